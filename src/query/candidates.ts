import type { Status } from '../model/definition-parts.ts';
import type { Publication, ValueSetShape } from '../model/shapes.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import type { CompiledCodeSystem } from '../terminology/code-system.ts';
import type { CompiledValueSet } from '../terminology/value-set.ts';
import type { Scope } from './scope.ts';

export interface Versioned {
  readonly url: string;
  readonly version: string;
  readonly status: Status;
  readonly publication?: Publication;
}

/** Something that a URL may mean, and the snapshot that a question about it is answered from. */
export interface Held<T> {
  readonly shape: Versioned;
  readonly value: T;
  readonly snapshot: Snapshot;
}

/** Code systems whose concepts are here, or at least some of them: the others never hide these. */
const USABLE: ReadonlySet<string> = new Set(['complete', 'fragment']);

/** The code systems of `url`, by layer: what the request brings, the release, other releases, imports. */
export function* codeSystemGroups(scope: Scope, url: string): Generator<readonly Held<CompiledCodeSystem>[]> {
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

/** As `codeSystemGroups`, for value sets as they are defined. */
export function* valueSetGroups(scope: Scope, url: string): Generator<readonly Held<ValueSetShape>[]> {
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

/** The value sets of `url` that releases hold: what a request brings or what was imported is not compiled. */
export function* compiledValueSetGroups(scope: Scope, url: string): Generator<readonly Held<CompiledValueSet>[]> {
  for (const snapshot of [scope.primary, ...scope.others()]) {
    const found = indexOf(snapshot).valueSets.get(url) ?? [];
    yield found.map((value): Held<CompiledValueSet> => ({ shape: value.shape, value, snapshot }));
  }
}

/** Systems that name `url` as the value set of all their codes. Definitions of ours have no word for that. */
export function* statingGroups(scope: Scope, url: string): Generator<readonly Held<CompiledCodeSystem>[]> {
  const { primary, brought, imported = [] } = scope;
  for (const layer of brought === undefined ? imported : [brought, ...imported]) {
    yield held(layer.codeSystemsOfValueSet(url), primary);
  }
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
