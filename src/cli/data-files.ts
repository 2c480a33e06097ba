import { accessSync, constants, readdirSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { error, hasErrors, type Issue, warning } from '../model/issue.ts';
import { failed, ok, type Result } from '../model/result.ts';
import type { Encoding } from '../records/read/encoding.ts';
import { DATA_FILE_ENDINGS, readFileName, tableNamed, usualDelimiter } from '../records/read/file-name.ts';
import type { FileForm } from '../records/read/read-data-file.ts';
import { reasonOf } from './dictionary-folder.ts';

/** A data file that is to be checked. */
export interface DataFile {
  /** As the report names it: as it was given. */
  readonly name: string;
  /** Undefined for standard input. */
  readonly path: string | undefined;
  readonly table: string;
  readonly form: FileForm;
  /** Of the file; 0 where nobody knows. */
  readonly bytes: number;
}

export interface AskedFiles {
  readonly paths: readonly string[];
  readonly cwd: string;
  /** Ids of all tables. */
  readonly tables: readonly string[];
  /** Table of all files; undefined: the name of each says it. */
  readonly table?: string;
  /** Of all files; undefined: the name of each says it. */
  readonly inputFormat?: FileForm['format'];
  readonly delimiter?: string;
  readonly encoding: Encoding;
  readonly isPacked: boolean;
}

const STANDARD_INPUT = '-';

/**
 * The data files that paths name, files and folders, and how each is to be read. Answers `file-missing` and
 * `file-unreadable`, `unknown-definition` for a table that is none and for a data file that names no table, `usage` where
 * the form of a file is not said; and warns `file-name` of what lies in a folder and is no data file.
 */
export function dataFilesOf(asked: AskedFiles): Result<readonly DataFile[]> {
  const { table, tables } = asked;
  if (table !== undefined && !tables.includes(table)) {
    const { hint } = { hint: '', ...tableNamed(table, tables) };
    return failed(error('unknown-definition', `There is no table "${table}".${hint}`, { parameter: '--table' }));
  }
  const issues: Issue[] = [];
  const files = asked.paths.flatMap((path) => filesAt(path, asked, issues));
  const twice = files.find((file, index) => files.findIndex((other) => other.path === file.path) !== index);
  if (twice !== undefined) issues.push(error('usage', `${twice.name} is given twice.`, { file: twice.name }));
  return hasErrors(issues) ? failed(...issues) : ok(files, issues);
}

function filesAt(path: string, asked: AskedFiles, issues: Issue[]): readonly DataFile[] {
  if (path === STANDARD_INPUT) return standardInput(asked, issues);
  const absolute = resolve(asked.cwd, path);
  const found = lookAt(absolute, path, issues);
  if (found === undefined) return [];
  return found.isFolder ? filesIn(path, asked, issues) : fileOf(path, { ...asked, bytes: found.bytes }, issues);
}

function standardInput(asked: AskedFiles, issues: Issue[]): readonly DataFile[] {
  const { table, inputFormat: format } = asked;
  if (table === undefined || format === undefined) {
    issues.push(error('usage', 'Standard input has no name: say --table and --input-format.', { parameter: '-' }));
    return [];
  }
  const form = formOf(format, asked.isPacked, asked);
  return [{ name: 'standard input', path: undefined, table, form, bytes: 0 }];
}

interface Found {
  readonly isFolder: boolean;
  readonly bytes: number;
}

function lookAt(absolute: string, path: string, issues: Issue[]): Found | undefined {
  try {
    const stat = statSync(absolute);
    accessSync(absolute, constants.R_OK);
    // A named pipe has no size: what comes through it is read like standard input.
    return { isFolder: stat.isDirectory(), bytes: stat.isFile() ? stat.size : 0 };
  } catch (thrown) {
    // What `node:fs` throws.
    const isMissing = (thrown as NodeJS.ErrnoException).code === 'ENOENT';
    const message = isMissing ? 'There is no such file.' : `Cannot be read: ${reasonOf(thrown)}.`;
    issues.push(error(isMissing ? 'file-missing' : 'file-unreadable', message, { file: path }));
    return undefined;
  }
}

function filesIn(folder: string, asked: AskedFiles, issues: Issue[]): readonly DataFile[] {
  if (asked.table !== undefined) {
    const message = 'A folder holds files of several tables: leave --table out, or name the files.';
    issues.push(error('usage', message, { file: folder }));
    return [];
  }
  const names = readdirSync(resolve(asked.cwd, folder)).filter((name) => !name.startsWith('.'));
  const files = names.sort().flatMap((name) => fileInFolder(join(folder, name), asked, issues));
  if (files.length === 0 && !hasErrors(issues)) {
    issues.push(
      error('file-missing', `There is no data file in this folder (${DATA_FILE_ENDINGS}).`, { file: folder }),
    );
  }
  return files;
}

function fileInFolder(path: string, asked: AskedFiles, issues: Issue[]): readonly DataFile[] {
  const found = lookAt(resolve(asked.cwd, path), path, issues);
  if (found === undefined) return [];
  if (found.isFolder || readFileName(basename(path)).format === undefined) {
    const what = found.isFolder ? 'a folder' : `no data file (${DATA_FILE_ENDINGS})`;
    issues.push(warning('file-name', `Not read: ${what}.`, { file: path }));
    return [];
  }
  return fileOf(path, { ...asked, bytes: found.bytes }, issues);
}

function fileOf(path: string, asked: AskedFiles & { readonly bytes: number }, issues: Issue[]): readonly DataFile[] {
  const { format: named, isPacked, stem } = readFileName(basename(path));
  const format = asked.inputFormat ?? named;
  const table = asked.table === undefined ? tableNamed(stem, asked.tables) : { table: asked.table };
  if (format === undefined) {
    const message = `Its name does not say what it is (${DATA_FILE_ENDINGS}): say --input-format.`;
    issues.push(error('usage', message, { file: path }));
  }
  if ('hint' in table) {
    const message = `Its name is of no table: say --table, or rename it to one of ${asked.tables.join(', ')}.${table.hint}`;
    issues.push(error('unknown-definition', message, { file: path }));
  }
  if (format === undefined || 'hint' in table) return [];
  const form = formOf(format, asked.isPacked || isPacked, asked);
  return [{ name: path, path: resolve(asked.cwd, path), table: table.table, form, bytes: asked.bytes }];
}

function formOf(format: FileForm['format'], isPacked: boolean, { delimiter, encoding }: AskedFiles): FileForm {
  return { format, isPacked, encoding, delimiter: delimiter ?? usualDelimiter(format) };
}
