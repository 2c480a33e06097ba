import type { PartialDate } from '../expression/partial-date.ts';
import type { RecordColumn } from '../model/shapes.ts';
import type { ColumnCheck } from './column-check.ts';
import type { CellValue } from './fault.ts';
import { isDay } from './read-date.ts';
import { readDecimal, readInteger } from './read-number.ts';

/** Answers the value of what is right in every respect, and undefined of all else, which is then judged. */
type Accept<T> = (given: T) => CellValue;

const NONE = (): undefined => undefined;

/** The acceptor of a column's cells. Without `readDate` a day is only looked at, and anything stands for its value. */
export function acceptorOf(
  check: ColumnCheck,
  readDate: ((text: string) => PartialDate | undefined) | undefined,
): Accept<string> {
  if (isJudged(check)) return NONE;
  const accept = plainAcceptorOf(check, readDate);
  const { reasons } = check;
  // A missing reason may look like a value: 999, or 9999-12-31.
  if (![...reasons].some((reason) => accept(reason) !== undefined)) return accept;
  return (text) => (reasons.has(text) ? undefined : accept(text));
}

/** The acceptor of a column's JSON values; `accept` is that of its cells. */
export function jsonAcceptorOf(check: ColumnCheck, accept: Accept<string>): Accept<unknown> {
  const { column, reasons } = check;
  if (isJudged(check)) return NONE;
  switch (column.type) {
    case 'boolean':
      return (value) => (typeof value === 'boolean' ? value : undefined);
    case 'integer':
    case 'decimal': {
      if ([...reasons].some((reason) => !Number.isNaN(readDecimal(reason)))) return NONE;
      const { min, max } = limitsOf(column);
      const isOfType = column.type === 'integer' ? Number.isInteger : Number.isFinite;
      return (value) => (isOfType(value) && isWithin(value as number, min, max) ? (value as number) : undefined);
    }
    default:
      return (value) => (typeof value === 'string' && value !== '' ? accept(value) : undefined);
  }
}

/** True where nothing is seen at a glance: several values, or another unit than the column's. */
function isJudged({ column, unit }: ColumnCheck): boolean {
  return column.repeats || (unit !== undefined && unit !== column.unit);
}

function plainAcceptorOf(
  check: ColumnCheck,
  readDate: ((text: string) => PartialDate | undefined) | undefined,
): Accept<string> {
  const { column } = check;
  switch (column.type) {
    case 'code':
      return check.book === undefined ? textAcceptor(check) : codeAcceptor(check.book.codes);
    case 'boolean':
      return (text) => (text === 'true' ? true : text === 'false' ? false : undefined);
    case 'integer':
      return numberAcceptor(column, readInteger);
    case 'decimal':
      return numberAcceptor(column, readDecimal);
    case 'date':
      return readDate === undefined
        ? (text) => isDay(text) || undefined
        : (text) => (isDay(text) ? readDate(text) : undefined);
    case 'partialDate':
      return readDate ?? ((text) => isDay(text) || undefined);
    case 'dateTime':
      // Whether a day is whole is not seen at a glance: such columns are rare, and judged.
      return NONE;
    case 'string':
      return textAcceptor(check);
  }
}

function codeAcceptor(codes: ReadonlyMap<string, { readonly use?: string }>): Accept<string> {
  const fit = new Map<string, string>();
  for (const [code, { use }] of codes) if (use === undefined) fit.set(code, code);
  return (text) => fit.get(text);
}

function numberAcceptor(column: RecordColumn, read: (text: string) => number): Accept<string> {
  const { min, max } = limitsOf(column);
  return (text) => {
    const value = read(text);
    return isWithin(value, min, max) ? value : undefined;
  };
}

/** The narrower of the hard and the plausible limits on either side. */
function limitsOf({ range, plausible }: RecordColumn) {
  return {
    min: Math.max(range?.min ?? Number.NEGATIVE_INFINITY, plausible?.min ?? Number.NEGATIVE_INFINITY),
    max: Math.min(range?.max ?? Number.POSITIVE_INFINITY, plausible?.max ?? Number.POSITIVE_INFINITY),
  };
}

function isWithin(value: number, min: number, max: number): boolean {
  return value >= min && value <= max;
}

function textAcceptor({ matches }: ColumnCheck): Accept<string> {
  if (matches === undefined) return (text) => (hasSpacesAround(text) ? undefined : text);
  return (text) => (matches(text) && !hasSpacesAround(text) ? text : undefined);
}

/** Also says so of what may be a space: only the judge is exact. */
function hasSpacesAround(text: string): boolean {
  const first = text.charCodeAt(0);
  const last = text.charCodeAt(text.length - 1);
  return first <= 32 || last <= 32 || first >= 160 || last >= 160;
}
