import { error, type Issue } from '../model/issue.ts';
import type { TextSearchFactory } from '../model/ports.ts';
import type { Manifest, Release } from '../model/release.ts';
import { failed, ok, type Result } from '../model/result.ts';
import type { CompileCache } from '../snapshot/compile.ts';
import { compileSnapshot, type Snapshot } from '../snapshot/snapshot.ts';

/** What reading a draft comes to. */
export type ReadDraft =
  | { readonly state: 'readable'; readonly release: Release }
  | { readonly state: 'errors'; readonly issues: readonly Issue[] };

/** The draft as it stands: read, being read for the first time, hidden by a setting, or not there. */
export type Draft =
  | ReadDraft
  | { readonly state: 'reading' }
  | { readonly state: 'hidden' }
  | { readonly state: 'absent' };

/** What a catalogue serves. Swapped as a whole: no question sees half of an old and half of a new one. */
export interface CatalogContent {
  /** Newest first. */
  readonly manifests: readonly Manifest[];
  readonly load: (version: string) => Result<Release>;
  readonly draft: Draft;
}

/** How a caller named the release: only an exact name means the same for ever. */
export type Named = 'exact' | 'latest' | 'date' | 'draft';

export interface ResolvedRelease {
  readonly snapshot: Snapshot;
  readonly named: Named;
}

/** Which release a caller means; holds the compiled snapshots. The only mutable state of the process. */
export interface Catalog {
  readonly manifests: () => readonly Manifest[];
  /**
   * `latest`, an exact version, a date (`2026-05-01`: the last release of or before that day, UTC), or `draft`.
   * Answers `unknown-release`, `no-release`, `invalid-parameter` for a day that does not exist, `draft-has-errors` with the draft's own issues, `draft-hidden`.
   */
  readonly resolve: (name: string) => Result<ResolvedRelease>;
  /** Snapshots of all sealed releases, newest first. */
  readonly snapshots: () => readonly Snapshot[];
  readonly swap: (content: CatalogContent) => void;
  /** What is derived from the content is right for one generation: each swap begins another. */
  readonly generation: () => number;
}

export function createCatalog(first: CatalogContent, options: { readonly textSearch: TextSearchFactory }): Catalog {
  let content = first;
  let generation = 0;
  const cache: CompileCache = new Map();
  const byDigest = new Map<string, Snapshot>();

  const snapshotOf = (release: Release): Snapshot => {
    const known = byDigest.get(release.manifest.digest);
    if (known !== undefined) return known;
    const compiled = compileSnapshot(release, { cache, textSearch: options.textSearch });
    byDigest.set(release.manifest.digest, compiled);
    return compiled;
  };
  const sealed = (manifest: Manifest): Result<Snapshot> => {
    const known = byDigest.get(manifest.digest);
    if (known !== undefined) return ok(known);
    const release = content.load(manifest.version);
    return release.ok ? ok(snapshotOf(release.value)) : release;
  };
  const named = (manifest: Manifest | undefined, how: Named, issue: Issue): Result<ResolvedRelease> => {
    if (manifest === undefined) return failed(issue);
    const snapshot = sealed(manifest);
    return snapshot.ok ? ok({ snapshot: snapshot.value, named: how }) : snapshot;
  };

  return {
    manifests: () => content.manifests,
    snapshots: () =>
      content.manifests.flatMap((manifest) => {
        const snapshot = sealed(manifest);
        return snapshot.ok ? [snapshot.value] : [];
      }),
    resolve: (name) => {
      const { manifests, draft } = content;
      if (name === 'draft') return resolveDraft(draft, snapshotOf);
      if (name === 'latest') return named(manifests[0], 'latest', noRelease());
      if (DATE.test(name) && !isDay(name)) return failed(noDay(name));
      if (DATE.test(name)) return named(onOrBefore(manifests, name), 'date', beforeFirst(manifests, name));
      const exact = manifests.find((manifest) => manifest.version === name);
      return named(exact, 'exact', unknownRelease(manifests, name));
    },
    generation: () => generation,
    swap: (next) => {
      content = next;
      generation += 1;
      // Before the old snapshots go: the next draft is made of nearly the same definitions as the one before.
      dropUnused(cache, [...byDigest.values()]);
      const kept = new Set(next.manifests.map((manifest) => manifest.digest));
      if (next.draft.state === 'readable') kept.add(next.draft.release.manifest.digest);
      for (const digest of byDigest.keys()) if (!kept.has(digest)) byDigest.delete(digest);
    },
  };
}

/** Forgets what no snapshot was compiled from: every edit of a draft leaves something behind. */
function dropUnused(cache: CompileCache, snapshots: readonly Snapshot[]): void {
  const used = new Set(snapshots.flatMap((snapshot) => [...snapshot.closureDigest.values()]));
  for (const digest of cache.keys()) if (!used.has(digest)) cache.delete(digest);
}

const DATE = /^\d{4}-\d{2}-\d{2}$/;

function resolveDraft(draft: Draft, snapshotOf: (release: Release) => Snapshot): Result<ResolvedRelease> {
  switch (draft.state) {
    case 'readable':
      return ok({ snapshot: snapshotOf(draft.release), named: 'draft' });
    case 'errors':
      return failed(
        error('draft-has-errors', `The draft has ${draft.issues.length} problems; sealed releases are served.`),
        ...draft.issues,
      );
    case 'reading':
      throw new Error('catalog: the draft is asked for before it was read; who asks must wait for it');
    case 'hidden':
      return failed(error('draft-hidden', 'This server does not show its draft.', { parameter: 'release' }));
    case 'absent':
      return failed(
        error('draft-hidden', 'This server has no draft: it only serves sealed releases.', { parameter: 'release' }),
      );
  }
}

/** True for a day of the calendar: `2026-02-30` is none. */
function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

function noDay(name: string): Issue {
  return error('invalid-parameter', `"${name}" is no day of the calendar; expected a date like 2026-05-01.`, {
    parameter: 'release',
  });
}

function onOrBefore(manifests: readonly Manifest[], day: string): Manifest | undefined {
  return manifests.find((manifest) => manifest.date <= day);
}

function noRelease(): Issue {
  return error('no-release', 'There is no sealed release yet.', { parameter: 'release' });
}

function beforeFirst(manifests: readonly Manifest[], day: string): Issue {
  const first = manifests.at(-1);
  if (first === undefined) return noRelease();
  return error('unknown-release', `${day} is before the first release, ${first.version} of ${first.date}.`, {
    parameter: 'release',
  });
}

function unknownRelease(manifests: readonly Manifest[], name: string): Issue {
  const known = manifests.map((manifest) => manifest.version).join(', ') || 'none';
  return error(
    'unknown-release',
    `There is no release "${name}"; expected latest, draft, a date like 2026-05-01, or one of: ${known}.`,
    { parameter: 'release' },
  );
}
