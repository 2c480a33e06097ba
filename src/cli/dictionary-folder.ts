import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { TextDecoder } from 'node:util';
import semver from 'semver';
import { error, type Issue } from '../model/issue.ts';
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
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path));
  } catch (thrown) {
    issues.push(error('file-unreadable', `Cannot read ${relative}: ${reasonOf(thrown)}.`, { file: relative }));
    return undefined;
  }
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

/** The sealed release files of a dictionary folder, oldest first, manifests read and contents not yet verified. */
export function readReleaseFiles(dictionary: string): Findings<readonly ReleaseFile[]> {
  const issues: Issue[] = [];
  const files: ReleaseFile[] = [];
  for (const name of releaseNames(releasesFolder(dictionary))) {
    const path = join(releasesFolder(dictionary), name);
    const text = readFileSync(path, 'utf8');
    const manifest = readManifest(text, `${RELEASES}/${name}`);
    if (!manifest.ok) issues.push(...manifest.issues);
    else files.push({ manifest: manifest.value, path, text });
  }
  return { value: files.sort((a, b) => semver.compare(a.manifest.version, b.manifest.version)), issues };
}

function releaseNames(folder: string): readonly string[] {
  try {
    return readdirSync(folder).filter((name) => name.endsWith('.ndjson'));
  } catch {
    // No folder yet: nothing was ever sealed.
    return [];
  }
}
