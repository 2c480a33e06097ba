import type { Severity } from '../model/issue.ts';
import type { ProblemCode } from './problem.ts';

/**
 * What a check of data files came to. Values of the data are not in it unless the caller asked for them: it can be
 * mailed. The shape follows the data-dict project's report: checks that passed are listed too, and one that could not
 * be evaluated has not passed.
 */
export interface Report {
  readonly reportFormat: 1;
  readonly run: Run;
  readonly dictionary: { readonly title: string; readonly release: string; readonly digest: string };
  readonly verdict: Verdict;
  readonly files: readonly CheckedFile[];
  readonly steps: readonly Step[];
  /** Errors first, then by file, table and column. */
  readonly problems: readonly Problem[];
}

export interface Run {
  readonly tool: { readonly name: string; readonly version: string };
  /** ISO 8601, UTC. */
  readonly at: string;
  /** Most record numbers that a problem lists. */
  readonly maxRows: number;
  /** True where values of the data are shown. */
  readonly showsValues: boolean;
}

export interface Verdict {
  /** `fail`: an error was found. `warn`: none, but warnings. `incomplete`: neither, but a step could not be evaluated. */
  readonly outcome: 'pass' | 'incomplete' | 'warn' | 'fail';
  /** One sentence, with the truncation and what was not evaluated. */
  readonly summary: string;
  /** How often each severity was found: places, exact whatever is listed. */
  readonly counts: { readonly [S in Severity]: number };
  readonly steps: { readonly [O in StepOutcome]: number };
  /** Set where problems have more places than are listed. */
  readonly truncated?: { readonly listed: number; readonly found: number };
}

export interface CheckedFile {
  readonly name: string;
  readonly table: string;
  readonly format: 'csv' | 'tsv' | 'ndjson' | 'json';
  readonly bytes: number;
  /** Of the bytes as they came, before unpacking. */
  readonly sha256: string;
  /** Records, the heading not counted. */
  readonly rows: number;
}

export type StepOutcome = 'pass' | 'fail' | 'not-applicable' | 'unevaluated';

/** One check on one target. */
export interface Step {
  /** Stable: `table/column/check`, `table/rule/id`, … */
  readonly id: string;
  readonly table: string;
  readonly check:
    | 'file'
    | 'headings'
    | 'required'
    | 'type'
    | 'unit'
    | 'range'
    | 'plausible'
    | 'pattern'
    | 'codes'
    | 'key'
    | 'unique'
    | 'reference'
    | 'rule';
  /** Column, rule or table that it is about. */
  readonly target: string;
  readonly outcome: StepOutcome;
  /** Why it could not be evaluated, or does not apply. */
  readonly reason?: string;
  /** Records that it looked at: the denominator. */
  readonly rows: number;
  readonly failed: number;
  /** Records that it should have looked at and could not: values absent, of a wrong type, or dates too partial. */
  readonly unevaluated: number;
}

/** What is wrong, once for all records in which it is wrong the same way. */
export interface Problem {
  readonly code: ProblemCode;
  readonly severity: Severity;
  /** One sentence: what was found. */
  readonly message: string;
  /** The rule as a sentence: what was expected. */
  readonly expected: string;
  /** What it may be: `looks like g/L`, `is a code of WHO 2016`. */
  readonly hint?: string;
  readonly suggestion?: Suggestion;
  readonly file: string;
  readonly table: string;
  readonly columns: readonly string[];
  /** Id of the rule that is broken. */
  readonly rule?: string;
  /** Permalink of the definition that it follows from. */
  readonly definition: string;
  /** Working group that owns that definition. */
  readonly owner: string;
  /** Steps that it failed, by id. */
  readonly step: string;
  /** How many records; exact. */
  readonly count: number;
  /** Record numbers, 1 the first; at most `run.maxRows`. Empty for what is about the whole file. */
  readonly rows: readonly number[];
  /** Line of the file at which each of the first of these records begins, where that is known. */
  readonly line?: number;
  /** What stood there, one for each of `rows`: only where the caller asked for values. */
  readonly values?: readonly string[];
}

export interface Suggestion {
  readonly title: string;
  /** Text for the cell; absent where it would tell the value. */
  readonly replacement?: string;
}
