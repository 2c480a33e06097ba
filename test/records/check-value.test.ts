import { expect, test } from 'vitest';
import { checkValue } from '../../src/records/check-value.ts';
import { valuePlanOf } from '../../src/snapshot/record-plan.ts';
import { codesOf, good, own, snapshot, table, valueSet, variable } from '../snapshot/dictionaries.ts';

const of = snapshot(
  valueSet('sex', { codes: [own('female'), own('male')] }),
  { ...variable('sex'), type: 'code', valueSet: 'sex' },
  { ...variable('age'), type: 'integer', range: { min: 0 }, missing: ['unknown'] },
  table('patient', ['age']),
);

function codes(id: string, value: unknown): readonly string[] {
  const { plan, column } = good(valuePlanOf(of, id));
  return checkValue(plan, column, value).problems.map(({ code }) => code);
}

test.each([
  ['age', '12', []],
  ['age', 12, []],
  ['age', 'unknown', []],
  ['age', null, []],
  ['age', -1, ['value-range']],
  ['age', true, ['value-type']],
  ['sex', 'male', []],
  ['sex', 'Male', ['code-unknown']],
])('%s %j: %j', (id, value, expected) => expect(codes(id, value)).toEqual(expected));

test('a variable that is not there is an issue', () => {
  expect(codesOf(valuePlanOf(of, 'weight'))).toEqual(['unknown-definition']);
});
