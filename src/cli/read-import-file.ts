import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { readFhirPackage } from '../exchange/fhir-package.ts';
import { importableOf, readResource } from '../exchange/importable.ts';
import type { ImportedResource } from '../model/imported.ts';
import { error } from '../model/issue.ts';
import type { Limits } from '../model/limits.ts';
import { failed, ok, type Result } from '../model/result.ts';
import { reasonOf } from './dictionary-folder.ts';

/**
 * The terminology in the file at `path`: a FHIR package if it is compressed by gzip, else one resource as JSON. Answers
 * `file-missing`, `file-unreadable`, `too-large` and `import-format`.
 */
export function readImportFile(path: string, limits: Limits): Result<readonly ImportedResource[]> {
  const read = readBounded(path, limits.importBytes);
  if (!read.ok) return read;
  const bytes = read.value;
  const name = basename(path);
  if (isGzip(bytes)) {
    const archive = unzipped(bytes, name, limits.importUnpackedBytes);
    return archive.ok ? readFhirPackage(archive.value, name, limits) : archive;
  }
  const resource = readResource({ name, bytes }, limits);
  if (!resource.ok) return resource;
  const importable = importableOf(resource.value, name);
  return importable.ok ? ok([importable.value]) : importable;
}

/** The bytes of a file of at most so many. Answers `file-missing`, `file-unreadable` and `too-large`. */
export function readBounded(path: string, most: number): Result<Uint8Array> {
  try {
    const stat = statSync(path);
    if (!stat.isFile()) return failed(error('file-unreadable', 'Expected a file.', { file: path }));
    if (stat.size > most) return tooLarge(path, `The file is larger than ${most} bytes (importBytes).`);
    return ok(readFileSync(path));
  } catch (thrown) {
    const isMissing = (thrown as NodeJS.ErrnoException).code === 'ENOENT'; // what `node:fs` throws
    const message = `Cannot read ${path}: ${reasonOf(thrown)}.`;
    return failed(error(isMissing ? 'file-missing' : 'file-unreadable', message, { file: path }));
  }
}

function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

function unzipped(bytes: Uint8Array, name: string, most: number): Result<Uint8Array> {
  try {
    return ok(gunzipSync(bytes, { maxOutputLength: most }));
  } catch (thrown) {
    // What `node:zlib` throws: its code tells a bomb from a broken file.
    if ((thrown as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') {
      return tooLarge(name, `Unpacked, the file is larger than ${most} bytes (importUnpackedBytes).`);
    }
    return failed(error('import-format', `The file cannot be unpacked: ${reasonOf(thrown)}.`, { file: name }));
  }
}

function tooLarge(file: string, message: string): Result<never> {
  return failed(error('too-large', message, { file }));
}
