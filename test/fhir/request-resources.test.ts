import { describe, expect, test } from 'vitest';
import { BASE, type Body, codesOf, GRADE, get, issuesOf, parameterValue, post, url } from './fixture.ts';

const OWN = 'http://example.org/CodeSystem/own';

function codeSystem(version: string, more: Body = {}): Body {
  return {
    resourceType: 'CodeSystem',
    url: OWN,
    version,
    status: 'active',
    language: 'en',
    content: 'complete',
    caseSensitive: true,
    concept: [
      { code: 'a', display: `A of ${version}`, concept: [{ code: 'a1', display: 'A one' }] },
      { code: 'b', display: 'B', property: [{ code: 'status', valueCode: 'retired' }] },
    ],
    ...more,
  };
}

function valueSet(include: Body, more: Body = {}): Body {
  const compose = { include: [{ system: OWN, ...include }] };
  return {
    resourceType: 'ValueSet',
    url: 'http://example.org/ValueSet/own',
    version: '1',
    status: 'active',
    compose,
    ...more,
  };
}

const brought = (...resources: readonly Body[]) => resources.map((resource) => ({ name: 'tx-resource', resource }));
const URL = { name: 'url', valueUri: 'http://example.org/ValueSet/own' };

function expanded(parameters: readonly Body[], version: 'r4' | 'r5' = 'r5'): Body {
  const { status, body } = post('ValueSet/$expand', parameters, version);
  expect(status).toBe(200);
  return body;
}

const usedOf = (body: Body): readonly string[] =>
  body.expansion.parameter.map((each: Body) => `${each.name}=${Object.values(each)[1]}`);

describe('resources that a request brings', () => {
  test('are seen by that request only', () => {
    expect(codesOf(expanded([URL, ...brought(codeSystem('1.0.0'), valueSet({}))]))).toEqual(['a', 'b']);
    expect(post('ValueSet/$expand', [URL]).status).toBe(404);
    expect(post('ValueSet/$expand', [URL, ...brought(valueSet({}))]).status).toBe(404);
  });

  test('come before what the releases hold, version by version', () => {
    const other = { resourceType: 'CodeSystem', url: GRADE, version: '9.9.9', status: 'active', content: 'complete' };
    const concept = [{ code: 'new', display: 'New' }];
    const set = valueSet({ system: GRADE });
    expect(codesOf(expanded([URL, ...brought({ ...other, concept }, set)]))).toEqual(['new']);
    const pinned = valueSet({ system: GRADE, version: '2.0.0' });
    expect(codesOf(expanded([URL, ...brought({ ...other, concept }, pinned)]))).toEqual(['low', 'high']);
  });

  test('without content never hide what is there', () => {
    const stub = { resourceType: 'CodeSystem', url: GRADE, version: '9.9.9', status: 'active', content: 'not-present' };
    expect(codesOf(expanded([URL, ...brought(stub, valueSet({ system: GRADE }))]))).toEqual(['low', 'high']);
  });

  test('a value set of the request may refer to one that it contains', () => {
    const contained = [{ ...valueSet({ concept: [{ code: 'a1' }] }), id: 'inner' }];
    const set = {
      resourceType: 'ValueSet',
      status: 'active',
      contained,
      compose: { include: [{ valueSet: ['#inner'] }] },
    };
    expect(codesOf(expanded([{ name: 'valueSet', resource: set }, ...brought(codeSystem('1.0.0'))]))).toEqual(['a1']);
  });

  test('a filter of R5 may come in R4’s extension', () => {
    const op = 'http://hl7.org/fhir/5.0/StructureDefinition/extension-ValueSet.compose.include.filter.op';
    const filter = [{ property: 'concept', _op: { extension: [{ url: op, valueCode: 'child-of' }] }, value: 'a' }];
    expect(codesOf(expanded([URL, ...brought(codeSystem('1.0.0'), valueSet({ filter }))], 'r4'))).toEqual(['a1']);
  });
});

describe('versions', () => {
  const both = brought(codeSystem('1.0.0'), codeSystem('1.2.0'));
  const rule = (name: string, version: string) => ({ name, valueCanonical: `${OWN}|${version}` });

  test('without any, the highest is meant, and told', () => {
    expect(usedOf(expanded([URL, ...both, ...brought(valueSet({}))]))).toContain(`used-codesystem=${OWN}|1.2.0`);
  });

  test('system-version fills the gap, and is echoed', () => {
    const used = usedOf(expanded([URL, ...both, ...brought(valueSet({})), rule('system-version', '1.0.0')]));
    expect(used).toEqual([`used-codesystem=${OWN}|1.0.0`, `system-version=${OWN}|1.0.0`]);
  });

  test('force-system-version overrides what the value set says', () => {
    const set = valueSet({ version: '1.2.0' });
    const used = usedOf(expanded([URL, ...both, ...brought(set), rule('force-system-version', '1.0.x')]));
    expect(used).toContain(`used-codesystem=${OWN}|1.0.0`);
  });

  test('check-system-version refuses another', () => {
    const set = valueSet({ version: '1.2.0' });
    const { status, body } = post('ValueSet/$expand', [
      URL,
      ...both,
      ...brought(set),
      rule('check-system-version', '1.0.x'),
    ]);
    expect(status).toBe(422);
    expect(issuesOf(body)[0]).toContain("required to be '1.0.x' by a version-check parameter");
  });

  test('one that is not there is never another', () => {
    const { status, body } = post('ValueSet/$expand', [URL, ...both, ...brought(valueSet({ version: '1' }))]);
    expect(status).toBe(404);
    expect(issuesOf(body)[0]).toContain('Valid versions: 1.0.0 or 1.2.0');
  });
});

