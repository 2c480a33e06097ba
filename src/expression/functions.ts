import { daysBetween, monthsBetween, yearsBetween } from './date-arithmetic.ts';
import { absolute, finite } from './operators.ts';
import { isPartialDate, type PartialDate, parsePartialDate } from './partial-date.ts';
import type { ScalarType } from './scope.ts';
import type { Value } from './value.ts';

/** What the caller knows and expressions ask for. */
export interface ExpressionHost {
  /** True if the code is in the value set of that id. */
  inValueSet(code: string, valueSet: string): boolean;
  /** True if the code is the ancestor or below it, in the code system of that id. */
  isA(code: string, ancestor: string, system: string): boolean;
}

/** A function that expressions may call. */
export interface ExpressionFunction {
  readonly parameters: readonly ScalarType[];
  readonly returns: ScalarType;
  /** Positions of the arguments that must be written out, because the text is resolved before any record is seen. */
  readonly literals?: readonly number[];
  /** Called with known arguments only. */
  run(host: ExpressionHost, a: Value, b: Value, c: Value): Value;
}

/** Functions, by name. `known`, `size` and `matchesPattern` are more than a function of values: see `lower.ts`. */
export const FUNCTIONS: ReadonlyMap<string, ExpressionFunction> = new Map<string, ExpressionFunction>([
  ['date', { parameters: ['string'], returns: 'date', run: (_, text) => onText(text, parsePartialDate) }],
  ['daysBetween', onDates(daysBetween)],
  ['monthsBetween', onDates(monthsBetween)],
  ['yearsBetween', onDates(yearsBetween)],
  [
    'year',
    { parameters: ['date'], returns: 'double', run: (_, date) => (isPartialDate(date) ? date.year : undefined) },
  ],
  ['abs', { parameters: ['double'], returns: 'double', run: (_, value) => absolute(value) }],
  ['floor', onNumber(Math.floor)],
  ['ceil', onNumber(Math.ceil)],
  ['round', onNumber(Math.round)],
  ['sqrt', onNumber(Math.sqrt)],
  ['exp', onNumber(Math.exp)],
  ['ln', onNumber(Math.log)],
  ['log10', onNumber(Math.log10)],
  ['pow', onNumbers((a, b) => a ** b)],
  ['min', onNumbers(Math.min)],
  ['max', onNumbers(Math.max)],
  [
    'inValueSet',
    {
      parameters: ['string', 'string'],
      returns: 'bool',
      literals: [1],
      run: (host, code, valueSet) => onText(code, (c) => onText(valueSet, (v) => host.inValueSet(c, v))),
    },
  ],
  [
    'isA',
    {
      parameters: ['string', 'string', 'string'],
      returns: 'bool',
      literals: [1, 2],
      run: (host, code, ancestor, system) =>
        onText(code, (c) => onText(ancestor, (a) => onText(system, (s) => host.isA(c, a, s)))),
    },
  ],
]);

/** Methods of texts, by name: `text.startsWith("C9")`. The type check knows them from CEL. */
export const METHODS: ReadonlyMap<string, (text: Value, other: Value) => Value> = new Map([
  ['startsWith', onTexts((text, other) => text.startsWith(other))],
  ['endsWith', onTexts((text, other) => text.endsWith(other))],
  ['contains', onTexts((text, other) => text.includes(other))],
  ['lowerAscii', (text) => onText(text, (t) => t.replace(/[A-Z]+/g, (letters) => letters.toLowerCase()))],
  ['upperAscii', (text) => onText(text, (t) => t.replace(/[a-z]+/g, (letters) => letters.toUpperCase()))],
  ['trim', (text) => onText(text, (t) => t.trim())],
]);

/** How many elements a list has, or characters a text. */
export function size(value: Value): Value {
  if (typeof value === 'string') return [...value].length;
  return Array.isArray(value) ? value.length : undefined;
}

function onText<T>(value: Value, apply: (text: string) => T): T | undefined {
  return typeof value === 'string' ? apply(value) : undefined;
}

function onTexts(apply: (a: string, b: string) => Value): (a: Value, b: Value) => Value {
  return (a, b) => (typeof a === 'string' && typeof b === 'string' ? apply(a, b) : undefined);
}

function onDates(apply: (a: PartialDate, b: PartialDate) => Value): ExpressionFunction {
  const run = (_: ExpressionHost, a: Value, b: Value) =>
    isPartialDate(a) && isPartialDate(b) ? apply(a, b) : undefined;
  return { parameters: ['date', 'date'], returns: 'double', run };
}

function onNumber(apply: (a: number) => number): ExpressionFunction {
  const run = (_: ExpressionHost, a: Value) => (typeof a === 'number' ? finite(apply(a)) : undefined);
  return { parameters: ['double'], returns: 'double', run };
}

function onNumbers(apply: (a: number, b: number) => number): ExpressionFunction {
  const run = (_: ExpressionHost, a: Value, b: Value) =>
    typeof a === 'number' && typeof b === 'number' ? finite(apply(a, b)) : undefined;
  return { parameters: ['double', 'double'], returns: 'double', run };
}
