import type { RecordColumn } from '../model/shapes.ts';
import { type CodeBook, codeBooksOf } from './code-book.ts';
import { compileColumn } from './column-check.ts';
import type { Fault } from './fault.ts';
import { judgeJson } from './judge-json.ts';
import type { RecordPlan } from './plan.ts';
import { PROBLEM_CODES, type ProblemKind } from './problem.ts';

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
 * Checks one value of a variable, by itself: a text as a cell of a file has it, or a JSON value. `column` is a column
 * of a table, or one made of a variable that is in no table. Nothing that looks at a record is checked.
 */
export function checkValue(plan: RecordPlan, column: RecordColumn, value: unknown): ValueVerdict {
  const table = plan.tables.find(({ columns }) => columns.includes(column));
  const check = compileColumn(column, {
    table: table ?? {},
    books: booksOf(plan),
    missingReasons: new Set(plan.missingReasons),
  });
  const { faults, holds } =
    value === undefined || value === null || value === ''
      ? { faults: [], holds: 'empty' as const }
      : typeof value === 'string'
        ? check.judge(value)
        : judgeJson(check, value);
  const problems = faults.map((fault) => ({ ...fault, severity: PROBLEM_CODES[fault.code].severity }));
  return {
    variable: column.variable,
    valid: !problems.some(({ severity }) => severity === 'error'),
    holds,
    problems,
    unevaluated: [...check.hindered].map(([of, reason]) => ({ check: of, reason })),
  };
}

/** Made once for many values. */
function booksOf(plan: RecordPlan): ReadonlyMap<string, CodeBook> {
  const known = booksOfPlan.get(plan);
  if (known !== undefined) return known;
  const made = codeBooksOf(plan);
  booksOfPlan.set(plan, made);
  return made;
}
