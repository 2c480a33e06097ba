import { expect, test } from 'vitest';
import { ruleCaseIssues } from '../../src/lint/rule-case-issues.ts';
import { rule, snapshot, table, variable } from '../snapshot/dictionaries.ts';

const issues = (given: { readonly [name: string]: string }, result: string) =>
  ruleCaseIssues(
    snapshot(
      { ...variable('a'), type: 'date' },
      { ...variable('b'), type: 'date' },
      table('t', ['a', 'b']),
      rule('r', 't', 'a <= b', { cases: [{ id: 'one', given, expect: { result } }] }),
    ),
  );

test.each([
  [{ a: '2020-01-01', b: '2020-01-02' }, 'pass'],
  [{ a: '2020-01-02', b: '2020-01-01' }, 'fail'],
  [{ a: '2020-01', b: '2020-01-01' }, 'unknown'],
  [{ a: '2020-01-01' }, 'not-evaluated'],
] as const)('a case that comes to what it says is right: %j %s', (given, result) => {
  expect(issues(given, result)).toEqual([]);
});

test('a case that comes to something else is told where it says so', () => {
  expect(issues({ a: '2020-01-02', b: '2020-01-01' }, 'pass')).toMatchObject([
    { code: 'invalid-value', at: { definition: 'rule/r', pointer: '/cases/0/expect/result' } },
  ]);
});

test('what goes into a case is a column', () => {
  expect(issues({ c: '2020-01-01' }, 'pass')).toMatchObject([{ code: 'unknown-reference' }]);
});
