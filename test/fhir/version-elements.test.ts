import { describe, expect, it } from 'vitest';
import type { Resource } from '../../src/fhir/json.ts';
import { inVersion } from '../../src/fhir/version-elements.ts';

const SUBSETTED = { tag: [expect.objectContaining({ code: 'SUBSETTED' })] };

describe('a resource of others, in a FHIR version', () => {
  it('has in R4 no element that only R5 has, at any depth, and says that it is not the whole', () => {
    const valueSet: Resource = {
      resourceType: 'ValueSet',
      url: 'http://example.org/v',
      versionAlgorithmString: 'semver',
      _copyrightLabel: { extension: [{ url: 'http://example.org/e', valueString: 'x' }] },
      compose: { property: ['weight'], include: [{ system: 'http://example.org/s', copyright: 'x' }] },
    };
    expect(inVersion(valueSet, 'r4')).toEqual({
      resourceType: 'ValueSet',
      url: 'http://example.org/v',
      compose: { include: [{ system: 'http://example.org/s' }] },
      meta: SUBSETTED,
    });
    expect(inVersion(valueSet, 'r5')).toBe(valueSet);
  });

  it('has in R5 no element that only R4 has', () => {
    const set: Resource = {
      resourceType: 'ValueSet',
      status: 'active',
      contained: [{ resourceType: 'Questionnaire', item: [{ linkId: '1', type: 'choice', option: [] }] }],
      useContext: [{ code: { code: 'focus', userSelected: true }, valueQuantity: { value: 1 } }],
      compose: { include: [{ concept: [{ code: 'a', designation: [{ value: 'A' }] }] }] },
    };
    const known = inVersion(set, 'r5');
    expect(known).toEqual({
      ...set,
      contained: [{ resourceType: 'Questionnaire', item: [{ linkId: '1', type: 'choice' }] }],
      meta: SUBSETTED,
    });
  });

  it('has no extension whose value it cannot hold', () => {
    const extension = [
      { url: 'http://example.org/e', valueInteger64: '1' },
      { url: 'http://example.org/f', valueCode: 'x' },
    ];
    const known = inVersion({ resourceType: 'CodeSystem', extension }, 'r4');
    expect(known.extension).toEqual([extension[1]]);
  });

  it('is untouched where all of it is known, with what our tables do not describe', () => {
    const system: Resource = {
      resourceType: 'CodeSystem',
      _name: { extension: [{ url: 'http://example.org/e', valueString: 'x' }] },
      contained: [{ resourceType: 'Organization', name: 'One', partOf: { reference: '#two' } }],
      concept: [{ code: 'a', concept: [{ code: 'b', property: [{ code: 'p', valueDecimal: 1.5 }] }] }],
    };
    expect(inVersion(system, 'r4')).toBe(system);
    expect(inVersion(system, 'r5')).toBe(system);
  });
});
