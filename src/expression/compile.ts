import { failed, ok, type Result } from '../model/result.ts';
import { analyseExpression, type CheckedExpression } from './analyse.ts';
import { evaluatorOf } from './evaluate.ts';
import type { ExpressionHost } from './functions.ts';
import { presenceTestOf } from './presence.ts';
import type { ExpressionScope } from './scope.ts';
import type { ReadonlyRecord, Value } from './value.ts';

export type { ExpressionHost } from './functions.ts';
export type { ReadonlyRecord } from './value.ts';

/**
 * `not-evaluated`: the record lacks a variable or child list that the expression needs. `unknown`: everything needed
 * is there, and partial dates, absent columns of child records or a result that does not exist (a division by zero)
 * leave the answer open.
 */
export type Outcome<T> = T | 'unknown' | 'not-evaluated';

export interface CompiledExpression<T> extends CheckedExpression {
  /** Never fails, whatever the record holds. */
  evaluate(record: ReadonlyRecord): Outcome<T>;
}

/** Compiles an expression that gives true or false; issue codes as `checkExpression`. */
export function compileCondition(
  source: string,
  scope: ExpressionScope,
  host: ExpressionHost,
): Result<CompiledExpression<boolean>> {
  const isBoolean = (value: Value): value is boolean => typeof value === 'boolean';
  return compile(source, scope, host, 'bool', isBoolean);
}

/** Compiles an expression that gives a number; issue codes as `checkExpression`. */
export function compileNumber(
  source: string,
  scope: ExpressionScope,
  host: ExpressionHost,
): Result<CompiledExpression<number>> {
  const isNumber = (value: Value): value is number => typeof value === 'number';
  return compile(source, scope, host, 'double', isNumber);
}

function compile<T>(
  source: string,
  scope: ExpressionScope,
  host: ExpressionHost,
  expects: 'bool' | 'double',
  isDecided: (value: Value) => value is Value & T,
): Result<CompiledExpression<T>> {
  const analysis = analyseExpression(source, scope, expects);
  if (!analysis.ok) return failed(...analysis.issues);
  const { checked, term } = analysis.value;
  const canEvaluate = presenceTestOf(term, [...checked.variables, ...checked.children]);
  const resultOf = evaluatorOf(term, host);
  const evaluate = (record: ReadonlyRecord): Outcome<T> => {
    if (!canEvaluate(record)) return 'not-evaluated';
    const value = resultOf(record);
    return isDecided(value) ? value : 'unknown';
  };
  return ok({ ...checked, evaluate }, analysis.issues);
}
