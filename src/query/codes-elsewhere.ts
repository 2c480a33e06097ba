import type { MapRelationship } from '../model/definitions.ts';
import { systemWeights } from '../snapshot/concept-documents.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import type { CompiledCodeSystem } from '../terminology/code-system.ts';
import { type CompiledMapGroup, leadsOn, TURNED } from '../terminology/concept-map.ts';
import { type MapCode, type MapSide, named, sourceOf, targetOf } from './concept-map.ts';

/** What a concept map says a code is in another system or edition. */
export interface CodeElsewhere {
  readonly to: MapSide;
  readonly found: MapCode;
  /** What the code asked about is to the code found (FHIR R5). */
  readonly relationship: MapRelationship;
  /** Condition under which it holds. */
  readonly when?: string;
}

/**
 * What the concept maps of a release say of a code, in both directions and in one step: maps that start from its system
 * and edition, or lead to it. The systems that most maps are about come first. A target that a map says it is not is left
 * out.
 */
export function codesElsewhere(
  snapshot: Snapshot,
  { system, concept }: { readonly system: CompiledCodeSystem; readonly concept: { readonly code: string } },
): readonly CodeElsewhere[] {
  const { url, version } = system.shape;
  const groups = snapshot.conceptMaps.flatMap((map) => map.groups);
  const onward = groups
    .filter(({ shape }) => shape.source === url && shape.sourceVersion === version)
    .flatMap((group) => targetsIn(snapshot, group, concept.code));
  const back = groups
    .filter(({ shape }) => shape.target === url && shape.targetVersion === version)
    .flatMap((group) => sourcesIn(snapshot, group, concept.code));
  const weightOf = systemWeights(snapshot.conceptMaps);
  const weight = ({ to }: CodeElsewhere): number => (to.system === undefined ? 0 : weightOf(to.system));
  // Codes that the dictionary made itself come last: whoever looks for a code looks for those of others.
  const isOwn = ({ to }: CodeElsewhere): number => (to.system?.shape.source.kind === 'code-system' ? 0 : 1);
  return distinct([...onward, ...back]).toSorted((a, b) => isOwn(a) - isOwn(b) || weight(b) - weight(a));
}

function targetsIn(snapshot: Snapshot, group: CompiledMapGroup, code: string): readonly CodeElsewhere[] {
  const to = targetOf(snapshot, group);
  return (group.element(code)?.targets ?? []).filter(leadsOn).map((target) => ({
    to,
    found: named(to, target.code),
    relationship: target.relationship,
    ...(target.when === undefined ? {} : { when: target.when }),
  }));
}

function sourcesIn(snapshot: Snapshot, group: CompiledMapGroup, code: string): readonly CodeElsewhere[] {
  const to = sourceOf(snapshot, group);
  return group
    .sourcesOf(code)
    .filter(({ target }) => leadsOn(target))
    .map(({ element, target }) => ({
      to,
      found: named(to, element.code),
      relationship: TURNED[target.relationship],
      ...(target.when === undefined ? {} : { when: target.when }),
    }));
}

/** The first that is said of each code: two maps often say the same, one in each direction. */
function distinct(all: readonly CodeElsewhere[]): readonly CodeElsewhere[] {
  const byCode = new Map<string, CodeElsewhere>();
  for (const each of all) {
    const key = JSON.stringify([each.to.url, each.to.version, each.found.code]);
    if (!byCode.has(key)) byCode.set(key, each);
  }
  return [...byCode.values()];
}
