import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath } from './browser.ts';
import { type Reader, startReader } from './reader.ts';

describe.skipIf(chromiumPath === undefined)('a search in a browser', () => {
  let reader: Reader;

  beforeAll(async () => {
    reader = await startReader();
  });

  afterAll(() => reader.stop());

  async function withPage(use: (page: Page) => Promise<void>, javaScriptEnabled = true): Promise<void> {
    const context = await reader.browser.newContext({ javaScriptEnabled });
    const page = await context.newPage();
    await page.goto(`${reader.server.url}/`);
    await use(page);
    await context.close();
  }

  const box = (page: Page) => page.locator('#q');
  const result = (page: Page, name: string) => page.locator('#results a.hit', { hasText: name }).first();

  it('shows what is found while somebody types, without sending the form', async () => {
    await withPage(async (page) => {
      await box(page).pressSequentially('FLT3-ITD');
      await result(page, 'FLT3-ITD mutation').waitFor();
      await page.waitForURL(/\?q=FLT3-ITD$/);
      expect(await page.title()).toContain('Results for “FLT3-ITD”');
      expect(await page.locator('#said').textContent()).toMatch(/\d+ definitions?/);
      expect(await page.locator('#q:focus').count()).toBe(1);
    });
  });

  it('shows the answer to the last letters alone, however the answers come', async () => {
    await withPage(async (page) => {
      // The first answer is held back until the second one is there.
      let release: () => void = () => {};
      const held = new Promise<void>((settle) => {
        release = settle;
      });
      await page.route(/\?q=haemoglobin$/, async (route) => {
        await held;
        await route.continue().catch(() => {});
      });
      const first = page.waitForRequest(/\?q=haemoglobin$/);
      await box(page).fill('haemoglobin');
      await first;
      await box(page).fill('primary myelofibrosis');
      await result(page, '9961/3').waitFor();
      release();
      await page.waitForURL(/\?q=primary\+myelofibrosis$/);
      expect(await page.locator('#title').textContent()).toBe('Results for “primary myelofibrosis”');
    });
  });

  it('has one step back for a run of typing', async () => {
    await withPage(async (page) => {
      await box(page).fill('haemo');
      await page.waitForURL(/\?q=haemo$/);
      await box(page).fill('haemoglobin');
      await page.waitForURL(/\?q=haemoglobin$/);
      await page.goBack();
      await page.locator('#diseases').waitFor();
      expect(await box(page).inputValue()).toBe('');
      await page.goForward();
      await result(page, 'Hemoglobin').waitFor();
      expect(await box(page).inputValue()).toBe('haemoglobin');
    });
  });

  it('needs only the keyboard', async () => {
    await withPage(async (page) => {
      await box(page).focus();
      await page.keyboard.type('hemoglobin');
      await result(page, 'Hemoglobin').waitFor();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowUp');
      await page.keyboard.press('Escape');
      expect(await page.locator('#q:focus').count()).toBe(1);
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/variable\/hemoglobin$/);
    });
  });

  it('narrows down without JavaScript, and leads to a code from any page', async () => {
    await withPage(async (page) => {
      await page.goto(`${reader.server.url}/about`);
      await page.getByRole('searchbox', { name: 'Search the dictionary' }).fill('9961/3');
      await page.keyboard.press('Enter');
      await page.waitForURL(/\?q=9961%2F3$/);
      expect(await page.locator('#found-codes').count()).toBe(1);
      expect(await result(page, '9961/3').getAttribute('href')).toBe('/code-system/icd_o_3_2?code=9961%2F3#code');
      await page.locator('#filters').getByRole('link', { name: 'Code systems' }).click();
      await page.waitForURL(/q=9961%2F3&kind=code-system$/);
      await box(page).fill('myelofibrosis');
      await page.keyboard.press('Enter');
      await page.waitForURL(/q=myelofibrosis&kind=code-system$/);
    }, false);
  });
});
