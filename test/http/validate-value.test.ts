import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { dataApp } from './data-fixture.ts';
import { get, type Json } from './fixture.ts';

const { app, log } = dataApp();

async function ask(variable: string, body: unknown, headers: Record<string, string> = {}) {
  const response = await app.request(`/api/v1/releases/latest/variables/${variable}/validate-value`, {
    method: 'POST',
    body: typeof body === 'string' ? body : JSON.stringify(body),
    headers: { 'Content-Type': 'application/json', ...headers },
  });
  const answer: Json = await response.json();
  return { status: response.status, headers: response.headers, answer };
}

const codes = async (variable: string, body: unknown): Promise<readonly string[]> =>
  (await ask(variable, body)).answer.problems.map((problem: Json) => problem.code);

describe('one value of a variable', () => {
  it.each([
    ['haemoglobin', { value: '12.5' }, []],
    ['haemoglobin', { value: 12.5 }, []],
    ['haemoglobin', { value: 99 }, ['value-range']],
    ['haemoglobin', { value: 'x' }, ['value-type']],
    ['haemoglobin', { value: '9', unit: 'g/dL', table: 'patient' }, []],
    ['haemoglobin', { value: '9', unit: 'mg' }, ['unit-unknown']],
    ['response', { value: 'cr' }, []],
    ['response', { value: 'CR' }, ['code-unknown']],
  ])('of %s, %j, has the problems %j', async (variable, body, expected) => {
    expect(await codes(variable, body)).toEqual(expected);
  });

  it('is answered as the OpenAPI document says, with the release and the table', async () => {
    const document: Json = (await get(app, '/openapi.json')).body;
    const { answer, headers } = await ask('response', { value: 'CR' });
    const ajv = new Ajv2020({ strict: false });
    ajv.addSchema({ $id: 'openapi', ...document });
    const validate = ajv.compile({ $ref: 'openapi#/components/schemas/CheckedValue' });
    expect(validate(answer), JSON.stringify(validate.errors)).toBe(true);
    expect(answer).toMatchObject({ release: { version: '1.0.0' }, table: 'patient', valid: false });
    expect(headers.get('Cache-Control')).toBe('no-store');
  });

  it('is not in the answer nor in the log', async () => {
    const { answer } = await ask('response', { value: 'canary-9' });
    expect(JSON.stringify([answer, log])).not.toContain('canary-9');
  });

  it.each([
    ['response', { value: 'cr', unit: 'g/dL' }, 400, 'invalid-body'],
    ['response', { value: 'cr', table: 'nothing' }, 404, 'unknown-definition'],
    ['nothing', { value: 'cr' }, 404, 'unknown-definition'],
    ['response', {}, 400, 'invalid-body'],
    ['response', { value: 1, extra: 2 }, 400, 'invalid-body'],
    ['response', { value: 1, unit: 2 }, 400, 'invalid-body'],
    ['response', [], 400, 'invalid-body'],
    ['response', '{"value":"canary-9', 400, 'invalid-body'],
    ['response', '['.repeat(100_000), 413, 'too-large'],
    ['response', ' '.repeat(1_100_000), 413, 'too-large'],
  ])('of %s is refused as %j'.slice(0, 24), async (variable, body, status, code) => {
    const { status: got, answer } = await ask(variable, body);
    expect([got, answer.issues[0].code]).toEqual([status, code]);
    expect(JSON.stringify(answer)).not.toContain('canary-9');
  });

  it('is refused as anything but JSON', async () => {
    expect((await ask('response', 'value=cr', { 'Content-Type': 'text/plain' })).status).toBe(415);
  });
});

describe('the plan of a release', () => {
  it('is kept by caches as other sealed answers are', async () => {
    const { headers, body } = await get(app, '/api/v1/releases/1.0.0/export/record-plan');
    expect(headers.get('Cache-Control')).toBe('public, max-age=86400');
    expect(body).toMatchObject({ format: 1, dictionary: { release: '1.0.0' }, tables: [{ id: 'patient' }] });
  });
});
