import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LIMITS } from '../../src/model/limits.ts';
import { ask, BASE, type Body, codesOf, contextOf, get, issuesOf, LINEAGE, MORPHOLOGY, url } from './fixture.ts';

const EXPAND = 'ValueSet/$expand';
const EVERYTHING = `${BASE}/ValueSet/everything`;
const AML_CODES = `${BASE}/ValueSet/aml-codes`;

function expansion(id: string, query: { readonly [name: string]: string | number | boolean } = {}): Body {
  const { status, body } = get(url(EXPAND, { url: `${BASE}/ValueSet/${id}`, ...query }));
  expect(status).toBe(200);
  return body;
}

function parameters(body: Body): readonly string[] {
  return body.expansion.parameter.map((each: Body) => `${each.name}=${Object.values(each)[1]}`);
}

describe('$expand', () => {
  test('an enumerated value set, in its own order and with its own displays', () => {
    const body = expansion('aml-codes');
    expect(codesOf(body)).toEqual(['9861/3', '9866/3', '9867/3']);
    expect(body.expansion.contains[0]).toEqual({ system: MORPHOLOGY, code: '9861/3', display: 'AML, any' });
    expect(body.expansion.total).toBe(3);
  });

  test('a filtered one', () => {
    expect(codesOf(expansion('below-aml'))).toEqual(['9861/3', '9866/3']);
    expect(codesOf(expansion('children-of-root'))).toEqual(['lymphoid', 'myeloid']);
  });

  test('a composed one, less what it excludes', () => {
    expect(codesOf(expansion('composed'))).toEqual(['9861/3', '9867/3', 'low', 'high']);
  });

  test('keeps what the value set says of itself, without its compose', () => {
    const body = expansion('composed');
    expect(body).toMatchObject({
      url: `${BASE}/ValueSet/composed`,
      name: 'Composed',
      title: 'Composed',
      status: 'active',
    });
    expect(body.compose).toBeUndefined();
    expect(expansion('composed', { includeDefinition: true }).compose.include).toHaveLength(2);
  });

  test('says what it used, and that a fragment may lack codes', () => {
    const body = expansion('aml-codes');
    expect(parameters(body)).toEqual([`used-codesystem=${MORPHOLOGY}|3.2`, `used-fragment=${MORPHOLOGY}|3.2`]);
    expect(body.expansion.extension.map((each: Body) => each.url)).toEqual([
      'http://hl7.org/fhir/StructureDefinition/valueset-unclosed',
      'http://hl7.org/fhir/StructureDefinition/valueset-unclosed-reason',
    ]);
  });

  test('marks inactive and abstract codes, and only those', () => {
    const body = expansion('everything', { count: 4 });
    expect(body.expansion.contains.map((each: Body) => [each.abstract, each.inactive])).toEqual([
      [true, undefined],
      [undefined, undefined],
      [undefined, undefined],
      [undefined, true],
    ]);
  });

  test('activeOnly leaves out the retired, not the deprecated', () => {
    const codes = codesOf(expansion('everything', { activeOnly: true }));
    expect(codes).not.toContain('9867/3');
    expect(codes).toContain('9868/3');
  });

  test.each([
    ['9861', ['9861/3']],
    ['aml', ['9861/3']],
    ['LEUKAMIE', ['9861/3']],
    ['leuk acute', ['9861/3', '9866/3']],
    ['(apl)', ['9866/3']],
    ['apl', ['9866/3']],
    ['9861/3', ['9861/3']],
    ['nothing', []],
  ])('filter %s', (filter, expected) => {
    expect(codesOf(expansion('everything', { filter }))).toEqual(expected);
  });

  test('a filter is ranked: the code itself before what only mentions it', () => {
    expect(codesOf(expansion('everything', { filter: 'my' }))[0]).toBe('myeloid');
  });

  test('an empty filter is none', () => {
    expect(expansion('everything', { filter: '' }).expansion.total).toBe(12);
  });

  test('count=0 gives only the total', () => {
    const body = expansion('everything', { count: 0 });
    expect(body.expansion.total).toBe(12);
    expect(body.expansion.contains).toBeUndefined();
  });

  test('offset beyond the end gives no codes, and the total', () => {
    const body = expansion('everything', { offset: 1000 });
    expect(body.expansion).toMatchObject({ total: 12, offset: 1000 });
    expect(body.expansion.contains).toBeUndefined();
  });

  test('pages put together are the whole, for any page size and filter', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 15 }), fc.constantFrom('', 'l', 'leuk', 'm', 'a'), (count, filter) => {
        const whole = expansion('everything', { filter });
        const pages: string[] = [];
        for (let offset = 0; offset < whole.expansion.total; offset += count) {
          const page = expansion('everything', { filter, offset, count });
          expect(page.expansion.total).toBe(whole.expansion.total);
          pages.push(...codesOf(page));
        }
        expect(pages).toEqual(codesOf(whole));
      }),
    );
  });

  test('too many codes without paging are too costly; pages of them are not', () => {
    const context = contextOf('r5', { limits: { ...LIMITS, expansionCodes: 5 } });
    const whole = ask('r5', url(EXPAND, { url: EVERYTHING }), {}, context);
    expect(whole.status).toBe(422);
    expect(whole.body.issue[0].code).toBe('too-costly');
    expect(ask('r5', url(EXPAND, { url: EVERYTHING, count: 5 }), {}, context).status).toBe(200);
    expect(ask('r5', url(EXPAND, { url: EVERYTHING, count: 6 }), {}, context).status).toBe(422);
    expect(ask('r5', url(EXPAND, { url: EVERYTHING, count: 0 }), {}, context).body.expansion.total).toBe(12);
  });

  test('the same question to the same release has the same bytes, another has another identifier', () => {
    const first = get(url(EXPAND, { url: EVERYTHING, count: 3 })).body;
    expect(get(url(EXPAND, { url: EVERYTHING, count: 3 })).body).toEqual(first);
    expect(first.expansion.identifier).toMatch(
      /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/,
    );
    expect(get(url(EXPAND, { url: EVERYTHING, count: 4 })).body.expansion.identifier).not.toBe(
      first.expansion.identifier,
    );
    expect(first.expansion.timestamp).toBe('2026-05-01T00:00:00Z');
  });

  test('designations on request, all or of one language', () => {
    const all = expansion('below-aml', { includeDesignations: true }).expansion.contains[0];
    expect(all.designation.map((each: Body) => each.value)).toEqual(['Akute myeloische Leukämie o.n.A.', 'AML']);
    const german = expansion('below-aml', { designation: 'urn:ietf:bcp:47|de' }).expansion.contains[0];
    expect(german.designation.map((each: Body) => each.language)).toEqual(['de']);
    expect(expansion('below-aml').expansion.contains[0].designation).toBeUndefined();
  });

  test('displays in the language asked for, echoed', () => {
    const body = expansion('below-aml', { displayLanguage: 'de' });
    expect(body.expansion.contains[0].display).toBe('Akute myeloische Leukämie o.n.A.');
    expect(body.expansion.contains[1].display).toBe('Acute promyelocytic leukaemia (APL)');
    expect(parameters(body)).toContain('displayLanguage=de');
  });

  test('properties on request', () => {
    const body = expansion('below-aml', { property: 'weight' });
    expect(body.expansion.property).toEqual([{ code: 'weight' }]);
    expect(body.expansion.contains[0].property).toEqual([{ code: 'weight', valueDecimal: 1.5 }]);
  });

  test('R4 carries properties in the cross-version extensions', () => {
    const { body } = get(url(EXPAND, { url: `${BASE}/ValueSet/below-aml`, property: 'axis' }), 'r4');
    expect(body.expansion.property).toBeUndefined();
    expect(body.expansion.contains[0].extension).toEqual([
      {
        url: 'http://hl7.org/fhir/5.0/StructureDefinition/extension-ValueSet.expansion.contains.property',
        extension: [
          { url: 'code', valueCode: 'axis' },
          { url: 'value', valueCode: 'morphology' },
        ],
      },
    ]);
  });

  test('a version may be named in the url, as valueSetVersion, or as SMART Forms does', () => {
    const older = { url: `${BASE}/ValueSet/grade` };
    expect(codesOf(get(url(EXPAND, { ...older, valueSetVersion: '1.0.0' })).body)).toEqual(['only']);
    expect(codesOf(get(url(EXPAND, { ...older, version: '1.0.0' })).body)).toEqual(['only']);
    expect(codesOf(get(url(EXPAND, { url: `${older.url}|1.0.0` })).body)).toEqual(['only']);
    expect(codesOf(get(url(EXPAND, older)).body)).toEqual(['low', 'high']);
  });

  test('an unknown version is 404, never another version', () => {
    const { status, body } = get(url(EXPAND, { url: `${AML_CODES}|99.0` }));
    expect(status).toBe(404);
    expect(issuesOf(body)).toEqual([
      `error not-found: A definition for the value Set '${AML_CODES}|99.0' could not be found`,
    ]);
  });

  test('an instance expands as its url does, with the same parameters', () => {
    const query = { filter: 'leuk', count: 1, offset: 1 };
    expect(get(url('ValueSet/aml-codes/$expand', query)).body).toEqual(
      get(url(EXPAND, { url: AML_CODES, ...query })).body,
    );
  });

  test('an instance and the url of another contradict each other', () => {
    expect(get(url('ValueSet/aml-codes/$expand', { url: EVERYTHING })).status).toBe(400);
  });

  test.each([
    ['count', '-1'],
    ['count', 'ten'],
    ['offset', '1.5'],
    ['activeOnly', 'yes'],
    ['designation', 'not a token'],
    ['filter', 'x'.repeat(LIMITS.filterLength + 1)],
  ])('%s=%s is refused by name', (name, value) => {
    const { status, body } = get(url(EXPAND, { url: EVERYTHING, [name]: value }));
    expect(status).toBe(400);
    expect(body.issue[0].expression).toEqual([name]);
  });

  test('a displayLanguage that cannot be read is refused, worded as validators know it', () => {
    const { status, body } = get(url(EXPAND, { url: EVERYTHING, displayLanguage: 'de_!' }));
    expect(status).toBe(400);
    expect(body.issue[0].code).toBe('processing');
    expect(body.issue[0].extension[0].valueString).toBe('INVALID_DISPLAY_NAME');
  });

  test('a tree only where it is asked for, of value sets of ours', () => {
    const [top] = expansion('below-aml', { excludeNested: false }).expansion.contains;
    expect(top).toMatchObject({ code: '9861/3', contains: [{ code: '9866/3' }] });
  });

  test('uses the code system that the value set pins', () => {
    expect(parameters(expansion('children-of-root'))).toEqual([`used-codesystem=${LINEAGE}|1.0.0`]);
  });
});
