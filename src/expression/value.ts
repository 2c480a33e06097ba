import { isPartialDate, type PartialDate } from './partial-date.ts';
import type { ExpressionType, ScalarType } from './scope.ts';
import type { Span } from './span.ts';

export type Scalar = string | number | boolean | PartialDate;

/**
 * One record: plain values by variable name, and lists of records by the name of a child table. What is absent is
 * left out. A value of another type than the scope says counts as unknown.
 */
export interface ReadonlyRecord {
  readonly [name: string]: Scalar | readonly Scalar[] | readonly ReadonlyRecord[] | undefined;
}

/** What a part of an expression comes to. `undefined` is *unknown*: there is a value, and nobody can tell which. */
export type Value = Scalar | Span | ReadonlyRecord | readonly Value[] | undefined;

const IS_OF_TYPE: { readonly [T in ScalarType]: (value: unknown) => boolean } = {
  string: (value) => typeof value === 'string',
  bool: (value) => typeof value === 'boolean',
  double: Number.isFinite,
  date: isPartialDate,
};

/** A function that tells whether a record has a value under `name`. */
export function presenceOf(name: string): (record: ReadonlyRecord) => boolean {
  const read = rawReaderOf(name);
  return (record) => {
    const value = read(record);
    return value !== undefined && value !== null;
  };
}

/** A function that reads `name` from a record; its answer is of that type or unknown. */
export function readerOf(name: string, type: ExpressionType): (record: ReadonlyRecord) => Value {
  const read = rawReaderOf(name);
  const isGood = checkOf(type);
  return (record) => {
    const value = read(record);
    return isGood(value) ? value : undefined;
  };
}

/** A function that reads whatever a record has under `name` itself. */
export function rawReaderOf(name: string): (record: ReadonlyRecord) => Value {
  // A variable may be called `constructor`, which every object inherits. For all other names a plain read is
  // enough, and several times as fast.
  if (name in Object.prototype) return (record) => (Object.hasOwn(record, name) ? record[name] : undefined);
  return (record) => record[name];
}

function checkOf(type: ExpressionType): (value: unknown) => boolean {
  const scalar = scalarOf(type);
  const isGood = IS_OF_TYPE[scalar];
  return scalar === type ? isGood : (value) => Array.isArray(value) && value.every(isGood);
}

function scalarOf(type: ExpressionType): ScalarType {
  switch (type) {
    case 'list<string>':
      return 'string';
    case 'list<bool>':
      return 'bool';
    case 'list<double>':
      return 'double';
    case 'list<date>':
      return 'date';
    default:
      return type;
  }
}
