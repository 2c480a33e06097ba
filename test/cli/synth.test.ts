import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { workspace } from './workspace.ts';

const DRAFT = ['--release', 'draft'] as const;

test('hdict synth writes records that hdict validate finds nothing wrong with', async () => {
  const { run, folder } = workspace();
  const made = await run('synth', '--all', '--patients', '50', '--seed', '1', '--out', 'made', ...DRAFT);
  expect(made).toMatchObject({ status: 0, out: '' });
  expect(made.err).toContain('records in made: patient 50');
  const checked = await run('validate', 'made', ...DRAFT, '--fail-on', 'error', 'warning');
  expect(checked.status).toBe(0);
  expect(readdirSync(join(folder, 'made'))).toContain('patient.csv');
});

test('records of one table go to standard output, the same for the same seed', async () => {
  const { run } = workspace();
  const ask = (seed: string) => run('synth', '--table', 'patient', '--rows', '20', '--seed', seed, ...DRAFT);
  const first = await ask('1');
  expect(first.out.trim().split('\n')).toHaveLength(21);
  expect(await ask('1')).toEqual(first);
  expect((await ask('2')).out).not.toBe(first.out);
});

test('ndjson has an object a line', async () => {
  const { run } = workspace();
  const { out } = await run('synth', '--table', 'patient', '--rows', '5', '--format', 'ndjson', ...DRAFT);
  const records = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(records).toHaveLength(5);
  expect(records[0]).toHaveProperty('patient_id');
});

test('planted faults are listed beside the records, and are what hdict validate finds', async () => {
  const { run, folder } = workspace();
  const made = ['--all', '--patients', '60', '--out', 'made', '--broken', '0.3'] as const;
  expect((await run('synth', ...made, ...DRAFT)).status).toBe(0);
  const expected = readFileSync(join(folder, 'made.expected.ndjson'), 'utf8').trim().split('\n');
  const named = expected.map((line) => JSON.parse(line));
  expect(named.length).toBeGreaterThan(5);
  const { out } = await run('validate', 'made', ...DRAFT, '--format', 'json');
  const found = JSON.parse(out).problems.flatMap((problem: { rows: number[]; code: string; table: string }) =>
    problem.rows.map((row) => `${problem.table} ${row} ${problem.code}`),
  );
  expect(found.sort()).toEqual(named.map(({ table, row, code }) => `${table} ${row} ${code}`).sort());
});

test.each([
  [['--table', 'patient'], 'missing-parameter'],
  [['--all', '--patients', '3'], 'missing-parameter'],
  [['--all', '--patients', '3', '--out', 'x', '--table', 'patient'], 'invalid-parameter'],
  [['--table', 'patient', '--rows', '3', '--patients', '3'], 'invalid-parameter'],
  [['--table', 'patient', '--rows', '3', '--broken', '0.1'], 'missing-parameter'],
  [['--table', 'patient', '--rows', '3', '--expected', 'x'], 'invalid-parameter'],
  [['--table', 'nothing', '--rows', '3'], 'unknown-definition'],
])('%j is refused with %s', async (args, code) => {
  const { run } = workspace();
  const { status, out, err } = await run('synth', ...args, ...DRAFT);
  expect(status).toBe(2);
  expect(out).toBe('');
  expect(err).toContain(`[${code}]`);
});

test('a file has the same bytes for the same seed', async () => {
  const { run, folder } = workspace();
  const digest = async (out: string) => {
    await run('synth', '--table', 'patient', '--rows', '30', '--seed', '9', '--out', out, ...DRAFT);
    return createHash('sha256')
      .update(readFileSync(join(folder, out)))
      .digest('hex');
  };
  expect(await digest('a.csv')).toBe(await digest('b.csv'));
});
