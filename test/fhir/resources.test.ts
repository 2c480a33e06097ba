import { describe, expect, test } from 'vitest';
import { RESOURCE_TYPES } from '../../src/fhir/held.ts';
import type { Table, Variable } from '../../src/model/definitions.ts';
import { LIMITS } from '../../src/model/limits.ts';
import { ask, BASE, type Body, compiled, planned, url } from './fixture.ts';
import { askReleases, pinnedContext, releasesContext, SNAPSHOTS } from './releases.ts';

const VERSIONS = ['r4', 'r5'] as const;

const ids = (body: Body): readonly string[] => (body.entry ?? []).map((each: Body) => each.resource.id);

describe('every type', () => {
  test.each(RESOURCE_TYPES.flatMap((type) => VERSIONS.map((version) => [type, version] as const)))(
    '%s is found, read and versioned in %s, in JSON and XML alike',
    (type, version) => {
      const { body } = askReleases(type, version);
      expect(body.total).toBeGreaterThan(0);
      for (const { resource } of body.entry) {
        expect(resource.resourceType).toBe(type);
        const one = askReleases(`${type}/${resource.id}`, version);
        expect(one.body).toEqual(resource);
        expect(one.headers.ETag).toBe(`W/"${resource.meta.versionId}"`);
        expect(askReleases(`${type}/${resource.id}?_format=xml`, version).body).toEqual(resource);
        expect(askReleases(`${type}/${resource.id}/_history/${resource.meta.versionId}`, version).body).toEqual(
          resource,
        );
        const history = askReleases(`${type}/${resource.id}/_history`, version).body;
        expect(history.entry[0].resource).toEqual(resource);
      }
    },
  );

  test.each(RESOURCE_TYPES)('%s in summary and in elements is still a resource', (type) => {
    for (const query of ['_summary=true', '_summary=text', '_summary=data', '_elements=id']) {
      for (const version of VERSIONS) {
        const { body } = askReleases(`${type}?${query}`, version);
        if (query === '_summary=data') continue;
        for (const { resource } of body.entry) expect(resource.meta.tag[0].code).toBe('SUBSETTED');
      }
    }
  });

  test('one version is one resource, byte by byte, from whichever release it is read', () => {
    for (const type of RESOURCE_TYPES) {
      const seen = new Map<string, string>();
      for (const snapshot of SNAPSHOTS) {
        const { body } = ask('r5', type, {}, pinnedContext('r5', snapshot));
        for (const { resource } of body.entry) {
          const key = `${resource.id} ${resource.meta.versionId}`;
          expect(seen.get(key) ?? JSON.stringify(resource)).toBe(JSON.stringify(resource));
          seen.set(key, JSON.stringify(resource));
        }
      }
    }
  });
});

describe('StructureDefinition', () => {
  const { body } = askReleases('StructureDefinition/patient-data');

  test('is a logical model with an element a column', () => {
    expect(body).toMatchObject({
      url: `${BASE}/StructureDefinition/patient-data`,
      kind: 'logical',
      type: `${BASE}/StructureDefinition/patient-data`,
      baseDefinition: 'http://hl7.org/fhir/StructureDefinition/Base',
      fhirVersion: '5.0.0',
    });
    expect(body.differential.element.map((each: Body) => [each.path, each.min, each.max, each.type?.[0].code])).toEqual(
      [
        ['patient-data', 0, '*', undefined],
        ['patient-data.pseudonym', 1, '1', 'string'],
        ['patient-data.SEX', 0, '1', 'code'],
        ['patient-data.risk', 0, '*', 'code'],
        ['patient-data.haemoglobin', 0, '1', 'Quantity'],
        ['patient-data.born', 0, '1', 'date'],
        ['patient-data.alive', 0, '1', 'boolean'],
        ['patient-data.lines', 0, '1', 'integer'],
      ],
    );
  });

  test('binds codes to the value set in its version, and says units and limits', () => {
    const [, , sex, risk, haemoglobin, , , lines] = body.differential.element;
    expect(sex.binding).toEqual({ strength: 'required', valueSet: `${BASE}/ValueSet/sexes|1.0.0` });
    expect(sex.alias).toEqual(['sex']);
    expect(risk.binding.strength).toBe('extensible');
    expect(haemoglobin.patternQuantity).toEqual({ system: 'http://unitsofmeasure.org', code: 'g/dL' });
    expect(haemoglobin.maxValueQuantity.value).toBe(30);
    expect(haemoglobin.comment).toBe(
      'Required when: sex == "f". Plausible from 3 to 25. Also accepted: g/L. ' +
        'Missing reasons that may stand instead of a value: not_tested.',
    );
    expect(lines.minValueInteger).toBe(0);
  });

  test('is found by what it binds', () => {
    expect(ids(askReleases(url('StructureDefinition', { valueset: `${BASE}/ValueSet/risks` })).body)).toEqual([
      'patient-data',
    ]);
    expect(askReleases('StructureDefinition?kind=resource').body.total).toBe(0);
  });
});

