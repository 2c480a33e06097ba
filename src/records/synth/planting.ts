import type { Severity } from '../../model/issue.ts';
import { isUnusable } from '../fault.ts';
import { PROBLEM_CODES, type ProblemCode } from '../problem.ts';
import { outcomeDespite } from '../rule-check.ts';
import type { Blueprint, Demand } from './blueprint.ts';
import type { Family } from './family.ts';
import type { Random } from './random.ts';
import type { Row } from './row.ts';

/** A problem that a check must find in a record, and no other. */
export interface ExpectedProblem {
  readonly code: ProblemCode;
  readonly severity: Severity;
  /** Columns, as the report of a check names them. */
  readonly columns: readonly string[];
  /** Id of the rule that is broken. */
  readonly rule?: string;
}

/** What was planted in a family: cells that hold something else than the record, and what is wrong with which record. */
export interface Planted {
  readonly cells: Map<Row, Map<string, string>>;
  readonly expected: Map<Row, ExpectedProblem[]>;
}

export interface Planting {
  readonly family: Family;
  readonly blueprint: Blueprint;
  readonly random: Random;
  /** True if the files of all tables are checked together; false if one is checked alone. */
  readonly isWhole: boolean;
  readonly planted: Planted;
}

/** Lets a cell hold another text. */
export function plantCell({ planted }: Planting, row: Row, name: string, text: string): void {
  planted.cells.set(row, (planted.cells.get(row) ?? new Map()).set(name, text));
}

/** Enters a problem that a check must find in a record. */
export function expectProblem(
  { planted }: Planting,
  row: Row,
  code: ProblemCode,
  columns: readonly string[],
  of: { readonly severity?: Severity; readonly rule?: string } = {},
): void {
  const problem = { code, severity: of.severity ?? PROBLEM_CODES[code].severity, columns };
  const problems = planted.expected.get(row) ?? [];
  problems.push(of.rule === undefined ? problem : { ...problem, rule: of.rule });
  planted.expected.set(row, problems);
}

/** True if a check finds that the demand does not hold: of what it cannot decide, it says nothing. */
export function isBroken(demand: Demand, row: Row): boolean {
  if (demand.rule === undefined) return demand.fails(row);
  // A record whose key is incomplete has no children that anyone knows.
  if (demand.children.length > 0 && row.table.schema.key.some((name) => row.values[name] === undefined)) return false;
  return holdsUnusable(demand, row) ? outcomeDespite(demand.rule, row.values) === 'fail' : demand.fails(row);
}

function holdsUnusable({ own, children }: Demand, row: Row): boolean {
  if (own.some((name) => isUnusable(row.values[name]))) return true;
  return children.some(({ list, columns }) =>
    (row.lists[list] ?? []).some(({ values }) => columns.some((name) => isUnusable(values[name]))),
  );
}
