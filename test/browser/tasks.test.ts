import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath } from './browser.ts';
import { type Reader, startReader } from './reader.ts';

/**
 * What people come for, from the start page to the answer: at most four clicks, or one search and two clicks. Without
 * JavaScript too, where a page needs none.
 */
describe.skipIf(chromiumPath === undefined)('from the start page', () => {
  let reader: Reader;

  beforeAll(async () => {
    reader = await startReader();
  });

  afterAll(() => reader.stop());

  /** A person on the site, whose clicks and searches are counted. */
  class Visitor {
    readonly page: Page;
    clicks = 0;
    searches = 0;

    constructor(page: Page) {
      this.page = page;
    }

    async search(words: string): Promise<void> {
      this.searches++;
      await this.page.getByRole('searchbox').first().fill(words);
      await this.page.keyboard.press('Enter');
      await this.page.waitForURL(/[?&]q=/);
    }

    async click(target: Locator): Promise<void> {
      this.clicks++;
      await target.first().click();
    }

    link(name: string | RegExp): Locator {
      return this.page.getByRole('main').getByRole('link', { name });
    }

    async reads(...texts: readonly (string | RegExp)[]): Promise<void> {
      const main = this.page.getByRole('main');
      for (const text of texts) await main.getByText(text).first().waitFor({ timeout: 10_000 });
    }
  }

  async function visit(javaScriptEnabled: boolean, task: (visitor: Visitor) => Promise<void>): Promise<void> {
    const context = await reader.browser.newContext({ javaScriptEnabled });
    try {
      const page = await context.newPage();
      await page.goto(`${reader.server.url}/`);
      const visitor = new Visitor(page);
      await task(visitor);
      expect(visitor.searches).toBeLessThanOrEqual(1);
      expect(visitor.clicks).toBeLessThanOrEqual(visitor.searches === 0 ? 4 : 2);
    } finally {
      await context.close();
    }
  }

  it('one learns what is wrong with row 17 of a file, which is sent nowhere', () =>
    visit(true, async (visitor) => {
      const { page } = visitor;
      const sent: string[] = [];
      page.on('request', (request) => {
        if (request.method() !== 'GET') sent.push(request.url());
      });
      const rows = Array.from({ length: 20 }, (_row, index) => `P${index + 1},${index === 15 ? 'unheard-of' : 'male'}`);
      const path = join(reader.folder, 'patient.csv');
      writeFileSync(path, `patient_pseudonym,sex_at_birth\n${rows.join('\n')}\n`);
      await visitor.click(page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Check data' }));
      await page.locator('#chooser').setInputFiles([path]);
      await visitor.click(page.getByRole('button', { name: 'Check', exact: true }));
      await page.getByLabel('Row number').fill('17');
      await visitor.click(page.getByRole('button', { name: 'Show', exact: true }));
      await visitor.reads('patient.csv: record 16, row 17 of a spreadsheet', 'One of female, male');
      expect(sent).toEqual([]);
    }));

  describe.each([
    ['with JavaScript', true],
    ['without JavaScript', false],
  ])('%s', (_how, javaScript) => {
    it('one learns which values FLT3-ITD may take, since when, and what to enter if it was not tested', () =>
      visit(javaScript, async (visitor) => {
        await visitor.search('FLT3-ITD');
        await visitor.click(visitor.link('FLT3-ITD mutation'));
        await visitor.reads('wild_type', 'mutated', 'not_tested', /since release/);
      }));

    it('one finds the code for primary myelofibrosis in four classifications', () =>
      visit(javaScript, async (visitor) => {
        await visitor.search('primary myelofibrosis');
        await visitor.click(visitor.link(/^9961\/3/));
        await visitor.reads('9961/3', 'D47.4', 'MPN-PMF', 'primary_myelofibrosis');
      }));

    it('one reads how EFS is defined for AML by ELN 2022, and how that differs from 2017', () =>
      visit(javaScript, async (visitor) => {
        await visitor.search('EFS AML ELN 2022');
        await visitor.click(visitor.link('Event-free survival, AML, ELN 2022'));
        await visitor.reads(/Treatment failure means that no CR/, /Event-free survival, AML, ELN 2017 differs in/);
      }));

    it('one learns what the last release changed for myeloma', () =>
      visit(javaScript, async (visitor) => {
        await visitor.click(visitor.link('Multiple myeloma'));
        await visitor.reads(/What release .* changed for it/);
        await visitor.click(visitor.link(/^release \d/));
        await visitor.reads(/Multiple myeloma/);
      }));

    it('one gets the code book for CLL as a spreadsheet', () =>
      visit(javaScript, async (visitor) => {
        await visitor.click(visitor.link('Chronic lymphocytic leukaemia'));
        const downloading = visitor.page.waitForEvent('download');
        await visitor.click(visitor.link(/Excel|XLSX|spreadsheet/i));
        const path = join(reader.folder, 'cll.xlsx');
        await (await downloading).saveAs(path);
        expect(readFileSync(path).subarray(0, 2).toString('latin1')).toBe('PK');
      }));
  });
});