describe('Questionnaire', () => {
  test('has the version of the release since which it is as it is, so that each means one form', () => {
    const { body } = askReleases(url('Questionnaire', { url: `${BASE}/Questionnaire/patient-data` }));
    expect(body.entry.map((each: Body) => [each.resource.version, each.resource.date])).toEqual([
      ['3.0.0', '2026-06-01'],
      ['2.0.0', '2026-03-01'],
      ['1.0.0', '2026-01-15'],
    ]);
    const one = askReleases(url('Questionnaire', { url: `${BASE}/Questionnaire/patient-data|2.0.0` })).body;
    expect(one.entry.map((each: Body) => each.resource.item[3].text)).toEqual(['Haemoglobin in blood (g/dL)']);
  });

  test('is a form with an item a column, answered from pinned value sets', () => {
    const { body } = askReleases('Questionnaire/patient-data');
    expect(body.extension.at(-1)).toEqual({
      url: 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-preferredTerminologyServer',
      valueUrl: 'https://tx.example.org/fhir/r5',
    });
    expect(body.item.map((each: Body) => [each.linkId, each.type, each.required, each.repeats])).toEqual([
      ['pseudonym', 'string', true, false],
      ['SEX', 'coding', false, false],
      ['risk', 'coding', false, true],
      ['haemoglobin', 'decimal', false, false],
      ['born', 'date', false, false],
      ['alive', 'boolean', false, false],
      ['lines', 'integer', false, false],
    ]);
    expect(body.item[1].answerValueSet).toBe(`${BASE}/ValueSet/sexes|1.0.0`);
    expect(body.item[2].answerConstraint).toBe('optionsOrString');
    expect(body.item[3].definition).toBe(`${BASE}/StructureDefinition/patient-data#patient-data.haemoglobin`);
    expect(body.item[3].extension.map((each: Body) => each.valueDecimal ?? each.valueCoding.code)).toEqual([
      'g/dL',
      0,
      30,
    ]);
  });

  test('holds a text to its whole pattern', () => {
    const [pseudonym] = askReleases('Questionnaire/patient-data').body.item;
    expect(pseudonym.extension).toEqual([
      { url: 'http://hl7.org/fhir/StructureDefinition/regex', valueString: '^(?:[A-Z]{3})$' },
    ]);
  });

  test('tells of each item what it means, and what FHIR has no element for', () => {
    const [, , , haemoglobin] = askReleases('Questionnaire/patient-data').body.item;
    expect(haemoglobin.item).toEqual([
      expect.objectContaining({
        linkId: 'haemoglobin.help',
        type: 'display',
        text: expect.stringMatching(/^What it is\. .*Missing reasons that may stand instead of a value: not_tested\.$/),
      }),
    ]);
  });

  test('has long lists searched while the user types', () => {
    const control = ({ extension = [] }: Body) =>
      extension.map((each: Body) => each.valueCodeableConcept?.coding[0].code).filter(Boolean);
    expect(askReleases('Questionnaire/patient-data').body.item.flatMap(control)).toEqual([]);
    const context = { ...releasesContext('r5'), limits: { ...LIMITS, formListCodes: 2 } };
    const { body } = ask('r5', 'Questionnaire/patient-data', {}, context);
    expect(body.item.map(control)).toEqual([[], [], ['autocomplete'], [], [], [], []]);
  });

  test('insists on a value only where no missing reason may stand instead', () => {
    const { required } = itemOf(variable({ missing: ['unknown'] }));
    expect([required, itemOf(variable({})).required]).toEqual([false, true]);
  });

  test('shows a unit, but no annotation that counts as none', () => {
    const text = (unit: string) => itemOf(variable({ type: 'decimal', unit })).text;
    expect([text('g/dL'), text('{score}'), text('mL/min/{1.73_m2}')]).toEqual([
      'One (g/dL)',
      'One',
      'One (mL/min/{1.73_m2})',
    ]);
  });

  test('R4 calls it choice and open-choice', () => {
    const { body } = askReleases('Questionnaire/patient-data', 'r4');
    expect(body.item.slice(1, 3).map((each: Body) => each.type)).toEqual(['choice', 'open-choice']);
  });

  test('every answer value set of every version expands', () => {
    for (const snapshot of SNAPSHOTS) {
      const { body } = ask('r5', 'Questionnaire/patient-data', {}, pinnedContext('r5', snapshot));
      for (const { answerValueSet } of body.item) {
        if (answerValueSet === undefined) continue;
        expect(askReleases(url('ValueSet/$expand', { url: answerValueSet })).status).toBe(200);
      }
    }
  });
});

