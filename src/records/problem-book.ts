import type { Severity } from '../model/issue.ts';
import { LIMITS } from '../model/limits.ts';
import type { Problem } from './report.ts';

/** What is wrong, without the records in which it is. */
export type Finding = Omit<Problem, 'count' | 'rows' | 'line' | 'values'>;

/** Where something is wrong. */
export interface Spot {
  /** Record number; 0 for what is about the whole file. */
  readonly row: number;
  readonly line?: number | undefined;
}

/** A problem while it is counted. */
export interface Group {
  readonly finding: Finding;
  readonly file: number;
  readonly column: number;
  count: number;
  readonly rows: number[];
  line: number | undefined;
  readonly values: string[];
  lastRow: number;
}

export interface FindingPlace {
  /** Number of the file: two may have the same name. */
  readonly file: number;
  /** Position of the column in its table, for the order of the report. */
  readonly column: number;
}

/** The problems of a run, each once for all records in which it is the same. */
export interface ProblemBook {
  /** The group of a finding, new or known. */
  groupOf(finding: Finding, place: FindingPlace): Group;
  /** Counts a record in a group, once. `value` is asked for only where values are shown. */
  count(group: Group, spot: Spot, value: () => string): void;
  /** Errors first, then by file, table and column. */
  problems(): readonly Problem[];
  readonly counts: { [S in Severity]: number };
  /** True if hints were left out because there were too many different ones. */
  isCoarse(): boolean;
}

const RANK: { readonly [S in Severity]: number } = { error: 0, warning: 1, information: 2 };

/** As `CheckOptions` has them. */
interface Listing {
  readonly maxRows: number;
  readonly askedRow?: number | undefined;
  readonly showValues: boolean;
}

export function problemBook(options: Listing): ProblemBook {
  const groups = new Map<string, Group>();
  const counts = { error: 0, warning: 0, information: 0 };
  let coarse = false;
  return { groupOf, count, counts, problems, isCoarse: () => coarse };

  function groupOf(finding: Finding, place: FindingPlace): Group {
    const name = nameOf(finding, place.file);
    const known = groups.get(name);
    if (known !== undefined) return known;
    if (groups.size >= LIMITS.checkProblems && (finding.hint !== undefined || finding.suggestion !== undefined)) {
      coarse = true;
      const { hint: _hint, suggestion: _suggestion, ...plain } = finding;
      return groupOf(plain, place);
    }
    const made: Group = { finding, ...place, count: 0, rows: [], line: undefined, values: [], lastRow: -1 };
    groups.set(name, made);
    return made;
  }

  function count(group: Group, { row, line }: Spot, value: () => string): void {
    if (row === group.lastRow && row !== 0) return;
    group.lastRow = row;
    group.count++;
    counts[group.finding.severity]++;
    group.line ??= line;
    if (row === 0 || (group.rows.length >= options.maxRows && row !== options.askedRow)) return;
    group.rows.push(row);
    if (options.showValues) group.values.push(value());
  }

  function problems(): readonly Problem[] {
    return [...groups.values()].sort(byPlace).map(({ finding, count, rows, line, values }) => ({
      ...finding,
      count,
      rows,
      ...(line === undefined ? {} : { line }),
      ...(options.showValues ? { values } : {}),
    }));
  }
}

/** Tells findings apart. */
export function nameOf({ code, table, columns, rule, message, hint, suggestion }: Finding, file: number): string {
  return JSON.stringify([file, code, table, columns, rule, message, hint, suggestion]);
}

function byPlace(a: Group, b: Group): number {
  return (
    RANK[a.finding.severity] - RANK[b.finding.severity] ||
    compare(a.finding.file, b.finding.file) ||
    compare(a.finding.table, b.finding.table) ||
    a.column - b.column ||
    compare(nameOf(a.finding, 0), nameOf(b.finding, 0)) ||
    a.file - b.file
  );
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
