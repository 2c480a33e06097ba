import semver from 'semver';
import { contentsOf, entryKeyOf } from '../model/contents.ts';
import { canonicalJson, sha256 } from '../model/digest.ts';
import { error, type Issue } from '../model/issue.ts';
import type { Release, ReleaseEntry } from '../model/release.ts';
import { releaseDigest } from '../model/release-digest.ts';
import { failed, ok, type Result } from '../model/result.ts';

/** An entry's content as it is stored: canonical JSON. */
export interface SealedContent {
  readonly entry: ReleaseEntry;
  readonly content: string;
}

/**
 * Whether `release` is whole and says the truth about itself: one content for each entry and one entry for each
 * content, every digest right. Answers the contents in the order of the entries, or `release-format` (not a sealed
 * release) or `release-digest`.
 */
export function checkRelease(release: Release): Result<readonly SealedContent[]> {
  const unfit = formatIssue(release);
  if (unfit !== undefined) return failed(unfit);
  const contents = new Map(contentsOf(release.dictionary).map((each) => [entryKeyOf(each), each.content]));
  const left = new Set(contents.keys());
  const sealed: SealedContent[] = [];
  const issues: Issue[] = [];
  for (const entry of release.entries) {
    const content = checkEntry(release, entry, left.delete(entryKeyOf(entry)) ? contents : new Map());
    if (content.ok) sealed.push({ entry, content: content.value });
    else issues.push(...content.issues);
  }
  for (const key of left) issues.push(digestIssue(release, `${key} has no entry`, key));
  if (issues.length > 0) return failed(...issues);
  return checkWhole(release, sealed);
}

function formatIssue({ manifest }: Release): Issue | undefined {
  if (manifest.format !== 1) {
    return error('release-format', `release ${manifest.version} has format ${manifest.format}; this program knows 1`);
  }
  if (semver.valid(manifest.version) === manifest.version) return undefined;
  return error('release-format', `${manifest.version} is not a version: only sealed releases can be stored`);
}

function checkEntry(release: Release, entry: ReleaseEntry, contents: ReadonlyMap<string, object>): Result<string> {
  const key = entryKeyOf(entry);
  const content = contents.get(key);
  if (content === undefined) return failed(digestIssue(release, `${key} has no content, or two entries`, key));
  try {
    const text = canonicalJson(content);
    const digest = sha256(text);
    if (digest === entry.digest) return ok(text);
    return failed(digestIssue(release, `the content of ${key} has digest ${digest}, its entry ${entry.digest}`, key));
  } catch (thrown) {
    // Canonical JSON knows no NaN and no half characters.
    return failed(digestIssue(release, `${key} cannot be written as JSON (${String(thrown)})`, key));
  }
}

function checkWhole(release: Release, sealed: readonly SealedContent[]): Result<readonly SealedContent[]> {
  const { manifest, entries } = release;
  try {
    const digest = releaseDigest(manifest, entries);
    if (digest === manifest.digest) return ok(sealed);
    return failed(digestIssue(release, `its digest is ${digest}, its manifest says ${manifest.digest}`));
  } catch (thrown) {
    return failed(digestIssue(release, `its manifest cannot be written as JSON (${String(thrown)})`));
  }
}

function digestIssue({ manifest }: Release, message: string, definition?: string): Issue {
  const said = `release ${manifest.version}: ${message}`;
  return definition === undefined ? error('release-digest', said) : error('release-digest', said, { definition });
}
