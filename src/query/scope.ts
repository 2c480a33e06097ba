import semver from 'semver';
import type { Status } from '../model/definition-parts.ts';
import { error, type Issue } from '../model/issue.ts';
import { failed, ok, type Result } from '../model/result.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import type { CompiledCodeSystem } from '../terminology/code-system.ts';
import type { CompiledValueSet } from '../terminology/value-set.ts';

/**
 * What a question is asked of: the snapshot that answers where nothing else is said, and the others in which
 * `url|version` is looked for too, newest first. They are given by a function because most questions never need them.
 */
export interface Scope {
  readonly primary: Snapshot;
  readonly others: () => readonly Snapshot[];
}

/** A snapshot alone: a question about one release sees nothing but that release. */
export function scopeOf(snapshot: Snapshot): Scope {
  return { primary: snapshot, others: () => [] };
}

export interface Found<T> {
  readonly value: T;
  readonly snapshot: Snapshot;
}

/**
 * The code system of `url`, in `version` if one is given, over the layers of the scope. Without a version the primary
 * snapshot's best edition is meant (active before draft before retired, then the highest). Answers `unknown-system`, or
 * `unknown-system-version` with the versions there are: never another version than the one asked for.
 */
export function resolveCodeSystem(
  scope: Scope,
  url: string,
  version: string | undefined,
): Result<Found<CompiledCodeSystem>> {
  return resolve(scope, { url, version, what: 'CodeSystem', of: (snapshot) => snapshot.codeSystems });
}

/** As `resolveCodeSystem`, for value sets; answers `unknown-value-set` for both. */
export function resolveValueSet(
  scope: Scope,
  url: string,
  version: string | undefined,
): Result<Found<CompiledValueSet>> {
  return resolve(scope, { url, version, what: 'ValueSet', of: (snapshot) => snapshot.valueSets });
}

interface Versioned {
  readonly shape: { readonly url: string; readonly version: string; readonly status: Status };
}

interface Wanted<T extends Versioned> {
  readonly url: string;
  readonly version: string | undefined;
  readonly what: 'CodeSystem' | 'ValueSet';
  readonly of: (snapshot: Snapshot) => readonly T[];
}

function resolve<T extends Versioned>(scope: Scope, wanted: Wanted<T>): Result<Found<T>> {
  const { url, version } = wanted;
  const here = wanted.of(scope.primary).filter((each) => each.shape.url === url);
  if (version === undefined) {
    const best = here.toSorted(byPreference)[0];
    return best === undefined ? failed(unknown(scope, wanted)) : ok({ value: best, snapshot: scope.primary });
  }
  for (const snapshot of [scope.primary, ...scope.others()]) {
    const exact = wanted.of(snapshot).find((each) => each.shape.url === url && each.shape.version === version);
    if (exact !== undefined) return ok({ value: exact, snapshot });
  }
  return failed(unknown(scope, wanted));
}

function unknown<T extends Versioned>(scope: Scope, { url, version, what, of }: Wanted<T>): Issue {
  const versions = [scope.primary, ...(version === undefined ? [] : scope.others())]
    .flatMap(of)
    .filter((each) => each.shape.url === url)
    .map((each) => each.shape.version);
  const code = what === 'ValueSet' ? 'unknown-value-set' : 'unknown-system';
  if (versions.length === 0) return error(code, `There is no ${what} ${url} here.`);
  const known = [...new Set(versions)].join(', ');
  return error(
    what === 'ValueSet' ? 'unknown-value-set' : 'unknown-system-version',
    `There is no version "${version}" of ${what} ${url} here; known: ${known}.`,
  );
}

const PREFERENCE: { readonly [S in Status]: number } = {
  active: 0,
  'trial-use': 0,
  draft: 1,
  deprecated: 2,
  retired: 3,
};

/** Active before draft before retired, then the higher version. */
function byPreference(a: Versioned, b: Versioned): number {
  return PREFERENCE[a.shape.status] - PREFERENCE[b.shape.status] || compareVersions(b.shape.version, a.shape.version);
}

/**
 * Orders versions: as SemVer where they can be read so (`3.2` as 3.2.0), else as text. What has no number in it comes
 * before what has.
 */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [numbersOf(a), numbersOf(b)];
  if (left === null || right === null) return Number(left !== null) - Number(right !== null) || compareTexts(a, b);
  return semver.compare(left, right) || compareTexts(a, b);
}

function numbersOf(version: string): semver.SemVer | null {
  // Coercion drops what follows the numbers, and with it that 1.0.0-rc.1 comes before 1.0.0.
  return semver.parse(version) ?? semver.coerce(version);
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
