import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { error } from '../model/issue.ts';
import { failed, ok, type Result } from '../model/result.ts';
import { START_AGAIN } from './failure.ts';

/** `HDIC`, in SQLite's `application_id`: says that the file is ours. */
export const APPLICATION_ID = 0x48444943;

const MAGIC = Buffer.from('SQLite format 3\0', 'latin1');
const HEADER_BYTES = 100;
const APPLICATION_ID_OFFSET = 68;

/** An absent and an empty file are the same to SQLite: it makes the database in it. */
export type FileState = 'new' | 'ours';

/**
 * What is at `path`, from its bytes alone: SQLite would already roll back journals or make files beside a database that
 * is not ours. (Closing the file here lets go of the locks that this process's other connections hold on it: harmless,
 * since they hold none between two calls, unless one is used in a worker thread.) Answers `database-foreign` for another program's file, `database-corrupt` for a header cut short,
 * `file-unreadable` where it may not be read.
 */
export function inspect(path: string): Result<FileState> {
  const header = readHeader(path);
  if (!header.ok) return header;
  const bytes = header.value;
  if (bytes.length === 0) return ok('new');
  if (!bytes.subarray(0, MAGIC.length).equals(MAGIC)) {
    return failed(error('database-foreign', `${path} is not an SQLite database; it was left alone, name another file`));
  }
  if (bytes.length < HEADER_BYTES) {
    return failed(error('database-corrupt', `${path} ends within its header; ${START_AGAIN}`));
  }
  if (bytes.readUInt32BE(APPLICATION_ID_OFFSET) !== APPLICATION_ID) {
    return failed(
      error('database-foreign', `${path} is a database of another program; it was left alone, name another file`),
    );
  }
  return ok('ours');
}

function readHeader(path: string): Result<Buffer> {
  let file: number | undefined;
  try {
    file = openSync(path, 'r');
    if (!fstatSync(file).isFile()) return failed(error('database-foreign', `${path} is not a file; name another one`));
    const bytes = Buffer.alloc(HEADER_BYTES);
    return ok(bytes.subarray(0, readSync(file, bytes, 0, HEADER_BYTES, 0)));
  } catch (thrown) {
    const { code, message } = thrown as NodeJS.ErrnoException; // what `node:fs` throws
    // A missing folder is made later; one that cannot be made is reported then.
    if (code === 'ENOENT' || code === 'ENOTDIR') return ok(Buffer.alloc(0));
    return failed(error('file-unreadable', `${path} cannot be read (${message})`));
  } finally {
    if (file !== undefined) closeSync(file);
  }
}
