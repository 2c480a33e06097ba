import { expect, test } from 'vitest';
import { dataApp } from './data-fixture.ts';
import type { Json } from './fixture.ts';

const EXPORT = '/api/v1/releases/latest/export/json-schema';
const { app } = dataApp();

test('the JSON Schema of a table has its permalink and lists what it cannot say', async () => {
  const response = await app.request(`${EXPORT}?table=patient`);
  expect(response.status).toBe(200);
  const schema: Json = await response.json();
  expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema');
  expect(schema.$id).toContain('/table/patient?release=');
  expect(schema['x-hdict'].inexpressible.length).toBeGreaterThan(0);
});

test.each([
  ['?table=nothing', 404, 'unknown-definition'],
  ['', 400, 'missing-parameter'],
])('%s is answered with %i', async (query, status, code) => {
  const response = await app.request(`${EXPORT}${query}`);
  expect(response.status).toBe(status);
  const problem: Json = await response.json();
  expect(problem.issues[0].code).toBe(code);
});
