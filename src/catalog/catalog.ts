import { error, type Issue } from '../model/issue.ts';
import type { TextSearchFactory } from '../model/ports.ts';
import type { Manifest, Release } from '../model/release.ts';
import { failed, ok, type Result } from '../model/result.ts';
import type { CompileCache } from '../snapshot/compile.ts';
import { compileSnapshot, type Snapshot } from '../snapshot/snapshot.ts';
import { type Named, sealedNamed } from './release-named.ts';

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
      const found = sealedNamed(manifests, name);
      if (!found.ok) return found;
      const snapshot = sealed(found.value.manifest);
      return snapshot.ok ? ok({ snapshot: snapshot.value, named: found.value.named }) : snapshot;
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
