import { error } from '../model/issue.ts';
import { failed, ok, type Result } from '../model/result.ts';
import type { Scope } from '../query/scope.ts';
import {
  byUrlThenNewest,
  type Held,
  type ResourceType,
  type Since,
  type Snapshot,
  versionIdOf,
  versionOf,
} from './held.ts';
import { importsHeld } from './held-imports.ts';
import { codeSystemsHeld, conceptMapsHeld, namingSystemsHeld, valueSetsHeld } from './held-terminology.ts';
import { logicalModelsHeld } from './logical-model.ts';
import { provenancesHeld } from './provenance.ts';
import { questionnairesHeld } from './questionnaire.ts';
import { releaseHeld } from './release-library.ts';

/** The resources of each type that a release holds. A new type is one file and one line here. */
const HELD: { readonly [T in ResourceType]: (snapshot: Snapshot) => readonly Held[] } = {
  CodeSystem: codeSystemsHeld,
  ValueSet: valueSetsHeld,
  ConceptMap: conceptMapsHeld,
  NamingSystem: namingSystemsHeld,
  StructureDefinition: logicalModelsHeld,
  Questionnaire: questionnairesHeld,
  Library: releaseHeld,
  Provenance: provenancesHeld,
};

/** A type's resources in a snapshot, by id. Snapshots are immutable, so this is made once. */
const made = new WeakMap<Snapshot, Map<ResourceType, ReadonlyMap<string, Held>>>();

/** The resources of a type in a snapshot, by id. */
export function heldIn(snapshot: Snapshot, type: ResourceType): ReadonlyMap<string, Held> {
  const byType = made.get(snapshot) ?? new Map<ResourceType, ReadonlyMap<string, Held>>();
  made.set(snapshot, byType);
  const known = byType.get(type);
  if (known !== undefined) return known;
  const byId = new Map(HELD[type](snapshot).map((held) => [held.id, held]));
  byType.set(type, byId);
  return byId;
}

/** The resource of an id, as the primary snapshot has it, or as it was imported. Answers `unknown-definition`. */
export function findHeld(scope: Scope, type: ResourceType, id: string): Result<Held> {
  const { primary } = scope;
  const held = heldIn(primary, type).get(id) ?? importsHeld(scope, type).find((each) => each.id === id);
  if (held !== undefined) return ok(held);
  const message = `There is no ${type} "${id.slice(0, 80)}" in release ${primary.name.version}.`;
  return failed(error('unknown-definition', message));
}

/** The resource of an id as any snapshot of the scope has it, by the version id that it was given out with. */
export function findVersion(
  scope: Scope,
  type: ResourceType,
  { id, versionId }: { readonly id: string; readonly versionId: string },
): Result<Held> {
  const here = heldIn(scope.primary, type).get(id);
  if (here !== undefined && versionIdOf(here) === versionId) return ok(here);
  for (const snapshot of scope.others()) {
    const held = heldIn(snapshot, type).get(id);
    if (held !== undefined && versionIdOf(held) === versionId) return ok(held);
  }
  const imported = importsHeld(scope, type).find((each) => each.id === id && versionIdOf(each) === versionId);
  if (imported !== undefined) return ok(imported);
  const message = `There is no version "${versionId.slice(0, 80)}" of ${type} "${id.slice(0, 80)}" here.`;
  return failed(error('unknown-definition', message));
}

/**
 * Resources of the primary snapshot; with `everyVersion`, also what other snapshots of the scope hold, each URL and
 * version once (the newest snapshot's), higher versions first. What was imported is among them in any case.
 */
export function listHeld(
  context: Since & { readonly scope: Scope },
  type: ResourceType,
  { everyVersion }: { readonly everyVersion: boolean },
): readonly Held[] {
  const { scope } = context;
  const snapshots = everyVersion ? [scope.primary, ...scope.others()] : [scope.primary];
  const byName = new Map<string, Held>();
  const all = [...snapshots.flatMap((snapshot) => [...heldIn(snapshot, type).values()]), ...importsHeld(scope, type)];
  for (const held of all) {
    const { url } = held.described;
    const name = url === undefined ? `${held.id} ${versionIdOf(held)}` : `${url}|${versionOf(held, context)}`;
    if (!byName.has(name)) byName.set(name, held);
  }
  return [...byName.values()].sort((a, b) => byUrlThenNewest(a, b, context));
}
