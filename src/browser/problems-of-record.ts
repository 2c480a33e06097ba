import type { CheckedFile, Problem, Report } from '../records/report.ts';
import { isOfWholeFile, notListed } from '../records/wording.ts';

/** What a report says of one record. */
export interface RecordProblems {
  /** Found in this record. */
  readonly found: readonly Problem[];
  /** These list so many records that this one may be among those left out. */
  readonly undecided: readonly Problem[];
  /** About the file as a whole, and so about this record too. */
  readonly ofFile: readonly Problem[];
}

/** How a person counts: lines of a spreadsheet, the heading being the first, or records, the first below it being 1. */
export type Counting = 'spreadsheet' | 'record';

/** The number of the record that a person means, or undefined where that is the heading or nothing. */
export function recordMeant(number: number, counting: Counting): number | undefined {
  const record = counting === 'spreadsheet' ? number - 1 : number;
  return Number.isInteger(record) && record >= 1 ? record : undefined;
}

/** What a report says of a record of a file. */
export function problemsOfRecord({ problems }: Report, { name, table }: CheckedFile, record: number): RecordProblems {
  const own = problems.filter((problem) => problem.file === name && problem.table === table);
  const found = own.filter(({ rows }) => rows.includes(record));
  return {
    found,
    undecided: own.filter((problem) => notListed(problem) > 0 && !problem.rows.includes(record)),
    ofFile: own.filter(isOfWholeFile),
  };
}

/** The next record after `from`, or before it, in which something is wrong, of those that are listed. */
export function neighbourOf(
  report: Report,
  { name, table }: CheckedFile,
  from: number,
  direction: 1 | -1,
): number | undefined {
  let nearest: number | undefined;
  for (const problem of report.problems) {
    if (problem.file !== name || problem.table !== table) continue;
    for (const row of problem.rows) {
      if ((row - from) * direction <= 0) continue;
      if (nearest === undefined || (row - nearest) * direction < 0) nearest = row;
    }
  }
  return nearest;
}
