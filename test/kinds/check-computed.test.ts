import { describe, expect, test } from 'vitest';
import { check, define, found, variable } from '../source/support.ts';

const dates = [variable('diagnosed', 'date'), variable('died', 'partialDate'), variable('seen', 'date')];
const day = variable('day', 'integer');
const references = 'references: [{ key: k, title: t }]\n';

describe('endpoints', () => {
  const parts = {
    measure: 'measure: time-to-event\n',
    population: 'population: { description: All }\n',
    origin: 'origin: [diagnosed]\n',
    events: 'events: [{ id: death, at: died }]\n',
    censoring: 'censoring: { at: seen }\n',
    unit: 'unit: d\n',
    references,
  };
  const endpoint = (changed: { readonly [key: string]: string } = {}) =>
    define('endpoint', 'os', Object.values({ ...parts, ...changed }).join(''));

  test('a survival time is right', () => expect(found(...dates, endpoint())).toEqual([]));
  test.each(['origin', 'censoring', 'unit'])('a time to an event needs its %s', (key) =>
    expect(check(...dates, endpoint({ [key]: '' }))).toMatchObject([
      { code: 'missing-key', message: expect.stringContaining(key) },
    ]),
  );
  test('a yes-or-no endpoint needs none of them', () =>
    expect(found(...dates, endpoint({ measure: 'measure: binary\n', origin: '', censoring: '', unit: '' }))).toEqual(
      [],
    ));
  test('an event is there once among events and competing events, and is located where it is again', () => {
    const competing = 'competing: [{ id: other, at: seen }, { id: death, at: seen }]\n';
    expect(found(...dates, endpoint({ competing }))).toEqual(['duplicate-code endpoint/os /competing/1/id']);
  });
  test('units are UCUM', () =>
    expect(
      found(...dates, endpoint({ unit: 'unit: days\n', window: 'window: { from: 0, to: 1, unit: months }\n' })),
    ).toEqual(['invalid-unit endpoint/os /unit', 'invalid-unit endpoint/os /window/unit']));
  test('a window does not end before it begins', () =>
    expect(found(...dates, endpoint({ window: 'window: { from: 9, to: 1, unit: d }\n' }))).toEqual([
      'invalid-range endpoint/os /window/from',
    ]));
  test('moments are dates and landmarks are numbers', () => {
    const changed = { origin: 'origin: [day]\n', events: 'events: [{ id: death, at: day, landmark: died }]\n' };
    expect(found(...dates, day, endpoint(changed))).toEqual([
      'invalid-value endpoint/os /origin/0',
      'invalid-value endpoint/os /events/0/at',
      'invalid-value endpoint/os /events/0/landmark',
    ]);
  });
  test('a moment may be the origin itself, at a landmark', () =>
    expect(found(...dates, day, endpoint({ events: 'events: [{ id: death, at: origin, landmark: day }]\n' }))).toEqual(
      [],
    ));
  test('conditions are type-checked where they are written', () =>
    expect(
      check(...dates, endpoint({ events: 'events:\n  - id: death\n    at: died\n    when: died > 1.0\n' })),
    ).toMatchObject([{ code: 'expression-type', at: { pointer: '/events/0/when', column: 11 } }]));
});

