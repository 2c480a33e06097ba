import { type MigrationMeta, readMigrationFiles } from 'drizzle-orm/migrator';
import { error } from '../model/issue.ts';
import { failed, ok, type Result } from '../model/result.ts';
import { type Connection, inTransaction } from './connection.ts';
import { APPLICATION_ID } from './inspect.ts';

/** The migrations of a folder made by drizzle-kit, oldest first. Answers `file-missing` where it is not whole. */
export function readMigrations(folder: string): Result<readonly MigrationMeta[]> {
  try {
    return ok(readMigrationFiles({ migrationsFolder: folder }));
  } catch (thrown) {
    return failed(error('file-missing', `the database migrations in ${folder} cannot be read (${String(thrown)})`));
  }
}

/**
 * Brings the database to the newest schema, or makes it. Answers `database-newer` (untouched) where a newer version of
 * this program already went further, `database-read-only` where it must be upgraded but cannot be written, and
 * `database-foreign` where another program made a database in the empty file meanwhile.
 *
 * Not drizzle's own `migrate`: it reads what was applied before it begins its transaction, so that of two processes that
 * start together the second fails; it makes its table outside of it; and it hides a full disk behind a failed ROLLBACK.
 * The table is kept as drizzle keeps it, so that its tools can read it.
 */
export function migrateToNewest(connection: Connection, migrations: readonly MigrationMeta[]): Result<void> {
  const pending = pendingOf(connection, migrations);
  if (!pending.ok) return pending;
  if (pending.value.length === 0) return ok(undefined);
  if (connection.readOnly) {
    return failed(
      error(
        'database-read-only',
        `${connection.path} needs an upgrade that cannot be written here; open it once where it can be written`,
      ),
    );
  }
  return inTransaction(connection, () => applyPending(connection, migrations));
}

function applyPending(connection: Connection, migrations: readonly MigrationMeta[]): Result<void> {
  // Asked again: another process may have been here between the first look and the lock.
  const pending = pendingOf(connection, migrations);
  if (!pending.ok) return pending;
  const claimed = claim(connection);
  if (!claimed.ok) return claimed;
  const { sqlite } = connection;
  sqlite.exec(
    'CREATE TABLE IF NOT EXISTS __drizzle_migrations (id SERIAL PRIMARY KEY, hash text NOT NULL, created_at numeric)',
  );
  const note = sqlite.prepare('INSERT INTO __drizzle_migrations (hash, created_at) VALUES (?, ?)');
  for (const migration of pending.value) {
    for (const statement of migration.sql) sqlite.exec(statement);
    note.run(migration.hash, migration.folderMillis);
  }
  return ok(undefined);
}

/** Those of `migrations` that the database lacks. They are known by their time: a hash changes with line endings. */
function pendingOf(
  { sqlite, path }: Connection,
  migrations: readonly MigrationMeta[],
): Result<readonly MigrationMeta[]> {
  const table = sqlite.prepare("SELECT 1 FROM sqlite_schema WHERE name = '__drizzle_migrations'").get();
  if (table === undefined) return ok(migrations);
  const applied = new Set(sqlite.prepare('SELECT created_at FROM __drizzle_migrations').pluck().all().map(Number));
  const pending = migrations.filter(({ folderMillis }) => !applied.delete(folderMillis));
  if (applied.size === 0) return ok(pending);
  return failed(
    error(
      'database-newer',
      `${path} was written by a newer version of this program; it was left alone. Update this program, or name another file`,
    ),
  );
}

/** Writes our mark into a database that is still empty. */
function claim({ sqlite, path }: Connection): Result<void> {
  const mark = sqlite.pragma('application_id', { simple: true });
  if (mark === APPLICATION_ID) return ok(undefined);
  const tables = sqlite.prepare('SELECT count(*) FROM sqlite_schema').pluck().get();
  if (mark !== 0 || tables !== 0) {
    return failed(error('database-foreign', `${path} is a database of another program; name another file`));
  }
  sqlite.pragma(`application_id = ${APPLICATION_ID}`);
  return ok(undefined);
}
