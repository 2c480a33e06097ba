import Database from 'better-sqlite3';
import { DrizzleError } from 'drizzle-orm';
import { error, type Issue } from '../model/issue.ts';
import { failed, type Result } from '../model/result.ts';

/** What to do about a database that cannot be used. Nothing is lost with it: the release files hold every release. */
export const START_AGAIN =
  'restore it from a backup, or move it away and start again: the release files hold every release';

/** Runs `work`; where SQLite fails, answers its failure as an issue of code `database-*`. Anything else thrown is a bug. */
export function attempt<T>(path: string, work: () => Result<T>): Result<T> {
  try {
    return work();
  } catch (thrown) {
    return failed(failureOf(thrown, path));
  }
}

/** The issue that says what SQLite failed at: `database-foreign`, `-corrupt`, `-read-only` or `-failed`. */
export function failureOf(thrown: unknown, path: string): Issue {
  const cause = thrown instanceof DrizzleError ? thrown.cause : thrown;
  if (!(cause instanceof Database.SqliteError)) throw thrown;
  const { code, message } = cause;
  const failure = FAILURES.find(({ prefix }) => code.startsWith(prefix));
  if (failure !== undefined) return failure.issue(path, message);
  return error('database-failed', `${path}: SQLite failed (${code}: ${message}); nothing was changed`);
}

interface Failure {
  readonly prefix: string;
  readonly issue: (path: string, message: string) => Issue;
}

/** By the beginning of SQLite's extended result code. */
const FAILURES: readonly Failure[] = [
  {
    prefix: 'SQLITE_NOTADB',
    issue: (path) => error('database-foreign', `${path} is not a database of this program; name another file`),
  },
  {
    prefix: 'SQLITE_CORRUPT',
    issue: (path, message) => error('database-corrupt', `${path} is damaged (${message}); ${START_AGAIN}`),
  },
  {
    // A hot journal that cannot be rolled back from here is reported by SQLite as read-only too.
    prefix: 'SQLITE_READONLY',
    issue: (path, message) =>
      error(
        'database-read-only',
        `${path} cannot be written here (${message}); open it once where it can be written, in case it was interrupted`,
      ),
  },
  {
    prefix: 'SQLITE_FULL',
    issue: (path) =>
      error('database-failed', `${path}: the disk is full; nothing was changed. Make room and load again`),
  },
  {
    prefix: 'SQLITE_BUSY',
    issue: (path) =>
      error('database-failed', `${path}: another process kept it locked; nothing was changed. Load again`),
  },
];
