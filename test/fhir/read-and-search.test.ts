import { describe, expect, test } from 'vitest';
import { LIMITS } from '../../src/model/limits.ts';
import { ask, BASE, type Body, contextOf, GRADE, get, MORPHOLOGY, url } from './fixture.ts';

function ids(body: Body): readonly string[] {
  return (body.entry ?? []).map((each: Body) => each.resource.id);
}

function link(body: Body, relation: string): string | undefined {
  return body.link.find((each: Body) => each.relation === relation)?.url;
}

describe('read', () => {
  test('a code system with its licence, standards status and translated title', () => {
    const { status, body } = get('CodeSystem/morphology-3-2');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      resourceType: 'CodeSystem',
      url: MORPHOLOGY,
      version: '3.2',
      status: 'active',
      experimental: true,
      date: '2026-05-01',
      publisher: 'Somebody',
      copyright: '(c) Somebody',
      content: 'fragment',
      caseSensitive: true,
      hierarchyMeaning: 'is-a',
    });
    expect(body.extension).toEqual([
      {
        url: 'http://hl7.org/fhir/StructureDefinition/structuredefinition-standards-status',
        valueCode: 'trial-use',
      },
    ]);
    expect(body._title.extension[0].extension[1].valueString).toBe('Morphologie');
    expect(body.meta.versionId).toMatch(/^[0-9a-f]{16}$/);
  });

  test('concepts are nested where each has one parent, and say their parent too', () => {
    const { body } = get('CodeSystem/morphology-3-2');
    expect(body.concept.map((each: Body) => each.code)).toEqual(['986']);
    const [aml] = body.concept[0].concept;
    expect(aml.code).toBe('9861/3');
    expect(aml.property).toContainEqual({ code: 'parent', valueCode: '986' });
    expect(aml.concept.map((each: Body) => each.code)).toEqual(['9866/3']);
  });

  test('concepts are flat where one has two parents', () => {
    const { body } = get('CodeSystem/lineage');
    expect(body.count).toBe(4);
    expect(body.concept.map((each: Body) => each.code)).toEqual(['root', 'lymphoid', 'myeloid', 'mixed']);
    expect(body.concept[3].property).toEqual([
      { code: 'parent', valueCode: 'lymphoid' },
      { code: 'parent', valueCode: 'myeloid' },
    ]);
  });

  test('every property used is declared', () => {
    for (const id of ['morphology-3-2', 'lineage', 'grade']) {
      const { body } = get(`CodeSystem/${id}`);
      const declared = new Set((body.property ?? []).map((each: Body) => each.code));
      const walk = (concepts: Body): void => {
        for (const concept of concepts ?? []) {
          for (const property of concept.property ?? []) expect(declared).toContain(property.code);
          walk(concept.concept);
        }
      };
      walk(body.concept);
    }
  });

  test('a value set with its compose, every include pinned', () => {
    const { body } = get('ValueSet/below-aml');
    expect(body.compose.include).toEqual([
      { system: MORPHOLOGY, version: '3.2', filter: [{ property: 'concept', op: 'is-a', value: '9861/3' }] },
    ]);
  });

  test('R4 carries operators that R5 added in an extension', () => {
    const [filter] = get('ValueSet/children-of-root', 'r4').body.compose.include[0].filter;
    expect(filter.op).toBeUndefined();
    expect(filter._op.extension[0].valueCode).toBe('child-of');
    expect(get('ValueSet/children-of-root', 'r5').body.compose.include[0].filter[0].op).toBe('child-of');
  });

  test('an older version by its version id', () => {
    const older = get(url('CodeSystem', { url: GRADE, version: '1.0.0' })).body.entry[0].resource;
    const { status, body } = get(`CodeSystem/grade/_history/${older.meta.versionId}`);
    expect(status).toBe(200);
    expect(body).toEqual(older);
    expect(get('CodeSystem/grade/_history/0').status).toBe(404);
  });

  test('an unknown id is 404', () => {
    const { status, body } = get('ValueSet/none');
    expect(status).toBe(404);
    expect(body.resourceType).toBe('OperationOutcome');
  });
});