describe('supplements', () => {
  const supplement = {
    resourceType: 'CodeSystem',
    url: 'http://example.org/CodeSystem/own-nl',
    version: '1',
    status: 'active',
    content: 'supplement',
    supplements: OWN,
    concept: [{ code: 'a', designation: [{ language: 'nl', value: 'Aa' }] }],
  };
  const all = [URL, ...brought(codeSystem('1.0.0'), supplement, valueSet({}))];

  test('add what they are asked to add, and are told of', () => {
    const used = [
      { name: 'useSupplement', valueCanonical: supplement.url },
      { name: 'displayLanguage', valueCode: 'nl' },
    ];
    const body = expanded([...all, ...used]);
    expect(body.expansion.contains[0].display).toBe('Aa');
    expect(usedOf(body)).toContain(`used-supplement=${supplement.url}|1`);
  });

  test('are left alone where nobody asks for them', () => {
    expect(expanded([...all, { name: 'displayLanguage', valueCode: 'nl' }]).expansion.contains[0].display).toBe(
      'A of 1.0.0',
    );
  });

  test('that are missing are an error, never ignored', () => {
    const { status, body } = post('ValueSet/$expand', [
      ...all,
      { name: 'useSupplement', valueCanonical: 'http://x.org/none' },
    ]);
    expect(status).toBe(404);
    expect(issuesOf(body)[0]).toContain('Required supplement not found: http://x.org/none');
  });
});

describe('hostile compositions', () => {
  const at = (index: number) => `http://example.org/ValueSet/${index}`;

  test('a circle of value sets is refused', () => {
    const sets = [0, 1].map((index) => ({
      ...valueSet({}),
      url: at(index),
      compose: { include: [{ valueSet: [at(1 - index)] }] },
    }));
    const { status, body } = post('ValueSet/$expand', [{ name: 'url', valueUri: at(0) }, ...brought(...sets)]);
    expect(status).toBe(422);
    expect(body.issue[0].code).toBe('processing');
  });

  test('value sets that name the next one twice are looked into once', () => {
    const depth = 40;
    const sets = Array.from({ length: depth }, (_each, index) => ({
      ...valueSet({}),
      url: at(index),
      compose: { include: [{ valueSet: [at(index + 1)] }, { valueSet: [at(index + 1)] }], exclude: [] },
    }));
    const last = { ...valueSet({ concept: [{ code: 'none' }] }), url: at(depth) };
    const asked = [{ name: 'url', valueUri: at(0) }, ...brought(codeSystem('1.0.0'), ...sets, last)];
    expect(expanded(asked).expansion.total).toBe(0);
    const coding = { name: 'coding', valueCoding: { system: OWN, code: 'a' } };
    expect(parameterValue(post('ValueSet/$validate-code', [...asked, coding]).body, 'result')).toBe(false);
  });
});

test('several validations in one request inherit what stands beside them', () => {
  const validation = (parameter: readonly Body[]) => ({
    name: 'validation',
    resource: { resourceType: 'Parameters', parameter },
  });
  const { status, body } = post('ValueSet/$batch-validate-code', [
    { name: 'url', valueUri: `${BASE}/ValueSet/grade` },
    validation([{ name: 'coding', valueCoding: { system: GRADE, code: 'low' } }]),
    validation([{ name: 'coding', valueCoding: { system: GRADE, code: 'none' } }]),
    validation([]),
  ]);
  expect(status).toBe(200);
  const answers = body.parameter.map((each: Body) => each.resource);
  expect(answers.map((each: Body) => each.resourceType)).toEqual(['Parameters', 'Parameters', 'OperationOutcome']);
  expect(answers.slice(0, 2).map((each: Body) => parameterValue(each, 'result'))).toEqual([true, false]);
});

test.each([
  ['grade', 'grade', 'same'],
  ['below-aml', 'aml-codes', 'subset'],
  ['everything', 'grade', 'superset'],
  ['grade', 'children-of-root', 'disjoint'],
])('%s compared with %s: %s', (first, second, expected) => {
  const query = { thisUrl: `${BASE}/ValueSet/${first}`, otherUrl: `${BASE}/ValueSet/${second}` };
  expect(parameterValue(get(url('ValueSet/$compare', query)).body, 'result')).toBe(expected);
  expect(get(url('ValueSet/$related', query)).body).toEqual(get(url('ValueSet/$compare', query)).body);
});
