import type { RecordColumn } from '../model/shapes.ts';
import { compilePattern } from '../terminology/filter.ts';
import type { CodeBook } from './code-book.ts';
import { type CellValue, type Fault, isUnusable, type Judgement, UNUSABLE } from './fault.ts';
import { TYPE_WORDS } from './hints.ts';
import { judgeCode } from './judge-code.ts';
import { judgeDate } from './judge-date.ts';
import { judgeNumber } from './judge-number.ts';
import { judgeBoolean, judgeText } from './judge-text.ts';
import type { Step } from './report.ts';
import type { ColumnContext, Judge, Subject } from './subject.ts';
import { hasFactor } from './unit-factor.ts';

/** A column, compiled for checking its cells. Holds nothing of any data. */
export interface ColumnCheck {
  readonly column: RecordColumn;
  /** UCUM unit that all cells of the file are in, where the caller says so. */
  readonly unit?: string;
  readonly book: CodeBook | undefined;
  readonly reasons: ReadonlySet<string>;
  readonly separator: string | undefined;
  readonly matches: ((text: string) => boolean) | undefined;
  readonly one: Judge;
  /** All that is to say of a cell. */
  readonly judge: (cell: string) => Judgement;
  /** Why a check of this column cannot be evaluated. */
  readonly hindered: ReadonlyMap<Step['check'], string>;
}

/** Compiles a column. A pattern that RE2 refuses or a code list that the plan lacks hinders that check, and no other. */
export function compileColumn(column: RecordColumn, context: ColumnContext): ColumnCheck {
  const hindered = new Map<Step['check'], string>();
  const pattern = column.pattern === undefined ? undefined : compilePattern(column.pattern);
  if (pattern !== undefined && !pattern.ok) hindered.set('pattern', pattern.issues[0]?.message ?? '');
  const book = column.valueSet === undefined ? undefined : context.books.get(column.valueSet);
  if (column.valueSet !== undefined && book === undefined) {
    hindered.set('codes', `The codes of ${column.valueSet} are not in the plan of the release.`);
  }
  const matches = pattern?.ok ? pattern.value : undefined;
  const reasons = new Set(column.missing);
  const one = judgeOf({ column, context, book, matches });
  const { separator } = context.table;
  return {
    column,
    ...(context.unit === undefined ? {} : { unit: context.unit }),
    book,
    reasons,
    separator,
    matches,
    hindered,
    one,
    judge: (cell) => judgeCell(cell, { column, separator, reasons, one }),
  };
}

/** The same column where all cells of a file are in `unit`; undefined if the variable does not accept that unit. */
export function inUnit(column: RecordColumn, context: ColumnContext, unit: string): ColumnCheck | undefined {
  return hasFactor(column, unit) ? compileColumn(column, { ...context, unit }) : undefined;
}

function judgeOf(subject: Subject): Judge {
  switch (subject.column.type) {
    case 'code':
      return judgeCode(subject);
    case 'boolean':
      return judgeBoolean(subject);
    case 'integer':
    case 'decimal':
      return judgeNumber(subject);
    case 'date':
    case 'partialDate':
    case 'dateTime':
      return judgeDate(subject);
    case 'string':
      return judgeText(subject);
  }
}

interface CellParts {
  readonly column: RecordColumn;
  readonly separator: string | undefined;
  readonly reasons: ReadonlySet<string>;
  readonly one: Judge;
}

function judgeCell(cell: string, parts: CellParts): Judgement {
  const { column, reasons, one } = parts;
  const text = cell.trim();
  const faults: Fault[] = text === cell ? [] : [spaces(column)];
  if (text === '') return { value: undefined, faults, holds: 'empty' };
  if (reasons.has(text)) return { value: undefined, faults, holds: 'reason' };
  if (!column.repeats) return { value: one(text, faults), faults, holds: 'value' };
  const items = parts.separator === undefined ? [text] : text.split(parts.separator);
  return { value: judgeItems(items, parts, faults), faults, holds: 'value' };
}

/** Judges the values of a cell that takes several. One that is unusable makes all of them so. */
export function judgeItems(items: readonly string[], parts: Omit<CellParts, 'separator'>, faults: Fault[]): CellValue {
  const { column, reasons, one } = parts;
  const seen = new Set<string>();
  const values: CellValue[] = [];
  for (const item of items) {
    const text = item.trim();
    if (text !== item) faults.push(spaces(column));
    if (seen.has(text) && text !== '') faults.push(repeated(column));
    seen.add(text);
    values.push(judgeItem(text));
  }
  return values.some(isUnusable) ? UNUSABLE : (values as CellValue);

  function judgeItem(text: string): CellValue {
    if (text === '') faults.push(emptyItem(column));
    else if (reasons.has(text)) faults.push(reasonAmongValues(column));
    else return one(text, faults);
    return UNUSABLE;
  }
}

function spaces({ name }: RecordColumn): Fault {
  return {
    code: 'value-spaces',
    check: 'type',
    message: `Spaces stand before or after a value of ${name}.`,
    expected: 'A value without spaces around it.',
  };
}

function repeated({ name }: RecordColumn): Fault {
  return {
    code: 'value-repeated',
    check: 'type',
    message: `The same value stands twice in one cell of ${name}.`,
    expected: 'Each value once.',
  };
}

function emptyItem({ name, type }: RecordColumn): Fault {
  return {
    code: 'value-type',
    check: 'type',
    message: `Nothing stands between two separators of ${name}.`,
    expected: `Each value is ${TYPE_WORDS[type]}.`,
  };
}

function reasonAmongValues({ name }: RecordColumn): Fault {
  return {
    code: 'missing-reason',
    check: 'type',
    message: `A missing reason stands beside values of ${name}.`,
    expected: 'Values, or one missing reason.',
  };
}
