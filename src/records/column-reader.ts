import type { PartialDate } from '../expression/partial-date.ts';
import { LIMITS } from '../model/limits.ts';
import { acceptorOf, jsonAcceptorOf } from './accept.ts';
import type { ColumnCheck } from './column-check.ts';
import { type CellValue, type Fault, isUnusable, type Judgement } from './fault.ts';
import { judgeJson } from './judge-json.ts';
import type { Step } from './report.ts';

/** What was counted of a column, over all files of its table. */
export interface ColumnTally {
  /** Cells that hold something else than a missing reason. */
  values: number;
  reasons: number;
  empty: number;
  /** Values that no rule can use. */
  unusable: number;
  /** Records that failed a check. */
  readonly failed: { [C in Step['check']]?: number };
}

/** Reads the cells of one column of one file. */
export interface ColumnReader {
  readonly read: (cell: string) => CellValue;
  readonly readJson: (value: unknown) => CellValue;
  /** What the cell that was read last holds. */
  holds: Judgement['holds'];
}

export interface ReaderParts {
  readonly tally: ColumnTally;
  /** True if conditions or keys look at the value; else any value will do for a good one. */
  readonly isUsed: boolean;
  readonly readDate: (text: string) => PartialDate | undefined;
  readonly report: (fault: Fault, cell: unknown) => void;
}

/**
 * A reader of a column's cells. What is right in every respect is accepted without making anything; all else is
 * judged, and the judgement remembered by its text, because wrong texts come back.
 */
export function columnReader(check: ColumnCheck, { tally, isUsed, readDate, report }: ReaderParts): ColumnReader {
  const accept = acceptorOf(check, isUsed ? readDate : undefined);
  const acceptJson = jsonAcceptorOf(check, accept);
  const remembered = new Map<string, Judgement>();
  const required = check.column.required ? requiredFault(check.column.name) : undefined;
  const reader: ColumnReader = { read, readJson, holds: 'empty' };
  return reader;

  function read(cell: string): CellValue {
    if (cell === '') return nothing(cell);
    const value = accept(cell);
    if (value === undefined) return settle(judgementOf(cell), cell);
    tally.values++;
    reader.holds = 'value';
    return value;
  }

  function readJson(value: unknown): CellValue {
    if (value === undefined || value === null) return nothing(value);
    const accepted = acceptJson(value);
    if (accepted === undefined) return settle(judgeJson(check, value), value);
    tally.values++;
    reader.holds = 'value';
    return accepted;
  }

  function judgementOf(cell: string): Judgement {
    const known = remembered.get(cell);
    if (known !== undefined) return known;
    const made = check.judge(cell);
    if (remembered.size < LIMITS.checkRemembered) remembered.set(cell, made);
    return made;
  }

  function nothing(cell: unknown): undefined {
    tally.empty++;
    reader.holds = 'empty';
    if (required === undefined) return;
    countFailure(tally, 'required');
    report(required, cell);
  }

  function settle(judgement: Judgement, cell: unknown): CellValue {
    countFaults(tally, judgement.faults);
    for (const fault of judgement.faults) report(fault, cell);
    if (judgement.holds === 'empty') return nothing(cell);
    reader.holds = judgement.holds;
    if (judgement.holds === 'reason') tally.reasons++;
    else tally.values++;
    if (isUnusable(judgement.value)) tally.unusable++;
    return judgement.value;
  }
}

/** Nothing counted yet. */
export function emptyTally(): ColumnTally {
  return { values: 0, reasons: 0, empty: 0, unusable: 0, failed: {} };
}

export function countFailure({ failed }: ColumnTally, check: Step['check']): void {
  failed[check] = (failed[check] ?? 0) + 1;
}

/** One record fails a check once, however many faults of it its cell has. A conversion fails nothing. */
function countFaults(tally: ColumnTally, faults: readonly Fault[]): void {
  for (let at = 0; at < faults.length; at++) {
    const fault = faults[at];
    if (fault === undefined || fault.code === 'unit-converted') continue;
    if (faults.findIndex((each) => each.check === fault.check && each.code !== 'unit-converted') === at) {
      countFailure(tally, fault.check);
    }
  }
}

/** An empty cell where something is required: always, or under a condition. */
export function requiredFault(name: string, condition?: string): Fault {
  return {
    code: 'value-required',
    check: 'required',
    message: `${name} is empty.`,
    expected:
      condition === undefined
        ? 'A value, or a missing reason that the variable takes.'
        : `A value, or a missing reason that the variable takes, where ${condition}.`,
  };
}
