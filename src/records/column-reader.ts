import type { PartialDate } from '../expression/partial-date.ts';
import { LIMITS } from '../model/limits.ts';
import type { ColumnCheck } from './column-check.ts';
import { type CellValue, type Fault, isUnusable, type Judgement } from './fault.ts';
import { judgeJson } from './judge-json.ts';
import { isDay } from './read-date.ts';
import { readDecimal, readInteger } from './read-number.ts';
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
    return value === undefined || value === null ? nothing(value) : settle(judgeJson(check, value), value);
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

type Accept = (text: string) => CellValue;

/** A function that answers the value of a text that is right in every respect, and undefined of any other. */
function acceptorOf(check: ColumnCheck, readDate: ReaderParts['readDate'] | undefined): Accept {
  const { column, unit } = check;
  if (column.repeats || (unit !== undefined && unit !== column.unit)) return () => undefined;
  switch (column.type) {
    case 'code':
      return check.book === undefined ? textAcceptor(check) : codeAcceptor(check.book.codes);
    case 'boolean':
      return (text) => (text === 'true' ? true : text === 'false' ? false : undefined);
    case 'integer':
      return numberAcceptor(check, readInteger);
    case 'decimal':
      return numberAcceptor(check, readDecimal);
    case 'date':
      return readDate === undefined
        ? (text) => isDay(text) || undefined
        : (text) => (isDay(text) ? readDate(text) : undefined);
    case 'partialDate':
      return readDate ?? ((text) => isDay(text) || undefined);
    case 'dateTime':
      // Whether a day is whole is not seen at a glance: such columns are rare, and judged.
      return () => undefined;
    case 'string':
      return textAcceptor(check);
  }
}

function codeAcceptor(codes: ReadonlyMap<string, { readonly use?: string }>): Accept {
  const fit = new Map<string, string>();
  for (const [code, { use }] of codes) if (use === undefined) fit.set(code, code);
  return (text) => fit.get(text);
}

function numberAcceptor({ column: { range, plausible } }: ColumnCheck, read: (text: string) => number): Accept {
  const min = Math.max(range?.min ?? Number.NEGATIVE_INFINITY, plausible?.min ?? Number.NEGATIVE_INFINITY);
  const max = Math.min(range?.max ?? Number.POSITIVE_INFINITY, plausible?.max ?? Number.POSITIVE_INFINITY);
  return (text) => {
    const value = read(text);
    return value >= min && value <= max ? value : undefined;
  };
}

function textAcceptor({ reasons, matches }: ColumnCheck): Accept {
  if (matches !== undefined) {
    return (text) => (matches(text) && !hasSpacesAround(text) && !reasons.has(text) ? text : undefined);
  }
  if (reasons.size === 0) return (text) => (hasSpacesAround(text) ? undefined : text);
  return (text) => (hasSpacesAround(text) || reasons.has(text) ? undefined : text);
}

/** Also says so of what may be a space: only the judge is exact. */
function hasSpacesAround(text: string): boolean {
  const first = text.charCodeAt(0);
  const last = text.charCodeAt(text.length - 1);
  return first <= 32 || last <= 32 || first >= 160 || last >= 160;
}
