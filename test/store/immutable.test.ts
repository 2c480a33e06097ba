import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../../src/model/digest.ts';
import type { Store } from '../../src/store/store.ts';
import { prepareCodeSystem } from '../../src/terminology/stored-code-system.ts';
import { concept, systemShape } from '../terminology/systems.ts';
import { answerOf, codesOf, direct, openAt, temporaryFolder, tryOpen } from './database.ts';
import { seal, valueSet, variable } from './fixture-release.ts';

const FIRST = seal('1.0.0', { definitions: [variable('a'), variable('b'), valueSet('s', ['one', 'two'])] });
const SECOND = seal('1.1.0', { definitions: [variable('a'), variable('b', 'Changed')] }, FIRST);

const CONTENT = '{"resourceType":"ValueSet","url":"http://example.org/v"}';
const IMPORTED = {
  type: 'ValueSet',
  url: 'http://example.org/v',
  version: '',
  digest: sha256(CONTENT),
  content: CONTENT,
  origin: 'test',
} as const;

function opened(): { readonly store: Store; readonly sqlite: Database.Database; readonly path: string } {
  const path = join(temporaryFolder(), 'harmony.db');
  const store = openAt(path);
  for (const release of [FIRST, SECOND]) answerOf(store.save(release, 'test'));
  const shape = systemShape([concept('a'), concept('b', ['a'])]);
  const large = {
    ...IMPORTED,
    type: 'CodeSystem',
    url: 'http://example.org/s',
    concepts: prepareCodeSystem(shape),
  } as const;
  answerOf(store.saveImports([IMPORTED, large, { ...IMPORTED, url: 'http://example.org/old' }]));
  answerOf(store.withdrawImport('http://example.org/old', ''));
  return { store, sqlite: direct(path), path };
}

describe('with direct SQL nobody can', () => {
  const REFUSED: readonly (readonly [string, string])[] = [
    ['change a definition', "UPDATE definitions SET content = '{}'"],
    ['delete a definition', 'DELETE FROM definitions'],
    ['replace a definition', "REPLACE INTO definitions SELECT digest, kind, id, '{}' FROM definitions LIMIT 1"],
    [
      'replace a definition by its row',
      "REPLACE INTO definitions (rowid, digest, kind, id, content) VALUES (1, 'x', 'variable', 'x', '{}')",
    ],
    ['change an entry', "UPDATE entries SET version = '9.9.9'"],
    ['delete an entry', 'DELETE FROM entries'],
    [
      'replace an entry',
      "REPLACE INTO entries SELECT release, 0, kind, id, '9.9.9', since, digest FROM entries LIMIT 1",
    ],
    [
      'replace an entry by its row',
      "REPLACE INTO entries (rowid, release, position, kind, id, version, since, digest) SELECT 1, '3.0.0', 0, kind, id, version, since, digest FROM entries LIMIT 1",
    ],
    [
      'add an entry to a sealed release',
      "INSERT INTO entries SELECT '1.1.0', 99, 'rule', 'x', '1.0.0', '1.0.0', digest FROM definitions LIMIT 1",
    ],
    ['change a release', "UPDATE releases SET date = '2020-01-01'"],
    ['delete a release', 'DELETE FROM releases'],
    ['replace a release', "REPLACE INTO releases SELECT version, date, digest, NULL, NULL, '{}' FROM releases"],
    ['change the audit', "UPDATE loads SET outcome = 'loaded'"],
    ['delete the audit', 'DELETE FROM loads'],
    [
      'replace a line of the audit',
      "REPLACE INTO loads (id, at, release, digest, outcome, origin, software) VALUES (1, '', '', '', 'refused', '', '')",
    ],
    ['change what was imported', "UPDATE imported SET content = '{}'"],
    ['delete what was imported', 'DELETE FROM imported'],
    [
      'replace what was imported',
      "REPLACE INTO imported SELECT id, url, version, type, 'x', '{}', '', '', '' FROM imported",
    ],
    [
      'import the same URL and version once more',
      "INSERT INTO imported SELECT 99, url, version, type, 'x', '{}', '', '', '' FROM imported",
    ],
    ['delete a withdrawal', 'DELETE FROM withdrawals'],
    ['change a withdrawal', "UPDATE withdrawals SET at = ''"],
    ['withdraw twice', 'INSERT INTO withdrawals SELECT * FROM withdrawals'],
    ['change a stored concept', "UPDATE stored_concepts SET content = '{}'"],
    ['delete a stored concept', 'DELETE FROM stored_concepts'],
    ['replace a stored concept', "REPLACE INTO stored_concepts SELECT id, system, key, '{}' FROM stored_concepts"],
    ['change a stored system', "UPDATE stored_systems SET header = '{}'"],
    ['delete a stored system', 'DELETE FROM stored_systems'],
    [
      'upsert a definition',
      "INSERT INTO definitions SELECT * FROM definitions WHERE true ON CONFLICT DO UPDATE SET content = '{}'",
    ],
  ];

  it.each(REFUSED)('%s', (_name, statement) => {
    const { store, sqlite } = opened();
    // As the sqlite3 tool has it: its foreign keys would refuse some of this before the triggers do.
    sqlite.pragma('foreign_keys = OFF');
    const audit = store.audit();
    expect(() => sqlite.exec(statement)).toThrow(/immutable|audit/);
    expect(answerOf(store.load('1.0.0'))).toEqual(FIRST);
    expect(answerOf(store.load('1.1.0'))).toEqual(SECOND);
    expect(store.audit()).toEqual(audit);
    expect(store.verify()).toEqual([]);
  });
});

