import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { workspace } from './workspace.ts';

test('hdict export code-book writes a workbook', async () => {
  const { run, folder } = workspace();
  const { status, err } = await run('export', 'code-book', '--release', 'draft', '--out', 'book.xlsx');
  expect(status).toBe(0);
  expect(err).toContain('kB of release draft');
  expect(readFileSync(join(folder, 'book.xlsx')).subarray(0, 2).toString()).toBe('PK');
});

test('hdict export template writes the headings of a table', async () => {
  const { run, folder } = workspace();
  const asked = ['--table', 'patient', '--format', 'csv', '--release', 'draft', '--out', 'patient.csv'];
  expect((await run('export', 'template', ...asked)).status).toBe(0);
  expect(readFileSync(join(folder, 'patient.csv'), 'utf8')).toMatch(/^\uFEFFpatient_id,/);
});

test.each([
  [['code-book', '--disease', 'nothing', '--out', 'x'], 2, '[invalid-parameter]'],
  [['template', '--table', 'nothing', '--out', 'x'], 2, '[unknown-definition]'],
  [['template', '--table', 'patient', '--out', 'no/such/folder/x'], 3, '[file-unreadable]'],
])('hdict export %j ends with %i', async (asked, status, message) => {
  const ran = await workspace().run('export', ...asked, '--release', 'draft');
  expect(ran.status).toBe(status);
  expect(ran.err).toContain(message);
});
