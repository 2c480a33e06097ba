import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page, Request } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../src/records/report.ts';
import { chromiumPath } from './browser.ts';
import { type Reader, startReader } from './reader.ts';

const ROOT = join(import.meta.dirname, '../..');
const DELIVERY = join(ROOT, 'test/fixtures/delivery');
const CANARY = 'canary-4711';

interface Opened {
  readonly page: Page;
  readonly requests: Request[];
  readonly errors: string[];
}

describe.skipIf(chromiumPath === undefined)('files that are checked in a browser', () => {
  let reader: Reader;

  beforeAll(async () => {
    reader = await startReader();
  });

  afterAll(() => reader.stop());

  async function opened(): Promise<Opened> {
    const page = await reader.browser.newPage();
    const requests: Request[] = [];
    const errors: string[] = [];
    page.context().on('request', (request) => requests.push(request));
    page.on('pageerror', (problem) => errors.push(problem.message));
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text());
    });
    await page.goto(`${reader.server.url}/validate`);
    return { page, requests, errors };
  }

  function file(name: string, text: string): string {
    const path = join(reader.folder, name);
    writeFileSync(path, text);
    return path;
  }

  async function check(page: Page, paths: readonly string[]): Promise<void> {
    await page.getByLabel(/^Files/).setInputFiles([...paths]);
    await page.getByRole('button', { name: 'Check', exact: true }).click();
  }

  async function reportOf(page: Page): Promise<Report> {
    const coming = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download as JSON' }).click();
    return JSON.parse(readFileSync(await (await coming).path(), 'utf8'));
  }

  const broken = () => file('patient.csv', `patient_id,sex,${CANARY}\n${CANARY},${CANARY},1\n,male,2\n`);

  it('get the report that the command line gives', async () => {
    const { page, errors } = await opened();
    const names = ['patient.csv', 'laboratory.csv'];
    await check(
      page,
      names.map((name) => join(DELIVERY, name)),
    );
    await page.getByRole('heading', { name: 'What to do' }).waitFor();
    const here = await reportOf(page);
    const command = [join(ROOT, 'dist/cli/main.js'), 'validate', ...names, '--format', 'json', '--quiet'];
    const env = { ...process.env, HDICT_DICTIONARY: join(ROOT, 'dictionary') };
    const { stdout } = spawnSync(process.execPath, command, { cwd: DELIVERY, encoding: 'utf8', env });
    const there = JSON.parse(stdout) as Report;
    expect({ ...here, run: undefined }).toEqual({ ...there, run: undefined });
    expect(here.problems.length).toBeGreaterThan(0);
    expect(errors).toEqual([]);
    await page.close();
  });

  it('are sent nowhere: after the tables of the release were loaded there is no request at all', async () => {
    const { page, requests } = await opened();
    await check(page, [broken()]);
    await page.getByRole('heading', { name: 'What to do' }).waitFor();
    const addresses = requests.map((request) => `${request.method()} ${new URL(request.url()).pathname}`);
    const ofCheck = addresses.slice(addresses.findIndex((each) => each.includes('check-worker')));
    expect(ofCheck.filter((each) => !each.includes('/assets/check-worker-'))).toEqual([
      expect.stringMatching(/^GET \/api\/v1\/releases\/[\d.]+\/export\/record-plan$/),
    ]);
    const before = requests.length;
    // The tables are here now: a second check asks for nothing but its thread, which the browser keeps.
    await page.getByRole('button', { name: 'Check', exact: true }).click();
    await page.getByRole('heading', { name: 'What to do' }).waitFor();
    const later = requests.slice(before).filter((request) => !request.url().includes('/assets/check-worker-'));
    expect(later.map((request) => request.url())).toEqual([]);
    for (const request of requests) {
      expect(request.method()).toBe('GET');
      expect(request.url() + (request.postData() ?? '')).not.toContain(CANARY);
    }
    await page.close();
  });

  it('are read by a thread that its own policy lets fetch nothing', async () => {
    const { page, requests } = await opened();
    await check(page, [broken()]);
    await page.getByRole('heading', { name: 'What to do' }).waitFor();
    const thread = requests.find((request) => request.url().includes('/assets/check-worker-'));
    const headers = await (await thread?.response())?.allHeaders();
    expect(headers?.['content-security-policy']).toContain("default-src 'none'");
    expect(headers?.['content-security-policy']).not.toContain('connect-src');
    await page.close();
  });

  it('are reported on without their values, on the page and in every download', async () => {
    const { page } = await opened();
    await check(page, [broken()]);
    await page.getByRole('heading', { name: 'What to do' }).waitFor();
    for (const format of ['HTML', 'JSON', 'CSV']) {
      const coming = page.waitForEvent('download');
      await page.getByRole('button', { name: `Download as ${format}` }).click();
      const text = readFileSync(await (await coming).path(), 'utf8');
      expect(text.length).toBeGreaterThan(100);
      expect(text).not.toContain(`${CANARY},`);
    }
    await page.close();
  });

  it('of 50 MB leave the page responsive, and can be cancelled', async () => {
    const line = `P,male,${'x'.repeat(80)}\n`;
    const large = file('patient.csv', `patient_id,sex,remark\n${line.repeat(Math.ceil(50_000_000 / line.length))}`);
    const { page } = await opened();
    await check(page, [large]);
    await page.getByText(/MB of 50/).waitFor();
    // The page's own thread answers while the other works.
    for (let times = 0; times < 20; times++) await page.evaluate(() => 1);
    const progress = page.getByRole('progressbar', { name: 'Progress' });
    expect(await progress.isVisible()).toBe(true);
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('status').getByText('Cancelled. Nothing is reported.').waitFor();
    // A thread that is at work is ended after a moment.
    await expect.poll(() => page.workers().length, { timeout: 30_000 }).toBe(0);
    expect(await progress.isVisible()).toBe(false);
    await page.close();
  });

  it('are told apart by what a person says where their names say nothing', async () => {
    const { page } = await opened();
    await check(page, [file('export.txt', 'patient_id;sex\nP1;male\n')]);
    await page.getByRole('status').getByText('Say what format export.txt has.').waitFor();
    await page.getByLabel('Format').selectOption('csv');
    await page.getByLabel('Table').selectOption('patient');
    await page.getByLabel('Delimiter of CSV').selectOption('semicolon');
    await page.getByRole('button', { name: 'Check', exact: true }).click();
    await page.getByRole('button', { name: 'Download as JSON' }).waitFor();
    expect((await reportOf(page)).files).toMatchObject([{ name: 'export.txt', table: 'patient', rows: 1 }]);
    await page.close();
  });

  it.each([360, 1_200])('are shown on a page of %i pixels without anything beyond its edge', async (width) => {
    const { page } = await opened();
    await page.setViewportSize({ width, height: 800 });
    await check(page, [broken()]);
    await page.getByRole('heading', { name: 'What to do' }).waitFor();
    expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBe(width);
    await page.close();
  });

  it('need JavaScript, and the page says what to do without', async () => {
    const context = await reader.browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${reader.server.url}/validate`);
    expect(await page.getByText('This page needs JavaScript').isVisible()).toBe(true);
    expect(await page.getByText(/hdict validate patient.csv/).isVisible()).toBe(true);
    await context.close();
  });
});
