import type { Dictionary } from './dictionary.ts';
import type { Kind } from './kind.ts';

/** The two settings files are in every release beside the definitions; they have entries of these kinds. */
export const SETTINGS_KINDS = ['dictionary', 'working-groups'] as const;

export type EntryKind = Kind | (typeof SETTINGS_KINDS)[number];

/** One definition as a release holds it: what changes from release to release without its content changing is here. */
export interface ReleaseEntry {
  readonly kind: EntryKind;
  readonly id: string;
  /** SemVer of the definition itself. */
  readonly version: string;
  /** Release in which it first appeared. */
  readonly since: string;
  /** SHA-256, hex, of the canonical JSON of its content. */
  readonly digest: string;
}

export type Bump = 'major' | 'minor' | 'patch';

/** One changed thing between two dictionaries. */
export interface Change {
  readonly kind: EntryKind;
  readonly id: string;
  readonly change: 'added' | 'removed' | 'deprecated' | 'changed';
  readonly bump: Bump;
  /** In a manifest: version of the definition from this release on. Absent where it was removed. */
  readonly version?: string;
  /**
   * Fields that differ, as JSON pointers; empty for added and removed. An item of a list is named by what identifies it
   * (`/codes/9861~13/display`), because its place may be another one before and after.
   */
  readonly fields: readonly string[];
  /** One sentence for people. */
  readonly summary: string;
}

/** A code system's edition that this release holds: what `url|version` means in it. */
export interface PinnedEdition {
  readonly url: string;
  readonly version: string;
  readonly id: string;
  readonly digest: string;
}

/** First line of a release file. */
export interface Manifest {
  readonly format: 1;
  /** SemVer, or `draft`. */
  readonly version: string;
  /** `YYYY-MM-DD`, UTC. */
  readonly date: string;
  readonly previous?: { readonly version: string; readonly digest: string };
  /** SHA-256, hex, over this manifest without its digest, and all entries. */
  readonly digest: string;
  readonly counts: { readonly [kind: string]: number };
  readonly changes: readonly Change[];
  readonly editions: readonly PinnedEdition[];
}

/** A sealed, immutable dictionary; or the draft dressed as one, so that everybody reads one shape. */
export interface Release {
  readonly manifest: Manifest;
  readonly entries: readonly ReleaseEntry[];
  readonly dictionary: Dictionary;
}

/** What sealing the draft now would make. */
export interface ReleasePlan {
  readonly bump: Bump;
  readonly release: Release;
}

/** Version, date and digest: how an answer names the release it came from. */
export interface ReleaseName {
  readonly version: string;
  readonly date: string;
  readonly digest: string;
}

/** How answers name a release. */
export function releaseNameOf(release: Release): ReleaseName {
  const { version, date, digest } = release.manifest;
  return { version, date, digest };
}
