import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
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

  async function opened(query = ''): Promise<Opened> {
    const page = await (await reader.browser.newContext()).newPage();
    const requests: Request[] = [];
    const errors: string[] = [];
    page.context().on('request', (request) => requests.push(request));
    page.on('pageerror', (problem) => errors.push(problem.message));
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text());
    });
    await page.goto(`${reader.server.url}/validate${query}`);
    return { page, requests, errors };
  }

  function file(name: string, text: string): string {
    const path = join(reader.folder, name);
    writeFileSync(path, text);
    return path;
  }

  async function check(page: Page, paths: readonly string[]): Promise<void> {
    await page.getByLabel(/Files: CSV/).setInputFiles([...paths]);
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

  it('can be dropped anywhere on the page', async () => {
    const { page } = await opened();
    const dropped = await page.evaluateHandle(`(() => {
      const transfer = new DataTransfer();
      transfer.items.add(new File(['patient_id\\nP1\\n'], 'patient.csv'));
      transfer.items.add(new File(['PK'], 'book.xlsx'));
      return transfer;
    })()`);
    await page.dispatchEvent('h1', 'drop', { dataTransfer: dropped });
    await page.getByText('book.xlsx is a workbook. Save its sheet as CSV (UTF-8) and choose that.').waitFor();
    expect(await page.getByRole('list', { name: 'Chosen files' }).getByRole('listitem').count()).toBe(1);
    await page.getByRole('button', { name: 'Check', exact: true }).click();
    await page.getByRole('heading', { name: 'What to do' }).waitFor();
    await page.close();
  });

  it('say what is wrong with row 17, and show its values only if asked', async () => {
    const rows = Array.from({ length: 20 }, (_row, index) => `P${index + 1},${index === 15 ? CANARY : 'male'}`);
    const path = file('patient.csv', `patient_pseudonym,sex_at_birth\n${rows.join('\n')}\n`);
    const { page } = await opened();
    await check(page, [path]);
    await page.getByLabel('Row number').fill('17');
    await page.keyboard.press('Enter');
    const row = page.getByRole('region', { name: 'What is wrong with one row?' });
    await row.getByRole('heading', { name: 'patient.csv: record 16, row 17 of a spreadsheet' }).waitFor();
    expect(await row.getByText('One of female, male').count()).toBe(1);
    expect(await row.getByRole('link', { name: /variable\/sex_at_birth/ }).getAttribute('href')).toMatch(
      /^\/variable\/sex_at_birth\?release=/,
    );
    expect(await page.getByText(CANARY).count()).toBe(0);
    await page.getByLabel(/Show the values found/).check();
    await page.getByRole('button', { name: 'Check', exact: true }).click();
    await page.getByText('This report quotes values of your data').waitFor();
    await page.getByLabel('Row number').fill('17');
    await page.keyboard.press('Enter');
    await row.getByText(CANARY, { exact: true }).waitFor();
    await page.close();
  });

  it('with thousands of problems are shown a part at a time, filtered and grouped, and any row in full', async () => {
    const rows = Array.from({ length: 3_000 }, (_row, index) => `P${index + 1},male,h${index}`);
    const path = file('patient.csv', `patient_pseudonym,sex_at_birth,year_of_birth\n${rows.join('\n')}\n`);
    const headings = Array.from({ length: 150 }, (_column, index) => `unknown_${index}`);
    const wide = file('diagnosis.csv', `${headings.join(',')}\n${headings.map(() => 'x').join(',')}\n`);
    const { page } = await opened();
    await check(page, [path, wide]);
    await page.getByText(/Showing the first 100 of/).waitFor();
    expect(await page.getByRole('article').count()).toBe(100);
    await page.getByRole('button', { name: 'Show more problems' }).click();
    expect(await page.getByRole('article').count()).toBeGreaterThan(100);
    await page.getByLabel('Words').fill('Column 149');
    await page.getByText(/Showing 1 problem of/).waitFor();
    expect(await page.getByRole('article').count()).toBe(1);
    await page.locator('#row-file').selectOption({ label: 'patient.csv' });
    await page.getByLabel('Row number').fill('2900');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Check record 2899 in full' }).click();
    const row = page.getByRole('region', { name: 'What is wrong with one row?' });
    await row.getByRole('article').getByRole('heading', { name: 'year_of_birth' }).waitFor();
    await page.close();
  });

  it('with hostile names are only text', async () => {
    const { page, errors } = await opened('?table=patient');
    const name = '<img src=x onerror=alert(1)>\u202Etxt.csv';
    await page
      .getByLabel(/Files: CSV/)
      .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from('<b>x</b>\n1\n') });
    await page.getByText('as you came for it').waitFor();
    await page.getByRole('button', { name: 'Check', exact: true }).click();
    await page.getByRole('heading', { name: 'What to do' }).waitFor();
    expect(await page.locator('main img, main b').count()).toBe(0);
    expect(await page.getByText('{U+202E}').count()).toBeGreaterThan(0);
    expect(errors).toEqual([]);
    await page.close();
  });

  it('that were checked make a page on which axe finds nothing wrong', async () => {
    const { page } = await opened();
    await check(page, [broken()]);
    await page.getByRole('heading', { name: 'What to do' }).waitFor();
    await page.getByLabel('Row number').fill('2');
    await page.keyboard.press('Enter');
    await page.getByText('All that was checked').click();
    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
      .analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 120)}`)).toEqual([]);
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
