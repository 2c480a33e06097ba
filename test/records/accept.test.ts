import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { own, snapshot, table, valueSet, variable } from '../snapshot/dictionaries.ts';
import { EXAMPLE } from './example.ts';
import { briefly, planOf, reportOn, stepOf } from './support.ts';

/** Reasons that other registries write for missing values. */
const CODED = planOf(
  snapshot(
    valueSet('missing_reason', { codes: [own('999'), own('9999-12-31')] }),
    { ...variable('age'), type: 'integer', missing: ['999'] },
    { ...variable('height'), type: 'decimal', missing: ['999'] },
    { ...variable('seen'), type: 'date', missing: ['9999-12-31'] },
    table('visit', ['age', 'height', 'seen'], {}),
  ),
);
const COLUMNS = ['age', 'height', 'seen'];

describe('what is accepted at a glance', () => {
  test('a missing reason that looks like a value is no value', () => {
    const row = ['999', '999', '9999-12-31'];
    const report = reportOn(CODED, [{ table: 'visit', headings: COLUMNS, rows: [row, ['98', '9.9', '2020-01-01']] }]);
    expect(COLUMNS.map((name) => stepOf(report, `visit/${name}/type`).rows)).toEqual([1, 1, 1]);
  });

  test('the same holds for JSON', () => {
    const records = [
      { age: 999, height: 999, seen: '9999-12-31' },
      { age: 98, height: 9.9, seen: '2020-01-01' },
    ];
    const report = reportOn(CODED, [{ table: 'visit', records }]);
    expect(COLUMNS.map((name) => stepOf(report, `visit/${name}/type`).rows)).toEqual([1, 1, 1]);
  });

  test('a JSON number is judged as its text in a cell', () => {
    const number = fc.oneof(fc.integer({ min: -5, max: 3000 }), fc.double({ min: 0.001, max: 40, noNaN: true }));
    fc.assert(
      fc.property(number, (value) => {
        const ofJson = reportOn(EXAMPLE, [{ table: 'sample', records: [{ pid: '1', hb: value }] }]);
        const rows = [['1', String(value)]];
        const ofText = reportOn(EXAMPLE, [{ table: 'sample', headings: ['pid', 'hb'], rows }]);
        expect(briefly(ofJson).filter(isOfHb)).toEqual(briefly(ofText).filter(isOfHb));
      }),
    );
  });

  test('what JSON cannot write is no number', () => {
    const report = reportOn(EXAMPLE, [{ table: 'patient', records: [{ pid: '1', sex: 'male', born: Infinity }] }]);
    expect(briefly(report)).toContainEqual(expect.stringMatching(/^value-\w+ born 1$/));
  });
});

function isOfHb(problem: string): boolean {
  return problem.includes(' hb ');
}
