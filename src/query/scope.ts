import type { Status } from '../model/definition-parts.ts';
import type { ImportedType } from '../model/imported.ts';
import { error, type Issue } from '../model/issue.ts';
import { failed, ok, type Result } from '../model/result.ts';
import type { CodeSystemShape, ConceptMapShape, JsonElement, Publication, ValueSetShape } from '../model/shapes.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import type { CodeSystemHeader, CompiledCodeSystem } from '../terminology/code-system.ts';
import type { CompiledConceptMap } from '../terminology/concept-map.ts';
import { implicitName, implicitValueSet } from '../terminology/implicit-value-set.ts';
import type { CompiledValueSet } from '../terminology/value-set.ts';
import { compareVersions, isPattern, matchingVersions } from '../terminology/versions.ts';

export { compareVersions };

/**
 * Terminology from elsewhere than a release: what the request brings, or what was imported. Looked up by URL; several
 * versions of one URL stand side by side.
 */
export interface Layer {
  readonly codeSystems: (url: string) => readonly CompiledCodeSystem[];
  /** Those that say that the value set of this URL is all of their codes. */
  readonly codeSystemsOfValueSet: (url: string) => readonly CompiledCodeSystem[];
  readonly valueSets: (url: string) => readonly ValueSetShape[];
  readonly conceptMaps: () => readonly CompiledConceptMap[];
  /** Code systems of content `supplement`, by the URL of the system that they add to. */
  readonly supplements: (systemUrl: string) => readonly CodeSystemShape[];
  /** A supplement by its own URL. */
  readonly supplementNamed: (url: string) => CodeSystemShape | undefined;
  /** What can be read and searched itself; absent for what a request brings. */
  readonly resources?: () => readonly OutsideResource[];
}

/** A terminology resource of others, as it came. */
export interface OutsideResource {
  readonly type: ImportedType;
  /** FHIR id that it has here, which is not the one it came with. */
  readonly id: string;
  readonly digest: string;
  /** When it came: ISO 8601, UTC. */
  readonly at: string;
  /** True for a code system whose concepts are not given out unless they are asked for. */
  readonly isLarge: boolean;
  readonly shape: CodeSystemHeader | ValueSetShape | ConceptMapShape;
  readonly system?: CompiledCodeSystem;
  readonly content: () => JsonElement;
}

/**
 * What a question is asked of: the snapshot that answers where nothing else is said, and the others in which
 * `url|version` is looked for too, newest first. They are given by a function because most questions never need them.
 * What the request brings comes before all of these, what was imported after.
 */
export interface Scope {
  readonly primary: Snapshot;
  readonly others: () => readonly Snapshot[];
  readonly brought?: Layer;
  readonly imported?: readonly Layer[];
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

interface Versioned {
  readonly url: string;
  readonly version: string;
  readonly status: Status;
  readonly publication?: Publication;
}

interface Held<T> {
  readonly shape: Versioned;
  readonly value: T;
  readonly snapshot: Snapshot;
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

/** Code systems whose concepts are here, or at least some of them: the others never hide these. */
const USABLE: ReadonlySet<string> = new Set(['complete', 'fragment']);

function* codeSystemGroups(scope: Scope, url: string): Generator<readonly Held<CompiledCodeSystem>[]> {
  const { primary, brought, imported = [] } = scope;
  if (brought !== undefined) yield held(brought.codeSystems(url), primary);
  yield held(indexOf(primary).codeSystems.get(url) ?? [], primary);
  for (const snapshot of scope.others()) yield held(indexOf(snapshot).codeSystems.get(url) ?? [], snapshot);
  for (const layer of imported) yield held(layer.codeSystems(url), primary);
}

function held(systems: readonly CompiledCodeSystem[], snapshot: Snapshot): readonly Held<CompiledCodeSystem>[] {
  return systems
    .filter(({ shape }) => USABLE.has(shape.content))
    .map((value) => ({ shape: value.shape, value, snapshot }));
}

function* valueSetGroups(scope: Scope, url: string): Generator<readonly Held<ValueSetShape>[]> {
  const { primary, brought, imported = [] } = scope;
  const held = (shapes: readonly ValueSetShape[], snapshot: Snapshot) =>
    shapes.map((shape): Held<ValueSetShape> => ({ shape, value: shape, snapshot }));
  if (brought !== undefined) yield held(brought.valueSets(url), primary);
  yield held(
    (indexOf(primary).valueSets.get(url) ?? []).map(({ shape }) => shape),
    primary,
  );
  for (const snapshot of scope.others()) {
    yield held(
      (indexOf(snapshot).valueSets.get(url) ?? []).map(({ shape }) => shape),
      snapshot,
    );
  }
  for (const layer of imported) yield held(layer.valueSets(url), primary);
}

function* compiledValueSetGroups(scope: Scope, url: string): Generator<readonly Held<CompiledValueSet>[]> {
  for (const snapshot of [scope.primary, ...scope.others()]) {
    const found = indexOf(snapshot).valueSets.get(url) ?? [];
    yield found.map((value): Held<CompiledValueSet> => ({ shape: value.shape, value, snapshot }));
  }
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

/** Systems that name `url` as the value set of all their codes. Definitions of ours have no word for that. */
function* statingGroups(scope: Scope, url: string): Generator<readonly Held<CompiledCodeSystem>[]> {
  const { primary, brought, imported = [] } = scope;
  for (const layer of brought === undefined ? imported : [brought, ...imported]) {
    yield held(layer.codeSystemsOfValueSet(url), primary);
  }
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

interface Index {
  readonly codeSystems: ReadonlyMap<string, readonly CompiledCodeSystem[]>;
  readonly valueSets: ReadonlyMap<string, readonly CompiledValueSet[]>;
}

const indexes = new WeakMap<Snapshot, Index>();

/** What a snapshot holds by URL, made once. */
function indexOf(snapshot: Snapshot): Index {
  const known = indexes.get(snapshot);
  if (known !== undefined) return known;
  const made = { codeSystems: byUrl(snapshot.codeSystems), valueSets: byUrl(snapshot.valueSets) };
  indexes.set(snapshot, made);
  return made;
}

function byUrl<T extends { readonly shape: Versioned }>(all: readonly T[]): ReadonlyMap<string, readonly T[]> {
  const grouped = new Map<string, T[]>();
  for (const each of all) {
    const known = grouped.get(each.shape.url);
    if (known === undefined) grouped.set(each.shape.url, [each]);
    else known.push(each);
  }
  return grouped;
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
