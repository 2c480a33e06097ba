import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { addAbortSignal, type Readable } from 'node:stream';
import { error } from '../model/issue.ts';
import type { Limits } from '../model/limits.ts';
import { failed, ok, type Result } from '../model/result.ts';
import type { CheckRun, MergingCheck } from '../records/checks.ts';
import { readDataFile } from '../records/read/read-data-file.ts';
import type { RunningSha256 } from '../records/read/sha256.ts';
import type { CheckThreads } from './check-threads.ts';
import type { DataFile } from './data-files.ts';
import { reasonOf } from './dictionary-folder.ts';
import type { Mappings } from './heading-mapping-file.ts';
import type { Progress } from './progress.ts';

export interface CheckingFiles {
  readonly mappings: Mappings;
  readonly limits: Limits;
  readonly progress: Progress;
  readonly signal: AbortSignal;
  readonly standardInput: () => Readable;
  /** Undefined: this thread does it all. */
  readonly threads: CheckThreads | undefined;
}

/** Bytes that are read at one go. */
const CHUNK_BYTES = 65_536;

/**
 * Reads the files, one after the other, into a run. Answers `file-unreadable` for a file that cannot be read to its end,
 * and what the run answers for its table.
 */
export async function checkFiles(
  run: CheckRun,
  files: readonly DataFile[],
  checking: CheckingFiles,
): Promise<Result<'read' | 'cancelled'>> {
  let before = 0;
  for (const file of files) {
    const read = await checkFile(run, file, { ...checking, before });
    if (!read.ok || read.value === 'cancelled') return read;
    before += file.bytes;
  }
  return ok('read');
}

async function checkFile(run: CheckRun, file: DataFile, checking: CheckingFiles & { readonly before: number }) {
  const { name, table, form } = file;
  const { mappings, limits, progress, signal, before } = checking;
  const mapping = mappings.get(table);
  const coming = { name, table, format: form.format, ...(mapping === undefined ? {} : { mapping }) };
  const opened = run.open(coming);
  if (!opened.ok) return opened;
  const progressed = (bytes: number): void => progress.at(before + bytes, name);
  const judges = checking.threads?.judgesOf(coming, form);
  const reading = { limits, signal, progressed, sha256: nodeSha256, ...(judges === undefined ? {} : { judges }) };
  try {
    const source = addAbortSignal(signal, sourceOf(file, checking));
    return ok(await readDataFile(source, counting(opened.value, progress), { form, reading }));
  } catch (thrown) {
    // Streams say by exception that they were cancelled, or what the system said.
    if (signal.aborted) return ok('cancelled' as const);
    if (!isOfSystem(thrown)) throw thrown;
    return failed(error('file-unreadable', `Cannot be read to its end: ${reasonOf(thrown)}.`, { file: name }));
  }
}

function sourceOf({ path }: DataFile, { standardInput }: CheckingFiles): Readable {
  return path === undefined ? standardInput() : createReadStream(path, { highWaterMark: CHUNK_BYTES });
}

function isOfSystem(thrown: unknown): boolean {
  return thrown instanceof Error && 'syscall' in thrown;
}

/** The check, with its records told to the progress. */
function counting(check: MergingCheck, progress: Progress): MergingCheck {
  return {
    headings: (names) => check.headings(names),
    row: (cells, line) => {
      progress.records(1);
      check.row(cells, line);
    },
    record: (value, line) => {
      progress.records(1);
      check.record(value, line);
    },
    fault: (fault) => check.fault(fault),
    merge: (records, linesBefore) => {
      const isMerged = check.merge(records, linesBefore);
      if (isMerged) progress.records(records.rows);
      return isMerged;
    },
    close: (end) => check.close(end),
  };
}

/** Ten times as fast as one in JavaScript. */
function nodeSha256(): RunningSha256 {
  const hash = createHash('sha256');
  return { update: (bytes) => void hash.update(bytes), hex: () => hash.digest('hex') };
}
