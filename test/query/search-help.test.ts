import { describe, expect, test } from 'vitest';
import { findDiseases } from '../../src/query/find-diseases.ts';
import { searchHelp } from '../../src/query/search-help.ts';
import { codeSystem, dictionary, sealed, snapshotOf } from '../snapshot/dictionaries.ts';
import { SETTINGS, variable } from '../store/fixture-release.ts';

const [RELEASE] = sealed(
  dictionary(
    [
      variable('blast_count', 'Blast count'),
      codeSystem('icd', [{ code: 'C90.0', display: 'Plasma cell neoplasm', synonyms: ['Myeloma'] }]),
    ],
    { ...SETTINGS, diseases: [{ id: 'aml', label: 'Acute myeloid leukaemia', group: 'myeloid' }] },
  ),
);
if (RELEASE === undefined) expect.fail();
const OF = snapshotOf(RELEASE);

describe('the help for a search that found nothing', () => {
  test('counts what each word finds alone', () => {
    expect(searchHelp(OF, 'blast xyzzyx').words).toEqual([
      { word: 'blast', count: 1 },
      { word: 'xyzzyx', count: 0 },
    ]);
  });

  test.each([
    ['blaasst couunnt', 'blast count'],
    ['mielomma', 'myeloma'],
  ])('suggests words that are known: %s', (words, expected) => {
    expect(searchHelp(OF, words).instead).toBe(expected);
  });

  test('suggests nothing that would find nothing', () => {
    expect(searchHelp(OF, 'blast myyelloma').instead).toBeUndefined();
    expect(searchHelp(OF, 'qqqqqqqq').instead).toBeUndefined();
  });
});

describe('a search for diseases', () => {
  test.each(['aml', 'AML', 'leukaemia', 'leukemia', 'myel acute'])('finds the one called %s', (words) => {
    expect(findDiseases(OF, words).map(({ id }) => id)).toEqual(['aml']);
  });

  test.each(['', 'emia', 'acute lymphoid'])('finds none for “%s”', (words) => {
    expect(findDiseases(OF, words)).toEqual([]);
  });
});
