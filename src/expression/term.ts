import type { RE2JS } from 're2js';
import type { ExpressionType } from './scope.ts';
import type { Comparison } from './span.ts';
import type { Value } from './value.ts';

export type BinaryOperator = Comparison | 'in' | '+' | '-' | '*' | '/' | '%';

export type Loop = 'all' | 'exists' | 'exists_one' | 'filter' | 'map';

/**
 * An expression in our own words, names resolved: what the presence analysis and the evaluator read, so that neither
 * knows the syntax tree of a library.
 */
export type Term =
  | { readonly kind: 'literal'; readonly value: Value }
  | { readonly kind: 'variable'; readonly name: string; readonly type: ExpressionType }
  | { readonly kind: 'children'; readonly name: string }
  /** The element that a loop is at; loops are numbered from the outside in. */
  | { readonly kind: 'element'; readonly loop: number }
  | { readonly kind: 'column'; readonly loop: number; readonly name: string; readonly type: ExpressionType }
  | { readonly kind: 'known'; readonly name: string }
  | { readonly kind: 'known-column'; readonly loop: number; readonly name: string }
  | { readonly kind: 'not'; readonly of: Term }
  | { readonly kind: 'negative'; readonly of: Term }
  | { readonly kind: 'and' | 'or'; readonly left: Term; readonly right: Term }
  | { readonly kind: 'if'; readonly condition: Term; readonly whenTrue: Term; readonly whenFalse: Term }
  | { readonly kind: 'binary'; readonly operator: BinaryOperator; readonly left: Term; readonly right: Term }
  | { readonly kind: 'call'; readonly name: string; readonly items: readonly Term[] }
  | { readonly kind: 'matches'; readonly of: Term; readonly pattern: RE2JS }
  | { readonly kind: 'list'; readonly items: readonly Term[] }
  | LoopTerm;

export interface LoopTerm {
  readonly kind: 'loop';
  readonly macro: Loop;
  readonly over: Term;
  readonly loop: number;
  /** The condition, or what `map` makes of an element. */
  readonly body: Term;
  /** Which elements `map(name, condition, body)` takes. */
  readonly filter?: Term;
}
