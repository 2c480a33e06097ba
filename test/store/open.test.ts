import {
  chmodSync,
  copyFileSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { answerOf, codesOf, direct, MIGRATIONS, openAt, sha256Of, temporaryFolder, tryOpen } from './database.ts';
import { bigChain, seal, variable } from './fixture-release.ts';

const RELEASE = seal('1.0.0', { definitions: [variable('a')] });

/** Makes a database with three releases, closed. */
function filled(path: string): void {
  const store = answerOf(tryOpen(path));
  for (const release of bigChain(3, 40)) answerOf(store.save(release, 'test'));
  store.close();
}

describe('a new database', () => {
  it('is made with its folders and holds nothing', () => {
    const path = join(temporaryFolder(), 'a/b/harmony.db');
    const store = openAt(path);
    expect(store.manifests()).toEqual([]);
    expect(store.audit()).toEqual([]);
    expect(store.verify()).toEqual([]);
    expect(store.readOnly).toBe(false);
    expect(readdirSync(join(path, '..'))).toEqual(['harmony.db']);
  });

  it('is made in an empty file', () => {
    const path = join(temporaryFolder(), 'harmony.db');
    writeFileSync(path, '');
    answerOf(openAt(path).save(RELEASE, 'test'));
    expect(answerOf(tryOpen(path)).manifests()).toHaveLength(1);
  });

  it('does not roll back the journal of a database that was deleted', () => {
    const folder = temporaryFolder();
    const path = join(folder, 'harmony.db');
    filled(path);
    const sqlite = direct(path);
    sqlite.exec('PRAGMA cache_size = 1; BEGIN IMMEDIATE; CREATE TABLE other(x)');
    const insert = sqlite.prepare('INSERT INTO other VALUES (?)');
    for (let n = 0; n < 2_000; n++) insert.run('x'.repeat(1_000));
    copyFileSync(`${path}-journal`, join(folder, 'later.db-journal'));
    sqlite.exec('ROLLBACK');
    const store = openAt(join(folder, 'later.db'));
    expect(store.manifests()).toEqual([]);
    expect(store.verify()).toEqual([]);
  });

  it('can be opened twice in one process', () => {
    const path = join(temporaryFolder(), 'harmony.db');
    const [one, other] = [openAt(path), openAt(path)];
    answerOf(one.save(RELEASE, 'test'));
    expect(answerOf(other.load('1.0.0'))).toEqual(RELEASE);
  });

  it('is an issue where its folder cannot be made', () => {
    const file = join(temporaryFolder(), 'file');
    writeFileSync(file, 'x');
    expect(codesOf(tryOpen(join(file, 'harmony.db')))).toEqual(['database-failed']);
  });

  it('is an issue where the migrations are missing, and then no file is made', () => {
    const folder = temporaryFolder();
    expect(codesOf(tryOpen(join(folder, 'harmony.db'), join(folder, 'none')))).toEqual(['file-missing']);
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('a file that is not a good database of ours is left alone', () => {
  const cases: readonly (readonly [string, string, (path: string) => void])[] = [
    ['a text', 'database-foreign', (path) => writeFileSync(path, 'patient;age\n1;50\n'.repeat(100))],
    ['one byte', 'database-foreign', (path) => writeFileSync(path, 'x')],
    ["another program's database", 'database-foreign', (path) => void direct(path).exec('CREATE TABLE t(x)')],
    [
      "another program's database in WAL mode",
      'database-foreign',
      (path) => {
        const sqlite = direct(path);
        sqlite.exec('PRAGMA journal_mode = WAL; CREATE TABLE t(x)');
        sqlite.close();
      },
    ],
    ['a header cut short', 'database-corrupt', (path) => truncate(path, () => 60)],
    ['a file cut in the middle of a page', 'database-corrupt', (path) => truncate(path, (size) => size - 5_000)],
    ['a file without its last pages', 'database-corrupt', (path) => truncate(path, (size) => size - 8_192)],
    ['a file cut after its first page', 'database-corrupt', (path) => truncate(path, () => 4_096)],
    ['garbage within a page', 'database-corrupt', (path) => scribble(path, 3 * 4_096)],
    ['garbage in the schema', 'database-corrupt', (path) => scribble(path, 100)],
  ];

  it.each(cases)('%s: %s', (_name, code, make) => {
    const folder = temporaryFolder();
    const path = join(folder, 'harmony.db');
    make(path);
    const before = sha256Of(path);
    const opened = tryOpen(path);
    expect(codesOf(opened)).toEqual([code]);
    expect(opened.issues[0]?.message).toContain(path);
    expect(sha256Of(path)).toBe(before);
    expect(readdirSync(folder)).toEqual(['harmony.db']);
  });

  it('a folder: database-foreign', () => {
    expect(codesOf(tryOpen(temporaryFolder()))).toEqual(['database-foreign']);
  });

  function truncate(path: string, length: (size: number) => number): void {
    filled(path);
    truncateSync(path, length(statSync(path).size));
  }

  function scribble(path: string, offset: number): void {
    filled(path);
    const bytes = readFileSync(path);
    bytes.fill(0xa5, offset, offset + 200);
    writeFileSync(path, bytes);
  }
});

describe('migrations', () => {
  it('of a newer version are not touched', () => {
    const folder = temporaryFolder();
    const path = join(folder, 'harmony.db');
    filled(path);
    direct(path).exec(`INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('future', ${Date.UTC(2099, 0)})`);
    const before = sha256Of(path);
    expect(codesOf(tryOpen(path))).toEqual(['database-newer']);
    expect(sha256Of(path)).toBe(before);
    expect(readdirSync(folder)).toEqual(['harmony.db']);
  });

  it('that an older database lacks are applied at opening', () => {
    const folder = temporaryFolder();
    const path = join(folder, 'harmony.db');
    answerOf(tryOpen(path, onlyFirst(folder))).close();
    expect(triggersOf(path)).toBe(0);
    answerOf(openAt(path).save(RELEASE, 'test'));
    expect(triggersOf(path)).toBeGreaterThan(8);
  });

  /** A folder with the tables' migration, but not that of the triggers. */
  function onlyFirst(folder: string): string {
    const migrations = join(folder, 'migrations');
    cpSync(MIGRATIONS, migrations, { recursive: true });
    const journal = JSON.parse(readFileSync(join(migrations, 'meta/_journal.json'), 'utf8'));
    const first = { ...journal, entries: journal.entries.slice(0, 1) };
    writeFileSync(join(migrations, 'meta/_journal.json'), JSON.stringify(first));
    return migrations;
  }

  function triggersOf(path: string): unknown {
    return direct(path).prepare("SELECT count(*) FROM sqlite_schema WHERE type = 'trigger'").pluck().get();
  }
});

describe('the file', () => {
  it('bears our mark and is in rollback mode', () => {
    const path = join(temporaryFolder(), 'harmony.db');
    filled(path);
    const sqlite = direct(path);
    expect(sqlite.pragma('application_id', { simple: true })).toBe(0x48444943);
    expect(sqlite.pragma('journal_mode', { simple: true })).toBe('delete');
    expect(sqlite.pragma('integrity_check', { simple: true })).toBe('ok');
  });

  it('is brought back to rollback mode where somebody changed it', () => {
    const path = join(temporaryFolder(), 'harmony.db');
    filled(path);
    direct(path).pragma('journal_mode = WAL');
    expect(openAt(path).manifests()).toHaveLength(3);
    expect(readFileSync(path).readUInt8(18)).toBe(1);
  });

  // Root may write whatever the mode says; for root, `mount.test.ts` shows the same.
  it.skipIf(process.getuid?.() === 0)('that may only be read is served, and refuses releases', () => {
    const folder = join(temporaryFolder(), 'data');
    mkdirSync(folder);
    const path = join(folder, 'harmony.db');
    filled(path);
    chmodSync(folder, 0o555);
    const store = openAt(path);
    expect(store.readOnly).toBe(true);
    expect(store.manifests()).toHaveLength(3);
    expect(codesOf(store.save(RELEASE, 'test'))).toEqual(['database-read-only']);
    chmodSync(folder, 0o755);
  });
});
