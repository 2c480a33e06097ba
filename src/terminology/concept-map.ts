import type { MapRelationship } from '../model/definitions.ts';
import type { ConceptMapShape, MapElementShape, MapTargetShape } from '../model/shapes.ts';

export type MapGroupShape = ConceptMapShape['groups'][number];

/** A source code that leads to a target, and how. */
export interface MapSource {
  readonly element: MapElementShape;
  readonly target: MapTargetShape;
}

/** One group of a concept map, compiled for reading: from a source code or from a target code in constant time. */
export interface CompiledMapGroup {
  readonly shape: MapGroupShape;
  /** What is said of a source code, or undefined if nothing is. */
  readonly element: (code: string) => MapElementShape | undefined;
  /** The source codes that lead to a target code, in the map's order. */
  readonly sourcesOf: (target: string) => readonly MapSource[];
}

export interface CompiledConceptMap {
  readonly shape: ConceptMapShape;
  readonly groups: readonly CompiledMapGroup[];
}

/** Compiles a concept map. A source code that is there twice means its first element; lint reports the second. */
export function compileConceptMap(shape: ConceptMapShape): CompiledConceptMap {
  return { shape, groups: shape.groups.map(compileGroup) };
}

function compileGroup(shape: MapGroupShape): CompiledMapGroup {
  const elements = new Map<string, MapElementShape>();
  const sources = new Map<string, MapSource[]>();
  for (const element of shape.elements) {
    if (elements.has(element.code)) continue;
    elements.set(element.code, element);
    for (const target of element.targets) {
      const known = sources.get(target.code);
      if (known === undefined) sources.set(target.code, [{ element, target }]);
      else known.push({ element, target });
    }
  }
  return { shape, element: (code) => elements.get(code), sourcesOf: (target) => sources.get(target) ?? [] };
}

/** True if the target says what the source is, not what it is not. */
export function leadsOn(target: MapTargetShape): boolean {
  return target.relationship !== 'not-related-to';
}

/** A relationship as it is said of the other side. */
export const TURNED: { readonly [R in MapRelationship]: MapRelationship } = {
  equivalent: 'equivalent',
  'source-is-narrower-than-target': 'source-is-broader-than-target',
  'source-is-broader-than-target': 'source-is-narrower-than-target',
  'related-to': 'related-to',
  'not-related-to': 'not-related-to',
};
