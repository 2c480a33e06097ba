import type { LecternRange, Values } from './lectern.ts';

/** Most values that a sentence names. */
const NAMED = 8;

/** Values as the items of a CEL list. JSON's texts and numbers are CEL's too. */
export function listed(values: Values): string {
  return values.map((value) => JSON.stringify(value)).join(', ');
}

export function wordOf(value: string | number | boolean): string {
  return typeof value === 'string' ? `"${value}"` : String(value);
}

/** `"a"`, or `one of "a", "b"`. */
export function among(values: Values): string {
  const names = values.slice(0, NAMED).map(wordOf).join(', ');
  if (values.length <= 1) return names;
  return `one of ${names}${values.length > NAMED ? `, … (${values.length} values)` : ''}`;
}

/** The comparisons of a range with `item`. */
export function rangeCel(item: string, { min, max, exclusiveMin, exclusiveMax }: LecternRange): string {
  return [
    ...(min === undefined ? [] : [`${item} >= ${min}`]),
    ...(exclusiveMin === undefined ? [] : [`${item} > ${exclusiveMin}`]),
    ...(max === undefined ? [] : [`${item} <= ${max}`]),
    ...(exclusiveMax === undefined ? [] : [`${item} < ${exclusiveMax}`]),
  ].join(' && ');
}

/** `at least 1 and below 5`. */
export function rangeWords({ min, max, exclusiveMin, exclusiveMax }: LecternRange): string {
  return [
    ...(min === undefined ? [] : [`at least ${min}`]),
    ...(exclusiveMin === undefined ? [] : [`above ${exclusiveMin}`]),
    ...(max === undefined ? [] : [`at most ${max}`]),
    ...(exclusiveMax === undefined ? [] : [`below ${exclusiveMax}`]),
  ].join(' and ');
}
