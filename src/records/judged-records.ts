import type { ColumnTally } from './column-reader.ts';
import type { KeptValues } from './kept-values.ts';
import type { ProblemNotes } from './problem-notes.ts';
import type { RuleTally, Tally } from './tally.ts';

/**
 * What the records of a piece came to, as far as that needs no record of another piece. Rows are counted from the
 * beginning of the piece. Plain JSON: a thread posts it as it is.
 */
export interface JudgedRecords {
  /** Records, those that the reader lost included. */
  readonly rows: number;
  readonly faults: number;
  readonly headingFaults: number;
  /** Positions of the columns that a JSON record had. */
  readonly seen: readonly number[];
  readonly columns: readonly ColumnTally[];
  /** Of `requiredWhen` and of rules, in the order of the table. */
  readonly required: readonly Tally[];
  readonly rules: readonly RuleTally[];
  readonly notes: ProblemNotes;
  readonly kept: KeptValues;
}
