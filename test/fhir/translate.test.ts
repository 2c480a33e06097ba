import { describe, expect, test } from 'vitest';
import { type Body, parameterValue, post } from './fixture.ts';

const SOURCE = 'http://example.org/CodeSystem/source';
const TARGET = 'http://example.org/CodeSystem/target';

const map = {
  resourceType: 'ConceptMap',
  url: 'http://example.org/ConceptMap/map',
  version: '1',
  status: 'active',
  group: [
    {
      source: SOURCE,
      target: TARGET,
      element: [
        { code: 'aml-m3', target: [{ code: 'aml', relationship: 'source-is-narrower-than-target' }] },
        { code: 'same', target: [{ code: 'same', relationship: 'equivalent' }] },
        { code: 'none', noMap: true },
        { code: 'other', target: [{ code: 'aml', relationship: 'not-related-to' }] },
      ],
    },
  ],
};

/** The same map as R4 writes it: the target is wider. */
const r4Map = {
  ...map,
  group: [{ ...map.group[0], element: [{ code: 'aml-m3', target: [{ code: 'aml', equivalence: 'wider' }] }] }],
};

function translate(parameters: readonly Body[], version: 'r4' | 'r5' = 'r5', resource: Body = map): Body {
  const { status, body } = post('ConceptMap/$translate', [{ name: 'tx-resource', resource }, ...parameters], version);
  expect(status).toBe(200);
  return body;
}

const code = (value: string) => [
  { name: 'sourceCode', valueCode: value },
  { name: 'system', valueUri: SOURCE },
];

const partOf = (body: Body, name: string): Body =>
  Object.values(parameterMatch(body).part.find((each: Body) => each.name === name) ?? {})[1];

const parameterMatch = (body: Body): Body => body.parameter.find((each: Body) => each.name === 'match');

describe('ConceptMap/$translate', () => {
  test('R4 describes the target, R5 the source: what is narrower in R5 is wider in R4', () => {
    expect(partOf(translate(code('aml-m3'), 'r5'), 'relationship')).toBe('source-is-narrower-than-target');
    expect(partOf(translate(code('aml-m3'), 'r4'), 'equivalence')).toBe('wider');
    expect(partOf(translate(code('aml-m3'), 'r5'), 'equivalence')).toBeUndefined();
  });

  test('a map that came as R4 means the same', () => {
    expect(partOf(translate(code('aml-m3'), 'r5', r4Map), 'relationship')).toBe('source-is-narrower-than-target');
    expect(partOf(translate(code('aml-m3'), 'r4', r4Map), 'equivalence')).toBe('wider');
  });

  test('names the code found and the map that it is from', () => {
    const body = translate(code('same'));
    expect(parameterValue(body, 'result')).toBe(true);
    expect(partOf(body, 'concept')).toEqual({ system: TARGET, code: 'same' });
    expect(partOf(body, 'originMap')).toBe('http://example.org/ConceptMap/map|1');
  });

  test('from a target code to its sources, by R5’s parameters', () => {
    const body = translate([
      { name: 'targetCode', valueCode: 'aml' },
      { name: 'targetSystem', valueUri: TARGET },
    ]);
    expect(partOf(body, 'source')).toEqual({ system: SOURCE, code: 'aml-m3' });
    expect(partOf(body, 'relationship')).toBe('source-is-narrower-than-target');
  });

  test('R4’s reverse turns concept and relationship round', () => {
    const asked = [
      { name: 'code', valueCode: 'aml' },
      { name: 'system', valueUri: TARGET },
      { name: 'reverse', valueBoolean: true },
    ];
    const body = translate(asked, 'r4');
    expect(partOf(body, 'concept')).toEqual({ system: SOURCE, code: 'aml-m3' });
    expect(partOf(body, 'equivalence')).toBe('narrower');
  });

  test('no map is not the same as silence', () => {
    const noMap = translate(code('none'));
    expect(parameterValue(noMap, 'result')).toBe(false);
    expect(partOf(noMap, 'noMap')).toBe(true);
    expect(partOf(translate(code('none'), 'r4'), 'equivalence')).toBe('unmatched');
    const silent = translate(code('unheard-of'));
    expect(parameterValue(silent, 'result')).toBe(false);
    expect(parameterMatch(silent)).toBeUndefined();
    expect(parameterValue(silent, 'message')).toContain('says nothing');
  });

  test('what is not related is shown, and is no translation', () => {
    const body = translate(code('other'));
    expect(parameterValue(body, 'result')).toBe(false);
    expect(partOf(body, 'relationship')).toBe('not-related-to');
  });

  test('a code that no element names goes where the group says', () => {
    const fixed = { mode: 'fixed', code: 'unspecified', relationship: 'related-to' };
    const body = translate(code('unheard-of'), 'r5', { ...map, group: [{ ...map.group[0], unmapped: fixed }] });
    expect(partOf(body, 'concept')).toEqual({ system: TARGET, code: 'unspecified' });
  });

  test('maps that hand on to each other in a circle are refused', () => {
    const other = { mode: 'other-map', otherMap: map.url };
    const resource = { ...map, group: [{ ...map.group[0], unmapped: other }] };
    const asked = [{ name: 'tx-resource', resource }, ...code('unheard-of')];
    expect(post('ConceptMap/$translate', asked).status).toBe(422);
  });

  test('an unknown map is an error, an unknown code is not', () => {
    const asked = [{ name: 'url', valueUri: 'http://example.org/ConceptMap/none' }, ...code('same')];
    expect(post('ConceptMap/$translate', asked).status).toBe(404);
    expect(post('ConceptMap/$translate', [{ name: 'sourceCode', valueCode: 'x' }]).status).toBe(400);
  });
});
