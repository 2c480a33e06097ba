import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../src/model/limits.ts';
import { appOf, BROKEN_DRAFT, get } from './fixture.ts';

const { app } = appOf();
const LOOKUP = 'CodeSystem/$lookup?system=http://terminology.hl7.org/CodeSystem/icd-o-3&code=9861/3';

const post = (path: string, body: NonNullable<RequestInit['body']>, headers: Record<string, string> = {}) =>
  app.request(path, { method: 'POST', body, headers: { 'Content-Type': 'application/fhir+json', ...headers } });

describe('the FHIR mount', () => {
  it.each(['/fhir/r4', '/fhir/r5', '/releases/1.1.0/fhir/r4', '/releases/1.1.0/fhir/r5'])(
    'answers at %s',
    async (base) => {
      const { status, body } = await get(app, `${base}/metadata`);
      expect([status, body.resourceType]).toEqual([200, 'CapabilityStatement']);
      expect((await get(app, `${base}/${LOOKUP}`)).status).toBe(200);
    },
  );

  it('takes the dollar sign percent-encoded too', async () => {
    const [plain, encoded] = [
      await get(app, `/fhir/r4/${LOOKUP}`),
      await get(app, `/fhir/r4/${LOOKUP.replace('$', '%24')}`),
    ];
    expect(encoded.status).toBe(200);
    expect(encoded.text).toBe(plain.text);
  });

  it('asks the latest release where none is named', async () => {
    expect((await get(app, `/fhir/r4/${LOOKUP}`)).headers.get('X-Harmony-Release')).toBe('1.1.0');
  });

  it('asks the release of the day that an operation names', async () => {
    const { status, headers } = await get(app, `/fhir/r4/${LOOKUP}&date=2026-02-01`);
    expect(status).not.toBe(200);
    expect(headers.get('X-Harmony-Release')).toBe('1.0.0');
  });

  it('lets the release in the base win over the date', async () => {
    const { headers } = await get(app, `/releases/1.1.0/fhir/r4/${LOOKUP}&date=2026-02-01`);
    expect(headers.get('X-Harmony-Release')).toBe('1.1.0');
  });

  it('refuses a date that is no day', async () => {
    const { status, body } = await get(app, `/fhir/r4/${LOOKUP}&date=2026`);
    expect([status, body.resourceType]).toEqual([400, 'OperationOutcome']);
  });

  it('keeps GET answers as REST answers are kept', async () => {
    const exact = await get(app, `/releases/1.1.0/fhir/r4/${LOOKUP}`);
    expect(exact.headers.get('Cache-Control')).toBe('public, max-age=86400');
    expect((await get(app, `/fhir/r4/${LOOKUP}`)).headers.get('Cache-Control')).toBe('public, max-age=60');
    const tag = exact.headers.get('ETag') ?? '';
    expect((await get(app, `/releases/1.1.0/fhir/r4/${LOOKUP}`, { 'If-None-Match': tag })).status).toBe(304);
  });

  it('varies by what the answer depended on', async () => {
    expect((await get(app, `/fhir/r4/${LOOKUP}`)).headers.get('Vary')).toBe('Accept, Accept-Language, Prefer');
    const settled = await get(app, `/fhir/r4/${LOOKUP}&_format=json&displayLanguage=en`);
    expect(settled.headers.get('Vary')).toBe('Prefer');
  });

  it('keeps no answer to POST', async () => {
    const parameters = {
      resourceType: 'Parameters',
      parameter: [
        { name: 'system', valueUri: 'http://terminology.hl7.org/CodeSystem/icd-o-3' },
        { name: 'code', valueCode: '9861/3' },
      ],
    };
    const response = await post('/fhir/r4/CodeSystem/$lookup', JSON.stringify(parameters));
    expect([response.status, response.headers.get('Cache-Control')]).toEqual([200, 'no-store']);
  });

  it.each(['/fhir/r4/nothing', '/fhir/r6/metadata', '/fhir', '/releases/9.9.9/fhir/r5/metadata'])(
    'tells the problem at %s as an OperationOutcome, to browsers too',
    async (path) => {
      const { status, body } = await get(app, path, { Accept: 'text/html,*/*' });
      expect([status, body.resourceType]).toEqual([404, 'OperationOutcome']);
    },
  );

  it('refuses other methods with what is possible', async () => {
    const response = await app.request('/fhir/r4/ValueSet/responses', { method: 'DELETE' });
    expect([response.status, response.headers.get('Allow')]).toEqual([405, 'GET, HEAD, OPTIONS']);
    expect(await response.json()).toMatchObject({ resourceType: 'OperationOutcome' });
  });

  it.each([
    ['', 'GET, POST, HEAD, OPTIONS'],
    ['/metadata', 'GET, HEAD, OPTIONS'],
    ['/$versions', 'GET, POST, HEAD, OPTIONS'],
    ['/ValueSet', 'GET, HEAD, OPTIONS'],
    ['/ValueSet/_search', 'POST, OPTIONS'],
    ['/ValueSet/responses', 'GET, HEAD, OPTIONS'],
    ['/ValueSet/responses/_history', 'GET, HEAD, OPTIONS'],
    ['/ValueSet/responses/$expand', 'GET, POST, HEAD, OPTIONS'],
    ['/CodeSystem/%24lookup', 'GET, POST, HEAD, OPTIONS'],
  ])('answers a preflight to %s with what is possible there', async (path, allow) => {
    for (const base of ['/fhir/r4', '/releases/1.1.0/fhir/r5']) {
      const response = await app.request(`${base}${path}`, {
        method: 'OPTIONS',
        headers: { Origin: 'https://forms.example.org' },
      });
      expect([response.status, response.headers.get('Allow')]).toEqual([204, allow]);
      expect(response.headers.get('Access-Control-Allow-Methods')).toBe(allow);
      expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*');
    }
  });

  it('tells that there is nothing to a preflight as well', async () => {
    const response = await app.request('/fhir/r4/nothing', { method: 'OPTIONS' });
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ resourceType: 'OperationOutcome' });
  });

  it('answers HEAD as GET, without the body', async () => {
    for (const path of ['metadata', 'ValueSet/responses', 'ValueSet/nothing', LOOKUP]) {
      const [head, full] = [
        await app.request(`/fhir/r4/${path}`, { method: 'HEAD' }),
        await app.request(`/fhir/r4/${path}`),
      ];
      expect(head.status).toBe(full.status);
      expect(await head.text()).toBe('');
      for (const name of ['Content-Type', 'Content-Length', 'ETag', 'Cache-Control', 'Content-Location']) {
        expect([name, head.headers.get(name)]).toEqual([name, full.headers.get(name)]);
      }
    }
  });

  it('says where an answer by latest or by day is found for ever, and it is the same there', async () => {
    for (const [path, fixed] of [
      [`/fhir/r4/${LOOKUP}`, '/releases/1.1.0/fhir/r4/CodeSystem/$lookup?'],
      ['/fhir/r5/ValueSet/responses', '/releases/1.1.0/fhir/r5/ValueSet/responses'],
      ['/fhir/r5/ValueSet/responses?date=2026-02-01', '/releases/1.0.0/fhir/r5/ValueSet/responses'],
      [
        '/fhir/r5/ValueSet/responses/$expand?date=2026-02-01&filter=c',
        '/releases/1.0.0/fhir/r5/ValueSet/responses/$expand?filter=c',
      ],
    ] as const) {
      const answer = await get(app, path);
      const address = answer.headers.get('Content-Location') ?? '';
      expect([answer.status, address.startsWith(fixed) ? fixed : address]).toEqual([200, fixed]);
      const there = await get(app, address);
      expect(there.text).toBe(answer.text);
      expect(there.headers.get('Cache-Control')).toBe('public, max-age=86400');
      expect(there.headers.get('Content-Location')).toBeNull();
    }
    // Links hold the address of the endpoint: elsewhere they would be others.
    expect((await get(app, '/fhir/r4/ValueSet')).headers.get('Content-Location')).toBeNull();
  });

  it('tags a read with its version, and keeps what has not changed since', async () => {
    const { headers, body } = await get(app, '/fhir/r4/ValueSet/responses');
    expect(headers.get('ETag')).toBe(`W/"${body.meta.versionId}"`);
    expect(headers.get('Last-Modified')).toBe('Thu, 15 Jan 2026 00:00:00 GMT');
    const since = (day: string) =>
      get(app, '/fhir/r4/ValueSet/responses', { 'If-Modified-Since': `${day} 00:00:00 GMT` });
    expect((await since('Thu, 15 Jan 2026')).status).toBe(304);
    expect((await since('Wed, 14 Jan 2026')).status).toBe(200);
    expect(
      (await get(app, '/fhir/r4/ValueSet/responses', { 'If-None-Match': `W/"${body.meta.versionId}"` })).status,
    ).toBe(304);
    const both = { 'If-None-Match': 'W/"other"', 'If-Modified-Since': 'Thu, 15 Jan 2026 00:00:00 GMT' };
    expect((await get(app, '/fhir/r4/ValueSet/responses', both)).status).toBe(200);
  });

  it('speaks XML where it is asked to, also of what it refuses', async () => {
    const xml = { Accept: 'application/fhir+xml; fhirVersion=4.0' };
    const answer = await get(app, '/fhir/r4/ValueSet/responses', xml);
    expect(answer.headers.get('Content-Type')).toBe('application/fhir+xml; fhirVersion=4.0; charset=utf-8');
    expect(answer.text).toContain('<ValueSet xmlns="http://hl7.org/fhir"><id value="responses"/>');
    for (const path of [
      '/fhir/r4/nothing',
      '/fhir/r6/metadata',
      '/releases/9.9.9/fhir/r4/metadata',
      '/fhir/r4/ValueSet?_count=x',
    ]) {
      const refused = await get(app, path, xml);
      expect(refused.text).toContain('<OperationOutcome xmlns="http://hl7.org/fhir">');
    }
  });

  it.each(['/fhir/r4', '/fhir/r4/'])('answers a batch at %s', async (path) => {
    const entry = ['ValueSet/responses', 'ValueSet/responses?date=2026-02-01', 'metadata'].map((url) => ({
      request: { method: 'GET', url },
    }));
    const response = await post(path, JSON.stringify({ resourceType: 'Bundle', type: 'batch', entry }));
    const { body } = { body: (await response.json()) as { entry: { response: { status: string } }[] } };
    expect(body.entry.map((each) => each.response.status)).toEqual(['200', '200', '200']);
  });

  it('tells a draft with errors as an OperationOutcome', async () => {
    const { status, body } = await get(appOf({ draft: BROKEN_DRAFT }).app, '/releases/draft/fhir/r4/metadata');
    expect([status, body.resourceType]).toEqual([409, 'OperationOutcome']);
  });
});

