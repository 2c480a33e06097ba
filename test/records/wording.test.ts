import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countsInWords, placesOf, rowRanges, rowsByValue, stepsInWords } from '../../src/records/wording.ts';
import { problemOf } from './report-fixture.ts';

describe('record numbers in words', () => {
  it.each([
    [[], ''],
    [[7], '7'],
    [[1, 2], '1–2'],
    [[1, 2, 3, 4, 5, 9], '1–5, 9'],
    [[1, 3, 4, 1000], '1, 3–4, 1000'],
  ])('%j are %s', (rows, words) => {
    expect(rowRanges(rows)).toBe(words);
  });

  it('name every record, and no other', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 300 })), (some) => {
        const rows = some.sort((a, b) => a - b);
        const read = rowRanges(rows)
          .split(', ')
          .filter(Boolean)
          .flatMap((range) => {
            const [first = 0, last = first] = range.split('–').map(Number);
            return Array.from({ length: last - first + 1 }, (_, index) => first + index);
          });
        expect(read).toEqual(rows);
      }),
    );
  });
});

describe('the place of a problem', () => {
  it.each([
    ['one record', problemOf({ rows: [7] }), 'record 7'],
    ['several', problemOf({ rows: [1, 2, 9] }), 'records 1–2, 9'],
    ['more than are listed', problemOf({ rows: [1], count: 1205 }), 'records 1 and 1,204 more'],
    ['none listed', problemOf({ rows: [], count: 1205 }), '1,205 records, not listed'],
    ['the file', problemOf({ code: 'file-empty', rows: [], count: 1 }), 'the whole file'],
    ['the heading', problemOf({ code: 'heading-missing', rows: [], count: 1 }), 'the heading'],
    ['a record of a wrong length', problemOf({ code: 'row-length', rows: [4] }), 'record 4'],
  ])('is said for %s', (_what, problem, words) => {
    expect(placesOf(problem)).toBe(words);
  });

  it('is shortened to so many ranges, and counts what it leaves out', () => {
    expect(placesOf(problemOf({ rows: [1, 2, 5, 7, 8, 9], count: 10 }), 2)).toBe('records 1–2, 5 and 7 more');
  });
});

it('groups records by what stood in them', () => {
  expect([...rowsByValue(problemOf({ rows: [1, 2, 3], values: ['a', 'b', 'a'] }))]).toEqual([
    ['a', [1, 3]],
    ['b', [2]],
  ]);
});

it('counts in words', () => {
  expect(countsInWords({ error: 1, warning: 0, information: 1200 })).toBe('1 error, 1,200 notes');
  expect(countsInWords({ error: 0, warning: 0, information: 0 })).toBe('no problems');
  expect(stepsInWords({ pass: 1, fail: 2, 'not-applicable': 0, unevaluated: 3 })).toBe(
    '1 check passed, 2 failed, 3 not evaluated',
  );
});
