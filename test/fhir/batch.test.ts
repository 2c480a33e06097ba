import { describe, expect, test } from 'vitest';
import { LIMITS, type Limits } from '../../src/model/limits.ts';
import { ask, BASE, type Body, url } from './fixture.ts';
import { askReleases, releasesContext } from './releases.ts';

const EXPAND = url('ValueSet/$expand', { url: `${BASE}/ValueSet/risks` });

function batch(entry: readonly Body[], more: Partial<{ limits: Limits; type: string }> = {}) {
  const { limits = LIMITS, type = 'batch' } = more;
  const body = JSON.stringify({ resourceType: 'Bundle', type, entry });
  return ask(
    'r5',
    '',
    { method: 'POST', contentType: 'application/fhir+json', body },
    { ...releasesContext('r5'), limits },
  );
}

const get = (address: string, more: Body = {}): Body => ({ request: { method: 'GET', url: address, ...more } });

const parameters = (parameter: readonly Body[]): Body => ({ resourceType: 'Parameters', parameter });

describe('a batch', () => {
  test('answers each entry as the same request by itself', () => {
    const validate = parameters([
      { name: 'url', valueUri: `${BASE}/ValueSet/risks` },
      { name: 'coding', valueCoding: { system: `${BASE}/CodeSystem/risks`, code: 'low' } },
    ]);
    const { status, body } = batch([
      get(EXPAND),
      get(`https://tx.example.org/fhir/r5/${EXPAND}&date=2026-05-31`),
      get('ValueSet/risks'),
      get('ValueSet?title=ris'),
      get('/metadata'),
      { resource: validate, request: { method: 'POST', url: 'ValueSet/$validate-code' } },
    ]);
    expect([status, body.type]).toEqual([200, 'batch-response']);
    expect(body.entry.map((each: Body) => each.response.status)).toEqual(['200', '200', '200', '200', '200', '200']);
    const single = [EXPAND, `${EXPAND}&date=2026-05-31`, 'ValueSet/risks', 'ValueSet?title=ris', 'metadata'];
    for (const [index, path] of single.entries()) expect(body.entry[index].resource).toEqual(askReleases(path).body);
    const answer = askReleases('ValueSet/$validate-code', 'r5', { method: 'POST', body: JSON.stringify(validate) });
    expect(body.entry[5].resource).toEqual(answer.body);
  });

  test('tells what is wrong with an entry in its place', () => {
    const { status, body } = batch([
      get('ValueSet/never'),
      get('nothing'),
      { request: { method: 'DELETE', url: 'ValueSet/risks' } },
      { request: { method: 'POST', url: '' } },
      {},
      'x',
      get('ValueSet/risks?_format=ttl'),
    ]);
    expect(status).toBe(200);
    expect(body.entry.map((each: Body) => each.response.status)).toEqual([
      '404',
      '404',
      '405',
      '400',
      '400',
      '400',
      '200',
    ]);
    for (const { response, resource } of body.entry.slice(0, 6)) {
      expect(response.outcome.resourceType).toBe('OperationOutcome');
      expect(resource).toBeUndefined();
    }
  });

  test('knows what the client has already', () => {
    const { ETag } = askReleases('ValueSet/risks').headers;
    const { body } = batch([
      get('ValueSet/risks', { ifNoneMatch: ETag }),
      get('ValueSet/risks', { ifNoneMatch: 'W/"x"' }),
    ]);
    expect(body.entry[0]).toEqual({ response: { status: '304', etag: ETag } });
    expect(body.entry[1].response).toEqual({ status: '200', etag: ETag, lastModified: '2026-06-01T00:00:00.000Z' });
  });

  test('an empty one has an empty answer', () => {
    expect(batch([]).body).toEqual({ resourceType: 'Bundle', type: 'batch-response' });
  });

  test('has limits, and says so', () => {
    const many = batch(Array.from({ length: LIMITS.batchEntries + 1 }, () => get('ValueSet/risks')));
    expect([many.status, many.body.issue[0].code]).toEqual([422, 'too-costly']);
    const large = batch([get('ValueSet/risks'), get('ValueSet/sexes')], {
      limits: { ...LIMITS, batchBytes: 100 },
    });
    expect(large.body.entry.map((each: Body) => each.response.status)).toEqual(['200', '422']);
  });

  test.each([
    ['{"resourceType":"Bundle","type":"transaction"}', 422],
    ['{"resourceType":"Bundle","type":"collection"}', 400],
    ['{"resourceType":"Bundle"}', 400],
    ['{"resourceType":"Bundle","type":"batch","entry":{}}', 400],
    ['{"resourceType":"ValueSet"}', 400],
    ['[]', 400],
    ['', 400],
    ['x', 400],
  ])('%s is %i', (body, status) => {
    expect(askReleases('', 'r5', { method: 'POST', body }).status).toBe(status);
  });

  test('may be XML, and is answered so', () => {
    const xml =
      '<Bundle xmlns="http://hl7.org/fhir"><type value="batch"/><entry><request><method value="GET"/>' +
      `<url value="${EXPAND.replaceAll('&', '&amp;')}"/></request></entry></Bundle>`;
    const request = { method: 'POST', contentType: 'application/fhir+xml', accept: 'application/fhir+xml', body: xml };
    const answer = askReleases('', 'r5', request);
    expect(answer.contentType).toContain('application/fhir+xml');
    expect(answer.body).toEqual(batch([get(EXPAND)]).body);
  });
});