const ABOUT = {
  definition: 'It.',
  status: 'active',
  owner: 'core',
  diseases: ['any'],
  provenance: { source: [] },
} as const;

const variable = (more: Partial<Variable>): Variable => ({
  ...ABOUT,
  kind: 'variable',
  id: 'one',
  title: 'One',
  type: 'string',
  level: 'core',
  group: 'any',
  ...more,
});

/** What is made of a table with that one variable, which every record must have. */
function tableOf(
  type: 'Questionnaire' | 'StructureDefinition',
  one: Variable,
  version: (typeof VERSIONS)[number],
): Body {
  const columns = [{ variable: 'one', required: true }];
  const table: Table = { ...ABOUT, kind: 'table', id: 'ones', title: 'Ones', columns, key: ['one'] };
  const snapshot = compiled(planned(undefined, [one, table], '2026-01-01'));
  return ask(version, `${type}/ones`, {}, pinnedContext(version, snapshot)).body;
}

function itemOf(one: Variable): Body {
  return tableOf('Questionnaire', one, 'r5').item[0];
}

describe('mappings of variables', () => {
  const mapped = variable({
    mappings: [
      { to: 'loinc', code: '718-7' },
      { to: 'loinc', code: '42482-0', relationship: 'related', note: 'By mass.' },
      { to: 'ncit', code: 'C64848', relationship: 'broader' },
      { to: 'omop', code: '3000963' },
    ],
  });

  test.each(VERSIONS)('an item and an element have the codes that mean the same, and no others (%s)', (version) => {
    const code = [{ system: 'http://loinc.org', code: '718-7' }];
    expect(tableOf('Questionnaire', mapped, version).item[0].code).toEqual(code);
    expect(tableOf('StructureDefinition', mapped, version).differential.element[1].code).toEqual(code);
    expect(itemOf(variable({ mappings: [] })).code).toBeUndefined();
  });

  test.each(VERSIONS)('a logical model says of every one what it is of, and how close (%s)', (version) => {
    const model = tableOf('StructureDefinition', mapped, version);
    expect(model.mapping).toEqual([
      { identity: 'loinc', uri: 'http://loinc.org', name: 'loinc' },
      { identity: 'ncit', uri: 'http://ncicb.nci.nih.gov/xml/owl/EVS/Thesaurus.owl', name: 'ncit' },
      { identity: 'omop', name: 'omop' },
    ]);
    expect(model.differential.element[1].mapping).toEqual([
      { identity: 'loinc', map: '718-7', comment: 'Equivalent.' },
      { identity: 'loinc', map: '42482-0', comment: 'Related to this element, not the same. By mass.' },
      { identity: 'ncit', map: 'C64848', comment: 'Broader than this element.' },
      { identity: 'omop', map: '3000963', comment: 'Equivalent.' },
    ]);
  });

  test('what holds codes of LOINC says whose they are, and nothing else does', () => {
    expect(tableOf('Questionnaire', mapped, 'r5').copyright).toMatch(/^Test alliance, CC-BY-4.0. .*Regenstrief/);
    expect(tableOf('StructureDefinition', variable({}), 'r5').copyright).toBe('Test alliance, CC-BY-4.0');
  });
});

