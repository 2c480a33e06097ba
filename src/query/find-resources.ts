import type { Snapshot } from '../snapshot/snapshot.ts';
import type { CompiledCodeSystem } from '../terminology/code-system.ts';
import type { CompiledValueSet } from '../terminology/value-set.ts';
import { compareVersions } from '../terminology/versions.ts';
import type { Found, Scope } from './scope.ts';

export type Terminology = CompiledCodeSystem | CompiledValueSet;

export interface TerminologyOf {
  readonly CodeSystem: CompiledCodeSystem;
  readonly ValueSet: CompiledValueSet;
}

export type TerminologyType = keyof TerminologyOf;

const HELD: { readonly [T in TerminologyType]: (snapshot: Snapshot) => readonly TerminologyOf[T][] } = {
  CodeSystem: (snapshot) => snapshot.codeSystems,
  ValueSet: (snapshot) => snapshot.valueSets,
};

/**
 * Resources of the primary snapshot, by id; with `everyVersion`, also what other snapshots of the scope hold, each URL
 * and version once (the newest snapshot's), higher versions first.
 */
export function listResources<T extends TerminologyType>(
  scope: Scope,
  type: T,
  { everyVersion }: { readonly everyVersion: boolean },
): readonly Found<TerminologyOf[T]>[] {
  const snapshots = everyVersion ? [scope.primary, ...scope.others()] : [scope.primary];
  const byName = new Map<string, Found<TerminologyOf[T]>>();
  for (const snapshot of snapshots) {
    for (const value of HELD[type](snapshot)) {
      const name = `${value.shape.url}|${value.shape.version}`;
      if (!byName.has(name)) byName.set(name, { value, snapshot });
    }
  }
  return [...byName.values()].sort(byUrlThenNewest);
}

interface FromDefinition {
  readonly shape: Pick<CompiledCodeSystem['shape'], 'source'>;
}

/** Fingerprint of the content that a resource was compiled from, and of all that it refers to. */
export function versionIdOf({ value, snapshot }: Found<FromDefinition>): string {
  const { kind, id } = value.shape.source;
  return (snapshot.closureDigest.get(`${kind}/${id}`) ?? snapshot.name.digest).slice(0, 16);
}

function byUrlThenNewest(a: Found<Terminology>, b: Found<Terminology>): number {
  const [left, right] = [a.value.shape, b.value.shape];
  if (left.url !== right.url) return left.url < right.url ? -1 : 1;
  return compareVersions(right.version, left.version);
}