describe('scores', () => {
  const score = (body: string) => define('score', 'risk', `inputs: [day]\nmissing: refuse\n${references}${body}`);
  const groups = 'groups: [{ code: "low", title: Low, from: 0, to: 1 }, { code: "high", title: High, from: 2 }]\n';

  test('points and groups are right', () =>
    expect(found(day, score(`points: [{ when: day > 3.0, add: 1 }]\n${groups}`))).toEqual([]));
  test('a condition in every group is right', () =>
    expect(found(day, score('groups: [{ code: "low", title: Low, when: day > 3.0 }]\n'))).toEqual([]));
  test('something must be counted', () => expect(found(day, score(groups))).toEqual(['missing-key score/risk']));
  test('a group does not end before it begins', () =>
    expect(found(day, score('formula: day\ngroups: [{ code: "low", title: Low, from: 2, to: 1 }]\n'))).toEqual([
      'invalid-range score/risk /groups/0/from',
    ]));
  test('bounds may leave out their own value', () =>
    expect(
      found(
        day,
        score(
          'formula: day\ngroups: [{ code: "a", title: A, to: 1 }, { code: "b", title: B, above: 1, to: 2 }, { code: "c", title: C, above: 2 }]\n',
        ),
      ),
    ).toEqual([]));
  test.each([
    ['from: 1, above: 1', 'invalid-value score/risk /groups/0/above'],
    ['to: 1, below: 1', 'invalid-value score/risk /groups/0/below'],
    ['above: 2, to: 1', 'invalid-range score/risk /groups/0/above'],
    ['from: 2, below: 1', 'invalid-range score/risk /groups/0/from'],
    ['above: 1, to: 1', 'invalid-range score/risk /groups/0/above'],
    ['from: 1, below: 1', 'invalid-range score/risk /groups/0/from'],
    ['above: 1, below: 1', 'invalid-range score/risk /groups/0/above'],
  ])('a group with %s is wrong', (bounds, issue) =>
    expect(found(day, score(`formula: day\ngroups: [{ code: "a", title: A, ${bounds} }]\n`))).toEqual([issue]),
  );
  test('a group is there once', () =>
    expect(found(day, score('formula: day\ngroups: [{ code: "a", title: A }, { code: "A", title: B }]\n'))).toEqual([
      'duplicate-code score/risk /groups/1/code',
    ]));
  test('an expression sees only the inputs', () =>
    expect(found(day, variable('other', 'integer'), score(`formula: other\n${groups}`))).toEqual([
      'expression-type score/risk /formula',
    ]));
});

describe('rules', () => {
  const labs = define('table', 'labs', 'columns: [{ variable: day }]\nkey: [day]\n');
  const patients = define('table', 'patients', 'columns: [{ variable: seen }]\nkey: [seen]\n');
  const rule = (body: string) => define('rule', 'r', `table: patients\nseverity: error\nmessage: No.\n${body}`);
  const all = [...dates, day, labs, patients];

  test('a rule over a record and its children is right', () =>
    expect(
      found(...all, rule('children: { lab: labs }\nwhen: known(seen)\nassert: lab.exists(r, r.day > 1.0)\n')),
    ).toEqual([]));
  test('a list of children cannot be called as a column is', () =>
    expect(found(...all, rule('children: { seen: labs }\nassert: known(seen)\n'))).toContain(
      'invalid-value rule/r /children/seen',
    ));
  test('a list of children cannot be called by a word of the language', () =>
    expect(found(...all, rule('children: { in: labs }\nassert: known(seen)\n'))).toEqual([
      'invalid-value rule/r /children/in',
    ]));
  test('a case is there once', () =>
    expect(
      found(
        ...all,
        rule(
          'assert: known(seen)\ncases: [{ id: a, given: {}, expect: { result: fail } }, { id: a, given: {}, expect: { result: fail } }]\n',
        ),
      ),
    ).toEqual(['duplicate-code rule/r /cases/1/id']));
  test('a value set that an expression names must exist', () =>
    expect(check(...all, rule('assert: inValueSet("x", "missing_reasons")\n'))).toMatchObject([
      { code: 'unknown-reference', message: expect.stringContaining('Did you mean "missing_reason"?') },
    ]));
  test('a rule on a table that cannot be read has no issue of its own', () => {
    const broken = { path: 'tables/patients.yaml', text: 'kind: table\nid: patients\n  broken: [\n' };
    expect(found(...dates, day, labs, broken, rule('assert: known(seen)\n'))).toEqual([
      'yaml-syntax tables/patients.yaml',
    ]);
  });
  test('a rule with a mistake of its own keeps it while another file is broken', () => {
    const broken = { path: 'variables/other.yaml', text: 'kind: [\n' };
    expect(found(...all, broken, rule('assert: seen > 1.0\n'))).toEqual([
      'yaml-syntax variables/other.yaml',
      'expression-type rule/r /assert',
    ]);
  });
});
