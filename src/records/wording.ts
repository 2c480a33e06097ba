import type { Severity } from '../model/issue.ts';
import { PROBLEM_CODES } from './problem.ts';
import type { Problem, StepOutcome, Verdict } from './report.ts';

/** The words that all writings of a report share, so that a page, a terminal and a log say the same. */

export const OUTCOME_WORDS = {
  pass: 'Passed',
  incomplete: 'Incomplete',
  warn: 'Passed with warnings',
  fail: 'Failed',
} as const satisfies { readonly [O in Verdict['outcome']]: string };

export const STEP_WORDS = {
  pass: 'passed',
  fail: 'failed',
  'not-applicable': 'not applicable',
  unevaluated: 'not evaluated',
} as const satisfies { readonly [O in StepOutcome]: string };

export const SEVERITY_WORDS = {
  error: { one: 'error', heading: 'Errors' },
  warning: { one: 'warning', heading: 'Warnings' },
  information: { one: 'note', heading: 'For information' },
} as const satisfies { readonly [S in Severity]: { readonly one: string; readonly heading: string } };

/** Worst first. */
export const SEVERITIES = ['error', 'warning', 'information'] as const satisfies readonly Severity[];

const NUMBER = new Intl.NumberFormat('en');

/** `1,234,567`. */
export function grouped(count: number): string {
  return NUMBER.format(count);
}

/** `1 record`, `1,234 records`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${grouped(count)} ${count === 1 ? one : many}`;
}

interface RowRange {
  readonly first: number;
  readonly last: number;
}

function rangesOf(rows: readonly number[]): readonly RowRange[] {
  const ranges: { first: number; last: number }[] = [];
  for (const row of rows) {
    const range = ranges.at(-1);
    if (range !== undefined && row === range.last + 1) range.last = row;
    else ranges.push({ first: row, last: row });
  }
  return ranges;
}

function rangeInWords({ first, last }: RowRange): string {
  return first === last ? `${first}` : `${first}–${last}`;
}

/** Record numbers in their order, neighbours together: `1–5, 9`. Numbers are not grouped: they are looked up. */
export function rowRanges(rows: readonly number[]): string {
  return rangesOf(rows).map(rangeInWords).join(', ');
}

/** Where lists of records should stay short, so many ranges of them are written out. */
export const RANGES_SHOWN = 20;

/** True for what is wrong with a file or its heading, and with no record of it. */
export function isOfWholeFile({ code, rows }: Problem): boolean {
  const { level } = PROBLEM_CODES[code];
  return rows.length === 0 && (level === 'file' || level === 'heading');
}

/** What `isOfWholeFile` is about. */
function wholeOf({ code }: Problem): string {
  return PROBLEM_CODES[code].level === 'heading' ? 'the heading' : 'the whole file';
}

/** How many records of a problem are not among its `rows`. */
export function notListed(problem: Problem): number {
  return isOfWholeFile(problem) ? 0 : Math.max(0, problem.count - problem.rows.length);
}

/**
 * Where a problem is: `the whole file`, `record 7`, `records 1–5, 9 and 1,204 more`. At most so many ranges are written
 * out; how many records are left is always said.
 */
export function placesOf(problem: Problem, mostRanges = Number.POSITIVE_INFINITY): string {
  if (isOfWholeFile(problem)) return wholeOf(problem);
  const ranges = rangesOf(problem.rows);
  const written = ranges.slice(0, mostRanges);
  const left = ranges.slice(written.length).reduce((sum, { first, last }) => sum + last - first + 1, 0);
  const more = left + notListed(problem);
  if (written.length === 0) return `${counted(more, 'record')}, not listed`;
  const noun = problem.rows.length === 1 && more === 0 ? 'record' : 'records';
  return `${noun} ${written.map(rangeInWords).join(', ')}${more === 0 ? '' : ` and ${grouped(more)} more`}`;
}

/** How much a problem is in: `12 records`, `the whole file`, `the heading`. */
export function extentOf(problem: Problem): string {
  return isOfWholeFile(problem) ? wholeOf(problem) : counted(problem.count, 'record');
}

/** What stood in the records of a problem, each text once with its records. Empty unless values were asked for. */
export function rowsByValue({ rows, values }: Problem): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>();
  for (const [index, value] of (values ?? []).entries()) {
    const row = rows[index];
    if (row === undefined) continue;
    const others = found.get(value);
    if (others === undefined) found.set(value, [row]);
    else others.push(row);
  }
  return found;
}

/** `14 errors, 2 warnings, 1 note`; what is not there is left out. `no problems` where there is nothing. */
export function countsInWords(counts: Verdict['counts']): string {
  const parts = SEVERITIES.filter((severity) => counts[severity] > 0).map((severity) =>
    counted(counts[severity], SEVERITY_WORDS[severity].one),
  );
  return parts.join(', ') || 'no problems';
}

/** `25 checks passed, 3 failed, 1 not applicable, 2 not evaluated`. */
export function stepsInWords(steps: Verdict['steps']): string {
  const rest = (['fail', 'not-applicable', 'unevaluated'] as const).filter((outcome) => steps[outcome] > 0);
  return [
    `${counted(steps.pass, 'check')} passed`,
    ...rest.map((outcome) => `${grouped(steps[outcome])} ${STEP_WORDS[outcome]}`),
  ].join(', ');
}
