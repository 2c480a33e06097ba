import type { VariableType } from '../model/definitions.ts';

export type ScalarType = 'string' | 'bool' | 'double' | 'date';
export type ExpressionType = ScalarType | `list<${ScalarType}>`;

/**
 * What an expression may speak of: variables of one record, and the records of child tables as lists, each with the
 * types of its columns. A scope's environment is built once and kept as long as the object lives: reuse the object.
 */
export interface ExpressionScope {
  readonly variables: ReadonlyMap<string, ExpressionType>;
  readonly children: ReadonlyMap<string, ReadonlyMap<string, ExpressionType>>;
}

const TYPE_OF_VARIABLE = {
  string: 'string',
  code: 'string',
  boolean: 'bool',
  integer: 'double',
  decimal: 'double',
  date: 'date',
  // Days only: see `parseDateOfDateTime`.
  dateTime: 'date',
  partialDate: 'date',
} as const satisfies { readonly [T in VariableType]: ScalarType };

/** The type that a variable has in expressions; a variable that repeats is a list. */
export function expressionTypeOf(type: VariableType, repeats: boolean): ExpressionType {
  return repeats ? `list<${TYPE_OF_VARIABLE[type]}>` : TYPE_OF_VARIABLE[type];
}
