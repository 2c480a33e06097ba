import fc from 'fast-check';
import { expect, it } from 'vitest';
import { anyReport } from './arbitrary-report.ts';
import { reportOf, reportWithValues, sampleReport } from './report-fixture.ts';
import { schemaErrors } from './report-schema-errors.ts';

it.each([
  ['everything in it', sampleReport],
  ['values', reportWithValues],
  ['nothing found', reportOf({})],
])('admits a report with %s', (_what, report) => {
  expect(schemaErrors(report)).toEqual([]);
});

it('admits every report, whatever its texts', () => {
  fc.assert(fc.property(anyReport, (report) => schemaErrors(report).length === 0));
});

it.each([
  ['a field that nobody documented', { ...sampleReport, extra: 1 }],
  ['another format', { ...sampleReport, reportFormat: 2 }],
  ['no verdict', { ...sampleReport, verdict: undefined }],
  ['an unknown outcome', { ...sampleReport, verdict: { ...sampleReport.verdict, outcome: 'ok' } }],
  ['record 0', { ...sampleReport, problems: [{ ...sampleReport.problems[1], rows: [0] }] }],
  ['an unknown code', { ...sampleReport, problems: [{ ...sampleReport.problems[1], code: 'odd' }] }],
])('refuses a report with %s', (_what, report) => {
  expect(schemaErrors(JSON.parse(JSON.stringify(report)))).not.toEqual([]);
});
