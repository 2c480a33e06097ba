import { describe, expect, test } from 'vitest';
import type { EndpointProgram } from '../../src/model/shapes.ts';
import { draftRelease } from '../../src/release/plan.ts';
import { lunrSearch } from '../../src/snapshot/lunr-search.ts';
import { compileSnapshot } from '../../src/snapshot/snapshot.ts';
import { readSources } from '../../src/source/sources.ts';
import { BASE, check, define, found, variable } from '../source/support.ts';

const variables = [
  ...['started', 'assessed', 'next', 'seen'].map((id) => variable(id, 'date')),
  variable('died', 'partialDate'),
  variable('score', 'decimal', 'unit: "{score}"\n'),
  variable('grade', 'integer'),
  variable('landmark', 'integer', 'unit: d\n'),
  variable('weeks', 'integer', 'unit: wk\n'),
  variable('window', 'integer', 'unit: d\n'),
];

const PARTS = {
  measure: 'measure: binary\n',
  population: 'population: { description: All }\n',
  origin: 'origin: [started]\n',
  events: 'events: [{ id: response, at: assessed, when: grade > 1.0 }]\n',
  references: 'references: [{ key: k, title: t }]\n',
};

const endpoint = (changed: { readonly [key: string]: string } = {}) =>
  define('endpoint', 'e', Object.values({ ...PARTS, ...changed }).join(''));
const event = (keys: string) => ({ events: `events: [{ id: response, ${keys} }]\n` });
const issues = (changed: { readonly [key: string]: string }) => found(...variables, endpoint(changed));

const TIME = { measure: 'measure: time-to-event\nunit: d\ncensoring: { at: seen }\n' };
const COMPETING = 'competing: [{ id: death, at: died }]\n';

describe('moments', () => {
  test.each([
    'at: assessed, within: { value: 30, unit: d }',
    'at: assessed, when: grade > 1.0, by: landmark, until: [next, died], confirmed: true',
    'at: assessed, visit: { value: 24, unit: wk, tolerance: window }, change: { variable: score, from: baseline, relative: true, atMost: -0.5 }',
    'when: grade > 1.0',
  ])('this is right: %s', (keys) => expect(issues(event(keys))).toEqual([]));

  test('a time to an event needs the date of each event', () =>
    expect(issues({ ...TIME, events: 'events: [{ id: response, when: grade > 1.0 }]\n' })).toEqual([
      'missing-key endpoint/e /events/0',
    ]));
  test.each(['within: { value: 1, unit: mo }', 'by: landmark', 'until: [next]', 'confirmed: true'])(
    'what looks at a date needs one: %s',
    (key) => {
      const pointer = `/events/0/${key.slice(0, key.indexOf(':'))}`;
      expect(issues(event(`when: grade > 1.0, ${key}`))).toEqual([`invalid-value endpoint/e ${pointer}`]);
      expect(issues(event(`at: origin, ${key}`))).toEqual([`invalid-value endpoint/e ${pointer}`]);
    },
  );
  test('what is counted from the origin needs one', () => {
    const change = 'change: { variable: score, from: baseline, atLeast: 10 }';
    expect(issues({ origin: '', ...event(`at: assessed, by: landmark, until: [next], ${change}`) })).toEqual([
      'missing-key endpoint/e /events/0/by',
      'missing-key endpoint/e /events/0/until',
      'missing-key endpoint/e /events/0/change',
    ]);
  });
  test('there is one limit, not two', () =>
    expect(issues(event('at: assessed, within: { value: 30, unit: d }, by: landmark'))).toEqual([
      'invalid-value endpoint/e /events/0/by',
    ]));
  test('a visit is one record: nothing else limits or confirms it', () =>
    expect(issues(event('at: assessed, visit: { value: 3, unit: mo, tolerance: window }, confirmed: true'))).toEqual([
      'invalid-value endpoint/e /events/0/confirmed',
    ]));
  test('times are in units of time', () =>
    expect(issues(event('at: assessed, within: { value: 30, unit: g }'))).toEqual([
      'invalid-unit endpoint/e /events/0/within/unit',
    ]));
  test('variables are of a type that fits, and days are days', () => {
    const visit = 'visit: { value: 3, unit: mo, tolerance: weeks }';
    const change = 'change: { variable: next, from: baseline, atMost: 0 }';
    expect(issues(event(`at: assessed, until: [score], by: seen`))).toEqual([
      'invalid-value endpoint/e /events/0/until/0',
      'invalid-value endpoint/e /events/0/by',
    ]);
    expect(issues(event(`at: assessed, ${visit}, ${change}`))).toEqual([
      'invalid-value endpoint/e /events/0/visit/tolerance',
      'invalid-value endpoint/e /events/0/change/variable',
    ]);
  });
  test('variables that they name must exist', () =>
    expect(issues(event('at: assessed, until: [nxt], by: landmrk'))).toEqual([
      'unknown-reference endpoint/e /events/0/by',
      'unknown-reference endpoint/e /events/0/until/0',
    ]));
  test('a change that counts has a bound, and bounds that something lies between', () => {
    const change = (bounds: string) => event(`at: assessed, change: { variable: score, from: baseline${bounds} }`);
    expect(issues(change(''))).toEqual(['missing-key endpoint/e /events/0/change']);
    expect(issues(change(', atLeast: 2, atMost: 1'))).toEqual(['invalid-range endpoint/e /events/0/change/atLeast']);
  });
});

