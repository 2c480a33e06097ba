import { error } from '../model/issue.ts';
import { failed, ok, type Result } from '../model/result.ts';

/** A regular file of an archive. */
export interface TarFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

const BLOCK = 512;

/** Fields of a header, by offset and length, as POSIX.1-2017 has them (`pax`, interchange format). */
const FIELD = {
  name: [0, 100],
  size: [124, 12],
  checksum: [148, 8],
  type: [156, 1],
  prefix: [345, 155],
} as const;

/** Kinds of entries that are read; links, devices and whatever else there may be are refused. */
const KINDS: { readonly [flag: string]: 'file' | 'folder' | 'next' | 'all' | 'long-name' } = {
  '0': 'file',
  '': 'file',
  '5': 'folder',
  x: 'next',
  g: 'all',
  L: 'long-name',
};

/**
 * The files of an unpacked tar archive, in its order. Strict, because whoever made it is a stranger: links, absolute
 * paths, `..`, two files of one path, wrong checksums and an archive cut short are refused as a whole. Answers
 * `import-format` and `too-large`; never throws.
 */
export function readTar(archive: Uint8Array, { importFiles }: { readonly importFiles: number }): ReadTar {
  const files = new Map<string, TarFile>();
  for (const entry of entriesOf(archive)) {
    if (typeof entry === 'string') return refused(entry);
    const wrong = problemOf(entry.path);
    if (wrong !== undefined) return refused(`${JSON.stringify(entry.path)} ${wrong}`);
    if (entry.kind !== 'file') continue;
    if (files.has(entry.path)) return refused(`${JSON.stringify(entry.path)} is in it twice`);
    if (files.size === importFiles) return tooMany(importFiles);
    files.set(entry.path, entry);
  }
  return ok([...files.values()]);
}

type ReadTar = Result<readonly TarFile[]>;

/** The files and folders of an archive, with the names that extended headers give them; or what is wrong with it. */
function* entriesOf(archive: Uint8Array): Generator<Entry | string> {
  let longName: string | undefined;
  for (let at = 0; at + BLOCK <= archive.length; ) {
    if (archive.subarray(at, at + BLOCK).every((byte) => byte === 0)) return;
    const entry = readEntry(archive, at, longName);
    if (typeof entry === 'string') return yield entry;
    const { kind, bytes } = entry;
    at += BLOCK + Math.ceil(bytes.length / BLOCK) * BLOCK;
    longName = kind === 'next' || kind === 'long-name' ? nameIn(kind, bytes) : undefined;
    if (kind === 'all' && nameIn('next', bytes) !== undefined) return yield 'it names all its files alike';
    if (kind === 'file' || kind === 'folder') yield entry;
  }
  yield 'it is cut short';
}

function refused(why: string): Result<never> {
  return failed(error('import-format', `The archive was refused: ${why}.`));
}

function tooMany(most: number): Result<never> {
  return failed(error('too-large', `The archive holds more than ${most} files (importFiles).`));
}

interface Entry extends TarFile {
  readonly kind: (typeof KINDS)[string];
}

/** The entry whose header is at `at`, or what is wrong with it. */
function readEntry(archive: Uint8Array, at: number, longName: string | undefined): Entry | string {
  const header = archive.subarray(at, at + BLOCK);
  if (octal(header, FIELD.checksum) !== checksumOf(header)) return 'a header has not its checksum';
  const prefix = isUstar(header) ? text(header, FIELD.prefix) : '';
  const name = text(header, FIELD.name);
  const path = longName ?? (prefix === '' ? name : `${prefix}/${name}`);
  const flag = text(header, FIELD.type);
  const kind = KINDS[flag];
  if (kind === undefined)
    return `${JSON.stringify(path)} is neither a file nor a folder (type ${JSON.stringify(flag)})`;
  const size = octal(header, FIELD.size);
  if (size === undefined) return `${JSON.stringify(path)} has no size`;
  const from = at + BLOCK;
  if (from + size > archive.length) return 'it is cut short';
  return { kind, path, bytes: archive.subarray(from, from + size) };
}

function isUstar(header: Uint8Array): boolean {
  return text(header, [257, 6]) === 'ustar';
}

type Span = readonly [offset: number, length: number];

const UTF8 = new TextDecoder();

/** Text of a field: what is before its first NUL. */
function text(header: Uint8Array, [offset, length]: Span): string {
  const field = header.subarray(offset, offset + length);
  const end = field.indexOf(0);
  return UTF8.decode(end < 0 ? field : field.subarray(0, end));
}

function octal(header: Uint8Array, span: Span): number | undefined {
  const digits = text(header, span).trim();
  return /^[0-7]{1,11}$/.test(digits) ? Number.parseInt(digits, 8) : undefined;
}

/** The sum of a header's bytes, its own field counted as blanks. */
function checksumOf(header: Uint8Array): number {
  const [offset, length] = FIELD.checksum;
  const own = header.subarray(offset, offset + length);
  return sum(header) - sum(own) + length * 0x20;
}

function sum(bytes: Uint8Array): number {
  return bytes.reduce((total, byte) => total + byte, 0);
}

/** The name that an extended header gives to the entry that follows it. */
function nameIn(kind: 'next' | 'long-name', bytes: Uint8Array): string | undefined {
  const content = UTF8.decode(bytes);
  if (kind === 'long-name') return content.split('\0', 1)[0];
  return /(?:^|\n)\d+ path=([^\n]*)\n/.exec(content)?.[1];
}

/** What is wrong with a path: everything in an archive lies below the folder that it would be unpacked in. */
function problemOf(path: string): string | undefined {
  if (path === '') return 'is no path';
  if (path.startsWith('/') || /^[A-Za-z]:/.test(path)) return 'is an absolute path';
  if (path.includes('\\') || path.includes('\0')) return 'has a sign that paths may not have';
  return path.split('/').includes('..') ? 'leads out of the archive by ".."' : undefined;
}
