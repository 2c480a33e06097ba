import Database from 'better-sqlite3';
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3';
import { failed, type Result } from '../model/result.ts';
import { attempt } from './failure.ts';

const BUSY_TIMEOUT_MS = 5_000;

export interface Connection {
  readonly path: string;
  readonly readOnly: boolean;
  readonly sqlite: Database.Database;
  readonly db: BetterSQLite3Database;
}

/** Opens the file at `path` (absolute). Throws what SQLite throws: call it within `attempt`. */
export function connect(path: string, readOnly: boolean): Connection {
  const sqlite = new Database(path, { readonly: readOnly, fileMustExist: readOnly, timeout: BUSY_TIMEOUT_MS });
  try {
    sqlite.pragma('trusted_schema = OFF');
    sqlite.pragma('cell_size_check = ON');
    sqlite.pragma('foreign_keys = ON');
    sqlite.pragma('synchronous = FULL');
    return { path, readOnly, sqlite, db: drizzle({ client: sqlite }) };
  } catch (thrown) {
    sqlite.close();
    throw thrown;
  }
}

/**
 * Runs `work` in one immediate transaction: commits a good answer, rolls back any other. A deferred transaction would
 * fail with SQLITE_BUSY, whatever the timeout, where two processes read first and then write.
 */
export function inTransaction<T>({ db, path }: Connection, work: () => Result<T>): Result<T> {
  return attempt(path, () => {
    let answer = failed<T>();
    try {
      db.transaction(
        () => {
          answer = work();
          if (!answer.ok) throw ROLL_BACK;
        },
        { behavior: 'immediate' },
      );
    } catch (thrown) {
      if (thrown !== ROLL_BACK) throw thrown;
    }
    return answer;
  });
}

/** Thrown by us to us: drizzle rolls back only on an exception. */
const ROLL_BACK = new Error('roll back');