describe('what belongs to a measure', () => {
  const score = event('at: assessed, change: { variable: score, from: baseline }');

  test('only a time to an event is censored and has competing events', () =>
    expect(issues({ more: `censoring: { at: seen }\n${COMPETING}` })).toEqual([
      'invalid-value endpoint/e /competing',
      'invalid-value endpoint/e /censoring',
    ]));
  test('only a yes or no asks for a time of follow-up, from its origin', () => {
    const followUp = 'followUp: { at: seen, atLeast: 30, unit: d, unless: known(died) }\n';
    expect(issues({ followUp })).toEqual([]);
    expect(issues({ ...TIME, followUp })).toEqual(['invalid-value endpoint/e /followUp']);
    expect(issues({ origin: '', followUp })).toEqual(['missing-key endpoint/e /followUp']);
  });
  test('a continuous endpoint is one value without bounds', () => {
    const measure = 'measure: continuous\n';
    expect(issues({ measure, ...score })).toEqual([]);
    const bounded = event('at: assessed, change: { variable: score, from: baseline, atMost: 1 }');
    expect(issues({ measure, ...bounded })).toEqual(['invalid-value endpoint/e /events/0/change']);
    const two = { events: 'events: [{ id: a, at: seen }, { id: b, at: next }]\n' };
    expect(issues({ measure, ...two })).toEqual(['invalid-value endpoint/e /events']);
  });
  test('a population at baseline needs a condition and an origin', () => {
    const population = 'population: { description: All, at: baseline }\n';
    expect(issues({ population, origin: '', events: 'events: [{ id: a, at: seen }]\n' })).toEqual([
      'missing-key endpoint/e /population/at',
      'missing-key endpoint/e /population',
    ]);
    expect(issues({ population: 'population: { description: All, at: baseline, when: grade > 1.0 }\n' })).toEqual([]);
  });
});

describe('what a case expects', () => {
  const cases = (expected: string) => ({ cases: `cases: [{ id: a, given: {}, expect: ${expected} }]\n` });
  const wrong = ['invalid-value endpoint/e /cases/0/expect'];

  test.each(['{ result: "yes" }', '{ result: "no" }', '{ result: "yes", event: response }'])(
    'a yes or no: %s',
    (each) => expect(issues(cases(each))).toEqual([]),
  );
  test.each(['{ result: maybe }', '{ value: 1 }', '{ result: "no", event: response }', '{ time_d: 1, status: event }'])(
    'not a yes or no: %s',
    (each) => expect(issues(cases(each))).toEqual(wrong),
  );
  test.each(['{ time_d: 0, status: event, event: response }', '{ time_d: 9, status: censored }'])(
    'a time with its status: %s',
    (each) => expect(issues({ ...TIME, ...cases(each) })).toEqual([]),
  );
  test.each([
    '{ time_d: 1 }',
    '{ time_d: -1, status: event }',
    '{ time_d: "1", status: event }',
    '{ time_mo: 1, status: event }',
    '{ time_d: 1, status: competing }',
    '{ time_d: 1, status: event, event: other }',
    '{ time_d: 1, status: event, result: not_evaluable }',
  ])('not a time with its status: %s', (each) => expect(issues({ ...TIME, ...cases(each) })).toEqual(wrong));
  test('a competing event only where there is one, and it may be named', () => {
    const expected = cases('{ time_d: 1, status: competing, event: death }');
    expect(issues({ ...TIME, competing: COMPETING, ...expected })).toEqual([]);
  });
  test.each(['not_applicable', 'not_evaluable'])('any endpoint may have no result: %s', (result) => {
    for (const measure of [PARTS.measure, TIME.measure, 'measure: continuous\n', 'measure: count\n']) {
      expect(issues({ measure, ...cases(`{ result: ${result} }`) })).toEqual([]);
    }
  });
  test('a message says what the endpoint can answer', () =>
    expect(check(...variables, endpoint({ ...TIME, ...cases('{ value: 1 }') }))).toMatchObject([
      { message: expect.stringContaining('time_d: a number, and status: event or censored') },
    ]));
});

test('all that decides an answer is in what the endpoint compiles to', () => {
  const body = {
    population: 'population: { description: All, at: baseline, when: grade > 1.0 }\n',
    followUp: 'followUp: { at: seen, atLeast: 30, unit: d }\n',
    ...event('at: assessed, when: grade > 1.0, by: landmark, until: [next], confirmed: true'),
  };
  expect(program(endpoint(body))).toMatchObject({
    populationAt: 'baseline',
    populationWhen: 'grade > 1.0',
    followUp: { at: 'seen', atLeast: 30, unit: 'd' },
    events: [{ id: 'response', by: 'landmark', until: ['next'], confirmed: true }],
  });
});

function program(file: ReturnType<typeof endpoint>): EndpointProgram | undefined {
  const { value } = readSources([...BASE, ...variables, file]);
  if (value.dictionary === undefined) throw new Error('The test’s own dictionary cannot be read.');
  const release = draftRelease(undefined, value.dictionary, '2026-01-01');
  return compileSnapshot(release, { cache: new Map(), textSearch: lunrSearch }).endpointPrograms[0];
}
