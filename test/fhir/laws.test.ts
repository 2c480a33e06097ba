import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ask, BASE, type Body, GRADE, get, LINEAGE, MORPHOLOGY, url } from './fixture.ts';

const PREFIX = 'http://hl7.org/fhir/5.0/StructureDefinition/extension-';

/** An R4 answer with what R4 has no element for under R5's names. */
function renamed(body: Body): Body {
  if (Array.isArray(body)) return body.map(renamed);
  if (typeof body !== 'object' || body === null) return body;
  const own = (body.extension ?? []).filter((each: Body) => each.url.startsWith(PREFIX));
  const left = (body.extension ?? []).filter((each: Body) => !each.url.startsWith(PREFIX));
  const properties = own.map(({ extension }: Body) =>
    Object.assign(
      {},
      ...extension.map(({ url: name, ...value }: Body) =>
        name === 'value' ? value : { [name]: Object.values(value)[0] },
      ),
    ),
  );
  const { extension: _extension, _op, ...rest } = body;
  return {
    ...Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, renamed(value)])),
    ...(left.length === 0 ? {} : { extension: left.map(renamed) }),
    ...(properties.length === 0 ? {} : { property: properties }),
    ...(_op === undefined ? {} : { op: _op.extension[0].valueCode }),
  };
}

const QUESTIONS = [
  ...['aml-codes', 'below-aml', 'everything', 'composed', 'grade', 'children-of-root'].flatMap((id) => [
    `ValueSet/${id}`,
    url('ValueSet/$expand', { url: `${BASE}/ValueSet/${id}`, property: 'axis', includeDesignations: true }),
    url('ValueSet/$validate-code', { url: `${BASE}/ValueSet/${id}`, system: MORPHOLOGY, code: '9867/3', display: 'x' }),
  ]),
  'CodeSystem/morphology-3-2',
  'CodeSystem/lineage',
  url('CodeSystem/$lookup', { system: MORPHOLOGY, code: '9861/3' }),
  url('CodeSystem/$subsumes', { system: LINEAGE, codeA: 'root', codeB: 'mixed' }),
  url('CodeSystem/$validate-code', { url: GRADE, code: 'x' }),
];

describe('R4 and R5', () => {
  test.each(QUESTIONS)('agree on %s, after renaming', (question) => {
    const [r4, r5] = [get(question, 'r4'), get(question, 'r5')];
    const { identifier: _r4, ...four } = r4.body.expansion ?? {};
    const { identifier: _r5, ...five } = r5.body.expansion ?? {};
    expect(renamed({ ...r4.body, expansion: four })).toEqual({ ...r5.body, expansion: five });
    expect(r4.status).toBe(r5.status);
  });
});

const PATHS = [
  'metadata',
  '$versions',
  'CodeSystem',
  'ValueSet',
  'CodeSystem/_search',
  'CodeSystem/lineage',
  'ValueSet/grade/$expand',
  'CodeSystem/$lookup',
  'CodeSystem/$validate-code',
  'CodeSystem/$subsumes',
  'ValueSet/$expand',
  'ValueSet/$validate-code',
];

const NAMES = [
  'url',
  'system',
  'code',
  'codeA',
  'codeB',
  'coding',
  'codingA',
  'codeableConcept',
  'count',
  'offset',
  'filter',
  'activeOnly',
  'displayLanguage',
  'designation',
  'property',
  'valueSet',
  'tx-resource',
  'version',
  'date',
  'abstract',
  'inferSystem',
  '_count',
  '_summary',
  'status',
  'name:x',
  '__proto__',
  'constructor',
  'mode',
  '_format',
];

const text = fc.oneof(
  fc.constantFrom(
    LINEAGE,
    MORPHOLOGY,
    `${BASE}/ValueSet/everything`,
    '9861/3',
    'root',
    'true',
    '1',
    '-1',
    '|',
    'de',
    '*',
  ),
  fc.string({ unit: 'grapheme', maxLength: 30 }),
);

const parameter = fc.record({
  name: fc.oneof(fc.constantFrom(...NAMES), fc.string()),
  key: fc.constantFrom('valueString', 'valueCoding', 'valueCodeableConcept', 'valueInteger', 'resource', 'part'),
  value: fc.oneof(
    text,
    fc.jsonValue(),
    fc.record({ system: text, code: text }),
    fc.record({ coding: fc.array(fc.record({ system: text, code: text, display: text })) }),
  ),
});

function isFhir(status: number, body: Body): void {
  expect([200, 400, 404, 405, 406, 413, 415, 422]).toContain(status);
  if (status !== 200) {
    expect(body.resourceType).toBe('OperationOutcome');
    expect(body.issue.length).toBeGreaterThan(0);
    for (const issue of body.issue) expect(issue.details.text).not.toBe('');
  }
}

describe('whatever comes', () => {
  test('a query is answered or refused by an OperationOutcome', () => {
    const query = fc.array(fc.tuple(fc.oneof(fc.constantFrom(...NAMES), fc.string()), text), { maxLength: 6 });
    fc.assert(
      fc.property(fc.constantFrom(...PATHS), query, fc.constantFrom('r4', 'r5'), (path, pairs, version) => {
        const { status, body } = ask(version as 'r4' | 'r5', `${path}?${new URLSearchParams(pairs)}`);
        isFhir(status, body);
      }),
      { numRuns: 1500 },
    );
  });

  test('a Parameters body is answered or refused by an OperationOutcome', () => {
    fc.assert(
      fc.property(fc.constantFrom(...PATHS), fc.array(parameter, { maxLength: 6 }), (path, parameters) => {
        const list = parameters.map(({ name, key, value }) => ({ name, [key]: value }));
        const body = JSON.stringify({ resourceType: 'Parameters', parameter: list });
        const answer = ask('r5', path, { method: 'POST', body });
        isFhir(answer.status, answer.body);
      }),
      { numRuns: 1500 },
    );
  });

  test('any text as body, method, path and headers is answered or refused by an OperationOutcome', () => {
    const request = fc.record({
      method: fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'X'),
      body: fc.oneof(fc.string(), fc.json()),
      contentType: fc.oneof(fc.string(), fc.constantFrom('application/json', 'application/x-www-form-urlencoded')),
      accept: fc.oneof(fc.string(), fc.constantFrom('*/*', 'application/json')),
      acceptLanguage: fc.string(),
      prefer: fc.oneof(fc.string(), fc.constant('handling=strict')),
    });
    const path = fc.oneof(fc.constantFrom(...PATHS), fc.string().map(encodeURIComponent));
    fc.assert(
      fc.property(path, request, (where, what) => {
        const { status, body } = ask('r5', where, what);
        isFhir(status, body);
      }),
      { numRuns: 1000 },
    );
  });
});
