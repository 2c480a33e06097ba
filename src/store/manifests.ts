import semver from 'semver';
import type { Manifest } from '../model/release.ts';
import type { ChainLink } from './chain.ts';
import type { Connection } from './connection.ts';
import { parseCanonical } from './parse-json.ts';
import { releases } from './schema.ts';

export type ReleaseRow = typeof releases.$inferSelect;

/** Prepares the question for all manifests, newest first by SemVer. */
export function manifestReader({ db }: Connection): () => readonly Manifest[] {
  const all = db.select().from(releases).prepare();
  return () =>
    all
      .all()
      .map((row) => manifestOf(row) ?? nameOnly(row))
      .sort((a, b) => newerFirst(a.version, b.version));
}

/** The manifest of a row, or undefined where it is not one or says another name than the row. */
export function manifestOf(row: ReleaseRow): Manifest | undefined {
  // The text was a manifest when it was saved; whether it still is that one, the release's digest says to `load`.
  const manifest = parseCanonical(row.manifest) as Manifest | undefined;
  if (manifest === undefined) return undefined;
  const same =
    manifest.version === row.version &&
    manifest.date === row.date &&
    manifest.digest === row.digest &&
    manifest.previous?.version === (row.previousVersion ?? undefined) &&
    manifest.previous?.digest === (row.previousDigest ?? undefined);
  return same ? manifest : undefined;
}

/** The chain as the rows tell it. */
export function linksOf({ db }: Connection): readonly ChainLink[] {
  const { version, digest, previousVersion, previousDigest } = releases;
  const rows = db.select({ version, digest, previousVersion, previousDigest }).from(releases).all();
  return rows.map((row) => {
    const link = { version: row.version, digest: row.digest };
    if (row.previousVersion === null) return link;
    return { ...link, previous: { version: row.previousVersion, digest: row.previousDigest ?? '' } };
  });
}

/** A damaged release stays in the list: were it left out, an older one would silently become the latest. */
function nameOnly({ version, date, digest }: ReleaseRow): Manifest {
  return { format: 1, version, date, digest, counts: {}, changes: [], editions: [] };
}

function newerFirst(a: string, b: string): number {
  // Only a row written behind our back has no valid version; `semver` would throw on it.
  return semver.compareBuild(semver.valid(b) ?? '0.0.0', semver.valid(a) ?? '0.0.0');
}
