import { describe, expect, it } from 'vitest';
import type { CodeSystem, ConceptMap } from '../../src/model/definitions.ts';
import { appOf, dictionaryOf, get, HOSTILE, morphology, myeloid, sealed } from '../http/fixture.ts';

const lineage: CodeSystem = {
  ...morphology,
  id: 'lineage',
  title: 'Lineages',
  url: 'https://example.org/lineage',
  properties: [{ code: 'source', description: 'Where it was read.', type: 'string' }],
  concepts: [
    { code: 'my', display: 'Myeloid', abstract: true },
    { code: 'ly', display: 'Lymphoid' },
    { code: 'a+b', display: { en: 'Both', de: 'Beide' }, parents: ['my', 'ly'], synonyms: ['Mixed lineage'] },
    { code: 'old', display: 'Former', status: 'retired', replacedBy: 'a+b' },
    { code: 'new', display: 'Not mapped yet' },
    { code: 'x', display: HOSTILE, definition: HOSTILE, notes: HOSTILE, source: HOSTILE, synonyms: [HOSTILE] },
  ],
};

const edition: CodeSystem = {
  ...morphology,
  id: 'icd_o_3_1',
  edition: '3.1',
  concepts: [{ code: '9861/3', display: 'Acute myeloid leukaemia, not otherwise specified' }],
};

const map: ConceptMap = {
  ...myeloid,
  kind: 'concept-map',
  id: 'lineage_to_icd_o',
  title: 'Lineages to ICD-O',
  groups: [
    {
      source: 'lineage',
      target: 'icd_o_3_2',
      elements: [
        {
          code: 'a+b',
          targets: [{ code: '9861/3', relationship: 'source-is-broader-than-target', comment: 'Only a test.' }],
        },
        { code: 'ly', noMap: true },
        { code: 'x', targets: [{ code: '986', relationship: 'not-related-to', comment: HOSTILE, when: HOSTILE }] },
      ],
    },
  ],
};

const { app } = appOf({
  releases: [sealed(undefined, dictionaryOf(morphology, edition, lineage, myeloid, map), '2026-01-15')],
});
const page = async (path: string) => (await get(app, path, { Accept: 'text/html' })).text;
const words = (html: string) => html.replaceAll(/<[^>]+>/g, '').replaceAll(/\s+/g, ' ');

describe('the tree of a classification', () => {
  it('opens a branch by a link', async () => {
    const closed = await page('/code-system/lineage');
    expect(closed).not.toContain('Beide');
    const link = closed.match(/href="([^"]*open=my[^"#]*)#at-my"/)?.[1];
    expect(link).toBeDefined();
    expect(await page(link ?? '')).toContain('id="at-my.a%2Bb"');
  });

  it('shows a code with two parents below both', async () => {
    const text = await page('/code-system/lineage?tree=all');
    expect(text).toContain('id="at-my.a%2Bb"');
    expect(text).toContain('id="at-ly.a%2Bb"');
  });

  it('keeps several branches open in one address', async () => {
    const text = await page('/code-system/lineage?open=my++ly');
    expect(text.match(/aria-expanded="true"/g)).toHaveLength(2);
  });

  it('marks what only groups others', async () => {
    expect(words(await page('/code-system/lineage'))).toContain('my Myeloid only groups others');
  });

  it('finds codes with the ways down to them', async () => {
    const text = words(await page('/code-system/lineage?q=mixed'));
    expect(text).toContain('1 code with “mixed”');
    expect(text).toContain('my Myeloidly Lymphoida+b Both');
  });

  it('is in the language that the reader chose', async () => {
    expect(await page('/code-system/lineage?tree=all&lang=de')).toContain('<span lang="de">Beide</span>');
  });
});

describe('the view of a code', () => {
  it('is found by a code with a slash, and says what narrows and broadens it from its own side', async () => {
    const text = words(await page('/code-system/icd_o_3_2?code=9861%2F3'));
    expect(text).toContain('9861/3 Acute myeloid leukaemia, NOS');
    expect(text).toContain('This code is narrower than a+b Both');
  });

  it('is found by a code with a plus', async () => {
    const text = words(await page('/code-system/lineage?code=a%2Bb'));
    expect(text).toContain('This code is broader than 9861/3 Acute myeloid leukaemia, NOS');
    expect(text).toContain('Also calledMixed lineage');
    expect(text).toContain('Replacesold Former');
  });

  it('says what replaces it', async () => {
    expect(words(await page('/code-system/lineage?code=old'))).toContain('Replaced bya+b Both');
  });

  it('tells "no code there" from "not looked at"', async () => {
    expect(words(await page('/code-system/lineage?code=ly'))).toContain('No code for it there.');
    expect(words(await page('/code-system/lineage?code=old'))).toContain('Not looked at');
  });

  it('says how each edition words it, and which has it not', async () => {
    expect(words(await page('/code-system/icd_o_3_2?code=9861%2F3'))).toContain('worded otherwise');
    expect(words(await page('/code-system/icd_o_3_2?code=986'))).toContain('No such code in the part of it');
  });

  it('names the value sets that hold it, and the same for machines', async () => {
    const text = await page('/code-system/icd_o_3_2?code=9861%2F3');
    expect(text).toContain('href="/value-set/myeloid"');
    expect(text).toContain('/fhir/r4/CodeSystem/$lookup?system=');
  });

  it('is not found for a code that does not exist', async () => {
    expect((await get(app, '/code-system/lineage?code=none', { Accept: 'text/html' })).status).toBe(404);
  });

  it('shows hostile texts as texts', async () => {
    const pages = ['/code-system/lineage?code=x', '/code-system/lineage?q=x', '/concept-map/lineage_to_icd_o'];
    for (const path of pages) {
      const text = await page(path);
      expect(text).toContain('&lt;script&gt;');
      expect(text).not.toContain('<script>alert');
      expect(text).not.toContain('<img src=x');
    }
  });
});

describe('the page of a crosswalk', () => {
  it('reads from left to right', async () => {
    const text = words(await page('/concept-map/lineage_to_icd_o'));
    expect(text).toContain('a+b Bothis broader than9861/3 Acute myeloid leukaemia, NOS');
    expect(text).toContain('ly Lymphoidhas no code there');
  });

  it('leads from its figures to the codes behind them', async () => {
    const text = await page('/concept-map/lineage_to_icd_o');
    expect(text).toContain('href="/concept-map/lineage_to_icd_o?show=unmapped#rows"');
    expect(words(await page('/concept-map/lineage_to_icd_o?show=unmapped'))).toContain('was not looked at');
  });

  it('refuses a filter that is none', async () => {
    const { status } = await get(app, '/concept-map/lineage_to_icd_o?show=everything', { Accept: 'text/html' });
    expect(status).toBe(400);
  });
});
