import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { Client } from 'fhir-kit-client';
import { afterAll, describe, expect, test } from 'vitest';
import type { FhirVersion } from '../../src/fhir/contract.ts';
import { appOf } from '../http/fixture.ts';
import { BASE, type Body, GRADE, MORPHOLOGY, SCOPE, SNAPSHOT } from './fixture.ts';
import { SNAPSHOTS } from './releases.ts';
import { schemaProblems } from './schemas.ts';

/**
 * What real clients send, letter by letter as their sources have it, and what they then read of the answer. A change that
 * breaks one of these breaks forms in use.
 */
const { app } = appOf({
  releases: [SNAPSHOT, ...SCOPE.others()].map((each) => each.release),
  draft: { state: 'absent' },
});

interface Sent {
  readonly headers?: Record<string, string>;
  readonly body?: string;
}

async function send(path: string, { headers = {}, body }: Sent = {}): Promise<Body> {
  const version: FhirVersion = path.startsWith('/fhir/r4') ? 'r4' : 'r5';
  const response = await app.request(path, {
    method: body === undefined ? 'GET' : 'POST',
    headers,
    ...(body === undefined ? {} : { body }),
  });
  const resource = await response.json();
  expect([path, response.status]).toEqual([path, 200]);
  expect(schemaProblems(resource, version).join('\n')).toBe('');
  expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*');
  return resource;
}

const value = (body: Body, name: string): Body => body.parameter.find((each: Body) => each.name === name);

const codes = (body: Body): readonly string[] => body.expansion.contains.map((each: Body) => each.code);

describe('LForms 40.1.3', () => {
  const grade = encodeURIComponent(`${BASE}/ValueSet/grade`);

  test('asks for the answers of an item while the user types', async () => {
    const body = await send(`/fhir/r4/ValueSet/$expand?count=10&filter=lo&url=${grade}`);
    expect(body.expansion.total).toBe(1);
    expect(body.expansion.contains[0]).toMatchObject({ system: GRADE, code: 'low', display: 'Low grade' });
  });

  test('falls back to a search that must find exactly one, and expands that', async () => {
    const { total, entry } = await send(
      `/fhir/r4/ValueSet?url=${encodeURIComponent(`${BASE}/ValueSet/aml-codes`)}&_total=accurate`,
    );
    expect(total).toBe(1);
    const body = await send(`/fhir/r4/ValueSet/${entry[0].resource.id}/$expand?count=10&filter=acute`);
    expect(codes(body)).toContain('9866/3');
  });

  test('asks the terminology server that a form prefers', async () => {
    expect(codes(await send(`/fhir/r4/ValueSet/$expand?url=${grade}&_format=json`))).toEqual(['low', 'high']);
  });

  test('POSTs a value set that the form contains, bare and as plain JSON', async () => {
    const contained = {
      resourceType: 'ValueSet',
      status: 'active',
      compose: { include: [{ system: GRADE, concept: [{ code: 'high' }] }] },
    };
    const headers = { 'Content-Type': 'application/json' };
    const body = await send('/fhir/r4/ValueSet/$expand', { headers, body: JSON.stringify(contained) });
    expect(codes(body)).toEqual(['high']);
  });

  test('looks for the property that scores are in, and then for a score', async () => {
    const { entry } = await send(`/fhir/r4/CodeSystem?url=${encodeURIComponent(MORPHOLOGY)}&_elements=property`);
    expect(entry[0].resource.property).toContainEqual(expect.objectContaining({ code: 'weight', type: 'decimal' }));
    const body = await send(
      `/fhir/r4/CodeSystem/$lookup?code=9861%2F3&system=${encodeURIComponent(MORPHOLOGY)}&property=weight`,
    );
    const property = body.parameter.filter((each: Body) => each.name === 'property');
    expect(property.flatMap((each: Body) => each.part)).toContainEqual({ name: 'value', valueDecimal: 1.5 });
  });
});

describe('autocomplete-lhc 20.1.2', () => {
  test('adds a filter and an exact count to the address it was given', async () => {
    const address = `/fhir/r4/ValueSet/$expand?url=${encodeURIComponent(`${BASE}/ValueSet/everything`)}`;
    const body = await send(`${address}&filter=leuk&_format=application/json&count=7`);
    expect(typeof body.expansion.total).toBe('number');
    for (const each of body.expansion.contains) {
      expect([typeof each.code, typeof each.system, typeof each.display]).toEqual(['string', 'string', 'string']);
    }
  });
});

