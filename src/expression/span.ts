/** Marks a span, so that a record of somebody's data with columns `first` and `last` is never taken for one. */
export const SPAN: unique symbol = Symbol('span');

/**
 * Everything a value may turn out to be: all numbers (or days, by number) from `first` to `last`, both included. A
 * partial date is one, and so is the number of months between two partial dates.
 */
export interface Span {
  readonly [SPAN]: true;
  readonly first: number;
  readonly last: number;
}

/** Three-valued: undefined means that it cannot be decided. */
export type Truth = boolean | undefined;

export type Comparison = '<' | '<=' | '>' | '>=' | '==' | '!=';

/** The span from `first` to `last`, or the plain number where the two are the same. */
export function spanOf(first: number, last: number): Span | number {
  return first === last ? first : { [SPAN]: true, first, last };
}

/** True if `value` is a span (partial dates are). */
export function isSpan(value: unknown): value is Span {
  return typeof value === 'object' && value !== null && SPAN in value;
}

/** `a operator b` where it holds, or fails, for every choice from both spans; undefined where it depends. */
export function compareSpans(a: Span, operator: Comparison, b: Span): Truth {
  switch (operator) {
    case '<':
      return isBefore(a, b);
    case '<=':
      return not(isBefore(b, a));
    case '>':
      return isBefore(b, a);
    case '>=':
      return not(isBefore(a, b));
    case '==':
      return isSame(a, b);
    case '!=':
      return not(isSame(a, b));
  }
}

/** The opposite; undefined stays undefined. */
export function not(truth: Truth): Truth {
  return truth === undefined ? undefined : !truth;
}

function isBefore(a: Span, b: Span): Truth {
  if (a.last < b.first) return true;
  return a.first >= b.last ? false : undefined;
}

function isSame(a: Span, b: Span): Truth {
  if (a.last < b.first || b.last < a.first) return false;
  // What is left overlaps: the same for sure only where each is a single value.
  return a.first === a.last && b.first === b.last ? true : undefined;
}
