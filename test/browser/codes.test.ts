import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath } from './browser.ts';
import { type Reader, startReader } from './reader.ts';

describe.skipIf(chromiumPath === undefined)('somebody who looks for a code', () => {
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

  it.each([
    ['with JavaScript', true],
    ['without JavaScript', false],
  ])('opens and closes a branch by the keyboard, %s', async (_name, javaScript) => {
    await withPage(javaScript, async (page) => {
      await page.goto(`${reader.server.url}/code-system/who_haem5`);
      let loaded = 0;
      page.on('request', (request) => {
        if (request.resourceType() === 'document') loaded++;
      });
      const toggle = page.getByRole('link', { name: 'Codes below MYE', exact: true });
      await toggle.focus();
      await page.keyboard.press('Enter');
      await page.getByRole('link', { name: 'MPN Myeloproliferative neoplasms' }).waitFor();
      expect(await toggle.getAttribute('aria-expanded')).toBe('true');
      expect(new URL(page.url()).searchParams.get('open')).toBe('MYE');
      // With the script the page stays, and so does the focus.
      expect(loaded).toBe(javaScript ? 0 : 1);
      if (!javaScript) await toggle.focus();
      await page.keyboard.press('Enter');
      await page.getByRole('link', { name: 'MPN Myeloproliferative neoplasms' }).waitFor({ state: 'detached' });
      expect(new URL(page.url()).searchParams.has('open')).toBe(false);
    });
  });

  it('reads what primary myelofibrosis is in four classifications, three clicks from the start page', async () => {
    await withPage(true, async (page) => {
      await page.goto(`${reader.server.url}/`);
      await page.getByRole('link', { name: 'Myelofibrosis', exact: true }).first().click();
      await page.getByRole('link', { name: '9961/3 Primary myelofibrosis' }).first().click();
      await page.waitForURL(/code=9961%2F3/);
      const text = ((await page.locator('.code-view').textContent()) ?? '').replaceAll(/\s+/g, ' ');
      expect(text).toContain('9961/3 Primary myelofibrosis');
      expect(text).toContain('This code means the same as D47.4 Osteomyelofibrosis');
      expect(text).toContain('This code means the same as MPN-PMF Primary myelofibrosis');
      expect(text).toMatch(
        /ICC 2022, entities by name ?Via MPN-PMF .* means the same as primary_myelofibrosis Primary/,
      );
    });
  });
});
