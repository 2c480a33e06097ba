import { describe, expect, test } from 'vitest';
import type { RecordPlan } from '../../src/records/plan.ts';
import { EXAMPLE } from './example.ts';
import { briefly, problemOf, reportOn } from './support.ts';

const plan: RecordPlan = { ...EXAMPLE, missingReasons: ['unknown', 'not_done'] };

/** The report on one sample or patient with this cell. */
function cell(table: 'patient' | 'sample', name: string, value: string) {
  const others = { patient: { pid: 'P', sex: 'male' }, sample: { pid: 'P', taken: '2020-01-01' } }[table];
  const record: { [name: string]: string } = { ...others, [name]: value };
  return reportOn(plan, [{ table, headings: Object.keys(record), rows: [Object.values(record)] }]);
}

const columnsOf: { readonly [name: string]: 'patient' | 'sample' } = { hb: 'sample', taken: 'sample' };

const check = (name: string, value: string) => cell(columnsOf[name] ?? 'patient', name, value);

describe('a value that follows the dictionary has no problem', () => {
  test.each([
    ['hb', '10.2'],
    ['hb', '10'],
    ['hb', 'not_done'],
    ['hb', ''],
    ['sex', 'female'],
    ['sex', 'unknown'],
    ['born', '1960'],
    ['dead', 'false'],
    ['died', '2020-02'],
    ['died', '2020'],
    ['taken', '2020-02-29'],
    ['country', 'DE'],
    ['drugs', 'ara_c;ida'],
  ])('%s %s', (name, value) => expect(briefly(check(name, value))).toEqual([]));
});

describe('a value that does not is told by code, with a hint', () => {
  test.each([
    ['hb', '10,2', 'value-type', 'Write a decimal point, not a comma.'],
    ['hb', '1.234,5', 'value-type', 'Write it without thousands separators, with a decimal point.'],
    ['hb', '1e1', 'value-type', 'Write it without an exponent.'],
    ['hb', '<10', 'value-type', 'Write the number alone, without a sign of comparison.'],
    ['hb', 'NA', 'value-type', 'Leave the cell empty where there is no value.'],
    ['hb', ' 10', 'value-spaces', undefined],
    ['hb', '102', 'value-range', 'Looks like g/L.'],
    ['hb', '25', 'value-plausible', undefined],
    ['hb', '102 g/L', 'unit-converted', undefined],
    ['hb', '102 g/l', 'unit-unknown', 'Units are written as UCUM has them: g/L.'],
    ['hb', 'unknown', 'missing-reason', undefined],
    ['hb', '10;11', 'value-several', undefined],
    ['born', '1960.5', 'value-type', 'Write a whole number, without decimals.'],
    ['dead', 'yes', 'value-type', 'Write true or false, in lower case.'],
    ['dead', 'TRUE', 'value-type', 'Write true or false, in lower case.'],
    ['taken', '2020-02', 'date-partial', undefined],
    ['taken', '01.02.2020', 'value-type', 'Looks like DD.MM.YYYY: write YYYY-MM-DD.'],
    ['taken', '02/01/2020', 'value-type', 'Looks like MM/DD/YYYY or DD/MM/YYYY: write YYYY-MM-DD.'],
    ['taken', '2021-02-29', 'value-type', 'Write month and day with two digits; the day must be in the calendar.'],
    ['sex', 'Female', 'code-unknown', 'Codes are written in their own case.'],
    ['sex', 'woman', 'code-unknown', 'It is the display of a code.'],
    ['stage', 'III', 'code-unknown', 'It is a code of Value set stage_2022.'],
    ['stage', 'IIX', 'code-inactive', undefined],
    ['stage_new', 'any', 'code-abstract', undefined],
    ['drugs', 'ara_c;new', 'code-beyond-list', undefined],
    ['drugs', 'ida;ida', 'value-repeated', undefined],
    ['drugs', 'ida;;ara_c', 'value-type', undefined],
    ['country', 'de', 'value-pattern', undefined],
  ] as const)('%s %s is %s', (name, value, code, hint) => {
    const problem = problemOf(check(name, value), code);
    expect(problem.columns).toEqual([name]);
    expect(problem.hint).toBe(hint);
  });

  test('a code that is nearly one is suggested', () => {
    expect(problemOf(check('sex', 'femal'), 'code-unknown').suggestion?.replacement).toBe('female');
  });

  test('a code out of use names its successor', () => {
    expect(problemOf(check('stage', 'IIX'), 'code-inactive').suggestion?.replacement).toBe('II');
  });
});

describe('values of the data', () => {
  const CANARY = 'Zq7canary';

  test('are in no report unless the caller asks', () => {
    for (const name of ['hb', 'sex', 'taken', 'drugs', 'country', 'dead', 'born', 'died']) {
      expect(JSON.stringify(check(name, CANARY))).not.toContain(CANARY);
    }
  });

  test('are beside their records where the caller asks', () => {
    const file = { table: 'patient', headings: ['pid', 'sex'], rows: [['P', CANARY]] };
    expect(problemOf(reportOn(plan, [file], { showValues: true }), 'code-unknown').values).toEqual([CANARY]);
  });

  test('a first line that is a record does not reach the report as headings', () => {
    const report = reportOn(plan, [{ table: 'patient', headings: [CANARY, 'male'], rows: [['x', 'y']] }]);
    expect(briefly(report)).toContain('heading-unknown');
    expect(JSON.stringify(report)).not.toContain(CANARY);
  });
});

describe('JSON records', () => {
  const json = (record: unknown) => briefly(reportOn(plan, [{ table: 'patient', records: [record] }]));
  const valid = { pid: 'P', sex: 'male', born: 1960, dead: false, drugs: ['ida'] };

  test('have numbers, booleans and lists of JSON', () => expect(json(valid)).toEqual([]));

  test.each([
    [{ born: '1960' }, 'value-type born 1'],
    [{ dead: 'true' }, 'value-type dead 1'],
    [{ pid: 7 }, 'value-type pid 1'],
    [{ drugs: 'ida' }, 'value-type drugs 1'],
    [{ sex: ['male'] }, 'value-several sex 1'],
    [{ sex: null }, 'value-required sex 1'],
    [{ extra: 1 }, 'heading-unknown  1'],
  ])('%j is told', (more, told) => expect(json({ ...valid, ...more })).toContain(told));

  test('that are none are told', () => expect(json([1])).toContain('line-syntax  1'));

  test('may be called as what every object inherits', () => {
    const before = Object.getOwnPropertyNames(Object.prototype);
    json(JSON.parse('{"pid": "P", "sex": "male", "born": 1960, "__proto__": {"a": 1}, "constructor": 1}'));
    const headings = ['pid', 'sex', 'born', 'died', '__proto__', 'constructor'];
    const report = reportOn(plan, [{ table: 'patient', headings, rows: [['P', 'male', '', '', 'x', 'y']] }]);
    expect(briefly(report)).toEqual(['heading-unknown', 'heading-unknown']);
    expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(before);
  });
});
