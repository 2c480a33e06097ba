import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileChecks } from '../../src/records/compile-checks.ts';
import type { Report } from '../../src/records/report.ts';
import { EXAMPLE } from './example.ts';
import { briefly, type GivenFile, problemOf, reportOn, stepOf } from './support.ts';

const patients = (...rows: (readonly string[])[]): GivenFile => ({
  table: 'patient',
  headings: ['pid', 'sex', 'dead', 'died'],
  rows,
});
const samples = (...rows: (readonly string[])[]): GivenFile => ({
  table: 'sample',
  headings: ['pid', 'taken', 'tube'],
  rows,
});

describe('headings', () => {
  const headed = (...headings: string[]) =>
    reportOn(EXAMPLE, [{ table: 'patient', headings, rows: [headings.map((_, at) => ['P', 'male'][at] ?? '')] }]);

  test.each(['PID', 'p_i-d', 'Patient Number', 'pat. nr.'])('%s is the column pid, which is told', (heading) => {
    expect(briefly(headed(heading, 'sex'))).toEqual(['heading-matched pid']);
  });

  test('a required column that is not there is told once', () => {
    expect(briefly(headed('pid'))).toEqual(['heading-missing sex']);
  });

  test('two headings of one column are told', () => {
    expect(briefly(headed('pid', 'sex', 'Sex'))).toEqual(['heading-duplicate sex']);
  });

  test('a heading that is nearly one is suggested', () => {
    expect(problemOf(headed('pid', 'sex', 'countri'), 'heading-unknown').suggestion?.replacement).toBe('country');
  });

  test('a mapping says what a heading means, and in which unit', () => {
    const mapping = { Nr: { column: 'pid' }, day: { column: 'taken' }, Hgb: { column: 'hb', unit: 'g/L' }, rest: {} };
    const rows = [['P', '2020-01-01', '102', 'x']];
    const file = { table: 'sample', headings: ['Nr', 'day', 'Hgb', 'rest'], rows, mapping };
    expect(briefly(reportOn(EXAMPLE, [file]))).toEqual(['unit-converted hb 1']);
  });

  test('a column or property in a unit that the variable does not accept is told and left out', () => {
    const mapping = { pid: { column: 'pid' }, taken: { column: 'taken' }, Hgb: { column: 'hb', unit: 'mmol/L' } };
    const csv = { table: 'sample', headings: ['pid', 'taken', 'Hgb'], rows: [['P', '2020-01-01', '6']], mapping };
    const json = { table: 'sample', records: [{ pid: 'P', taken: '2020-01-01', Hgb: 6 }], mapping };
    expect(briefly(reportOn(EXAMPLE, [csv]))).toEqual(['heading-unknown hb']);
    expect(briefly(reportOn(EXAMPLE, [json]))).toEqual(['heading-unknown hb']);
  });
});

describe('conditions', () => {
  test('a value is required where its condition holds', () => {
    expect(briefly(reportOn(EXAMPLE, [patients(['P', 'male', 'true', ''])]))).toEqual(['value-required died 1']);
  });

  test('a condition that cannot be read is told as not evaluated', () => {
    const tables = EXAMPLE.tables.map((table) => ({
      ...table,
      columns: table.columns.map((column) =>
        column.name === 'died' ? { ...column, requiredWhen: 'dead &&' } : column,
      ),
    }));
    const run = compileChecks({ ...EXAMPLE, tables });
    expect(run.issues.map(({ code }) => code)).toEqual(['expression-syntax']);
    const step = stepOf(
      reportOn({ ...EXAMPLE, tables }, [patients(['P', 'male', 'true', ''])]),
      'patient/died/required',
    );
    expect(step).toMatchObject({ outcome: 'unevaluated', unevaluated: 1, rows: 0 });
  });

  test('a rule that does not hold is told with its text and permalink', () => {
    const problem = problemOf(reportOn(EXAMPLE, [patients(['P', 'male', 'false', '2020'])]), 'rule-broken');
    expect(problem).toMatchObject({ rule: 'dead_has_date', columns: ['dead', 'died'], rows: [1], line: 2 });
    expect(problem.definition).toBe('https://dictionary.example.org/rule/dead_has_date?release=1.0.0');
  });

  test('a value of a wrong type neither passes a rule nor breaks it', () => {
    const report = reportOn(EXAMPLE, [patients(['P', 'male', 'nonsense', '2020'], ['Q', 'male', 'false', 'nonsense'])]);
    expect(briefly(report)).toEqual(['value-type died 2', 'value-type dead 1']);
    expect(stepOf(report, 'patient/rule/dead_has_date')).toMatchObject({
      outcome: 'unevaluated',
      unevaluated: 2,
      rows: 0,
    });
  });
});

