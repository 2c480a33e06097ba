import { beforeAll, describe, expect, test } from 'vitest';
import { type FoundCode, findCodes } from '../../src/query/find-codes.ts';
import { planRelease } from '../../src/release/plan.ts';
import type { Snapshot } from '../../src/snapshot/snapshot.ts';
import {
  codeSystem,
  codesOf,
  conceptMap,
  good,
  own,
  realDictionary,
  snapshot,
  snapshotOf,
  valueSet,
} from '../snapshot/dictionaries.ts';

const ICD = 'http://example.org/icd';
const named = (code: string, display: string, more = {}) => ({ code, display, ...more });

const OF = snapshot(
  codeSystem('icd_1', [named('98/1', 'Old leukaemia'), named('99/1', 'Myeloma')], { url: ICD, edition: '1' }),
  codeSystem('icd_2', [named('99/1', 'Plasma cell myeloma', { synonyms: ['Kahler disease'] }), named('97/1', 'New')], {
    url: ICD,
    edition: '2',
  }),
  codeSystem('names', [
    named('plasma_cell_myeloma', 'Plasma cell myeloma'),
    named('gone', 'Gone', { status: 'deprecated', replacedBy: 'here' }),
    own('here'),
    named('AML', 'Acute myeloid leukemia'),
  ]),
  valueSet('answers', { codes: [named('99', 'Myeloma unknown')] }),
  conceptMap('first_to_second', [
    {
      source: 'icd_1',
      target: 'icd_2',
      elements: [
        { code: '98/1', targets: [{ code: '97/1', relationship: 'source-is-narrower-than-target' }] },
        { code: '99/1', targets: [{ code: '99/1', relationship: 'equivalent' }] },
      ],
    },
  ]),
  conceptMap('names_to_icd', [
    {
      source: 'names',
      target: 'icd_2',
      elements: [
        { code: 'plasma_cell_myeloma', targets: [{ code: '99/1', relationship: 'source-is-broader-than-target' }] },
        { code: 'AML', targets: [{ code: '99/1', relationship: 'not-related-to' }] },
      ],
    },
  ]),
);

const find = (words: string): readonly FoundCode[] => good(findCodes(OF, words, { limit: 100 })).items;
const codes = (words: string): readonly string[] => find(words).map(({ concept }) => concept.code);

describe('a search for codes', () => {
  test.each(['99/1', '991', '99-1', ' 99/1 '])('finds the code itself, whatever its signs: %s', (words) => {
    const [first] = find(words);
    expect([first?.concept.code, first?.by]).toEqual(['99/1', 'code']);
  });

  test('shows the newest edition of a code, and names the others', () => {
    const [found, ...more] = find('99/1');
    expect(found?.system.shape.version).toBe('2');
    expect(found?.others.map(({ system, concept }) => [system.shape.version, concept.display])).toEqual([
      ['1', 'Myeloma'],
    ]);
    expect(more).toEqual([]);
  });

  test('leads from an old code to what the maps say it became', () => {
    const [found] = find('98/1');
    expect(found?.elsewhere.map(({ found: to, relationship }) => [to.code, relationship])).toEqual([
      ['97/1', 'source-is-narrower-than-target'],
    ]);
  });

  test('turns the relationship where a map is read from its target', () => {
    const [found] = find('99/1');
    expect(found?.elsewhere.map(({ found: to, relationship }) => [to.code, relationship])).toEqual([
      ['plasma_cell_myeloma', 'source-is-narrower-than-target'],
    ]);
  });

  test('gives no code that a map says it is not', () => {
    expect(find('AML')[0]?.elsewhere).toEqual([]);
  });

  test('names what its system says to use instead', () => {
    expect(find('gone')[0]?.replacedBy.map(({ code }) => code)).toEqual(['here']);
  });

  test.each([
    ['a name', 'plasma cell myeloma'],
    ['a synonym', 'kahler disease'],
    ['a beginning', 'kahl'],
    ['a letter wrong', 'mieloma plasma'],
  ])('finds %s', (_what, words) => {
    expect(codes(words)).toContain('99/1');
  });

  test('finds a name whether it is written as in Britain or in America', () => {
    expect(find('acute myeloid leukaemia')[0]?.by).toBe('name');
    expect(codes('old leukemia')).toEqual(['98/1']);
  });

  test('leaves the codes that value sets make to the definitions', () => {
    expect(codes('unknown')).toEqual([]);
  });

  test('puts a system that maps are about before one that they are not', () => {
    expect(codes('plasma cell myeloma')).toEqual(['99/1', 'plasma_cell_myeloma']);
  });

  test('fits its pages together', () => {
    const first = good(findCodes(OF, 'myeloma', { limit: 1 }));
    if (first.next === undefined) expect.fail();
    const second = good(findCodes(OF, 'myeloma', { limit: 1, cursor: first.next }));
    expect([...first.items, ...second.items].map(({ concept }) => concept.code)).toEqual(codes('myeloma'));
  });

  test('refuses an empty text', () => {
    expect(codesOf(findCodes(OF, ' ', { limit: 1 }))).toEqual(['invalid-parameter']);
  });
});

describe('a search for codes in our own dictionary', () => {
  let real: Snapshot;
  beforeAll(() => {
    real = snapshotOf(good(planRelease(undefined, realDictionary(), '2026-05-01')).release);
  }, 60_000);

  const said = (words: string): readonly string[] =>
    good(findCodes(real, words, { limit: 6 })).items.flatMap(({ system, concept, elsewhere }) => [
      `${system.shape.source.id} ${concept.code}`,
      ...elsewhere
        .filter(({ relationship }) => relationship === 'equivalent')
        .map(({ to, found }) => `${to.system?.shape.source.id} ${found.code}`),
    ]);

  test('tells the codes of primary myelofibrosis in all classifications at once', () => {
    expect(said('primary myelofibrosis')).toEqual(
      expect.arrayContaining([
        'icd_o_3_2 9961/3',
        'icd_10_2019 D47.4',
        'who_haem5 MPN-PMF',
        'icc_2022 primary_myelofibrosis',
      ]),
    );
  });

  test('finds a LOINC code as its variable', () => {
    expect(real.search.value().find('718-7')[0]?.ref).toBe('variable/hemoglobin');
  });
});
