import { describe, expect, test } from 'vitest';
import { type Body, codesOf, get, issuesOf, LINEAGE, MORPHOLOGY, parameterValue, post, url } from './fixture.ts';

/** Value sets that nobody wrote down: a code system implies them. */

const expanded = (query: { readonly [name: string]: string }) => get(url('ValueSet/$expand', query));

describe('<system>?fhir_vs', () => {
  test('is all codes of the system, also those out of use', () => {
    const { status, body } = expanded({ url: `${MORPHOLOGY}?fhir_vs` });
    expect([status, body.url, body.status]).toEqual([200, `${MORPHOLOGY}?fhir_vs`, 'active']);
    expect(codesOf(body)).toContain('9867/3');
    expect(body.expansion.total).toBe(6);
  });

  test('=isa/<code> is that code and what is below it, whatever signs are in the code', () => {
    expect(codesOf(expanded({ url: `${MORPHOLOGY}?fhir_vs=isa/9861/3` }).body)).toEqual(['9861/3', '9866/3']);
    expect(codesOf(expanded({ url: `${LINEAGE}?fhir_vs=isa/myeloid` }).body)).toEqual(['myeloid', 'mixed']);
  });

  test('in a version is of just that edition', () => {
    const { body } = expanded({ url: `${MORPHOLOGY}?fhir_vs|3.2` });
    expect([body.version, body.expansion.total]).toEqual(['3.2', 6]);
    const { status, body: refused } = expanded({ url: `${MORPHOLOGY}?fhir_vs|3.1` });
    expect([status, issuesOf(refused)[0]]).toEqual([404, expect.stringContaining('?fhir_vs|3.1')]);
  });

  test('checks codes, without and with a system', () => {
    const valid = (query: { readonly [name: string]: string }) =>
      parameterValue(get(url('ValueSet/$validate-code', query)).body, 'result');
    const below = { url: `${MORPHOLOGY}?fhir_vs=isa/9861/3`, system: MORPHOLOGY };
    expect(valid({ ...below, code: '9866/3' })).toBe(true);
    expect(valid({ ...below, code: '9867/3' })).toBe(false);
    expect(valid({ url: `${LINEAGE}?fhir_vs`, code: 'mixed', inferSystem: 'true' })).toBe(true);
  });

  test('of an unknown system, below an unknown code, or of another form is an error, never empty', () => {
    const refused = [`http://example.org/none?fhir_vs`, `${LINEAGE}?fhir_vs=refset`, `${LINEAGE}?fhir_vs=isa/`];
    for (const each of refused) expect([each, expanded({ url: each }).status]).toEqual([each, 404]);
    const { status, body } = expanded({ url: `${LINEAGE}?fhir_vs=isa/nothing` });
    expect([status, body.resourceType]).toEqual([404, 'OperationOutcome']);
  });

  test('can be what another value set is composed of', () => {
    const valueSet = {
      resourceType: 'ValueSet',
      status: 'active',
      compose: { include: [{ valueSet: [`${LINEAGE}?fhir_vs=isa/lymphoid`, `${LINEAGE}?fhir_vs=isa/myeloid`] }] },
    };
    expect(codesOf(post('ValueSet/$expand', [{ name: 'valueSet', resource: valueSet }]).body)).toEqual(['mixed']);
  });
});

describe('CodeSystem.valueSet', () => {
  const OWN = 'http://example.org/CodeSystem/own';
  const ALL = 'http://example.org/ValueSet/all-of-own';
  const system = (version: string, codes: readonly string[]): Body => ({
    name: 'tx-resource',
    resource: {
      resourceType: 'CodeSystem',
      url: OWN,
      version,
      valueSet: ALL,
      status: 'active',
      content: 'complete',
      concept: codes.map((code) => ({ code, display: code })),
    },
  });
  const systems = [system('1', ['a']), system('2', ['a', 'b'])];
  const expandAll = (...more: readonly Body[]) =>
    post('ValueSet/$expand', [{ name: 'url', valueUri: ALL }, ...systems, ...more]);

  test('names the value set of all its codes', () => {
    expect(codesOf(expandAll().body)).toEqual(['a', 'b']);
  });

  test('leaves the edition to the rules of the request', () => {
    const rule = { name: 'system-version', valueCanonical: `${OWN}|1` };
    expect(codesOf(expandAll(rule).body)).toEqual(['a']);
    expect(codesOf(expandAll({ name: 'valueSetVersion', valueString: '1' }).body)).toEqual(['a']);
    expect(expandAll({ name: 'valueSetVersion', valueString: '3' }).status).toBe(404);
  });

  test('counts for less than a value set that is written down', () => {
    const written = {
      name: 'tx-resource',
      resource: {
        resourceType: 'ValueSet',
        url: ALL,
        status: 'active',
        compose: { include: [{ system: OWN, concept: [{ code: 'b' }] }] },
      },
    };
    expect(codesOf(expandAll(written).body)).toEqual(['b']);
  });
});
