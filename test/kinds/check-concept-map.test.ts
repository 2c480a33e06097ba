import { expect, test } from 'vitest';
import { check, define, found } from '../source/support.ts';

const from = define('value-set', 'from', 'codes: [{ code: "a", display: A }, { code: "b", display: B }]\n');
const to = define('value-set', 'to', 'codes: [{ code: "x", display: X }]\n');

function map(...elements: readonly string[]) {
  const lines = elements.map((element) => `      - ${element}\n`).join('');
  return define(
    'concept-map',
    'from_to',
    `sourceScope: from\ngroups:\n  - source: from\n    target: to\n    elements:\n${lines}`,
  );
}

test('a code with a target and one without any are right', () =>
  expect(
    found(
      from,
      to,
      map('{ code: "a", targets: [{ code: "x", relationship: equivalent }] }', '{ code: "b", noMap: true }'),
    ),
  ).toEqual([]));

test('a code cannot have targets and none', () =>
  expect(
    found(from, to, map('{ code: "a", noMap: true, targets: [{ code: "x", relationship: equivalent }] }')),
  ).toEqual(['invalid-value concept-map/from_to /groups/0/elements/0/noMap']));

test.each(['{ code: "a" }', '{ code: "a", noMap: false }'])('%s says nothing', (element) =>
  expect(found(from, to, map(element))).toEqual(['missing-key concept-map/from_to /groups/0/elements/0']),
);

test('a source code is there once', () =>
  expect(found(from, to, map('{ code: "a", noMap: true }', '{ code: "a", noMap: true }'))).toEqual([
    'duplicate-code concept-map/from_to /groups/0/elements/1/code',
  ]));

test('source and target codes are codes of their systems', () =>
  expect(found(from, to, map('{ code: "q", targets: [{ code: "y", relationship: related-to }] }'))).toEqual([
    'unknown-code concept-map/from_to /groups/0/elements/0/code',
    'unknown-code concept-map/from_to /groups/0/elements/0/targets/0/code',
  ]));

test('a wrong relationship is answered with the words there are', () =>
  expect(check(from, to, map('{ code: "a", targets: [{ code: "x", relationship: equivalant }] }'))).toMatchObject([
    { code: 'invalid-value', message: expect.stringContaining('Did you mean "equivalent"?') },
  ]));
