import { expect, it } from 'vitest';
import { expressionTypeOf } from '../../src/expression/scope.ts';

it.each([
  ['string', 'string'],
  ['code', 'string'],
  ['boolean', 'bool'],
  ['integer', 'double'],
  ['decimal', 'double'],
  ['date', 'date'],
  ['dateTime', 'date'],
  ['partialDate', 'date'],
] as const)('a variable of type %s is a %s in expressions, and a list of them where it repeats', (type, expected) => {
  expect(expressionTypeOf(type, false)).toBe(expected);
  expect(expressionTypeOf(type, true)).toBe(`list<${expected}>`);
});
