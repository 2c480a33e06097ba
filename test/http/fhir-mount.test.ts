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
