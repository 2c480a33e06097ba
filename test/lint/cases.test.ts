import { describe, expect, test } from 'vitest';
import { check, define, found, variable } from '../source/support.ts';

const colours = define(
  'value-set',
  'colours',
  'codes: [{ code: "red", display: Red }, { code: "blue", display: Blue }]\n',
);
const variables = [
  colours,
  variable('colour', 'code', 'valueSet: colours\nmissing: ["unknown"]\n'),
  variable('started', 'date'),
  variable('died', 'partialDate'),
  variable('alive', 'boolean'),
  variable('score', 'decimal', 'range: { min: 0, max: 100 }\n'),
  variable('count', 'integer'),
];
const HEAD = 'measure: binary\npopulation: { description: All }\nreferences: [{ key: k, title: t }]\n';
const EVENTS = 'events: [{ id: red, when: colour == "red" }]\n';

describe('what goes into a case of an endpoint', () => {
  const given = (values: string) =>
    define('endpoint', 'e', `${HEAD}${EVENTS}cases: [{ id: a, given: ${values}, expect: { result: "no" } }]\n`);
  const issues = (values: string) => found(...variables, given(values));

  test.each([
    '{ colour: "red", started: "2020-02-29", died: "2021-04", alive: true, score: 12.5, count: 3 }',
    '{ colour: "unknown" }',
    '{ started: "2020-01-01", records: [{ colour: "blue" }, { colour: "red", score: 100 }] }',
  ])('what a record may hold is right: %s', (values) => expect(issues(values)).toEqual([]));

  test.each([
    ['{ colour: "green" }', 'unknown-code', 'colour'],
    ['{ colour: 1 }', 'invalid-value', 'colour'],
    ['{ started: "2020-02" }', 'invalid-value', 'started'],
    ['{ started: "2021-02-29" }', 'invalid-value', 'started'],
    ['{ died: "soon" }', 'invalid-value', 'died'],
    ['{ alive: "yes" }', 'invalid-value', 'alive'],
    ['{ score: 101 }', 'invalid-value', 'score'],
    ['{ count: 1.5 }', 'invalid-value', 'count'],
    ['{ color: "red" }', 'unknown-reference', 'color'],
    ['{ records: [{ alive: true }, { colour: "green" }] }', 'unknown-code', 'records/1/colour'],
    ['{ colour: [{ alive: true }] }', 'invalid-value', 'colour'],
  ])('%s is not: %s', (values, code, place) =>
    expect(issues(values)).toEqual([`${code} endpoint/e /cases/0/given/${place}`]),
  );

  test('the nearest name is proposed', () =>
    expect(check(...variables, given('{ color: "red" }'))).toMatchObject([
      { message: expect.stringContaining('Did you mean "colour"?') },
    ]));
});

test('a case of a score is given its inputs and nothing else', () => {
  const score = (values: string) =>
    define(
      'score',
      's',
      `inputs: [score]\nformula: score\nmissing: refuse\nreferences: [{ key: k, title: t }]
groups: [{ code: "low", title: Low }]\ncases: [{ id: a, given: ${values}, expect: { group: "low" } }]\n`,
    );
  expect(found(...variables, score('{ score: 3 }'))).toEqual([]);
  expect(found(...variables, score('{ count: 3 }'))).toEqual(['unknown-reference score/s /cases/0/given/count']);
});
