import { failed, ok, type Result } from '../model/result.ts';
import type { Concept } from '../model/shapes.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import type { CompiledCodeSystem } from '../terminology/code-system.ts';
import type { CompiledConceptMap, CompiledMapGroup } from '../terminology/concept-map.ts';
import { oneDefinition } from './browse.ts';

/** The compiled concept map that a definition makes. Answers `unknown-definition`. */
export function conceptMapOf(snapshot: Snapshot, id: string): Result<CompiledConceptMap> {
  const one = oneDefinition(snapshot, 'concept-map', id);
  if (!one.ok) return failed(...one.issues);
  const found = snapshot.conceptMaps.find(({ shape }) => shape.source.id === id);
  if (found === undefined) throw new Error(`concept-map: ${id} is defined and did not compile`);
  return ok(found);
}

/** A code of one side of a map, with its name in that system. */
export interface MapCode {
  readonly code: string;
  /** Absent where the map names a code that its system does not hold. */
  readonly display?: string;
}

/** One side of a group: its system and edition, compiled where the snapshot holds it. */
export interface MapSide {
  readonly url: string;
  readonly version: string;
  readonly system: CompiledCodeSystem | undefined;
}

export function sourceOf(snapshot: Snapshot, { shape }: CompiledMapGroup): MapSide {
  return sideOf(snapshot, shape.source, shape.sourceVersion);
}

export function targetOf(snapshot: Snapshot, { shape }: CompiledMapGroup): MapSide {
  return sideOf(snapshot, shape.target, shape.targetVersion);
}

function sideOf(snapshot: Snapshot, url: string, version: string): MapSide {
  const system = snapshot.codeSystems.find(({ shape }) => shape.url === url && shape.version === version);
  return { url, version, system };
}

/** A code with its display. */
export function named({ system }: MapSide, code: string): MapCode {
  const concept: Concept | undefined = system?.concept(code);
  return concept === undefined ? { code } : { code, display: concept.display };
}