describe('ConceptMap', () => {
  test('R5 says what the source is, R4 what the target is', () => {
    const [five, four] = VERSIONS.toReversed().map(
      (version) => askReleases('ConceptMap/sexes-to-risks', version).body.group[0],
    );
    expect(five.source).toBe(`${BASE}/CodeSystem/sexes|1.0.0`);
    expect(five.element[0].target[0].relationship).toBe('source-is-narrower-than-target');
    expect(five.element[1]).toEqual({
      code: 'm',
      noMap: true,
      extension: [
        {
          url: 'http://hl7.org/fhir/6.0/StructureDefinition/extension-ConceptMap.group.element.comment',
          valueString: 'None.',
        },
      ],
    });
    expect([four.source, four.sourceVersion]).toEqual([`${BASE}/CodeSystem/sexes`, '1.0.0']);
    expect(four.element[0].target[0].equivalence).toBe('wider');
    expect(four.element[1].target[0]).toEqual({ equivalence: 'unmatched', comment: 'None.' });
  });

  test.each([
    ['source-system', `${BASE}/CodeSystem/sexes`],
    ['target-group-system', `${BASE}/CodeSystem/risks`],
    ['source-code', 'm'],
    ['target-code', 'low'],
  ])('is found by %s', (name, value) => {
    expect(ids(askReleases(url('ConceptMap', { [name]: value })).body)).toEqual(['sexes-to-risks']);
    expect(askReleases(url('ConceptMap', { [name]: 'other' })).body.total).toBe(0);
  });
});

describe('the date of a resource', () => {
  test('is the day since which it is as it is, in a read and in its expansion, from whichever release', () => {
    const of = (path: string, snapshot: (typeof SNAPSHOTS)[number]) =>
      ask('r5', path, {}, pinnedContext('r5', snapshot)).body.date;
    const dates = SNAPSHOTS.map((snapshot) =>
      ['risks', 'sexes'].map((id) => [of(`ValueSet/${id}`, snapshot), of(`ValueSet/${id}/$expand`, snapshot)]),
    );
    const [first, third] = [
      ['2026-01-15', '2026-01-15'],
      ['2026-06-01', '2026-06-01'],
    ];
    expect(dates).toEqual([
      [third, first],
      [first, first],
      [first, first],
    ]);
  });
});

describe('Library, Provenance and NamingSystem', () => {
  test('the release is a library that lists what it holds, each in its version', () => {
    const { body } = askReleases('Library/release');
    expect([body.version, body.date, body.type.coding[0].code]).toEqual(['3.0.0', '2026-06-01', 'asset-collection']);
    const resources = body.relatedArtifact.map((each: Body) => each.resource);
    expect(resources[0]).toBe(`${BASE}/Library/release|2.0.0`);
    for (const canonical of resources.slice(1)) {
      const [address, version] = canonical.split('|');
      const type = address.split('/').at(-2);
      expect(askReleases(url(type, { url: address, version })).body.total).toBe(1);
    }
  });

  test('releases are the versions of that library', () => {
    const { body } = askReleases(url('Library', { url: `${BASE}/Library/release` }));
    expect(body.entry.map((each: Body) => each.resource.version)).toEqual(['3.0.0', '2.0.0', '1.0.0']);
  });

  test('provenance leads to the release before, and from each resource to its sources', () => {
    const { body } = askReleases('Provenance/release');
    const before = body.entity[0].what.reference;
    expect(askReleases(before).body.version).toBe('2.0.0');
    expect(askReleases(body.target[0].reference).body.version).toBe('3.0.0');
    const found = askReleases(url('Provenance', { target: 'ValueSet/risks' })).body;
    expect(found.total).toBe(1);
    const [{ resource }] = found.entry;
    expect(resource.entity.map((each: Body) => each.what.display)).toEqual([
      'WHO 2022',
      'WHO: Haematolymphoid tumours, 2022.',
    ]);
    expect(resource.agent.map((each: Body) => each.who.display)).toEqual(['Expert group', 'core']);
  });

  test('a naming system for each URL, found by it', () => {
    const { body } = askReleases(url('NamingSystem', { value: `${BASE}/CodeSystem/risks` }), 'r4');
    expect(body.total).toBe(1);
    expect(body.entry[0].resource.uniqueId).toEqual([
      { type: 'uri', value: `${BASE}/CodeSystem/risks`, preferred: true },
    ]);
  });
});

