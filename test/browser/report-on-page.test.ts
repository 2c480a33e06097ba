import fc from 'fast-check';
import { expect, test } from 'vitest';
import { neighbourOf, problemsOfRecord, recordMeant } from '../../src/browser/problems-of-record.ts';
import { groupProblems, siftProblems } from '../../src/browser/sift-problems.ts';
import { problemOf, reportOf } from '../records/report-fixture.ts';

const FILE = { name: 'patients.csv', table: 'patient', format: 'csv', bytes: 1, sha256: 'x', rows: 30 } as const;

test('row 17 of a spreadsheet is record 16, and its row 1 the heading', () => {
  expect(recordMeant(17, 'spreadsheet')).toBe(16);
  expect(recordMeant(17, 'record')).toBe(17);
  expect(recordMeant(1, 'spreadsheet')).toBeUndefined();
  expect(recordMeant(Number.NaN, 'record')).toBeUndefined();
});

test('a record that is not listed is never said to be in order while records are left out', () => {
  const cut = problemOf({ rows: [1, 2], count: 5 });
  const report = { ...reportOf({}), problems: [cut] };
  expect(problemsOfRecord(report, FILE, 2)).toMatchObject({ found: [cut], undecided: [] });
  expect(problemsOfRecord(report, FILE, 9)).toMatchObject({ found: [], undecided: [cut] });
});

test('problems of a file of the same name in another table are not those of this one', () => {
  const other = problemOf({ table: 'laboratory', rows: [3] });
  expect(problemsOfRecord({ ...reportOf({}), problems: [other] }, FILE, 3).found).toEqual([]);
});

test('the neighbours of a record are the nearest with a problem', () => {
  const report = { ...reportOf({}), problems: [problemOf({ rows: [2, 9] }), problemOf({ rows: [4] })] };
  expect(neighbourOf(report, FILE, 4, 1)).toBe(9);
  expect(neighbourOf(report, FILE, 4, -1)).toBe(2);
  expect(neighbourOf(report, FILE, 9, 1)).toBeUndefined();
});

test('a sieve with nothing in it leaves all, and groups hold each problem once', () => {
  const column = fc.constantFrom('a', 'b', 'c');
  const one = fc.record({
    columns: fc.array(column, { maxLength: 2 }),
    severity: fc.constantFrom('error' as const, 'warning' as const),
    file: column,
  });
  fc.assert(
    fc.property(fc.array(one), fc.constantFrom('column' as const, 'kind' as const), (given, by) => {
      const problems = given.map((each) => problemOf(each));
      expect(siftProblems(problems, { text: ' ' })).toEqual(problems);
      expect([...groupProblems(problems, by).values()].flat()).toHaveLength(problems.length);
      const errors = siftProblems(problems, { severity: 'error' });
      expect(errors).toEqual(problems.filter(({ severity }) => severity === 'error'));
    }),
  );
});

test('words are looked for in all that a problem says, whatever their case', () => {
  const problem = problemOf({ message: 'Above the limit.', hint: 'Looks like g/L.' });
  expect(siftProblems([problem], { text: 'G/L above' })).toEqual([problem]);
  expect(siftProblems([problem], { text: 'below' })).toEqual([]);
});
