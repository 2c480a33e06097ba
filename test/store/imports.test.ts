import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { sha256 } from '../../src/model/digest.ts';
import type { ComingResource } from '../../src/model/imported.ts';
import { prepareCodeSystem } from '../../src/terminology/stored-code-system.ts';
import { concept, systemShape } from '../terminology/systems.ts';
import { answerOf, codesOf, direct, MIGRATIONS, openAt, temporaryFolder, tryOpen } from './database.ts';

function coming(url: string, version: string, more: object = {}): ComingResource {
  const content = JSON.stringify({ resourceType: 'ValueSet', url, version, ...more });
  return { type: 'ValueSet', url, version, digest: sha256(content), content, origin: 'test' };
}

const URL = 'http://example.org/v';

describe('an import that was withdrawn', () => {
  test('is served no more, stays on record, and makes room for another', () => {
    const store = openAt();
    answerOf(store.saveImports([coming(URL, '1'), coming(URL, '2')]));
    expect(answerOf(store.withdrawImport(URL, '1')).withdrawn).toBe('2026-05-01T12:00:00.000Z');
    expect(answerOf(store.imports()).map((each) => each.version)).toEqual(['2']);
    answerOf(store.saveImports([coming(URL, '1', { status: 'draft' })]));
    expect(answerOf(store.imports()).map((each) => JSON.parse(each.content()).status)).toEqual(['draft', undefined]);
    expect(answerOf(store.importRecords()).map((each) => [each.version, each.withdrawn !== undefined])).toEqual([
      ['1', true],
      ['1', false],
      ['2', false],
    ]);
    expect(store.verify()).toEqual([]);
  });

  test('cannot be withdrawn again; what is there is named', () => {
    const store = openAt();
    answerOf(store.saveImports([coming(URL, '1'), coming(URL, '2')]));
    answerOf(store.withdrawImport(URL, '1'));
    const again = store.withdrawImport(URL, '1');
    expect(codesOf(again)).toEqual(['invalid-parameter']);
    expect(again.issues[0]?.message).toContain('imported versions: 2');
  });
});

describe('verify', () => {
  test('finds a concept of a large system that was changed behind the triggers', () => {
    const path = join(temporaryFolder(), 'harmony.db');
    const store = openAt(path);
    const concepts = prepareCodeSystem(systemShape([concept('a'), concept('b')]));
    answerOf(store.saveImports([{ ...coming(URL, '1'), type: 'CodeSystem', concepts }]));
    expect(store.verify()).toEqual([]);
    const sqlite = direct(path);
    sqlite.exec("DROP TRIGGER stored_concepts_no_update; UPDATE stored_concepts SET content = '{}' WHERE id = 1");
    expect(store.verify().map((issue) => issue.code)).toEqual(['release-digest']);
  });
});

test('a database of before keeps its imports', () => {
  const folder = temporaryFolder();
  const path = join(folder, 'harmony.db');
  const older = mkdtempSync(join(folder, 'migrations-'));
  cpSync(MIGRATIONS, older, { recursive: true });
  const journal = join(older, 'meta', '_journal.json');
  const whole = JSON.parse(readFileSync(journal, 'utf8'));
  writeFileSync(journal, JSON.stringify({ ...whole, entries: whole.entries.slice(0, 4) }));
  answerOf(tryOpen(path, older)).close();
  const sqlite = new Database(path);
  const { url, version, type, digest, content, origin } = coming(URL, '1');
  const insert = sqlite.prepare('INSERT INTO imported VALUES (?, ?, ?, ?, ?, ?, ?, ?)');
  insert.run(url, version, type, digest, content, '2026-01-01T00:00:00.000Z', origin, '0.0.9');
  sqlite.close();
  const store = openAt(path);
  const [kept, ...others] = answerOf(store.imports());
  expect(others).toEqual([]);
  expect([kept?.url, kept?.at, kept?.content()]).toEqual([URL, '2026-01-01T00:00:00.000Z', content]);
  expect(codesOf(store.saveImports([coming(URL, '1', { status: 'draft' })]))).toEqual(['import-conflict']);
  expect(store.verify()).toEqual([]);
});
