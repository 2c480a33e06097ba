import { describe, expect, test } from 'vitest';
import { fhirProblem } from '../../src/fhir/respond.ts';
import { answerFhir } from '../../src/fhir/service.ts';
import { error, ISSUE_CODES } from '../../src/model/issue.ts';
import {
  ask,
  BASE,
  type Body,
  codesOf,
  contextOf,
  GRADE,
  get,
  issuesOf,
  LINEAGE,
  parameterValue,
  post,
  url,
} from './fixture.ts';

const LOOKUP = url('CodeSystem/$lookup', { system: LINEAGE, code: 'root' });
const EXPAND = url('ValueSet/$expand', { url: `${BASE}/ValueSet/grade` });

describe('content negotiation', () => {
  test.each([
    undefined,
    '',
    '*/*',
    'application/json',
    'application/fhir+json; charset=utf-8',
    'application/fhir+json; fhirVersion=4.0',
    'application/fhir+json;fhirVersion=4.0.1;charset=UTF-8',
    'text/json',
    'application/xml;q=0.1, application/json;q=0.9',
    'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
  ])('Accept %s is answered', (accept) => {
    const { status, contentType } = ask('r4', LOOKUP, accept === undefined ? {} : { accept });
    expect(status).toBe(200);
    expect(contentType).toBe('application/fhir+json; fhirVersion=4.0; charset=utf-8');
  });

  test.each([
    'application/fhir+xml',
    'application/xml',
    'text/xml; charset=utf-8',
    'application/fhir+xml; fhirVersion=4.0',
    'application/json;q=0.5, application/fhir+xml',
    'application/fhir+json; fhirVersion=5.0, application/fhir+xml; fhirVersion=4.0; q=0.1',
  ])('Accept %s is answered as XML', (accept) => {
    const { status, contentType, body } = ask('r4', LOOKUP, { accept });
    expect(status).toBe(200);
    expect(contentType).toBe('application/fhir+xml; fhirVersion=4.0; charset=utf-8');
    expect(body).toEqual(ask('r4', LOOKUP).body);
  });

  test.each(['text/turtle', 'xml', 'json', 'application/json;q=0', 'application/fhir+json; fhirVersion=5.0'])(
    'Accept %s is not acceptable',
    (accept) => {
      const { status, body } = ask('r4', LOOKUP, { accept });
      expect(status).toBe(406);
      expect(body.resourceType).toBe('OperationOutcome');
    },
  );

  test.each(['json', 'application/json', 'application/fhir+json', 'application/fhir%2Bjson', 'text/json'])(
    '_format=%s overrides Accept',
    (format) => {
      const { status, contentType } = ask('r4', `${LOOKUP}&_format=${format}`, { accept: 'application/fhir+xml' });
      expect([status, contentType.split(';')[0]]).toEqual([200, 'application/fhir+json']);
    },
  );

  test.each(['xml', 'application/fhir+xml', 'application/fhir%2Bxml', 'text/xml'])(
    '_format=%s overrides Accept',
    (format) => {
      const { status, contentType } = ask('r4', `${LOOKUP}&_format=${format}`, { accept: 'application/json' });
      expect([status, contentType.split(';')[0]]).toEqual([200, 'application/fhir+xml']);
    },
  );

  test.each(['ttl', 'html', 'text/turtle', 'application/fhir%2Bxml; fhirVersion=5.0'])(
    '_format=%s is not acceptable, whatever Accept says',
    (format) => {
      expect(ask('r4', `${LOOKUP}&_format=${format}`, { accept: 'application/json' }).status).toBe(406);
    },
  );

  test('problems are told in the format asked for too', () => {
    const { status, contentType, body } = get('nothing?_format=xml');
    expect([status, contentType.split(';')[0], body.resourceType]).toEqual([
      404,
      'application/fhir+xml',
      'OperationOutcome',
    ]);
  });

  test('_pretty writes lines, and says the same', () => {
    const pretty = text(`${LOOKUP}&_pretty=true`);
    expect(pretty).toContain('\n  "parameter": [\n');
    expect(JSON.parse(pretty)).toEqual(JSON.parse(text(LOOKUP)));
    expect(text(`${LOOKUP}&_pretty=true&_format=xml`)).toContain('\n  <parameter>\n');
  });
});

/** The text of an answer. */
function text(path: string): string {
  const [route = '', query = ''] = path.split('?', 2);
  const request = { method: 'GET', path: route.split('/'), query: new URLSearchParams(query) };
  return answerFhir(request, contextOf('r5')).body;
}