describe('SMART Forms renderer 1.4.0', () => {
  test('writes a pinned canonical as two parameters, unencoded', async () => {
    const body = await send(`/fhir/r4/ValueSet/$expand?url=${BASE}/ValueSet/grade&version=1.0.0&filter=only&count=20`);
    expect([body.version, codes(body)]).toEqual(['1.0.0', ['only']]);
  });

  test('reads code, system and display of a validation', async () => {
    const body = await send(`/fhir/r4/ValueSet/$validate-code?url=${BASE}/ValueSet/grade&system=${GRADE}&code=low`);
    expect(value(body, 'result').valueBoolean).toBe(true);
    expect(value(body, 'code').valueCode).toBe('low');
    expect(value(body, 'system').valueUri).toBe(GRADE);
    expect(value(body, 'display').valueString).toBe('Low grade');
  });

  test('reads the display of a lookup', async () => {
    const body = await send(`/fhir/r4/CodeSystem/$lookup?system=${GRADE}&code=low`);
    expect(value(body, 'display').valueString).toBe('Low grade');
  });
});

describe('fhirpath.js 5.2.2', () => {
  const headers = { Accept: 'application/fhir+json; charset=utf-8' };
  const grade = encodeURIComponent(`${BASE}/ValueSet/grade`);

  test('splits a canonical into url and valueSetVersion', async () => {
    expect(codes(await send(`/fhir/r4/ValueSet/$expand?url=${grade}&valueSetVersion=1.0.0`, { headers }))).toEqual([
      'only',
    ]);
  });

  test('asks by GET for a single code, by Parameters for a coding', async () => {
    const system = encodeURIComponent(GRADE);
    const one = await send(`/fhir/r4/ValueSet/$validate-code?url=${grade}&code=low&system=${system}`, { headers });
    expect(value(one, 'result').valueBoolean).toBe(true);
    const parameter = [
      { name: 'url', valueUri: `${BASE}/ValueSet/grade` },
      { name: 'coding', valueCoding: { system: GRADE, code: 'nothing' } },
    ];
    const other = await send('/fhir/r4/ValueSet/$validate-code', {
      headers: { ...headers, 'Content-Type': 'application/fhir+json; charset=utf-8' },
      body: JSON.stringify({ resourceType: 'Parameters', parameter }),
    });
    expect(value(other, 'result').valueBoolean).toBe(false);
  });

  test('finds the system of a code in the whole value set that a search gives', async () => {
    const { entry } = await send(`/fhir/r4/ValueSet?url=${grade}&version=2.0.0`, { headers });
    expect(entry[0].resource.compose.include[0].system).toBe(GRADE);
  });

  test('asks what subsumes what', async () => {
    const system = encodeURIComponent(`${BASE}/CodeSystem/lineage`);
    const body = await send(`/fhir/r4/CodeSystem/$subsumes?system=${system}&codeA=root&codeB=mixed`, { headers });
    expect(value(body, 'outcome').valueCode).toBe('subsumes');
  });
});

describe('HL7’s validator', () => {
  const headers = {
    Accept: 'application/fhir+json; fhirVersion=4.0',
    'Content-Type': 'application/fhir+json; fhirVersion=4.0;charset=UTF-8',
  };

  test('reads both statements first', async () => {
    const full = await send('/fhir/r4/metadata?_summary=true', { headers });
    expect([full.resourceType, full.fhirVersion]).toEqual(['CapabilityStatement', '4.0.1']);
    const terminology = await send('/fhir/r4/metadata?mode=terminology', { headers });
    expect(terminology.codeSystem.length).toBeGreaterThan(0);
  });

  test('POSTs to an address with an empty query, the language as a string', async () => {
    const parameter = [
      { name: 'url', valueUri: `${BASE}/ValueSet/grade` },
      { name: 'coding', valueCoding: { system: GRADE, code: 'low', display: 'Wrong' } },
      { name: 'displayLanguage', valueString: 'en' },
      { name: 'default-to-latest-version', valueBoolean: true },
    ];
    const body = await send('/fhir/r4/ValueSet/$validate-code?', {
      headers,
      body: JSON.stringify({ resourceType: 'Parameters', parameter }),
    });
    expect(value(body, 'result').valueBoolean).toBe(false);
    // It shows nothing but these.
    expect(value(body, 'issues').resource.issue[0].details.coding[0].code).toBe('invalid-display');
  });
});