describe('what is changed all the same, with the triggers dropped, is found', () => {
  const CHANGES: readonly (readonly [string, string, string])[] = [
    [
      'a letter of a content',
      "UPDATE definitions SET content = replace(content, 'Variable b', 'Variable c')",
      'release-digest',
    ],
    ['a content and its digest', "UPDATE definitions SET digest = 'x' WHERE id = 'a'", 'database-corrupt'],
    ['a letter of an import', "UPDATE imported SET content = replace(content, 'example', 'elpmaxe')", 'release-digest'],
    ['a definition gone', "DELETE FROM definitions WHERE id = 's'", 'database-corrupt'],
    ['an entry gone', "DELETE FROM entries WHERE release = '1.0.0' AND id = 's'", 'release-digest'],
    ['an entry with another version', "UPDATE entries SET version = '7.0.0' WHERE release = '1.0.0'", 'release-digest'],
    [
      'an entry of another release',
      "UPDATE entries SET position = 9 - position WHERE release = '1.0.0'",
      'release-digest',
    ],
    ["a release's date", "UPDATE releases SET date = '2020-01-01' WHERE version = '1.0.0'", 'release-digest'],
    [
      'a manifest',
      `UPDATE releases SET manifest = replace(manifest, 'Added a.', 'Nothing.') WHERE version = '1.0.0'`,
      'release-digest',
    ],
    ['a manifest that is no JSON', "UPDATE releases SET manifest = '{' WHERE version = '1.0.0'", 'release-digest'],
    [
      'a manifest with half a character',
      `UPDATE releases SET manifest = '{"a":"\\ud800"}' WHERE version = '1.0.0'`,
      'release-digest',
    ],
    ['a release gone', "DELETE FROM releases WHERE version = '1.0.0'", 'release-chain'],
    ['a second beginning', "INSERT INTO releases VALUES ('zzz', 'x', 'x', NULL, NULL, '{}')", 'release-chain'],
  ];

  it.each(CHANGES)('%s', (_name, statement, code) => {
    const { store, sqlite } = opened();
    sqlite.pragma('foreign_keys = OFF');
    const triggers = sqlite.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").pluck().all();
    for (const name of triggers) sqlite.exec(`DROP TRIGGER ${name}`);
    sqlite.exec(statement);
    expect(store.verify().map((issue) => issue.code)).toContain(code);
    expect(store.manifests().length).toBeGreaterThan(0);
    const loaded = store.load('1.0.0');
    if (loaded.ok) expect(loaded.value).toEqual(FIRST);
  });

  it('and a release of damaged manifest stays in the list, so that it is not silently another that is the latest', () => {
    const { store, sqlite } = opened();
    sqlite.exec("DROP TRIGGER releases_no_update; UPDATE releases SET manifest = '{' WHERE version = '1.1.0'");
    expect(store.manifests()[0]).toMatchObject({ version: '1.1.0', digest: SECOND.manifest.digest });
    expect(codesOf(store.load('1.1.0'))).toEqual(['release-digest']);
    expect(answerOf(store.load('1.0.0'))).toEqual(FIRST);
  });

  it('and a new release is not built on a content that was changed', () => {
    const { store, sqlite } = opened();
    sqlite.exec("DROP TRIGGER definitions_no_update; UPDATE definitions SET content = '{}' WHERE id = 'a'");
    const third = seal('1.2.0', { definitions: [variable('a'), variable('n')] }, SECOND);
    expect(codesOf(store.save(third, 'test'))).toEqual(['release-digest']);
    expect(store.manifests()).toHaveLength(2);
  });
});

it('a flipped byte anywhere is found, or changes nothing that is read', () => {
  const { store, path } = opened();
  store.close();
  const bytes = readFileSync(path);
  const folder = temporaryFolder();
  const found = { opening: 0, verify: 0, nothing: 0 };
  for (let n = 0; n < 400; n++) {
    const offset = Math.floor((n * bytes.length) / 400) + (n % 97);
    const copy = join(folder, `${n}.db`);
    writeFileSync(copy, flipped(bytes, offset));
    const opening = tryOpen(copy);
    if (!opening.ok) {
      found.opening++;
      continue;
    }
    const loads = [FIRST, SECOND].map((release) => [opening.value.load(release.manifest.version), release] as const);
    for (const [loaded, release] of loads) if (loaded.ok) expect(loaded.value, `offset ${offset}`).toEqual(release);
    const issues = opening.value.verify();
    if (issues.length > 0) found.verify++;
    else {
      found.nothing++;
      expect(opening.value.manifests().map(({ version }) => version)).toEqual(['1.1.0', '1.0.0']);
      expect(loads.every(([loaded]) => loaded.ok)).toBe(true);
    }
    opening.value.close();
  }
  expect(found.opening).toBeGreaterThan(0);
  expect(found.verify).toBeGreaterThan(0);

  function flipped(original: Buffer, offset: number): Buffer {
    const copy = Buffer.from(original);
    copy.writeUInt8((copy[offset] ?? 0) ^ 0x04, offset);
    return copy;
  }
});
