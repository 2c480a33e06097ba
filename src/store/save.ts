import { inArray } from 'drizzle-orm';
import { canonicalJson } from '../model/digest.ts';
import { error, type Issue, type IssueCode } from '../model/issue.ts';
import type { Clock } from '../model/ports.ts';
import type { Release } from '../model/release.ts';
import { failed, ok, type Result } from '../model/result.ts';
import { appendRecord, type LoadRecord } from './audit.ts';
import { type ChainLink, chainIssue } from './chain.ts';
import { checkRelease, type SealedContent } from './check-release.ts';
import { type Connection, inTransaction } from './connection.ts';
import type { ReadRelease } from './load.ts';
import { linksOf } from './manifests.ts';
import { definitions, entries, releases } from './schema.ts';

interface WriterOptions {
  readonly clock: Clock;
  readonly software: string;
  readonly read: ReadRelease;
}

type Outcome = 'loaded' | 'already-present';

/** Codes that say that the release is wrong, not the database: worth a line in the audit. */
const REFUSALS: ReadonlySet<IssueCode> = new Set(['release-format', 'release-digest', 'release-chain']);

/** Rows of one INSERT; SQLite takes 32,766 variables in a statement. */
const BATCH_ROWS = 500;

/** Prepares the saving of releases: `Store.save`. */
export function releaseWriter(
  connection: Connection,
  { clock, software, read }: WriterOptions,
): (release: Release, origin: string) => Result<Outcome> {
  return (release, origin) => {
    if (connection.readOnly) return failed(readOnlyIssue(connection));
    const { version, digest } = release.manifest;
    const at = new Date(clock()).toISOString();
    const record = { at, release: version, digest, origin, software };
    const checked = checkRelease(release);
    const saved = checked.ok
      ? inTransaction(connection, () => {
          const outcome = write(connection, { release, contents: checked.value, read });
          if (outcome.ok) appendRecord(connection, { ...record, outcome: outcome.value });
          return outcome;
        })
      : checked;
    return saved.ok ? saved : refuse(connection, record, saved.issues);
  };
}

function readOnlyIssue({ path }: Connection): Issue {
  return error('database-read-only', `${path} can only be read here; load releases where it can be written`);
}

/** Writes the refusal down, in a transaction of its own: the one that was refused is rolled back. */
function refuse(
  connection: Connection,
  record: Omit<LoadRecord, 'outcome' | 'detail'>,
  issues: readonly Issue[],
): Result<never> {
  const [first] = issues;
  if (first === undefined || !REFUSALS.has(first.code)) return failed(...issues);
  const audited = inTransaction(connection, () => {
    appendRecord(connection, { ...record, outcome: 'refused', detail: first.message });
    return ok(undefined);
  });
  return failed(...issues, ...audited.issues);
}

interface Writing {
  readonly release: Release;
  readonly contents: readonly SealedContent[];
  readonly read: ReadRelease;
}

/** Writes the rows, then reads them back as `load` would: what is committed has been seen to be whole. */
function write(connection: Connection, { release, contents, read }: Writing): Result<Outcome> {
  const { manifest } = release;
  const links = linksOf(connection);
  const present = links.find((link) => link.version === manifest.version);
  if (present !== undefined) return compare(manifest, present);
  const broken = chainIssue(manifest, links);
  if (broken !== undefined) return failed(broken);
  insertContents(connection, contents);
  insertEntries(connection, manifest.version, contents);
  seal(connection, release);
  const written = read(manifest.version);
  return written.ok ? ok('loaded') : written;
}

function compare(coming: ChainLink, present: ChainLink): Result<Outcome> {
  if (coming.digest === present.digest) return ok('already-present');
  return failed(
    error(
      'release-digest',
      `release ${coming.version} is here already, with digest ${present.digest}; this one has ${coming.digest}. ` +
        'A sealed release is never edited: make a new one',
    ),
  );
}

function insertContents({ db }: Connection, contents: readonly SealedContent[]): void {
  for (const batch of inBatches(contents)) {
    const digests = batch.map(({ entry }) => entry.digest);
    const known = db
      .select({ digest: definitions.digest })
      .from(definitions)
      .where(inArray(definitions.digest, digests));
    const stored = new Set(known.all().map(({ digest }) => digest));
    const rows = batch
      .filter(({ entry }) => !stored.has(entry.digest))
      .map(({ entry, content }) => ({ digest: entry.digest, kind: entry.kind, id: entry.id, content }));
    if (rows.length > 0) db.insert(definitions).values(rows).run();
  }
}

function insertEntries({ db, sqlite }: Connection, release: string, contents: readonly SealedContent[]): void {
  // The release's own row comes last, because it seals; until then the entries refer to nothing.
  sqlite.pragma('defer_foreign_keys = ON');
  const rows = contents.map(({ entry: { kind, id, version, since, digest } }, position) => {
    return { release, position, kind, id, version, since, digest };
  });
  for (const batch of inBatches(rows)) db.insert(entries).values(batch).run();
}

function seal({ db }: Connection, { manifest }: Release): void {
  const { version, date, digest, previous } = manifest;
  db.insert(releases)
    .values({
      version,
      date,
      digest,
      previousVersion: previous?.version ?? null,
      previousDigest: previous?.digest ?? null,
      manifest: canonicalJson(manifest),
    })
    .run();
}

function* inBatches<T>(rows: readonly T[]): Generator<T[]> {
  for (let from = 0; from < rows.length; from += BATCH_ROWS) yield rows.slice(from, from + BATCH_ROWS);
}