describe('Medplum 5.2.13', () => {
  test('expands by GET, and takes anything rather than nothing', async () => {
    const headers = { Accept: 'application/fhir+json, */*; q=0.1' };
    const url = encodeURIComponent(`${BASE}/ValueSet/grade`);
    expect(codes(await send(`/fhir/r4/ValueSet/$expand?url=${url}&filter=high`, { headers }))).toEqual(['high']);
  });
});

describe('fhir-kit-client 2.0.3, the real one, over HTTP', async () => {
  let answer: (request: Request) => Response | Promise<Response> = () => new Response();
  const server = serve({ fetch: (request) => answer(request), port: 0, hostname: '127.0.0.1' });
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const listenUrl = `http://127.0.0.1:${port}`;
  answer = appOf({
    releases: SNAPSHOTS.map((each) => each.release),
    draft: { state: 'absent' },
    options: { listenUrl },
  }).app.fetch;
  const clients = (['r4', 'r5'] as const).map((version) => new Client({ baseUrl: `${listenUrl}/fhir/${version}` }));
  const risks = `${BASE}/ValueSet/risks`;

  afterAll(() => {
    server.close();
    if ('closeAllConnections' in server) server.closeAllConnections();
  });

  test.each(clients)('reads, reads versions, and walks through pages', async (client) => {
    const statement: Body = await client.capabilityStatement();
    expect(statement.resourceType).toBe('CapabilityStatement');
    const read: Body = await client.read({ resourceType: 'ValueSet', id: 'risks' });
    const versioned: Body = await client.vread({ resourceType: 'ValueSet', id: 'risks', version: read.meta.versionId });
    expect(versioned).toEqual(read);
    const seen: string[] = [];
    let page: Body = await client.search({ resourceType: 'Provenance', searchParams: { _count: 2 } });
    while (page !== undefined) {
      seen.push(...page.entry.map((each: Body) => each.resource.id));
      page = page.link.some((each: Body) => each.relation === 'next')
        ? await client.nextPage({ bundle: page })
        : undefined;
    }
    const all: Body = await client.search({ resourceType: 'Provenance', searchParams: {} });
    expect(seen).toEqual(all.entry.map((each: Body) => each.resource.id));
    expect(seen.length).toBeGreaterThan(2);
  });

  test.each(clients)('asks operations by POST and by GET', async (client) => {
    const input = { resourceType: 'Parameters', parameter: [{ name: 'url', valueUri: risks }] };
    const posted: Body = await client.operation({ resourceType: 'ValueSet', name: 'expand', input });
    const got: Body = await client.operation({
      resourceType: 'ValueSet',
      name: 'expand',
      method: 'GET',
      input: { url: risks },
    });
    expect(codes(posted)).toEqual(['low', 'high', 'very']);
    expect(codes(got)).toEqual(codes(posted));
    const instance: Body = await client.operation({
      resourceType: 'ValueSet',
      id: 'risks',
      name: '$expand',
      method: 'GET',
    });
    expect(codes(instance)).toEqual(codes(posted));
  });

  test.each(clients)('reads histories and sends a batch', async (client) => {
    const history: Body = await client.history({ resourceType: 'ValueSet', id: 'risks' });
    expect(history.total).toBe(2);
    const body = {
      resourceType: 'Bundle',
      type: 'batch',
      entry: [{ request: { method: 'GET', url: 'ValueSet/risks' } }, { request: { method: 'GET', url: 'ValueSet/x' } }],
    };
    const answers: Body = await client.batch({ body: body as Parameters<Client['batch']>[0]['body'] });
    expect(answers.entry.map((each: Body) => each.response.status)).toEqual(['200', '404']);
  });

  test.each(clients)('is told what is wrong as an OperationOutcome', async (client) => {
    const refused: Body = await client
      .read({ resourceType: 'ValueSet', id: 'never' })
      .catch((problem: unknown) => problem);
    expect([refused.response.status, refused.response.data.resourceType]).toEqual([404, 'OperationOutcome']);
  });
});
