import type { Scalar } from '../expression/value.ts';
import type { ProblemCode } from './problem.ts';
import type { Step, Suggestion } from './report.ts';

/** What is wrong with a value, in words that quote nothing of it. */
export interface Fault {
  readonly code: ProblemCode;
  /** Check that it fails. */
  readonly check: Step['check'];
  readonly message: string;
  readonly expected: string;
  readonly hint?: string;
  readonly suggestion?: Suggestion;
}

/** What rules see of a cell: undefined is nothing. */
export type CellValue = Scalar | readonly Scalar[] | undefined;

/**
 * What rules see where something stands that is no value of its column: of every type and of none. Conditions take it
 * for a value that nobody knows.
 */
export const UNUSABLE = Number.NaN;

/** True if a cell holds something that no rule can use. */
export function isUnusable(value: unknown): boolean {
  // Only NaN is not itself.
  // biome-ignore lint/suspicious/noSelfCompare: half the time of Number.isNaN on values of several types.
  return value !== value;
}

/** What a cell came to. */
export interface Judgement {
  readonly value: CellValue;
  readonly faults: readonly Fault[];
  /** `empty`: nothing stands there; `reason`: a missing reason; `value`: anything else. */
  readonly holds: 'empty' | 'reason' | 'value';
}
