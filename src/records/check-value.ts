import type { RecordColumn } from '../model/shapes.ts';
import { type CodeBook, codeBooksOf } from './code-book.ts';
import { type ColumnCheck, compileColumn } from './column-check.ts';
import type { Fault, Judgement } from './fault.ts';
import { judgeJson } from './judge-json.ts';
import { unitUnknown } from './judge-number.ts';
import type { RecordPlan } from './plan.ts';
import { PROBLEM_CODES, type ProblemKind } from './problem.ts';
import { hasFactor } from './unit-factor.ts';

/** What one value of one variable came to. The value itself is not in it. */
export interface ValueVerdict {
  readonly variable: string;
  readonly valid: boolean;
  /** `empty`: nothing is there; `reason`: a missing reason; `value`: anything else. */
  readonly holds: 'empty' | 'reason' | 'value';
  readonly problems: readonly (Fault & Pick<ProblemKind, 'severity'>)[];
  /** Checks that could not be evaluated, with the reason. */
  readonly unevaluated: readonly { readonly check: string; readonly reason: string }[];
}

const booksOfPlan = new WeakMap<RecordPlan, ReadonlyMap<string, CodeBook>>();

/**
 * Checks one value of a variable, by itself: a text as a cell of a file has it, or a JSON value; in `unit` where that is
 * said. `column` is a column of a table, or one made of a variable that is in no table. Nothing that looks at a record is
 * checked.
 */
export function checkValue(plan: RecordPlan, column: RecordColumn, value: unknown, unit?: string): ValueVerdict {
  const table = plan.tables.find(({ columns }) => columns.includes(column));
  const isForeign = unit !== undefined && !hasFactor(column, unit);
  const check = compileColumn(column, {
    table: table ?? {},
    books: booksOf(plan),
    missingReasons: new Set(plan.missingReasons),
    ...(unit === undefined || isForeign ? {} : { unit }),
  });
  const { faults: found, holds } = judgementOf(check, value);
  // What a number in an unknown unit comes to is nothing to judge.
  const faults = isForeign && holds === 'value' ? [unitUnknown(column, unit)] : found;
  const problems = faults.map((fault) => ({ ...fault, severity: PROBLEM_CODES[fault.code].severity }));
  return {
    variable: column.variable,
    valid: !problems.some(({ severity }) => severity === 'error'),
    holds,
    problems,
    unevaluated: [...check.hindered].map(([of, reason]) => ({ check: of, reason })),
  };
}

function judgementOf(check: ColumnCheck, value: unknown): Pick<Judgement, 'faults' | 'holds'> {
  if (value === undefined || value === null || value === '') return { faults: [], holds: 'empty' };
  return typeof value === 'string' ? check.judge(value) : judgeJson(check, value);
}

/** Made once for many values. */
function booksOf(plan: RecordPlan): ReadonlyMap<string, CodeBook> {
  const known = booksOfPlan.get(plan);
  if (known !== undefined) return known;
  const made = codeBooksOf(plan);
  booksOfPlan.set(plan, made);
  return made;
}
