import type { Status } from '../model/definition-parts.ts';
import { error, type Issue } from '../model/issue.ts';
import { failed, ok, type Result } from '../model/result.ts';
import type { CodeSystemShape, ValueSetShape } from '../model/shapes.ts';
import type { CompiledCodeSystem } from '../terminology/code-system.ts';
import type { CompiledConceptMap } from '../terminology/concept-map.ts';
import { implicitName, implicitValueSet } from '../terminology/implicit-value-set.ts';
import type { CompiledValueSet } from '../terminology/value-set.ts';
import { compareVersions, isPattern, matchingVersions } from '../terminology/versions.ts';
import {
  codeSystemGroups,
  compiledValueSetGroups,
  type Held,
  statingGroups,
  type Versioned,
  valueSetGroups,
} from './candidates.ts';
import type { Found, Scope } from './scope.ts';

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
  return resolve(scope, { url, version, what: 'CodeSystem', groups: codeSystemGroups });
}

/** As `resolveCodeSystem`, for value sets; answers `unknown-value-set` for both. */
export function resolveValueSet(
  scope: Scope,
  url: string,
  version: string | undefined,
): Result<Found<CompiledValueSet>> {
  return resolve(scope, { url, version, what: 'ValueSet', groups: compiledValueSetGroups });
}

/** The code system of `url`, by a version that may have wild cards; undefined if there is none. */
export function findCodeSystem(
  scope: Scope,
  url: string,
  version: string | undefined,
): Found<CompiledCodeSystem> | undefined {
  return find(scope, { url, version, what: 'CodeSystem', groups: codeSystemGroups });
}

/** As `findCodeSystem`, for value sets as they are defined, or as a code system implies them. */
export function findValueSetShape(
  scope: Scope,
  url: string,
  version: string | undefined,
): Found<ValueSetShape> | undefined {
  return (
    find(scope, { url, version, what: 'ValueSet', groups: valueSetGroups }) ??
    findImplicit(scope, url, version || undefined)
  );
}

function findImplicit(scope: Scope, url: string, version: string | undefined): Found<ValueSetShape> | undefined {
  const name = implicitName(url);
  const groups = name === undefined ? statingGroups : codeSystemGroups;
  const found = find(scope, { url: name?.system ?? url, version, what: 'CodeSystem', groups });
  if (found === undefined) return undefined;
  const value = implicitValueSet(found.value, url, { root: name?.root, pinned: version !== undefined });
  return { value, snapshot: found.snapshot };
}

/** Every version of a code system there is in the scope, lowest first. */
export function versionsOfSystem(scope: Scope, url: string): readonly string[] {
  const versions = [...codeSystemGroups(scope, url)].flat().map((each) => each.shape.version);
  return [...new Set(versions.filter((each) => each !== ''))].sort(compareVersions);
}

/** Supplements of a system, of which several versions may be there; what the request brings comes first. */
export function supplementsOf(scope: Scope, systemUrl: string): readonly CodeSystemShape[] {
  const layers = [...(scope.brought === undefined ? [] : [scope.brought]), ...(scope.imported ?? [])];
  return layers.flatMap((layer) => layer.supplements(systemUrl));
}

/** A supplement by its own URL, or undefined. */
export function supplementNamed(scope: Scope, url: string): CodeSystemShape | undefined {
  for (const layer of [...(scope.brought === undefined ? [] : [scope.brought]), ...(scope.imported ?? [])]) {
    const found = layer.supplementNamed(url);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Every concept map of the scope, what the request brings first. */
export function conceptMapsOf(scope: Scope): readonly CompiledConceptMap[] {
  const layers = scope.imported ?? [];
  return [
    ...(scope.brought?.conceptMaps() ?? []),
    ...scope.primary.conceptMaps,
    ...scope.others().flatMap((snapshot) => snapshot.conceptMaps),
    ...layers.flatMap((layer) => layer.conceptMaps()),
  ];
}

interface Wanted<T> {
  readonly url: string;
  readonly version: string | undefined;
  readonly what: 'CodeSystem' | 'ValueSet';
  /** The groups of candidates, best first: without a version the first that is not empty decides. */
  readonly groups: (scope: Scope, url: string) => Iterable<readonly Held<T>[]>;
}

function resolve<T>(scope: Scope, wanted: Wanted<T>): Result<Found<T>> {
  const found = find(scope, wanted);
  return found === undefined ? failed(unknown(scope, wanted)) : ok({ value: found.value, snapshot: found.snapshot });
}

function find<T>(scope: Scope, { url, version, groups }: Wanted<T>): Held<T> | undefined {
  if (version === undefined) {
    for (const group of groups({ ...scope, others: () => [] }, url)) {
      const best = group.length < 2 ? group[0] : group.toSorted((a, b) => byPreference(a.shape, b.shape))[0];
      if (best !== undefined) return best;
    }
    return undefined;
  }
  if (isPattern(version)) return highest([...groups(scope, url)].flat(), version);
  for (const group of groups(scope, url)) {
    const exact = group.find((each) => each.shape.version === version);
    if (exact !== undefined) return exact;
  }
  return undefined;
}

function highest<T>(all: readonly Held<T>[], pattern: string): Held<T> | undefined {
  const named = all.map((held) => ({ version: held.shape.version, held }));
  return matchingVersions(named, pattern)[0]?.held;
}

function unknown<T>(scope: Scope, wanted: Wanted<T>): Issue {
  const { url, version, what, groups } = wanted;
  const asked = version === undefined ? { ...scope, others: () => [] } : scope;
  const versions = [...groups(asked, url)].flat().map((each) => each.shape.version);
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
  return PREFERENCE[a.status] - PREFERENCE[b.status] || compareVersions(b.version, a.version);
}
