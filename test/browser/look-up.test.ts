import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath } from './browser.ts';
import { type Reader, startReader } from './reader.ts';

describe.skipIf(chromiumPath === undefined)('a person in a browser', () => {
  let reader: Reader;

  beforeAll(async () => {
    reader = await startReader();
  });

  afterAll(() => reader.stop());

  async function withPage(javaScriptEnabled: boolean, use: (page: Page) => Promise<void>): Promise<void> {
    const context = await reader.browser.newContext({ javaScriptEnabled });
    const page = await context.newPage();
    await use(page);
    await context.close();
  }

  it('finds FLT3-ITD from the start page and reads its definition', async () => {
    await withPage(true, async (page) => {
      await page.goto(`${reader.server.url}/`);
      await page.getByRole('searchbox').fill('FLT3');
      await page.keyboard.press('Enter');
      await page.getByRole('link', { name: 'FLT3-ITD mutation' }).first().click();
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('FLT3-ITD mutation');
    });
  });

  it('sees at once which values FLT3-ITD may take, since when, and what to enter if it was not tested', async () => {
    await withPage(true, async (page) => {
      await page.setViewportSize({ width: 1280, height: 900 });
      await page.goto(`${reader.server.url}/variable/flt3_itd_mutation`);
      for (const text of ['since release 1.0.0', 'wild_type', 'Tested with adequate coverage', 'not_tested']) {
        const found = page.getByText(text).first();
        const box = await found.boundingBox();
        expect([text, box !== null && box.y + box.height <= 900]).toEqual([text, true]);
      }
    });
  });

  it('can do the same without JavaScript', async () => {
    await withPage(false, async (page) => {
      await page.goto(`${reader.server.url}/`);
      await page.getByRole('searchbox').fill('FLT3');
      await page.keyboard.press('Enter');
      await page.waitForURL(/q=FLT3/);
      expect(await page.getByRole('link', { name: 'FLT3-ITD mutation' }).count()).toBeGreaterThan(0);
    });
  });

  it.each(['/', '/?q=remission', '/variable/hemoglobin', '/code-system/icd_o_3_2', '/releases', '/docs', '/about'])(
    'reads %s without a request to any other host and without an error',
    async (path) => {
      await withPage(true, async (page) => {
        const elsewhere: string[] = [];
        const errors: string[] = [];
        page.on('request', (request) => {
          if (!request.url().startsWith(reader.server.url)) elsewhere.push(request.url());
        });
        page.on('console', (message) => {
          if (message.type() === 'error') errors.push(message.text());
        });
        page.on('pageerror', (problem) => errors.push(problem.message));
        const answer = await page.goto(`${reader.server.url}${path}`);
        expect(answer?.status()).toBe(200);
        expect(elsewhere).toEqual([]);
        expect(errors).toEqual([]);
      });
    },
  );
});