describe('search', () => {
  test.each([
    ['ValueSet?date=2026-06-01', ['risks']],
    ['ValueSet?date=lt2026-06-01', ['sexes']],
    ['ValueSet?date=ge2026', ['risks', 'sexes']],
    ['ValueSet?date=eb2026-02', ['sexes']],
    ['ValueSet?_lastUpdated=gt2026-05-01', ['risks']],
    ['ValueSet?_lastUpdated=gt2026-01-01&_lastUpdated=lt2026-02-01', ['sexes']],
    ['ValueSet?date=ne2026-06-01', ['sexes']],
    ['ValueSet?_id:not=risks', ['sexes']],
    ['ValueSet?_sort=title', ['risks', 'sexes']],
    ['ValueSet?_sort=-title', ['sexes', 'risks']],
    ['ValueSet?_sort=date,_id', ['sexes', 'risks']],
    ['ValueSet?_sort=-_lastUpdated', ['risks', 'sexes']],
    ['ValueSet?identifier=x', []],
  ])('%s', (path, expected) => {
    expect(ids(askReleases(path).body)).toEqual(expected);
  });

  test.each([
    'date=yesterday',
    'date=2026-02-30',
    '_lastUpdated=xx2026',
    '_sort=colour',
    'title:not=x',
    'url:contains=x',
  ])('the wrong value %s is an error', (query) => {
    expect(askReleases(`ValueSet?${query}`).status).toBe(400);
  });

  test('paging links lead to the first and the last page too', () => {
    const { body } = askReleases('ValueSet?_count=1&_offset=1');
    expect(body.link.map((each: Body) => [each.relation, each.url.split('?')[1]])).toEqual([
      ['self', '_count=1&_offset=1'],
      ['first', '_count=1'],
      ['previous', '_count=1'],
      ['last', '_count=1&_offset=1'],
    ]);
  });
});

describe('history', () => {
  test('of a resource: the releases in which it changed, newest first', () => {
    const { body } = askReleases('Questionnaire/patient-data/_history');
    expect(body).toMatchObject({ type: 'history', total: 3 });
    expect(
      body.entry.map((each: Body) => [each.request.method, each.response.status, each.response.lastModified]),
    ).toEqual([
      ['PUT', '200', '2026-06-01T00:00:00Z'],
      ['PUT', '200', '2026-03-01T00:00:00Z'],
      ['PUT', '201', '2026-01-15T00:00:00Z'],
    ]);
    expect(askReleases('ValueSet/sexes/_history').body.total).toBe(1);
  });

  test('what is gone is told as deleted, and its versions can still be read', () => {
    expect(askReleases('ValueSet/old-list').status).toBe(404);
    const { body } = askReleases('ValueSet/old-list/_history');
    expect(body.entry.map((each: Body) => each.request.method)).toEqual(['DELETE', 'PUT']);
    expect(body.entry[0].resource).toBeUndefined();
    const { versionId } = body.entry[1].resource.meta;
    expect(askReleases(`ValueSet/old-list/_history/${versionId}`).status).toBe(200);
  });

  test('of a type and of all, since a day and in pages', () => {
    expect(askReleases('ValueSet/_history').body.total).toBe(5);
    expect(askReleases('ValueSet/_history?_since=2026-02-01').body.total).toBe(2);
    const all = askReleases('_history?_count=1000').body;
    expect(all.total).toBe(all.entry.length);
    const first = askReleases('_history?_count=2').body;
    expect(first.entry).toEqual(all.entry.slice(0, 2));
    expect(first.link.some((each: Body) => each.relation === 'next')).toBe(true);
  });

  test('in XML and R4 too', () => {
    expect(askReleases('_history?_count=1000&_format=xml', 'r4').body).toEqual(
      askReleases('_history?_count=1000', 'r4').body,
    );
  });

  test.each([
    ['ValueSet/never/_history', 404],
    ['ValueSet/_history?_since=ge2026', 400],
    ['ValueSet/_history?_count=x', 400],
    ['Patient/_history', 404],
    ['ValueSet/x/y/_history', 404],
  ])('%s is %i', (path, status) => {
    expect(askReleases(path).status).toBe(status);
  });
});

