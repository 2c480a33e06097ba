import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished } from 'vitest';
import type { Result } from '../../src/model/result.ts';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';

export const MIGRATIONS = resolve(import.meta.dirname, '../../migrations');

/** A folder that is gone when the test is. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'harmony-store-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export function tryOpen(path: string, migrations = MIGRATIONS): Result<Store> {
  return openStore({ path, migrations, clock: () => Date.UTC(2026, 4, 1, 12), software: '0.1.0' });
}

/** An open store at `path`, or at a new place. */
export function openAt(path = join(temporaryFolder(), 'harmony.db')): Store {
  const store = answerOf(tryOpen(path));
  onTestFinished(() => store.close());
  return store;
}

/** A second connection that knows nothing of the store, as somebody with a database tool has. */
export function direct(path: string): Database.Database {
  const sqlite = new Database(path);
  onTestFinished(() => void sqlite.close());
  return sqlite;
}

/** The answer; a failure fails the test with its issues. */
export function answerOf<T>(result: Result<T>): T {
  if (!result.ok) expect.fail(JSON.stringify(result.issues, undefined, 2));
  return result.value;
}

/** The codes of the issues; a good answer has none. */
export function codesOf(result: Result<unknown>): readonly string[] {
  return result.issues.map(({ code }) => code);
}

export function sha256Of(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}
