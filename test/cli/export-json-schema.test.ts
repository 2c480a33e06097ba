import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { workspace } from './workspace.ts';

test('hdict export json-schema writes the schema of a table to standard output', async () => {
  const { run } = workspace();
  const { status, out } = await run('export', 'json-schema', '--table', 'patient', '--release', 'draft');
  expect(status).toBe(0);
  const schema = JSON.parse(out);
  expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema');
  expect(schema.$id).toContain('/table/patient?release=draft');
  expect(schema.properties).toHaveProperty('patient_id');
});

test('with a folder it writes a schema and a list of what the schema cannot say for each table', async () => {
  const { run, folder } = workspace();
  expect((await run('export', 'json-schema', '--out', 'made', '--release', 'draft')).status).toBe(0);
  const schema = JSON.parse(readFileSync(join(folder, 'made/patient.schema.json'), 'utf8'));
  const list = JSON.parse(readFileSync(join(folder, 'made/patient.inexpressible.json'), 'utf8'));
  expect(list.length).toBeGreaterThan(1);
  expect(schema['x-hdict'].inexpressible).toEqual(list);
});

test('a table that there is not is refused', async () => {
  const { status, err } = await workspace().run('export', 'json-schema', '--table', 'nothing', '--release', 'draft');
  expect(status).toBe(2);
  expect(err).toContain('[unknown-definition]');
});
