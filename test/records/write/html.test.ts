import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../../src/records/report.ts';
import { writeHtml } from '../../../src/records/write/html.ts';
import { printable } from '../../../src/records/write/printable.ts';
import { chromiumPath, launch } from '../../browser/browser.ts';
import { anyReport } from '../arbitrary-report.ts';
import { problemOf, reportOf, reportWithValues, sampleReport } from '../report-fixture.ts';

describe.skipIf(chromiumPath === undefined)('the page of a report, opened from disk', () => {
  let browser: Browser;
  let folder: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'hdict-report-'));
    browser = await launch();
  });

  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  });

  function addressOf(report: Report): string {
    const path = join(folder, 'report.html');
    writeFileSync(path, [...writeHtml(report)].join(''));
    return pathToFileURL(path).href;
  }

  async function withPage(
    report: Report,
    use: (page: Page) => Promise<void>,
    options: Parameters<Browser['newContext']>[0] = {},
  ): Promise<void> {
    const context: BrowserContext = await browser.newContext(options);
    const page = await context.newPage();
    await page.goto(addressOf(report));
    await use(page);
    await context.close();
  }

  it('folds the checks of each table, and shows them all on paper', async () => {
    await withPage(sampleReport, async (page) => {
      const check = page.locator('#checks ~ details tbody tr').first();
      expect(await check.isVisible()).toBe(false);
      expect(await page.locator('#checks ~ details summary').first().textContent()).toMatch(
        /^Table \w+ \d+ checks? passed/,
      );
      await page.emulateMedia({ media: 'print' });
      expect(await check.isVisible()).toBe(true);
      await page.emulateMedia({ media: 'screen' });
      await page.locator('#checks ~ details summary').first().click();
      expect(await check.isVisible()).toBe(true);
    });
  });

  it('says the verdict first, then every problem with what to do', async () => {
    await withPage(sampleReport, async (page) => {
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Failed');
      const text = (await page.locator('body').textContent()) ?? '';
      for (const { message, expected, hint, suggestion, owner, definition } of sampleReport.problems) {
        for (const each of [message, expected, hint, suggestion?.title, owner, definition]) {
          if (each !== undefined) expect(text).toContain(each);
        }
      }
      expect(text).toContain('Records 1–980, 990, 995, 1100–1117 and 12 more');
      expect(text).toContain('1,008 of 1,020');
      expect(text).toContain('The file of table patient has duplicate keys');
      expect(text).toContain('holds no values of the data');
    });
  });

  it('lists every check with its denominators', async () => {
    await withPage(sampleReport, async (page) => {
      for (const folded of await page.locator('summary').all()) await folded.click();
      const row = page.getByRole('row', { name: 'hemoglobin: range' });
      expect(await row.getByRole('cell').allTextContents()).toEqual(['failed', '1,204', '1,012', '0', '']);
    });
  });

  it('shows values only where they were asked for', async () => {
    await withPage(reportWithValues, async (page) => {
      const text = (await page.locator('body').textContent()) ?? '';
      expect(text).toContain('value 1 in 811');
      expect(text).toContain('treat it as you treat the data');
    });
  });

  it('has a title, a language, landmarks, headings in order and tables with headings', async () => {
    await withPage(sampleReport, async (page) => {
      expect(await page.title()).toBe('Failed: check of patients.csv, lab/blood counts.ndjson');
      expect(await page.locator('html').getAttribute('lang')).toBe('en');
      for (const role of ['banner', 'main', 'contentinfo', 'navigation'] as const) {
        expect(await page.getByRole(role).count()).toBe(1);
      }
      const levels = await page
        .locator('h1, h2, h3, h4')
        .evaluateAll((all) => all.map((each) => Number(each.tagName[1])));
      expect(levels[0]).toBe(1);
      for (const [index, level] of levels.entries()) expect(level).toBeLessThanOrEqual((levels[index - 1] ?? 0) + 1);
      const cells = await page.locator('th').evaluateAll((all) => all.map((each) => each.getAttribute('scope')));
      expect(new Set(cells)).toEqual(new Set(['col', 'row']));
      const ids = await page.locator('[id]').evaluateAll((all) => all.map((each) => each.id));
      expect(new Set(ids).size).toBe(ids.length);
      for (const link of await page.locator('nav a').all()) {
        expect(ids).toContain((await link.getAttribute('href'))?.slice(1));
      }
    });
  });

  it.each(
    (['light', 'dark'] as const).flatMap((colorScheme) =>
      [360, 768, 1600].map((width) => [colorScheme, width] as const),
    ),
  )('fits and has contrast in %s at %i pixels', async (colorScheme, width) => {
    const options = { colorScheme, viewport: { width, height: 800 } };
    await withPage(
      sampleReport,
      async (page) => {
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
        expect(await page.evaluate(LOW_CONTRAST)).toEqual([]);
      },
      options,
    );
  });

  it('is whole with thousands of problems, and with none', async () => {
    const problems = Array.from({ length: 2000 }, (_, index) => problemOf({ columns: [`column_${index}`] }));
    await withPage(reportOf({ problems }), async (page) => {
      expect(await page.getByRole('article').count()).toBe(2000);
    });
    await withPage(reportOf({}), async (page) => {
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Passed');
      expect(await page.getByRole('article').count()).toBe(0);
    });
  });

  it('runs nothing and asks nobody, whatever the texts of the report', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    const seen: string[] = [];
    page.on('dialog', (dialog) => {
      seen.push(dialog.message());
      void dialog.dismiss();
    });
    page.on('request', (request) => {
      if (!request.url().startsWith('file:')) seen.push(request.url());
    });
    // The policy has nothing to refuse either: what it refuses is said here.
    page.on('console', (message) => seen.push(message.text()));
    await fc.assert(
      fc.asyncProperty(anyReport, async (report) => {
        await page.goto(addressOf(report));
        const found: { readonly odd: readonly string[]; readonly paragraphs: readonly string[] } =
          await page.evaluate(DOM);
        expect(found.odd).toEqual([]);
        const shown = new Set(found.paragraphs);
        for (const { message } of report.problems) expect(shown).toContain(printable(message));
        expect(shown).toContain(printable(report.verdict.summary));
        expect(seen).toEqual([]);
      }),
      { numRuns: 60 },
    );
    await context.close();
  });
});

