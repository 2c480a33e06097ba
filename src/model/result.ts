import type { Issue } from './issue.ts';

/** One answer, or the issues that prevented it. An answer may carry warnings. */
export type Result<T> =
  | { readonly ok: true; readonly value: T; readonly issues: readonly Issue[] }
  | { readonly ok: false; readonly issues: readonly Issue[] };

/** What work that goes on past problems answers: as much as could be done, and every problem met. */
export interface Findings<T> {
  readonly value: T;
  readonly issues: readonly Issue[];
}

/** A good answer. */
export function ok<T>(value: T, issues: readonly Issue[] = []): Result<T> {
  return { ok: true, value, issues };
}

/** No answer, and why. */
export function failed<T = never>(...issues: readonly Issue[]): Result<T> {
  return { ok: false, issues };
}
