import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { MigrationMeta } from 'drizzle-orm/migrator';
import { error } from '../model/issue.ts';
import type { Clock } from '../model/ports.ts';
import { failed, ok, type Result } from '../model/result.ts';
import { type Connection, connect } from './connection.ts';
import { attempt, START_AGAIN } from './failure.ts';
import { type FileState, inspect } from './inspect.ts';
import { migrateToNewest, readMigrations } from './migrate.ts';
import { type Store, storeOf } from './store.ts';

export interface StoreOptions {
  readonly path: string;
  /** Folder of the migrations. */
  readonly migrations: string;
  readonly clock: Clock;
  /** This program's version, for the audit. */
  readonly software: string;
}

/**
 * Opens the database, or makes it with its folders where there is none. A file that may only be read is opened for
 * reading. One that is not ours, or damaged, or newer than this program, is left as it is.
 *
 * A new database is made in place, in one transaction, and not renamed into place: the transaction makes it whole or
 * not at all and orders two processes that start together. A rename would replace the database that the first of them
 * already fills; and a journal that outlived a deleted database, which SQLite drops beside an empty file, would be
 * rolled back into the one that took its place.
 *
 * Codes: `database-foreign`, `database-corrupt`, `database-newer`, `database-read-only`, `database-failed`,
 * `file-missing` (migrations), `file-unreadable`.
 */
export function openStore(options: StoreOptions): Result<Store> {
  const path = resolve(options.path);
  const migrations = readMigrations(options.migrations);
  if (!migrations.ok) return migrations;
  const state = inspect(path);
  if (!state.ok) return state;
  const readOnly = state.value === 'new' ? placeFor(path) : ok(!isWritable(path));
  if (!readOnly.ok) return readOnly;
  return attempt(path, () => {
    const connection = connect(path, readOnly.value);
    return closeUnlessOpened(connection, () => {
      const ready = makeReady(connection, state.value, migrations.value);
      return ready.ok ? ok(storeOf(connection, options)) : ready;
    });
  });
}

/** Makes sure that a database can be made at `path`. False: it is not read-only. */
function placeFor(path: string): Result<false> {
  const folder = dirname(path);
  try {
    mkdirSync(folder, { recursive: true });
  } catch (thrown) {
    return failed(error('database-failed', `the folder ${folder} cannot be made (${String(thrown)})`));
  }
  if (isWritable(path)) return ok(false);
  return failed(error('database-read-only', `there is no database at ${path}, and none can be made: it is read-only`));
}

/** SQLite needs the folder too, for its journal. */
function isWritable(path: string): boolean {
  try {
    accessSync(dirname(path), constants.W_OK);
    if (existsSync(path)) accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function makeReady(connection: Connection, state: FileState, migrations: readonly MigrationMeta[]): Result<void> {
  const damage = state === 'ours' ? damageOf(connection) : 'ok';
  if (damage !== 'ok') {
    return failed(error('database-corrupt', `${connection.path} is damaged (${damage}); ${START_AGAIN}`));
  }
  const newest = migrateToNewest(connection, migrations);
  // Not WAL: a write-ahead log needs a writable folder even to read, and releases are served from read-only mounts.
  if (newest.ok && !connection.readOnly) connection.sqlite.pragma('journal_mode = DELETE');
  return newest;
}

/**
 * The first thing that SQLite finds wrong, or `ok`. Every table of pages is looked at; not what FTS5 finds by reading
 * through its index, which takes ten times as long as all else where a large code system was imported: `verify` does.
 */
function damageOf({ sqlite }: Connection): string {
  const tables = sqlite.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0").pluck().all();
  for (const table of ['sqlite_schema', ...tables]) {
    const found = String(sqlite.pragma(`quick_check('${String(table).replaceAll("'", "''")}')`, { simple: true }));
    if (found !== 'ok') return found;
  }
  return 'ok';
}

function closeUnlessOpened<T>({ sqlite }: Connection, work: () => Result<T>): Result<T> {
  let opened = false;
  try {
    const answer = work();
    opened = answer.ok;
    return answer;
  } finally {
    if (!opened) sqlite.close();
  }
}
