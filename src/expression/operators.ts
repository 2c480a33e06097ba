import { type Comparison, compareSpans, isSpan, not, SPAN, type Span, spanOf, type Truth } from './span.ts';
import type { BinaryOperator } from './term.ts';
import type { Value } from './value.ts';

/**
 * What operators make of values. Total: a result that does not exist (a division by zero) or operands that do not
 * fit are unknown, because the type check has refused them before and an evaluation must never fail.
 */
export const BINARY: { readonly [O in BinaryOperator]: (a: Value, b: Value) => Value } = {
  '<': comparison('<', (a, b) => a < b),
  '<=': comparison('<=', (a, b) => a <= b),
  '>': comparison('>', (a, b) => a > b),
  '>=': comparison('>=', (a, b) => a >= b),
  '==': equals,
  '!=': (a, b) => not(equals(a, b)),
  in: (value, list) => (Array.isArray(list) ? anyOf(list, (item) => equals(value, item)) : undefined),
  '+': plus,
  '-': (a, b) => arithmetic((x, y) => x - y, a, b),
  '*': (a, b) => arithmetic((x, y) => x * y, a, b),
  '/': divide,
  '%': (a, b) => (typeof a === 'number' && typeof b === 'number' ? finite(a % b) : undefined),
};

/** The opposite of a truth value. */
export function opposite(value: Value): Truth {
  return typeof value === 'boolean' ? !value : undefined;
}

/** Minus. */
export function negative(value: Value): Value {
  if (typeof value === 'number') return -value;
  return isNumberSpan(value) ? spanOf(-value.last, -value.first) : undefined;
}

/** Without its sign. */
export function absolute(value: Value): Value {
  if (typeof value === 'number') return Math.abs(value);
  if (!isNumberSpan(value)) return undefined;
  const { first, last } = value;
  if (first >= 0) return value;
  return last <= 0 ? spanOf(-last, -first) : spanOf(0, Math.max(-first, last));
}

/** The number, if there is one: not for infinity and not-a-number. */
export function finite(number: number): number | undefined {
  return Number.isFinite(number) ? number : undefined;
}

/** True if the test holds for any of `items`, false if it fails for all. */
export function anyOf<T>(items: readonly T[], test: (item: T) => Truth): Truth {
  let answer: Truth = false;
  for (const item of items) {
    const truth = test(item);
    if (truth === true) return true;
    if (truth === undefined) answer = undefined;
  }
  return answer;
}

/** Equality of any two values of one type. */
export function equals(a: Value, b: Value): Truth {
  if (a === undefined || b === undefined) return undefined;
  const spanA = asSpan(a);
  const spanB = asSpan(b);
  if (isSpan(a) || isSpan(b)) return spanA && spanB && compareSpans(spanA, '==', spanB);
  return Array.isArray(a) && Array.isArray(b) ? equalLists(a, b) : a === b;
}

function equalLists(a: readonly Value[], b: readonly Value[]): Truth {
  if (a.length !== b.length) return false;
  return not(anyOf([...a.keys()], (index) => not(equals(a[index], b[index]))));
}

function comparison(operator: Comparison, plain: (a: number | string, b: number | string) => boolean) {
  return (a: Value, b: Value): Truth => {
    if (typeof a === 'number' && typeof b === 'number') return plain(a, b);
    if (typeof a === 'string' && typeof b === 'string') return plain(a, b);
    if (typeof a === 'boolean' && typeof b === 'boolean') return plain(Number(a), Number(b));
    const spanA = asSpan(a);
    const spanB = asSpan(b);
    return spanA && spanB && compareSpans(spanA, operator, spanB);
  };
}

function asSpan(value: Value): Span | undefined {
  if (typeof value === 'number') return { [SPAN]: true, first: value, last: value };
  return isSpan(value) ? value : undefined;
}

/** Spans of days are dates: nobody adds those. */
function isNumberSpan(value: Value): value is Span {
  return isSpan(value) && !('kind' in value);
}

function plus(a: Value, b: Value): Value {
  if (typeof a === 'string' && typeof b === 'string') return a + b;
  if (Array.isArray(a) && Array.isArray(b)) return [...a, ...b];
  return arithmetic((x, y) => x + y, a, b);
}

function divide(a: Value, b: Value): Value {
  if (isSpan(b) && b.first <= 0 && b.last >= 0) return undefined;
  return arithmetic((x, y) => x / y, a, b);
}

function arithmetic(apply: (a: number, b: number) => number, a: Value, b: Value): Value {
  if (typeof a === 'number' && typeof b === 'number') return finite(apply(a, b));
  if (!(isNumberSpan(a) || typeof a === 'number') || !(isNumberSpan(b) || typeof b === 'number')) return undefined;
  const spanA = asSpan(a);
  const spanB = asSpan(b);
  if (!spanA || !spanB) return undefined;
  // + - * / have their extremes where both operands have theirs.
  const corners = [
    apply(spanA.first, spanB.first),
    apply(spanA.first, spanB.last),
    apply(spanA.last, spanB.first),
    apply(spanA.last, spanB.last),
  ];
  return corners.every(Number.isFinite) ? spanOf(Math.min(...corners), Math.max(...corners)) : undefined;
}
