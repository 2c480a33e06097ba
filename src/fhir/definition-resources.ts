import type { Key } from '../model/ids.ts';
import type { ResourceType, Snapshot } from './held.ts';
import { heldIn } from './resource-kinds.ts';

export interface DefinitionResource {
  readonly type: ResourceType;
  readonly id: string;
}

/** Types that say what a definition says, the one that says most first. */
const TYPES = ['ValueSet', 'CodeSystem', 'ConceptMap', 'StructureDefinition', 'Questionnaire'] as const;

const made = new WeakMap<Snapshot, ReadonlyMap<Key, readonly DefinitionResource[]>>();

/** The resources that a definition of a release is given out as, that which says most first; none if it has no FHIR form. */
export function resourcesOfDefinition(snapshot: Snapshot, key: Key): readonly DefinitionResource[] {
  const byKey = made.get(snapshot) ?? resourcesByKey(snapshot);
  made.set(snapshot, byKey);
  return byKey.get(key) ?? [];
}

function resourcesByKey(snapshot: Snapshot): ReadonlyMap<Key, readonly DefinitionResource[]> {
  const byKey = new Map<Key, DefinitionResource[]>();
  for (const type of TYPES) {
    for (const { id, key } of heldIn(snapshot, type).values()) {
      if (key === undefined) continue;
      const known = byKey.get(key);
      if (known === undefined) byKey.set(key, [{ type, id }]);
      else known.push({ type, id });
    }
  }
  return byKey;
}
