import { isUtf8 } from 'node:buffer';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { TextDecoder } from 'node:util';
import semver from 'semver';
import { error, type Issue } from '../model/issue.ts';
import { kindOfPlural } from '../model/kind.ts';
import { LIMITS } from '../model/limits.ts';
import type { Manifest } from '../model/release.ts';
import type { Findings } from '../model/result.ts';
import { readManifest } from '../release/release-file.ts';
import type { SourceFile } from '../source/sources.ts';

const RELEASES = 'releases';
/** Folders of the dictionary that hold no definitions. */
const NOT_SOURCES = new Set([RELEASES, 'schema', 'changes']);

/**
 * The YAML files of a dictionary folder, in order of their paths. Symbolic links are not followed. Answers
 * `file-missing` for the folder, `file-unreadable` and `yaml-limit` for files.
 */
export function readSourceFiles(folder: string): Findings<readonly SourceFile[]> {
  const issues: Issue[] = [];
  const files: SourceFile[] = [];
  for (const path of yamlPaths(folder, issues)) {
    const text = readText(join(folder, path), path, issues);
    if (text !== undefined) files.push({ path, text });
  }
  return { value: files, issues };
}

/** Paths of the files that define something, by kind and id; none where the folder cannot be read. */
export function definitionFiles(folder: string): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const path of yamlPaths(folder, [])) {
    const [plural = '', ...rest] = path.split('/');
    const kind = kindOfPlural(plural);
    const name = rest.at(-1);
    if (kind !== undefined && name !== undefined) files.set(`${kind}/${name.replace(/\.yaml$/, '')}`, path);
  }
  return files;
}

function yamlPaths(folder: string, issues: Issue[], relative = ''): readonly string[] {
  const paths = list(join(folder, relative), relative, issues).flatMap((entry): readonly string[] => {
    const path = relative === '' ? entry.name : `${relative}/${entry.name}`;
    if (entry.isDirectory()) return NOT_SOURCES.has(path) ? [] : yamlPaths(folder, issues, path);
    if (entry.isFile() && path.endsWith('.yml')) {
      issues.push(error('file-name', `${path} ends in .yml; expected .yaml.`, { file: path }));
    }
    return entry.isFile() && path.endsWith('.yaml') ? [path] : [];
  });
  return paths.sort();
}

function list(path: string, relative: string, issues: Issue[]) {
  try {
    return readdirSync(path, { withFileTypes: true });
  } catch (thrown) {
    const what = relative === '' ? `the dictionary folder ${path}` : relative;
    issues.push(error('file-missing', `Cannot read ${what}: ${reasonOf(thrown)}.`, { file: relative }));
    return [];
  }
}

function readText(path: string, relative: string, issues: Issue[]): string | undefined {
  try {
    // The size is asked first: a file too large is not read at all.
    const { size } = statSync(path);
    if (size > LIMITS.yamlBytes) {
      const message = `Refused unread: the file is larger than ${LIMITS.yamlBytes} bytes.`;
      issues.push(error('yaml-limit', message, { file: relative, line: 1, column: 1 }));
      return undefined;
    }
    return decoded(readFileSync(path), relative, issues);
  } catch (thrown) {
    issues.push(error('file-unreadable', `Cannot read ${relative}: ${reasonOf(thrown)}.`, { file: relative }));
    return undefined;
  }
}

/** A file's text; `yaml-syntax` with the line of the first byte that is not UTF-8. */
function decoded(bytes: Buffer, relative: string, issues: Issue[]): string | undefined {
  if (isUtf8(bytes)) return new TextDecoder('utf-8').decode(bytes);
  let line = 1;
  let start = 0;
  // A line break is the same byte in every encoding that people save such files in.
  for (let end = bytes.indexOf(10); end !== -1 && isUtf8(bytes.subarray(start, end)); end = bytes.indexOf(10, start)) {
    line += 1;
    start = end + 1;
  }
  const message = 'Not readable as YAML: this line is not UTF-8. Save the file in the encoding UTF-8.';
  issues.push(error('yaml-syntax', message, { file: relative, line, column: 1 }));
  return undefined;
}

/** What an exception of the file system says, in a few words. */
export function reasonOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message.replace(/\.$/, '') : String(thrown);
}

export interface ReleaseFile {
  readonly manifest: Manifest;
  readonly path: string;
  readonly text: string;
}

/** Folder of the sealed releases of a dictionary. */
export function releasesFolder(dictionary: string): string {
  return join(dictionary, RELEASES);
}

/**
 * The sealed release files of a dictionary folder, oldest first, manifests read and contents not yet verified. Answers
 * `file-missing` for the dictionary folder, `file-unreadable`, and `file-name` for a file that is not named by its version.
 */
export function readReleaseFiles(dictionary: string): Findings<readonly ReleaseFile[]> {
  const issues: Issue[] = [];
  const files = releaseNames(dictionary, issues).flatMap((name) => readReleaseFile(dictionary, name, issues));
  return { value: files.sort((a, b) => semver.compare(a.manifest.version, b.manifest.version)), issues };
}

function readReleaseFile(dictionary: string, name: string, issues: Issue[]): readonly ReleaseFile[] {
  const path = join(releasesFolder(dictionary), name);
  const file = `${RELEASES}/${name}`;
  try {
    const text = readFileSync(path, 'utf8');
    const manifest = readManifest(text, file);
    if (!manifest.ok) {
      issues.push(...manifest.issues);
      return [];
    }
    const { version } = manifest.value;
    if (name === `${version}.ndjson`) return [{ manifest: manifest.value, path, text }];
    issues.push(error('file-name', `${file} holds release ${version}; expected ${version}.ndjson.`, { file }));
  } catch (thrown) {
    issues.push(error('file-unreadable', `Cannot read ${file}: ${reasonOf(thrown)}.`, { file }));
  }
  return [];
}

function releaseNames(dictionary: string, issues: Issue[]): readonly string[] {
  const folder = releasesFolder(dictionary);
  // A dictionary without the folder has sealed nothing yet; without the dictionary nothing can be said.
  if (existsSync(dictionary) && !existsSync(folder)) return [];
  return list(folder, existsSync(dictionary) ? RELEASES : '', issues)
    .map((entry) => entry.name)
    .filter((name) => name.endsWith('.ndjson'));
}
