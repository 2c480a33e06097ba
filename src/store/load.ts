import { asc, eq, sql } from 'drizzle-orm';
import { dictionaryOfContents, type EntryContent, entryKeyOf } from '../model/contents.ts';
import { sha256 } from '../model/digest.ts';
import { error, type Issue } from '../model/issue.ts';
import type { Release, ReleaseEntry } from '../model/release.ts';
import { releaseDigest } from '../model/release-digest.ts';
import { failed, ok, type Result } from '../model/result.ts';
import type { Connection } from './connection.ts';
import { START_AGAIN } from './failure.ts';
import { manifestOf, type ReleaseRow } from './manifests.ts';
import { parseObject } from './parse-json.ts';
import { definitions, entries, releases } from './schema.ts';

/** Rebuilds the release of that version from its rows. Throws what SQLite throws. */
export type ReadRelease = (version: string) => Result<Release>;

/**
 * Prepares the reading of a release. Every digest is verified before anything is answered. Codes: `unknown-release`,
 * `release-digest`.
 */
export function releaseReader({ db, path }: Connection): ReadRelease {
  const version = sql.placeholder('version');
  const releaseRow = db.select().from(releases).where(eq(releases.version, version)).prepare();
  const entryRows = db
    .select({
      kind: entries.kind,
      id: entries.id,
      version: entries.version,
      since: entries.since,
      digest: entries.digest,
      content: definitions.content,
    })
    .from(entries)
    .leftJoin(definitions, eq(definitions.digest, entries.digest))
    .where(eq(entries.release, version))
    .orderBy(asc(entries.position))
    .prepare();
  const contents = contentReader();
  return (wanted) => {
    const row = releaseRow.get({ version: wanted });
    if (row === undefined) return failed(error('unknown-release', `there is no release ${wanted}`));
    const rebuilt = rebuild(row, entryRows.all({ version: wanted }), contents);
    if (typeof rebuilt !== 'string') return ok(rebuilt);
    return failed(alteredIssue(`${path}: release ${wanted} is not what was sealed: ${rebuilt}`));
  };
}

/** The issue for content that changed behind the triggers' back. */
export function alteredIssue(message: string): Issue {
  return error('release-digest', `${message}; ${START_AGAIN}`);
}

interface StoredEntry extends ReleaseEntry {
  readonly content: string | null;
}

/** The release, or what is wrong with it. */
function rebuild(row: ReleaseRow, rows: readonly StoredEntry[], contentOf: ReadContent): Release | string {
  const manifest = manifestOf(row);
  if (manifest === undefined) return 'its manifest is not readable, or of another release';
  const contents: EntryContent[] = [];
  for (const stored of rows) {
    const content = contentOf(stored);
    if (content === undefined) return `${entryKeyOf(stored)} has not the content of digest ${stored.digest}`;
    contents.push({ kind: stored.kind, id: stored.id, content });
  }
  const sealed = rows.map(({ content: _content, ...entry }): ReleaseEntry => entry);
  if (releaseDigest(manifest, sealed) !== row.digest) return `its digest is not ${row.digest}`;
  const dictionary = dictionaryOfContents(contents);
  return dictionary === undefined ? 'its settings are missing' : { manifest, entries: sealed, dictionary };
}

type ReadContent = (stored: StoredEntry) => object | undefined;

/**
 * Reads the content of an entry if it is the one that was sealed; canonical JSON's text is what was digested. What many
 * releases hold is one object in all of them, for as long as anybody holds it.
 */
function contentReader(): ReadContent {
  const held = new Map<string, WeakRef<object>>();
  return ({ content, digest }) => {
    if (content === null || sha256(content) !== digest) return undefined;
    const known = held.get(digest)?.deref();
    if (known !== undefined) return known;
    const read = parseObject(content);
    if (read !== undefined) held.set(digest, new WeakRef(read));
    return read;
  };
}