describe('bodies', () => {
  it.each([
    ['broken JSON', '{bad'],
    ['JSON nested 400,000 deep', '['.repeat(400_000)],
    ['JSON nested 5,000 deep', `${'['.repeat(5_000)}${']'.repeat(5_000)}`],
    ['bytes that are not UTF-8', new Uint8Array([0x7b, 0xff, 0xfe])],
    ['a poisoned key', '{"resourceType":"Parameters","__proto__":{"polluted":1},"parameter":[]}'],
  ])('answers 4xx to %s', async (_what, body) => {
    const response = await post('/fhir/r4/ValueSet/$expand', body);
    expect(Math.floor(response.status / 100)).toBe(4);
    expect(await response.json()).toMatchObject({ resourceType: 'OperationOutcome' });
    expect({}).not.toHaveProperty('polluted');
  });

  it('refuses a compressed body', async () => {
    const response = await post('/fhir/r4/ValueSet/$expand', 'x', { 'Content-Encoding': 'gzip' });
    expect(response.status).toBe(415);
  });

  it('counts the bytes of the stream, whatever was announced', async () => {
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new Uint8Array(100_000).fill(32)),
    });
    const init = { method: 'POST', body, duplex: 'half', headers: { 'Content-Length': '5' } };
    const response = await app.request('/fhir/r4/ValueSet/$expand', init as RequestInit);
    expect(response.status).toBe(413);
    expect(LIMITS.bodyBytes).toBeLessThan(3_000_000);
  });
});
