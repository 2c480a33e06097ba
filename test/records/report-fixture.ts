import { PROBLEM_CODES } from '../../src/records/problem.ts';
import type { CheckedFile, Problem, Report, Step, StepOutcome, Verdict } from '../../src/records/report.ts';

const BASE = 'https://dictionary.example.org';

export function problemOf(given: Partial<Problem>): Problem {
  const code = given.code ?? 'value-range';
  const table = given.table ?? 'patient';
  const columns = given.columns ?? ['hemoglobin'];
  return {
    code,
    severity: PROBLEM_CODES[code].severity,
    message: 'The value is above the hard limit.',
    expected: 'A number from 1 to 25, in g/dL.',
    file: 'patients.csv',
    table,
    columns,
    definition: `${BASE}/variable/hemoglobin?release=1.2.0`,
    owner: 'wg_laboratory',
    step: `${table}/${columns[0] ?? 'file'}/range`,
    count: given.rows?.length ?? 1,
    rows: [7],
    ...given,
  };
}

export function stepOf(given: Partial<Step>): Step {
  const { table = 'patient', target = 'hemoglobin', check = 'range' } = given;
  return {
    id: `${table}/${target}/${check}`,
    table,
    check,
    target,
    outcome: 'pass',
    rows: 1204,
    failed: 0,
    unevaluated: 0,
    ...given,
  };
}

export function fileOf(given: Partial<CheckedFile>): CheckedFile {
  return {
    name: 'patients.csv',
    table: 'patient',
    format: 'csv',
    bytes: 184_220,
    sha256: 'b5bb9d8014a0f9b1d61e21e796d78dccdf1352f23cd32812f4850b878ae4944c',
    rows: 1204,
    ...given,
  };
}

/** A report of these parts, whose verdict counts them. */
export function reportOf(given: Partial<Report>): Report {
  const { problems = [], steps = [], files = [fileOf({})] } = given;
  return {
    reportFormat: 1,
    run: { tool: { name: 'hdict', version: '0.1.0' }, at: '2026-03-04T05:06:07Z', maxRows: 1000, showsValues: false },
    dictionary: { title: 'HARMONY data dictionary', release: '1.2.0', digest: '3f'.repeat(32) },
    verdict: verdictOf(problems, steps),
    files,
    steps,
    problems,
    ...given,
  };
}

function verdictOf(problems: readonly Problem[], steps: readonly Step[]): Verdict {
  const places = (severity: Problem['severity']) =>
    problems.filter((each) => each.severity === severity).reduce((sum, { count }) => sum + count, 0);
  const counts = { error: places('error'), warning: places('warning'), information: places('information') };
  const of = (outcome: StepOutcome) => steps.filter((each) => each.outcome === outcome).length;
  const listed = problems.reduce((sum, { rows, count }) => sum + Math.min(count, rows.length || count), 0);
  const found = counts.error + counts.warning + counts.information;
  const outcome =
    counts.error > 0 ? 'fail' : counts.warning > 0 ? 'warn' : of('unevaluated') > 0 ? 'incomplete' : 'pass';
  return {
    outcome,
    summary:
      outcome === 'pass'
        ? 'All 1,204 records of 1 file follow the dictionary.'
        : `${counts.error} errors and ${counts.warning} warnings were found in 1,204 records of 1 file.`,
    counts,
    steps: {
      pass: of('pass'),
      fail: of('fail'),
      'not-applicable': of('not-applicable'),
      unevaluated: of('unevaluated'),
    },
    ...(listed < found ? { truncated: { listed, found } } : {}),
  };
}

/** A report with everything in it that a report can have, but values. */
export const sampleReport: Report = reportOf({
  files: [
    fileOf({}),
    fileOf({ name: 'lab/blood counts.ndjson', table: 'lab_result', format: 'ndjson', rows: 18_342, bytes: 2_204_113 }),
  ],
  steps: [
    stepOf({ check: 'headings', target: 'patient' }),
    stepOf({ outcome: 'fail', failed: 1012 }),
    stepOf({ check: 'codes', target: 'diagnosis', outcome: 'fail', failed: 3 }),
    stepOf({ check: 'plausible', target: 'age_at_diagnosis', outcome: 'fail', failed: 2, unevaluated: 31 }),
    stepOf({
      id: 'patient/rule/death_after_diagnosis',
      check: 'rule',
      target: 'death_after_diagnosis',
      outcome: 'fail',
      failed: 1,
      unevaluated: 211,
    }),
    stepOf({
      check: 'unit',
      target: 'diagnosis',
      outcome: 'not-applicable',
      reason: 'The column has no unit.',
      rows: 0,
    }),
    stepOf({
      id: 'lab_result/reference/patient',
      table: 'lab_result',
      check: 'reference',
      target: 'patient',
      outcome: 'unevaluated',
      reason: 'The file of table patient has duplicate keys',
      rows: 0,
      unevaluated: 18_342,
    }),
  ],
  problems: [
    problemOf({
      code: 'heading-unknown',
      columns: [],
      message: 'The heading "Hb (g/l)" is no column of the table.',
      expected: 'A column of patient, by name, title or alias.',
      suggestion: { title: 'Rename it to hemoglobin, or leave it out with a mapping file' },
      rows: [],
      count: 1,
      step: 'patient/patient/headings',
    }),
    problemOf({
      rows: [
        ...Array.from({ length: 980 }, (_, index) => index + 1),
        990,
        995,
        ...Array.from({ length: 18 }, (_, index) => index + 1100),
      ],
      count: 1012,
      line: 2,
      hint: 'looks like g/L',
      suggestion: { title: 'Divide by 10, or state the unit g/L in a mapping file' },
    }),
    problemOf({
      code: 'code-unknown',
      columns: ['diagnosis'],
      message: 'The code is not in WHO 2022 diagnoses of myeloid neoplasms.',
      expected: 'A code of value set who_2022_myeloid.',
      hint: 'is a code of WHO 2016',
      rows: [12, 13, 40],
      suggestion: { title: 'Write the code of WHO 2022', replacement: 'aml_npm1' },
      definition: `${BASE}/value-set/who_2022_myeloid?release=1.2.0`,
      owner: 'wg_classification',
    }),
    problemOf({
      code: 'rule-broken',
      rule: 'death_after_diagnosis',
      step: 'patient/rule/death_after_diagnosis',
      columns: ['date_of_diagnosis', 'date_of_death'],
      message: 'The date of death is before the date of diagnosis.',
      expected: 'Nobody is diagnosed after death.',
      rows: [811],
      line: 812,
      definition: `${BASE}/rule/death_after_diagnosis?release=1.2.0`,
      owner: 'wg_outcomes',
    }),
    problemOf({
      code: 'value-plausible',
      columns: ['age_at_diagnosis'],
      message: 'The value is above the plausible limit.',
      expected: 'Usually a number from 0 to 105, in years.',
      rows: [4, 900],
    }),
    problemOf({
      code: 'heading-matched',
      columns: ['sex'],
      message: 'The heading "Sex " was taken for sex.',
      expected: 'The name of the column.',
      rows: [],
      count: 1,
      step: 'patient/patient/headings',
    }),
  ],
});

/** The same with values of the data in it. */
export const reportWithValues: Report = {
  ...sampleReport,
  run: { ...sampleReport.run, showsValues: true },
  problems: sampleReport.problems.map((problem) =>
    problem.rows.length === 0 ? problem : { ...problem, values: problem.rows.map((row) => `value ${row % 2}`) },
  ),
};