describe('bodies', () => {
  const body = JSON.stringify({
    resourceType: 'Parameters',
    parameter: [
      { name: 'url', valueUri: `${BASE}/ValueSet/grade` },
      { name: 'count', valueInteger: 1 },
    ],
  });

  test('query and body are read together, and the body wins', () => {
    const { body: answer } = ask('r5', 'ValueSet/$expand?offset=1&count=2', { method: 'POST', body });
    expect(codesOf(answer)).toEqual(['high']);
  });

  test('a form', () => {
    const { body: answer } = ask('r5', 'ValueSet/$expand', {
      method: 'POST',
      contentType: 'application/x-www-form-urlencoded;charset=UTF-8',
      body: new URLSearchParams({ url: `${BASE}/ValueSet/grade`, filter: 'low' }).toString(),
    });
    expect(codesOf(answer)).toEqual(['low']);
  });

  test('any value[x] is taken for a parameter, as clients choose freely', () => {
    const { body: answer } = post('ValueSet/$expand', [
      { name: 'url', valueString: `${BASE}/ValueSet/grade` },
      { name: 'count', valueString: '1' },
      { name: 'activeOnly', valueString: 'true' },
    ]);
    expect(codesOf(answer)).toEqual(['low']);
  });

  test('the content type of HL7’s tools is understood', () => {
    const contentType = 'application/fhir+json; fhirVersion=4.0;charset=UTF-8';
    expect(ask('r4', 'ValueSet/$expand', { method: 'POST', contentType, body }).status).toBe(200);
    expect(ask('r5', 'ValueSet/$expand', { method: 'POST', contentType, body }).status).toBe(415);
  });

  test('XML says the same as JSON', () => {
    const xml =
      '<Parameters xmlns="http://hl7.org/fhir">' +
      `<parameter><name value="url"/><valueUri value="${BASE}/ValueSet/grade"/></parameter>` +
      '<parameter><name value="count"/><valueInteger value="1"/></parameter></Parameters>';
    for (const contentType of ['application/fhir+xml', 'application/xml', 'text/xml; charset=utf-8']) {
      const answer = ask('r5', 'ValueSet/$expand', { method: 'POST', contentType, body: xml });
      expect(answer.body).toEqual(ask('r5', 'ValueSet/$expand', { method: 'POST', body }).body);
    }
  });

  test('XML that cannot be read is a wrong body', () => {
    const contentType = 'application/fhir+xml';
    for (const wrong of ['<a/>', '<', '<!DOCTYPE a><a/>', '{}', body]) {
      expect(ask('r4', 'ValueSet/$expand', { method: 'POST', contentType, body: wrong }).status).toBe(400);
    }
  });

  test('other formats are unsupported media types', () => {
    const { status } = ask('r4', 'ValueSet/$expand', {
      method: 'POST',
      contentType: 'text/turtle',
      body: '<a> <b> <c>.',
    });
    expect(status).toBe(415);
  });

  test.each([
    ['not json', 400],
    ['[]', 400],
    ['{"resourceType":"Patient"}', 400],
    ['{"resourceType":"Parameters","parameter":{}}', 400],
    ['{"resourceType":"Parameters","parameter":[{}]}', 400],
    ['{"resourceType":"Parameters","__proto__":{}}', 400],
    [`${'['.repeat(100)}${']'.repeat(100)}`, 413],
    ['['.repeat(1_000_000), 413],
  ])('the body %.40s is refused', (text, expected) => {
    const { status, body: answer } = ask('r5', 'ValueSet/$expand', { method: 'POST', body: text });
    expect(status).toBe(expected);
    expect(answer.resourceType).toBe('OperationOutcome');
  });

  test('a bare value set is the one that the operation is about', () => {
    const own = { resourceType: 'ValueSet', status: 'active', compose: { include: [{ system: GRADE }] } };
    const { status, body } = ask('r5', 'ValueSet/$expand', { method: 'POST', body: JSON.stringify(own) });
    expect(status).toBe(200);
    expect(codesOf(body)).toEqual(['low', 'high']);
  });
});