describe('search', () => {
  test('finds all of a release', () => {
    const { body } = get('CodeSystem');
    expect(body).toMatchObject({ resourceType: 'Bundle', type: 'searchset', total: 3 });
    expect(body.entry[0].fullUrl).toBe('https://tx.example.org/fhir/r5/CodeSystem/morphology-3-2');
    expect(body.entry[0].search).toEqual({ mode: 'match' });
  });

  test('by url finds every version, newest first', () => {
    const { body } = get(url('CodeSystem', { url: GRADE }));
    expect(body.entry.map((each: Body) => each.resource.version)).toEqual(['2.0.0', '1.0.0']);
    const versionIds = body.entry.map((each: Body) => each.resource.meta.versionId);
    expect(new Set(versionIds).size).toBe(2);
  });

  test('by url and version finds that one', () => {
    expect(get(url('CodeSystem', { url: GRADE, version: '1.0.0' })).body.total).toBe(1);
    expect(get(url('CodeSystem', { url: `${GRADE}|1.0.0` })).body.total).toBe(1);
  });

  test.each([
    ['CodeSystem?_id=lineage', ['lineage']],
    ['CodeSystem?name=lin', ['lineage']],
    ['CodeSystem?name:exact=lin', []],
    ['CodeSystem?name:contains=NEA', ['lineage']],
    ['CodeSystem?title=morphologie', ['morphology-3-2']],
    ['CodeSystem?name=lin,gra', ['grade', 'lineage']],
    ['CodeSystem?name=lin&title=gra', []],
    ['CodeSystem?content-mode=fragment', ['morphology-3-2']],
    ['CodeSystem?code=9861%2F3', ['morphology-3-2']],
    ['ValueSet?code=low', ['composed', 'everything', 'grade']],
    [`ValueSet?code=${encodeURIComponent(`${MORPHOLOGY}|9866/3`)}`, ['aml-codes', 'below-aml', 'everything']],
    [`ValueSet?reference=${encodeURIComponent(GRADE)}`, ['everything', 'grade']],
    ['CodeSystem?status=retired', []],
    ['CodeSystem?status=active&_id=morphology-3-2', ['morphology-3-2']],
  ])('%s', (path, expected) => {
    expect([...ids(get(path).body)].sort()).toEqual(expected);
  });

  test('pages by count, with absolute links that lead through all of it', () => {
    const seen: string[] = [];
    let next: string | undefined = 'ValueSet?_count=2&status=active';
    while (next !== undefined) {
      const { body } = get(next.replace('https://tx.example.org/fhir/r5/', ''));
      expect(body.total).toBe(6);
      seen.push(...ids(body));
      next = link(body, 'next');
    }
    expect(new Set(seen).size).toBe(6);
    expect(seen).toHaveLength(6);
  });

  test('_count=0 and _summary=count give only the total', () => {
    for (const query of ['_count=0', '_summary=count']) {
      const { body } = get(`ValueSet?${query}`);
      expect(body.total).toBe(6);
      expect(body.entry).toBeUndefined();
      expect(link(body, 'next')).toBeUndefined();
    }
  });

  test('_summary=true leaves out concepts and compose, and says so', () => {
    const { resource } = get('CodeSystem?_summary=true&_id=lineage').body.entry[0];
    expect(resource.concept).toBeUndefined();
    expect(resource.url).toBe(`${BASE}/CodeSystem/lineage`);
    expect(resource.meta.tag[0].code).toBe('SUBSETTED');
  });

  test('_elements gives those and the mandatory ones', () => {
    const { resource } = get('CodeSystem?_elements=property,url&_id=lineage').body.entry[0];
    expect(Object.keys(resource).sort()).toEqual([
      'content',
      'id',
      'meta',
      'property',
      'resourceType',
      'status',
      'url',
    ]);
  });

  test('an unknown parameter is left out of the link self', () => {
    const { status, body } = get('CodeSystem?colour=red&name=lin');
    expect(status).toBe(200);
    expect(link(body, 'self')).toBe('https://tx.example.org/fhir/r5/CodeSystem?name=lin');
  });

  test('an unknown parameter is an error in strict handling', () => {
    const { status, body } = ask('r5', 'CodeSystem?colour=red', { prefer: 'respond-async, handling=strict' });
    expect(status).toBe(400);
    expect(body.issue[0].expression).toEqual(['colour']);
  });

  test.each([
    '_count=-1',
    '_count=x',
    '_offset=x',
    '_summary=maybe',
    '_total=all',
    'status=activ',
    'name:missing=true',
  ])('the wrong value %s is always an error', (query) => {
    const { status, body } = get(`CodeSystem?${query}`);
    expect(status).toBe(400);
    expect(body.issue[0].expression).toEqual([query.split('=')[0]]);
  });

  test('a page is never larger than the limit', () => {
    const context = contextOf('r5', { limits: { ...LIMITS, pageSizeMax: 1 } });
    const { body } = ask('r5', 'CodeSystem?_count=100', {}, context);
    expect(body.entry).toHaveLength(1);
    expect(link(body, 'next')).toBeDefined();
  });

  test('a search may be POSTed as a form', () => {
    const { status, body } = ask('r5', 'CodeSystem/_search', {
      method: 'POST',
      contentType: 'application/x-www-form-urlencoded',
      body: 'name=lin',
    });
    expect(status).toBe(200);
    expect(ids(body)).toEqual(['lineage']);
  });

  test('a form may say the format too', () => {
    const { contentType } = ask('r5', 'CodeSystem/_search', {
      method: 'POST',
      contentType: 'application/x-www-form-urlencoded',
      body: 'name=lin&_format=xml',
    });
    expect(contentType).toContain('application/fhir+xml');
  });
});
