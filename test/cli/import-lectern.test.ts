import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { workspace } from './workspace.ts';

const BIOBANK = join(import.meta.dirname, '../fixtures/lectern/biobank.json');

describe('hdict import lectern', () => {
  it('writes a dictionary that lints, lists what is lost, and ends with status 1 for it', async () => {
    const space = workspace();
    const { status, out, err } = await space.run('import', 'lectern', BIOBANK, '--out', 'biobank');
    expect(out).toContain('2 tables, 5 variables, 1 value set, 2 rules: 13 files in biobank\n');
    expect(err).toContain('error [not-carried-over] sample.ageAtCollection: its script is not checked');
    expect(status).toBe(1);
    const folder = join(space.folder, 'biobank');
    expect(readFileSync(join(folder, 'NOT-CARRIED-OVER.md'), 'utf8')).toContain('- sample.ageAtCollection: its script');
    expect(existsSync(join(folder, 'schema/table.schema.json'))).toBe(true);
    const lint = await space.run('lint', '--dictionary', folder);
    expect([lint.status, lint.out]).toEqual([0, '12 files: 0 errors, 0 warnings\n']);
  });

  it('ends with status 0 where every check was carried over', async () => {
    const space = workspace();
    const document = {
      name: 'X',
      version: '1.0',
      schemas: [{ name: 's', fields: [{ name: 'a', valueType: 'string' }] }],
    };
    writeFileSync(join(space.folder, 'x.json'), JSON.stringify(document));
    const { status, out } = await space.run('import', 'lectern', 'x.json', '--out', 'x', '--format', 'json');
    expect(status).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ written: true, counts: { table: 1, variable: 1 } });
  });

  it('never writes over what is there', async () => {
    const space = workspace();
    const { status, out, err } = await space.run('import', 'lectern', BIOBANK, '--out', space.dictionary);
    expect([status, out]).toEqual([2, 'Nothing was written.\n']);
    expect(err).toContain('is not empty; expected a new or empty folder.');
  });

  it('refuses what is no Lectern dictionary, and a base that is no address', async () => {
    const space = workspace();
    writeFileSync(join(space.folder, 'y.json'), '{}');
    expect((await space.run('import', 'lectern', 'y.json', '--out', 'y')).status).toBe(1);
    expect((await space.run('import', 'lectern', 'none.json', '--out', 'y')).status).toBe(3);
    expect((await space.run('import', 'lectern', BIOBANK, '--out', 'y', '--base', 'x')).status).toBe(2);
    expect(existsSync(join(space.folder, 'y'))).toBe(false);
  });
});