describe('as of a day', () => {
  const EXPAND = url('ValueSet/$expand', { url: `${BASE}/ValueSet/risks` });
  const codes = (path: string) => askReleases(path).body.expansion.contains.map((each: Body) => each.code);

  test('operations and reads answer from the release of that day', () => {
    expect(codes(EXPAND)).toEqual(['low', 'high', 'very']);
    expect(codes(`${EXPAND}&date=2026-06-01`)).toEqual(['low', 'high', 'very']);
    expect(codes(`${EXPAND}&date=2026-05-31`)).toEqual(['low', 'high']);
    expect(askReleases('ValueSet/risks?date=2026-05-31').body.version).toBe('1.0.0');
    expect(askReleases('ValueSet/old-list?date=2026-02-28').status).toBe(200);
    expect(askReleases('ValueSet/old-list?date=2026-03-01').status).toBe(404);
    expect(askReleases('metadata?date=2026-02-28').body.version).toBe('1.0.0');
  });

  test('the answer is just what that release gave alone', () => {
    const [, second] = SNAPSHOTS;
    if (second === undefined) throw new Error('no release');
    const alone = ask('r5', EXPAND, {}, pinnedContext('r5', second)).body;
    expect(askReleases(`${EXPAND}&date=2026-03-01`).body).toEqual(alone);
    expect(askReleases(`${EXPAND}&date=2026-05-31T23:59:59Z`).body).toEqual(alone);
    expect(askReleases(`${EXPAND}&date=2026-06-01T01:00:00%2B02:00`).body).toEqual(alone);
  });

  test('a pin wins over the day', () => {
    const pinned = url('ValueSet/$expand', { url: `${BASE}/ValueSet/risks`, valueSetVersion: '1.0.0' });
    expect(codes(pinned)).toEqual(['low', 'high']);
    expect(codes(`${pinned}&date=2026-06-01`)).toEqual(['low', 'high']);
  });

  test('the base wins over the day', () => {
    const [third] = SNAPSHOTS;
    if (third === undefined) throw new Error('no release');
    const { body } = ask('r5', `${EXPAND}&date=2026-01-20`, {}, pinnedContext('r5', third));
    expect(body.expansion.total).toBe(3);
  });

  test.each([
    [
      'Parameters',
      'application/fhir+json',
      JSON.stringify({
        resourceType: 'Parameters',
        parameter: [
          { name: 'url', valueUri: `${BASE}/ValueSet/risks` },
          { name: 'date', valueDateTime: '2026-05-31' },
        ],
      }),
    ],
    [
      'a form',
      'application/x-www-form-urlencoded',
      `url=${encodeURIComponent(`${BASE}/ValueSet/risks`)}&date=2026-05-31`,
    ],
    [
      'XML',
      'application/fhir+xml',
      `<Parameters xmlns="http://hl7.org/fhir"><parameter><name value="url"/><valueUri value="${BASE}/ValueSet/risks"/></parameter><parameter><name value="date"/><valueDateTime value="2026-05-31"/></parameter></Parameters>`,
    ],
  ])('the day may stand in %s', (_what, contentType, body) => {
    const answer = askReleases('ValueSet/$expand', 'r5', { method: 'POST', contentType, body });
    expect(answer.body.expansion.total).toBe(2);
  });

  test.each([
    ['2025-12-31', 404],
    ['2026-13-01', 400],
    ['yesterday', 400],
    ['2026', 400],
  ])('the day %s is %i', (date, status) => {
    expect(askReleases(`${EXPAND}&date=${date}`).status).toBe(status);
  });
});

describe('the same question', () => {
  test('gives the same bytes from another replica', () => {
    const paths = [
      ...RESOURCE_TYPES,
      '_history',
      'metadata',
      'metadata?mode=terminology',
      'ValueSet?_summary=true&_sort=-title',
      url('ValueSet/$expand', { url: `${BASE}/ValueSet/risks`, filter: 'h', count: 1 }),
      url('CodeSystem/$lookup', { system: `${BASE}/CodeSystem/risks`, code: 'low' }),
      url('ValueSet/$validate-code', { url: `${BASE}/ValueSet/risks`, system: `${BASE}/CodeSystem/risks`, code: 'x' }),
    ];
    for (const path of paths) {
      const [first, second] = [releasesContext('r4'), releasesContext('r4')].map((context) =>
        ask('r4', path, {}, context),
      );
      expect(JSON.stringify(first)).toBe(JSON.stringify(second));
    }
  });
});
