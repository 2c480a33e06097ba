import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath } from './browser.ts';
import { type Reader, startReader } from './reader.ts';

/** One of each kind of page, as short as its kind has them: axe looks at every element. */
const PAGES = [
  '/',
  '/?q=FLT3',
  '/?q=primary+myelofibrosis',
  '/?q=eosinophilic&show=codes',
  '/?q=leukaemia&kind=value-set&disease=aml',
  '/?q=nothingiscalledlikethis',
  '/variable/hemoglobin',
  '/value-set/icd_o_aml',
  '/code-system/haem_lineage',
  '/code-system/icd_o_3_2?code=9961%2F3',
  '/code-system/who_haem5?open=MYE++MYE-CH',
  '/code-system/who_haem5?q=myelofibrosis',
  '/concept-map/icd_o_3_2_to_icd_10_2019',
  '/concept-map/disease_group_to_codes?show=no-map',
  '/endpoint/efs_aml_eln2022',
  '/score/iss',
  '/table/thrombosis',
  '/rule/alive_without_date_of_death',
  '/disease/et',
  '/releases',
  '/releases/2.1.0?disease=cml',
  '/compare?from=1.0.0&to=2.1.0&kind=value-set&id=aml_codes',
  '/validate',
  '/downloads',
  '/docs',
  '/about',
  '/no/such/page',
];

/** Between them they have every colour. The dark page has the same elements as the light one. */
const DARK_PAGES = [
  '/?q=FLT3',
  '/compare?from=1.0.0&to=2.1.0&kind=value-set&id=aml_codes',
  '/endpoint/cir_aml',
  '/variable/hemoglobin',
  '/disease/et',
  '/validate',
];

/** WCAG 2.2, levels A and AA, as far as a program can see it. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

describe.skipIf(chromiumPath === undefined)('every kind of page', () => {
  let reader: Reader;

  beforeAll(async () => {
    reader = await startReader();
  });

  afterAll(() => reader.stop());

  async function found(path: string, colorScheme: 'light' | 'dark'): Promise<readonly string[]> {
    const context = await reader.browser.newContext({ colorScheme });
    const page = await context.newPage();
    await page.goto(`${reader.server.url}${path}`);
    const axe = new AxeBuilder({ page });
    const rules = colorScheme === 'light' ? axe.withTags(RULES) : axe.withRules(['color-contrast']);
    const { violations } = await rules.analyze();
    await context.close();
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`);
  }

  it.each(PAGES)('%s has nothing that axe finds wrong', async (path) => {
    expect(await found(path, 'light')).toEqual([]);
  });

  it.each(DARK_PAGES)('%s can be read in the dark', async (path) => {
    expect(await found(path, 'dark')).toEqual([]);
  });
});
