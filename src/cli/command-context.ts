import { hasErrors } from '../model/issue.ts';
import type { Clock } from '../model/ports.ts';
import type { Release } from '../model/release.ts';
import { failed, ok, type Result } from '../model/result.ts';
import { checkChain, readReleaseFile } from '../release/release-file.ts';
import { type ReleaseFile, readReleaseFiles } from './dictionary-folder.ts';
import type { Format, Output } from './output.ts';
import type { Settings } from './settings.ts';

/** What every command gets. */
export interface CommandContext {
  /** Folder that paths are said relative to. */
  readonly cwd: string;
  readonly settings: Settings;
  readonly output: Output;
  readonly clock: Clock;
  readonly software: { readonly name: string; readonly version: string };
  readonly format: Format;
}

/** Today in UTC, `YYYY-MM-DD`. */
export function today(clock: Clock): string {
  return new Date(clock()).toISOString().slice(0, 10);
}

/** The sealed releases of the dictionary folder, oldest first; `release-chain` if they do not form one. */
export function sealedReleases(settings: Settings): Result<readonly ReleaseFile[]> {
  const files = readReleaseFiles(settings.dictionary);
  const issues = [...files.issues, ...checkChain(files.value.map((file) => file.manifest))];
  return hasErrors(issues) ? failed(...issues) : ok(files.value, issues);
}

/** The last of the sealed releases, verified; `ok(undefined)` if none was sealed yet. */
export function lastOf(files: readonly ReleaseFile[]): Result<Release | undefined> {
  const last = files.at(-1);
  return last === undefined ? ok(undefined) : readReleaseFile(last.text, last.path);
}
