import { isPartialDate, type PartialDate, parsePartialDate } from '../expression/partial-date.ts';
import type { Scalar } from '../expression/value.ts';
import type { RecordColumn } from '../model/shapes.ts';
import { type CellValue, isUnusable, UNUSABLE } from './fault.ts';
import { bytes, doubles, integers, type Memory, type NumberList, type NumberListMaker } from './memory.ts';

/** Values of one column, record by record, in at most eight bytes each. */
export interface ValueStore {
  /** False if there is no memory left. */
  push(value: CellValue): boolean;
  at(index: number): CellValue;
}

/** Texts that stores share, each once. */
export interface Texts {
  /** -1 if there is no memory left. */
  numberOf(text: string): number;
  textOf(number: number): string;
  dateOf(text: string): PartialDate | undefined;
  /** By number. */
  all(): readonly string[];
}

/** What a text takes beside its characters: its object and its place in the map. */
const BYTES_OF_TEXT = 80;

const ABSENT = -1;
const UNREADABLE = -2;

export function textsOf(memory: Memory): Texts {
  const numbers = new Map<string, number>();
  const texts: string[] = [];
  const dates = new Map<string, PartialDate>();
  return {
    numberOf: (text) => {
      const known = numbers.get(text);
      if (known !== undefined) return known;
      if (!memory.take(BYTES_OF_TEXT + 2 * text.length)) return -1;
      numbers.set(text, texts.length);
      return texts.push(text) - 1;
    },
    textOf: (number) => texts[number] ?? '',
    dateOf: (text) => {
      const date = dates.get(text) ?? parsePartialDate(text);
      if (date !== undefined && dates.size < 50_000) dates.set(text, date);
      return date;
    },
    all: () => texts,
  };
}

/** A store of the column's values in lists that `listOf` makes; what is text in them is numbered by `texts`. */
export function valueStore(column: RecordColumn, texts: Texts, listOf: NumberListMaker): ValueStore {
  if (column.repeats) return listStore(texts, listOf);
  switch (column.type) {
    case 'integer':
    case 'decimal':
      return numberStore(listOf(doubles));
    case 'boolean':
      return booleanStore(listOf(bytes));
    case 'date':
    case 'partialDate':
    case 'dateTime':
      return dateStore(texts, listOf(integers));
    case 'code':
    case 'string':
      return textStore(texts, listOf(integers));
  }
}

function numberStore(list: NumberList): ValueStore {
  return {
    // No cell reads as infinity, so that it may stand for an empty one.
    push: (value) => list.push(typeof value === 'number' ? value : Number.POSITIVE_INFINITY),
    at: (index) => {
      const value = list.at(index);
      return value === Number.POSITIVE_INFINITY ? undefined : value;
    },
  };
}

function booleanStore(list: NumberList): ValueStore {
  const values = [undefined, false, true, UNUSABLE] as const;
  return {
    push: (value) => list.push(isUnusable(value) ? 3 : value === undefined ? 0 : value === true ? 2 : 1),
    at: (index) => values[list.at(index)],
  };
}

/** `YYYYMMDD` as a number, with zeros for what is not known. */
function dateStore(texts: Texts, list: NumberList): ValueStore {
  return {
    push: (value) => list.push(numberOfDate(value)),
    at: (index) => dateOfNumber(list.at(index), texts),
  };
}

function numberOfDate(value: CellValue): number {
  if (value === undefined) return ABSENT;
  if (!isPartialDate(value)) return UNREADABLE;
  return value.year * 10_000 + (value.month ?? 0) * 100 + (value.day ?? 0);
}

function dateOfNumber(number: number, texts: Texts): CellValue {
  if (number === ABSENT) return undefined;
  if (number === UNREADABLE) return UNUSABLE;
  const parts = [
    String(Math.floor(number / 10_000)).padStart(4, '0'),
    String(Math.floor(number / 100) % 100).padStart(2, '0'),
    String(number % 100).padStart(2, '0'),
  ];
  return texts.dateOf(parts.filter((part) => part !== '00').join('-'));
}

function textStore(texts: Texts, list: NumberList): ValueStore {
  return {
    push: (value) => pushText(typeof value === 'string' ? value : value === undefined ? ABSENT : UNREADABLE),
    at: (index) => {
      const number = list.at(index);
      if (number < 0) return number === ABSENT ? undefined : UNUSABLE;
      return texts.textOf(number);
    },
  };

  function pushText(value: string | number): boolean {
    if (typeof value === 'number') return list.push(value);
    const number = texts.numberOf(value);
    return number >= 0 && list.push(number);
  }
}

/** A list is kept as one text: lists that repeat are the same few again and again. */
function listStore(texts: Texts, listOf: NumberListMaker): ValueStore {
  const store = textStore(texts, listOf(integers));
  return {
    push: (value) =>
      store.push(Array.isArray(value) ? JSON.stringify(value.map(plain)) : isUnusable(value) ? UNUSABLE : undefined),
    at: (index) => {
      const text = store.at(index);
      // Written by `push` above.
      return typeof text === 'string' ? (JSON.parse(text) as (Scalar | { date: string })[]).map(revive) : text;
    },
  };

  function revive(item: Scalar | { date: string }): Scalar {
    return typeof item === 'object' && 'date' in item ? (texts.dateOf(item.date) ?? UNUSABLE) : (item as Scalar);
  }
}

function plain(item: unknown): unknown {
  return isPartialDate(item) ? { date: item.text } : item;
}
