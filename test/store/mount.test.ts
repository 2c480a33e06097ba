import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { bundleChild, canMount, inMountNamespace } from './child-process.ts';
import { answerOf, MIGRATIONS, openAt, sha256Of, temporaryFolder } from './database.ts';
import { bigChain } from './fixture-release.ts';

const SIZE = 40;
const bundle = bundleChild();
const node = [process.execPath, ...bundle.args].map((word) => `'${word}'`).join(' ');
afterAll(bundle.remove);

// Shown as skipped where mounting is not permitted: only root in its own mount namespace can make such disks.
describe.skipIf(!canMount())('on a read-only mount', () => {
  const readOnly = (folder: string) => `mount --bind '${folder}' '${folder}'; mount -o remount,bind,ro '${folder}'`;

  it('a database is served, and refuses releases', () => {
    const folder = temporaryFolder();
    const path = join(folder, 'harmony.db');
    const store = openAt(path);
    for (const release of bigChain(3, SIZE)) answerOf(store.save(release, 'test'));
    store.close();
    const before = sha256Of(path);
    const ran = inMountNamespace(`${readOnly(folder)}; ${node} read '${path}' '${MIGRATIONS}' 0 ${SIZE}`);
    const versions = ['1.2.0', '1.1.0', '1.0.0'];
    expect(ran.lines).toEqual([
      { readOnly: true, versions, readable: versions, verify: [] },
      { ok: false, issues: [expect.objectContaining({ code: 'database-read-only' })] },
    ]);
    expect(sha256Of(path)).toBe(before);
    expect(readdirSync(folder)).toEqual(['harmony.db']);
  });

  it('a database that is not there is an issue', () => {
    const folder = temporaryFolder();
    const ran = inMountNamespace(`${readOnly(folder)}; ${node} read '${join(folder, 'a.db')}' '${MIGRATIONS}' 0 1`);
    expect(ran.lines).toEqual([{ ok: false, issues: [expect.objectContaining({ code: 'database-read-only' })] }]);
  });
});

describe.skipIf(!canMount())('on a full disk', () => {
  it.each([16, 48, 64, 128, 256, 700])(
    'of %i kB the release that does not fit is absent, the others can be read',
    (size) => {
      const folder = join(temporaryFolder(), 'disk');
      mkdirSync(folder);
      const path = join(folder, 'harmony.db');
      const mount = `mount -t tmpfs -o size=${size}k none '${folder}'`;
      const ran = inMountNamespace(`${mount}; ${node} load '${path}' '${MIGRATIONS}' 60 ${SIZE}`);
      const failure = expect.objectContaining({
        code: 'database-failed',
        message: expect.stringContaining('disk is full'),
      });
      const at = ran.lines.findIndex((line) => typeof line === 'object' && line.ok === false);
      expect(ran.lines[at]).toEqual({ ok: false, issues: [failure] });
      const after = ran.lines[at + 1];
      if (after === undefined) return; // there was not even room for an empty database
      const loaded = ran.lines.slice(1, at).map((line) => typeof line === 'object' && line.version);
      const versions = loaded.toReversed();
      expect(after).toEqual({ readOnly: false, versions, readable: versions, verify: [] });
    },
  );
});
