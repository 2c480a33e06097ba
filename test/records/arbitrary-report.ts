import fc from 'fast-check';
import { PROBLEM_CODES, type ProblemCode } from '../../src/records/problem.ts';
import type { CheckedFile, Problem, Report, Step } from '../../src/records/report.ts';
import { fileOf, problemOf, reportOf, stepOf } from './report-fixture.ts';

/** Texts that hurt somewhere: markup, formulas, commands of a build server, of a terminal, of a spreadsheet. */
export const HOSTILE = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  ']]>',
  '&amp;&#0;&nbsp;',
  '::error::fake',
  'a ::add-mask::secret',
  'x\n::stop-commands::token',
  '##[error]fake',
  '%0A::error::fake',
  '\u001b[2J\u001b[31mred',
  '\u009b31m',
  '\u202eevil',
  '=cmd|calc',
  '+1+1',
  '-1+1',
  '@SUM(A1)',
  '\t=1+1',
  '\r=1+1',
  'a;=1+1',
  '＝1+1',
  'a,"b"\r\nc',
  '\u0000\uFFFE\uD800',
  'javascript:alert(1)',
  'C:\\data\\a b#c?d.csv',
  '//evil.example/x',
  '__proto__',
  '</style><style>*{background:url(//x)}',
] as const;

export const anyText = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.string({
    unit: fc.constantFrom('\uD800', '\uDC00', '\u0000', '<', ':', '#', '[', ' ', '\n', ';', '=', "'", '"', ','),
    maxLength: 12,
  }),
);

const codes = fc.constantFrom(...(Object.keys(PROBLEM_CODES) as ProblemCode[]));

/** Record numbers, the count that belongs to them, and what stood there. */
const anyRows = fc
  .tuple(fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { maxLength: 30 }), fc.nat(3), fc.boolean(), anyText)
  .map(([rows, more, showsValues, value]) => ({
    rows: rows.sort((a, b) => a - b),
    count: rows.length + more,
    ...(showsValues ? { values: rows.map((row) => `${value}${row % 3}`) } : {}),
  }));

const anyProblem: fc.Arbitrary<Problem> = fc
  .tuple(
    fc.record(
      {
        code: codes,
        severity: fc.constantFrom('error', 'warning', 'information'),
        message: anyText,
        expected: anyText,
        hint: anyText,
        suggestion: fc.record({ title: anyText, replacement: anyText }, { requiredKeys: ['title'] }),
        file: anyText,
        table: anyText,
        columns: fc.array(anyText, { maxLength: 3 }),
        rule: anyText,
        definition: anyText,
        owner: anyText,
        step: anyText,
        line: fc.integer({ min: 1, max: 99 }),
      },
      {
        requiredKeys: [
          'code',
          'severity',
          'message',
          'expected',
          'file',
          'table',
          'columns',
          'definition',
          'owner',
          'step',
        ],
      },
    ),
    anyRows,
  )
  .map(([problem, rows]) => problemOf({ ...problem, ...rows }));

const anyStep: fc.Arbitrary<Step> = fc
  .record(
    {
      id: anyText,
      table: anyText,
      check: fc.constantFrom('file', 'range', 'rule'),
      target: anyText,
      outcome: fc.constantFrom('pass', 'fail', 'not-applicable', 'unevaluated'),
      reason: anyText,
      rows: fc.nat(),
      failed: fc.nat(),
      unevaluated: fc.nat(),
    },
    { requiredKeys: ['id', 'table', 'check', 'target', 'outcome'] },
  )
  .map(stepOf);

const anyFile: fc.Arbitrary<CheckedFile> = fc
  .record({ name: anyText, table: anyText, rows: fc.nat(), bytes: fc.nat() })
  .map(fileOf);

/** Reports whose texts are anything at all. */
export const anyReport: fc.Arbitrary<Report> = fc
  .record({
    problems: fc.array(anyProblem, { maxLength: 15 }),
    steps: fc.array(anyStep, { maxLength: 6 }),
    files: fc.array(anyFile, { maxLength: 3 }),
    title: anyText,
    summary: anyText,
  })
  .map(({ problems, steps, files, title, summary }) => {
    const showsValues = problems.some(({ values }) => values !== undefined);
    const report = reportOf({ problems, steps, files });
    return {
      ...report,
      run: { ...report.run, showsValues },
      dictionary: { ...report.dictionary, title },
      verdict: { ...report.verdict, summary },
    };
  });
