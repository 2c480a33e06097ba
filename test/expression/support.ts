import fc from 'fast-check';
import {
  type CompiledExpression,
  compileCondition,
  compileNumber,
  type ExpressionHost,
  type ReadonlyRecord,
} from '../../src/expression/compile.ts';
import { type PartialDate, parsePartialDate } from '../../src/expression/partial-date.ts';
import type { ExpressionScope, ExpressionType } from '../../src/expression/scope.ts';
import type { Result } from '../../src/model/result.ts';

export const SCOPE: ExpressionScope = {
  variables: new Map<string, ExpressionType>([
    ['age', 'double'],
    ['ldh', 'double'],
    ['sex', 'string'],
    ['diagnosis', 'string'],
    ['alive', 'bool'],
    ['treated', 'bool'],
    ['diagnosed', 'date'],
    ['died', 'date'],
    ['mutations', 'list<string>'],
    // Names that CEL or JavaScript use themselves.
    ['type', 'double'],
    ['constructor', 'double'],
    ['date', 'date'],
  ]),
  children: new Map([
    [
      'labs',
      new Map<string, ExpressionType>([
        ['hemoglobin', 'double'],
        ['taken', 'date'],
        ['code', 'string'],
      ]),
    ],
    ['lines', new Map<string, ExpressionType>([['started', 'date']])],
  ]),
};

export const HOST: ExpressionHost = {
  inValueSet: (code, valueSet) => valueSet === 'leukaemia' && code.startsWith('C9'),
  isA: (code, ancestor, system) => system === 'icd_10' && code.startsWith(ancestor),
};

/** A date that a test writes down. */
export function date(text: string): PartialDate {
  const parsed = parsePartialDate(text);
  if (parsed === undefined) throw new Error(`${text} is not a date`);
  return parsed;
}

/** The value, or a failure that shows the issues. */
export function good<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.issues.map((issue) => issue.message).join('\n'));
  return result.value;
}

export function condition(source: string): CompiledExpression<boolean> {
  return good(compileCondition(source, SCOPE, HOST));
}

export function ask(source: string, record: ReadonlyRecord = {}): boolean | 'unknown' | 'not-evaluated' {
  return condition(source).evaluate(record);
}

export function compute(source: string, record: ReadonlyRecord = {}): number | 'unknown' | 'not-evaluated' {
  return good(compileNumber(source, SCOPE, HOST)).evaluate(record);
}

const two = (number: number) => String(number).padStart(2, '0');
const year = fc.integer({ min: 2019, max: 2022 });
const month = fc.integer({ min: 1, max: 12 });

/** Close together, so that dates often overlap. */
export const anyDay = fc
  .tuple(year, month, fc.integer({ min: 1, max: 28 }))
  .map(([y, m, d]) => date(`${y}-${two(m)}-${two(d)}`));

export const anyDate = fc.oneof(
  year.map((y) => date(String(y))),
  fc.tuple(year, month).map(([y, m]) => date(`${y}-${two(m)}`)),
  anyDay,
);

/** A day that the date may turn out to be; `where` from 0 to 1 picks it. */
export function completionOf(partial: PartialDate, where: number): PartialDate {
  const day = partial.first + Math.round((partial.last - partial.first) * where);
  return date(new Date(day * 86_400_000).toISOString().slice(0, 10));
}