/** Elements and attributes that the writer never makes, and the paragraphs as they came through. */
const DOM = `(() => {
  const elements = [...document.querySelectorAll('*')];
  const known = new Set('HTML HEAD META TITLE STYLE BODY HEADER H1 H2 H3 H4 P UL LI STRONG NAV A MAIN SECTION DETAILS SUMMARY ARTICLE DIV SPAN CODE DL DT DD TABLE THEAD TBODY TR TH TD FOOTER'.split(' '));
  const attributes = new Set('lang charset http-equiv content name class id href rel role scope data-label aria-label aria-labelledby'.split(' '));
  const odd = elements.flatMap((element) => [
    ...(known.has(element.tagName) ? [] : [element.tagName]),
    ...element.getAttributeNames().filter((name) => !attributes.has(name)),
    ...(element.hasAttribute('href') && !/^(#[a-z]+$|https?:)/.test(element.getAttribute('href')) ? [element.outerHTML] : []),
  ]);
  if (document.querySelectorAll('style').length !== 1) odd.push('styles');
  return { odd, paragraphs: [...document.querySelectorAll('p')].map((each) => each.textContent) };
})()`;

/** Texts whose contrast with what is behind them is below WCAG AA's 4.5. */
const LOW_CONTRAST = `(() => {
  const channels = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const luminance = (colour) => {
    const [r, g, b] = channels(colour).slice(0, 3).map((c) => c / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = (element) => {
    for (let each = element; each; each = each.parentElement) {
      const colour = getComputedStyle(each).backgroundColor;
      if (channels(colour)[3] !== 0) return colour;
    }
    return 'rgb(255, 255, 255)';
  };
  const low = [];
  for (const element of document.body.querySelectorAll('*')) {
    if (![...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim())) continue;
    const [a, b] = [luminance(getComputedStyle(element).color), luminance(behind(element))].sort((x, y) => y - x);
    if ((a + 0.05) / (b + 0.05) < 4.5) low.push(element.textContent);
  }
  return low;
})()`;
