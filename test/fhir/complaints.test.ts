import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FhirContext } from '../../src/fhir/contract.ts';
import { importedLayer } from '../../src/fhir/imported-layer.ts';
import type { ImportedType } from '../../src/model/imported.ts';
import { lunrSearch } from '../../src/snapshot/lunr-search.ts';
import { compileSnapshot } from '../../src/snapshot/snapshot.ts';
import { ask, BASE, type Body, codesOf, contextOf, GRADE, issuesOf, MORPHOLOGY, SNAPSHOT, url } from './fixture.ts';

/** What users of other terminology servers complained of, and must find no cause for here. */

const OTHERS = 'http://example.org/CodeSystem/of-others';
const ALL_OF_THEM = 'http://example.org/ValueSet/all-of-others';
const UNKNOWN = 'http://example.org/CodeSystem/unknown';
const CANNOT_EXPAND = 'http://example.org/ValueSet/cannot-expand';

function codeSystem(version: string, more: Body = {}): Body {
  const concept = [
    { code: 'a', display: 'A', concept: [{ code: 'a1', display: 'A one' }] },
    { code: 'b', display: 'B' },
  ];
  return {
    resourceType: 'CodeSystem',
    url: OTHERS,
    version,
    status: 'active',
    content: 'complete',
    valueSet: ALL_OF_THEM,
    caseSensitive: true,
    concept,
    ...more,
  };
}

function valueSet(canonical: string, ...include: readonly Body[]): Body {
  return { resourceType: 'ValueSet', url: canonical, version: '1', status: 'active', compose: { include } };
}

const imports = (resources: readonly Body[]) =>
  importedLayer(
    resources.map((resource, id) => {
      const content = JSON.stringify(resource);
      return {
        id,
        type: resource.resourceType as ImportedType,
        url: String(resource.url),
        version: String(resource.version),
        digest: '0'.repeat(64),
        origin: 'test',
        at: '2026-05-01T00:00:00.000Z',
        bytes: content.length,
        ...(resource.valueSet === undefined ? {} : { valueSet: String(resource.valueSet) }),
        content: () => content,
      };
    }),
  );

/** A server that was just started: nothing of what it holds was asked for yet. */
function started(...imported: readonly Body[]): FhirContext {
  const primary = compileSnapshot(SNAPSHOT.release, { cache: new Map(), textSearch: lunrSearch });
  return contextOf('r5', { scope: { primary, others: () => [], imported: [imports(imported)] } });
}

const expandUrl = (canonical: string, more: { readonly [name: string]: string | number } = {}) =>
  url('ValueSet/$expand', { url: canonical, ...more });

const QUESTIONS = [
  expandUrl(`${BASE}/ValueSet/everything`),
  expandUrl(`${BASE}/ValueSet/everything`, { filter: 'leuk', count: 2 }),
  expandUrl(`${BASE}/ValueSet/composed`),
  expandUrl(`${BASE}/ValueSet/below-aml`),
  expandUrl(ALL_OF_THEM),
  expandUrl(ALL_OF_THEM, { filter: 'one' }),
  expandUrl(CANNOT_EXPAND),
  url('ValueSet/$validate-code', { url: `${BASE}/ValueSet/below-aml`, system: MORPHOLOGY, code: '9866/3' }),
  url('ValueSet/$validate-code', { url: ALL_OF_THEM, code: 'a1', inferSystem: true }),
  url('CodeSystem/$lookup', { system: MORPHOLOGY, code: '9861/3' }),
  url('CodeSystem/$lookup', { system: OTHERS, code: 'a1' }),
  url('CodeSystem/$subsumes', { system: OTHERS, codeA: 'a', codeB: 'a1' }),
  'CodeSystem?_summary=true',
  'ValueSet?code=9861/3',
];

describe('a server that has answered other questions', () => {
  const held = [codeSystem('1'), valueSet(CANNOT_EXPAND, { system: UNKNOWN })];
  const cold = new Map(QUESTIONS.map((question) => [question, ask('r5', question, {}, started(...held))]));

  test('answers as one that was just started, whatever was asked before', () => {
    expect([...cold].filter(([, { status }]) => status !== 200).map(([question]) => question)).toEqual([
      expandUrl(CANNOT_EXPAND),
    ]);
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...QUESTIONS), { minLength: 2, maxLength: 8 }), (questions) => {
        const warm = started(...held);
        for (const question of questions) expect(ask('r5', question, {}, warm)).toEqual(cold.get(question));
      }),
      { numRuns: 25 },
    );
  });
});

test('a value set that cannot be expanded says why, and is never an empty list', () => {
  const { status, body } = ask(
    'r5',
    expandUrl(CANNOT_EXPAND),
    {},
    started(valueSet(CANNOT_EXPAND, { system: UNKNOWN })),
  );
  expect([status, body.resourceType]).toEqual([404, 'OperationOutcome']);
  expect(issuesOf(body)).toEqual([
    `error not-found: A definition for CodeSystem '${UNKNOWN}' could not be found, so the value set cannot be expanded`,
  ]);
});

describe('an imported code system without its concepts', () => {
  const stubs = [
    codeSystem('9', { content: 'not-present', concept: undefined }),
    codeSystem('9.9.9', { url: GRADE, content: 'not-present', concept: undefined, valueSet: undefined }),
  ];

  test.each([
    ['before', [...stubs, codeSystem('1')]],
    ['after', [codeSystem('1'), ...stubs]],
  ])('never hides one with them, imported %s it or sealed', (_when, imported) => {
    const context = started(...imported);
    const of = (question: string): Body => ask('r5', question, {}, context).body;
    expect(codesOf(of(expandUrl(ALL_OF_THEM)))).toEqual(['a', 'a1', 'b']);
    expect(of(url('CodeSystem/$lookup', { system: OTHERS, code: 'a1' })).resourceType).toBe('Parameters');
    expect(codesOf(of(expandUrl(`${BASE}/ValueSet/grade`)))).toEqual(['low', 'high']);
    expect(of(url('CodeSystem/$lookup', { system: GRADE, code: 'low' })).resourceType).toBe('Parameters');
  });
});

test('pages behind the thousandth code are given as the first one is', () => {
  const codes = Array.from({ length: 2345 }, (_each, at) => `c${String(at).padStart(4, '0')}`);
  const concept = codes.map((code) => ({ code, display: `Concept ${code}` }));
  const context = started(codeSystem('1', { concept }));
  const pages = [0, 500, 1000, 1500, 2000].map((offset) => {
    const { status, body } = ask('r5', expandUrl(ALL_OF_THEM, { offset, count: 500 }), {}, context);
    expect([status, body.expansion.total, body.expansion.offset]).toEqual([200, codes.length, offset]);
    return codesOf(body);
  });
  expect(pages.flat()).toEqual(codes);
});