describe('errors', () => {
  test.each([
    'nothing',
    'Patient',
    'CodeSystem/$nope',
    'CodeSystem/lineage/$expand',
    'CodeSystem/lineage/x/y',
    '$expand',
  ])('/%s is 404 with an OperationOutcome', (path) => {
    const { status, body } = get(path);
    expect(status).toBe(404);
    expect(body.resourceType).toBe('OperationOutcome');
  });

  test.each([
    ['PUT', 'CodeSystem/lineage', 'GET, HEAD, OPTIONS'],
    ['DELETE', 'ValueSet/grade', 'GET, HEAD, OPTIONS'],
    ['POST', 'CodeSystem', 'GET, HEAD, OPTIONS'],
    ['POST', 'metadata', 'GET, HEAD, OPTIONS'],
    ['PATCH', 'ValueSet/$expand', 'GET, POST, HEAD, OPTIONS'],
    ['GET', 'ValueSet/_search', 'POST, OPTIONS'],
  ])('%s %s is 405 and says what is allowed', (method, path, allowed) => {
    const { status, headers, body } = ask('r5', path, { method });
    expect(status).toBe(405);
    expect(headers.Allow).toBe(allowed);
    expect(body.resourceType).toBe('OperationOutcome');
  });

  test('a percent-encoded dollar is the operation too', () => {
    expect(get(LOOKUP.replace('$', '%24')).status).toBe(200);
  });

  test('an unknown parameter is ignored, but an error in strict handling, with a suggestion', () => {
    expect(get(`${EXPAND}&coun=1`).status).toBe(200);
    const { status, body } = ask('r5', `${EXPAND}&coun=1`, { prefer: 'handling=strict' });
    expect(status).toBe(400);
    expect(issuesOf(body)[0]).toContain('Did you mean "count"?');
  });

  test('the same parameter twice with different values is refused', () => {
    expect(get(`${EXPAND}&count=1&count=2`).status).toBe(400);
    expect(get(`${EXPAND}&count=1&count=1`).status).toBe(200);
  });

  test('every issue code makes an error that FHIR has a type for', () => {
    for (const code of ISSUE_CODES) {
      const { status, body } = fhirProblem([error(code, 'Text.')], { version: 'r4' });
      expect(status).toBeGreaterThanOrEqual(400);
      expect(JSON.parse(body).issue[0].details.text).toBe('Text.');
    }
  });

  test('the adapter may give another status', () => {
    expect(fhirProblem([error('internal', 'Bug 1.')], { version: 'r5' }, 503).status).toBe(503);
  });
});

describe('capabilities', () => {
  test.each([
    ['r4', '4.0.1', '4.0'],
    ['r5', '5.0.0', '5.0'],
  ] as const)('%s says its version', (version, full, short) => {
    const { body } = get('metadata', version);
    expect(body.fhirVersion).toBe(full);
    expect(body.instantiates).toEqual(['http://hl7.org/fhir/CapabilityStatement/terminology-server']);
    expect(parameterValue(get('$versions', version).body, 'default')).toBe(short);
  });

  test('every operation of the statement answers at its address', () => {
    const { resource } = get('metadata').body.rest[0];
    const operations = resource.flatMap((each: Body) =>
      (each.operation ?? []).map((row: Body) => `${each.type}/$${row.name}`),
    );
    expect(operations).toEqual([
      'CodeSystem/$lookup',
      'CodeSystem/$validate-code',
      'CodeSystem/$subsumes',
      'CodeSystem/$batch-validate-code',
      'ValueSet/$expand',
      'ValueSet/$validate-code',
      'ValueSet/$batch-validate-code',
      'ValueSet/$compare',
      'ConceptMap/$translate',
    ]);
    for (const path of operations) expect(get(path).status).toBe(400);
  });

  test('the terminology mode lists every code system and version', () => {
    const { body } = get('metadata?mode=terminology');
    const grade = body.codeSystem.find((each: Body) => each.uri === `${BASE}/CodeSystem/grade`);
    expect(grade.version.map((each: Body) => [each.code, each.isDefault])).toEqual([
      ['2.0.0', true],
      ['1.0.0', false],
    ]);
    expect(body.expansion.parameter.map((each: Body) => each.name)).toEqual(
      expect.arrayContaining(['activeOnly', 'count', 'displayLanguage', 'offset', 'property', 'system-version']),
    );
  });

  test('an unknown mode is refused', () => {
    expect(get('metadata?mode=x').status).toBe(400);
  });
});

describe('what a message quotes', () => {
  test.each([
    ['\u00a0', '\\u00a0'],
    ['a\u2028b', 'a\\u2028b'],
  ])('shows white space that nobody would see: %j', (count, shown) => {
    const { status, body } = ask('r4', `ValueSet?_count=${encodeURIComponent(count)}`);
    expect(status).toBe(400);
    expect(body.issue[0].details.text).toContain(`"${shown}"`);
  });
});
