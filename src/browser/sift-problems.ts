import type { Severity } from '../model/issue.ts';
import { groupedBy } from '../records/grouped-by.ts';
import { PROBLEM_CODES } from '../records/problem.ts';
import type { Problem } from '../records/report.ts';

/** Which problems a reader wants to see; what is undefined or empty leaves all. */
export interface Sieve {
  readonly severity?: Severity | undefined;
  readonly file?: string | undefined;
  readonly column?: string | undefined;
  /** Words, each of which must be somewhere in what the problem says. */
  readonly text?: string | undefined;
}

/** The problems that a sieve leaves, in their order. */
export function siftProblems(
  problems: readonly Problem[],
  { severity, file, column, text = '' }: Sieve,
): readonly Problem[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return problems.filter(
    (problem) =>
      (severity === undefined || problem.severity === severity) &&
      (file === undefined || problem.file === file) &&
      (column === undefined || columnsOf(problem) === column) &&
      words.every((word) => saidIn(problem).includes(word)),
  );
}

/** What a problem is about, as it is chosen and grouped by. */
export function columnsOf({ columns }: Problem): string {
  return columns.length === 0 ? WHOLE : columns.join(', ');
}

const WHOLE = 'whole record or file';

function saidIn({ code, rule, message, expected, hint, suggestion, columns, table, file, owner }: Problem): string {
  const said = [code, rule, message, expected, hint, suggestion?.title, ...columns, table, file, owner];
  return said
    .filter((part) => part !== undefined)
    .join('\n')
    .toLowerCase();
}

export const GROUPINGS = { column: 'Column', kind: 'Kind of problem' } as const;

export type Grouping = keyof typeof GROUPINGS;

/** Problems in groups with a heading each, groups in the order of their first problem. */
export function groupProblems(problems: readonly Problem[], by: Grouping): ReadonlyMap<string, readonly Problem[]> {
  const several = new Set(problems.map(({ file, table }) => JSON.stringify([file, table]))).size > 1;
  return groupedBy(problems, (problem) => {
    if (by === 'kind') return PROBLEM_CODES[problem.code].title;
    return several ? `${problem.file}: ${columnsOf(problem)}` : columnsOf(problem);
  });
}
