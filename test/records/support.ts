import { expect } from 'vitest';
import type { HeadingMapping } from '../../src/records/checks.ts';
import { compileChecks } from '../../src/records/compile-checks.ts';
import type { RecordPlan } from '../../src/records/plan.ts';
import type { Problem, Report, Step } from '../../src/records/report.ts';
import { recordPlanOf } from '../../src/snapshot/record-plan.ts';
import type { Snapshot } from '../../src/snapshot/snapshot.ts';
import { good } from '../snapshot/dictionaries.ts';

/** A file of a table: CSV-like lines of cells, or JSON records. */
export interface GivenFile {
  readonly table: string;
  readonly name?: string;
  readonly headings?: readonly string[];
  readonly rows?: readonly (readonly string[])[];
  readonly records?: readonly unknown[];
  readonly mapping?: HeadingMapping;
}

export interface GivenOptions {
  readonly maxRows?: number;
  readonly showValues?: boolean;
  readonly memoryBytes?: number;
}

/** The plan of a snapshot; what cannot be planned fails the test. */
export function planOf(snapshot: Snapshot): RecordPlan {
  const { value, issues } = recordPlanOf(snapshot);
  expect(issues).toEqual([]);
  return value;
}

/** The report on files. */
export function reportOn(plan: RecordPlan, files: readonly GivenFile[], options: GivenOptions = {}): Report {
  const run = good(compileChecks(plan)).begin({ maxRows: 100, showValues: false, ...options });
  for (const { table, name = `${table}.csv`, headings, rows = [], records = [], mapping } of files) {
    const format = headings === undefined ? 'json' : 'csv';
    const file = good(run.open({ name, table, format, ...(mapping === undefined ? {} : { mapping }) }));
    if (headings !== undefined) file.headings(headings);
    for (const [at, row] of rows.entries()) file.row(row, at + 2);
    for (const record of records) file.record(record);
    file.close({ bytes: 1, sha256: 'a' });
  }
  return run.finish({ tool: { name: 'test', version: '1' }, at: '2026-01-01T00:00:00Z' });
}

/** `code column rows` of every problem. */
export function briefly({ problems }: Report): readonly string[] {
  return problems.map(({ code, columns, rule, rows }) =>
    [code, rule ?? columns.join('+'), rows.join(',')].join(' ').trim(),
  );
}

export function problemOf(report: Report, code: Problem['code']): Problem {
  const found = report.problems.find((each) => each.code === code);
  if (found === undefined) expect.fail(`no ${code}: ${JSON.stringify(briefly(report))}`);
  return found;
}

export function stepOf(report: Report, id: string): Step {
  const found = report.steps.find((each) => each.id === id);
  if (found === undefined) expect.fail(`no step ${id}: ${report.steps.map((each) => each.id).join(' ')}`);
  return found;
}