describe('several files', () => {
  const family = [
    patients(['P', 'male', 'true', '2020-05-01'], ['Q', 'male', '', '']),
    samples(['P', '2020-06-01', 'a'], ['P', '2020-04-01', 'b'], ['Q', '2020-01-01', 'c']),
  ];

  test('a rule looks at a record and its children', () => {
    expect(briefly(reportOn(EXAMPLE, family))).toEqual(['rule-broken sample_before_death 1']);
  });

  test('may come in either order', () => {
    expect(reportOn(EXAMPLE, family.toReversed())).toEqual(reportOn(EXAMPLE, family));
  });

  test('a rule whose other table has no file is not evaluated, and says why', () => {
    const report = reportOn(EXAMPLE, family.slice(0, 1));
    const step = stepOf(report, 'patient/rule/sample_before_death');
    expect(step).toMatchObject({ outcome: 'unevaluated', reason: 'No file of the table sample was given.' });
    expect(report.verdict.outcome).toBe('incomplete');
  });

  test('a reference to no record is told at the record that refers', () => {
    const report = reportOn(EXAMPLE, [samples(['X', '2020-01-01', 'd']), family[0] as GivenFile]);
    expect(briefly(report)).toEqual(['reference-unknown pid 1']);
  });

  test('a reference leads to any column of the other table, be it unique there or not', () => {
    const tables = EXAMPLE.tables.map((table) =>
      table.id === 'sample'
        ? { ...table, references: [{ columns: ['tube'], table: 'patient', to: ['country'] }] }
        : table,
    );
    const report = reportOn({ ...EXAMPLE, tables }, [
      { table: 'patient', headings: ['pid', 'sex', 'country'], rows: ['P', 'Q'].map((pid) => [pid, 'male', 'DE']) },
      samples(['P', '2020-01-01', 'DE'], ['P', '2020-01-02', 'FR']),
    ]);
    expect(briefly(report)).toEqual(['reference-unknown tube 2']);
  });

  test('what is said to be unique twice is looked at once', () => {
    const tables = EXAMPLE.tables.map((table) =>
      table.id === 'sample' ? { ...table, unique: [['tube'], ['pid', 'taken'], ['tube']] } : table,
    );
    const report = reportOn({ ...EXAMPLE, tables }, [family[0] as GivenFile, samples(['P', '2020-01-01', 'a'])]);
    expect(briefly(report)).toEqual([]);
  });

  test('keys and what else is unique are unique over all files of a table', () => {
    const more = { ...samples(['P', '2020-04-01', 'a']), name: 'sample-2.csv' };
    expect(briefly(reportOn(EXAMPLE, [...family, more]))).toEqual([
      'rule-broken sample_before_death 1',
      'key-duplicate pid+taken 1',
      'unique-duplicate tube 1',
    ]);
  });

  test('beyond the memory that may be used, nothing is said to have passed', () => {
    const report = reportOn(EXAMPLE, family, { memoryBytes: 1 });
    for (const id of ['patient/rule/sample_before_death', 'patient/key/pid', 'sample/reference/pid/patient']) {
      expect(stepOf(report, id)).toMatchObject({
        outcome: 'unevaluated',
        reason: expect.stringContaining('checkMemoryBytes'),
      });
    }
  });
});

describe('a report', () => {
  test('counts exactly beyond the records that it lists, and says so', () => {
    const report = reportOn(EXAMPLE, [patients(...['A', 'B', 'C'].map((pid) => [pid, 'x', '', '']))], { maxRows: 2 });
    expect(problemOf(report, 'code-unknown')).toMatchObject({ count: 3, rows: [1, 2] });
    expect(report.verdict.truncated).toEqual({ listed: 2, found: 3 });
    expect(report.verdict.summary).toContain('2 of 3');
  });
});

describe('laws', () => {
  const cell = fc.constantFrom('', 'male', 'true', 'false', '2020', '2020-05-01', 'nonsense', ' ', 'A', 'B');
  const row = fc.tuple(cell, cell, cell, cell);
  const rows = fc.array(row, { minLength: 1, maxLength: 8 });
  const sampleRows = fc.array(fc.tuple(cell, cell, cell), { maxLength: 8 });

  const counts = ({ problems }: Report) =>
    problems.map(({ code, columns, rule, count, hint }) => JSON.stringify([code, columns, rule, count, hint])).sort();

  test('the order of records changes no count', () => {
    fc.assert(
      fc.property(rows, sampleRows, (a, b) => {
        const forward = reportOn(EXAMPLE, [patients(...a), samples(...b)]);
        const backward = reportOn(EXAMPLE, [patients(...a.toReversed()), samples(...b.toReversed())]);
        expect(counts(backward)).toEqual(counts(forward));
      }),
    );
  });

  test('the order of files changes nothing', () => {
    fc.assert(
      fc.property(rows, sampleRows, (a, b) => {
        const files = [patients(...a), samples(...b)];
        expect(reportOn(EXAMPLE, files.toReversed())).toEqual(reportOn(EXAMPLE, files));
      }),
    );
  });

  test('a file cut in two has the same counts of records that stand by themselves', () => {
    fc.assert(
      fc.property(rows, fc.nat(), (a, at) => {
        const cut = at % a.length;
        const parts = [patients(...a.slice(0, cut)), { ...patients(...a.slice(cut)), name: 'second.csv' }];
        const sum = (report: Report) =>
          report.problems.filter((each) => each.code !== 'file-empty').reduce((all, each) => all + each.count, 0);
        expect(sum(reportOn(EXAMPLE, parts))).toBe(sum(reportOn(EXAMPLE, [patients(...a)])));
      }),
    );
  });

  test('a fault in one column hides no problem of another value', () => {
    const ofValues = (report: Report, column: string) =>
      report.problems
        .filter(({ code, columns }) =>
          code.startsWith('value') || code.startsWith('code') ? columns[0] !== column : false,
        )
        .filter(({ code }) => code !== 'value-required')
        .map(({ code, columns, rows }) => JSON.stringify([code, columns, rows]));
    fc.assert(
      fc.property(row, fc.nat(3), (values, at) => {
        const column = ['pid', 'sex', 'dead', 'died'][at] ?? '';
        const broken = values.map((value, index) => (index === at ? 'nonsense ' : value));
        const before = ofValues(reportOn(EXAMPLE, [patients(values)]), column);
        expect(ofValues(reportOn(EXAMPLE, [patients(broken)]), column)).toEqual(expect.arrayContaining(before));
      }),
    );
  });
});
