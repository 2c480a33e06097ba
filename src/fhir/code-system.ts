import type { Concept } from '../model/shapes.ts';
import type { Found } from '../query/scope.ts';
import { type CompiledCodeSystem, conceptsOf } from '../terminology/code-system.ts';
import { canonicalElements } from './canonical.ts';
import { propertiesOf, propertyDefinitions, propertyValue } from './concept-properties.ts';
import { designationsOf } from './designations.ts';
import { type Json, listed, present, type Resource } from './json.ts';

/**
 * A code system as a resource. Concepts are nested only where each has at most one parent; every parent is a property in
 * any case, so that readers of several parents need not know the difference.
 */
export function codeSystemResource(found: Found<CompiledCodeSystem>): Resource {
  const system = found.value;
  const { shape } = system;
  return {
    resourceType: 'CodeSystem',
    ...canonicalElements(found),
    ...present({
      caseSensitive: shape.caseSensitive,
      hierarchyMeaning: shape.hierarchyMeaning,
      content: shape.content,
      // A fragment cannot say how many concepts its publisher's system has.
      count: shape.content === 'complete' ? system.size : undefined,
    }),
    ...listed('property', propertyDefinitions(system)),
    ...listed('concept', conceptElements(system)),
  };
}

function conceptElements(system: CompiledCodeSystem): readonly Json[] {
  const flat = [...conceptsOf(system)].map((concept) => conceptElement(concept, system));
  return isForest(system) ? nested(system, flat) : flat;
}

function conceptElement(concept: Concept, { shape }: CompiledCodeSystem): Json {
  return {
    code: concept.code,
    display: concept.display,
    ...(concept.definition === undefined ? {} : { definition: concept.definition }),
    ...listed('designation', designationsOf(concept)),
    ...listed(
      'property',
      propertiesOf(concept, shape).map((property) => ({ code: property.code, ...propertyValue(property) })),
    ),
  };
}

/** Deepest nesting written: what is deeper is listed flat, as readers of JSON have limits too. */
const NESTING_MAX = 50;

/** True if no concept has two parents, none is its own ancestor, and the nesting can be read. */
function isForest({ hierarchy, size }: CompiledCodeSystem): boolean {
  if (!hierarchy.isTree) return false;
  for (let index = 0; index < size; index++) if (depthOf(index, hierarchy) === NESTING_MAX) return false;
  return true;
}

function depthOf(start: number, { parentsOf }: CompiledCodeSystem['hierarchy']): number {
  let depth = 0;
  for (let at = parentsOf(start)[0]; at !== undefined && depth < NESTING_MAX; at = parentsOf(at)[0]) depth++;
  return depth;
}

function nested({ hierarchy }: CompiledCodeSystem, flat: readonly Json[]): readonly Json[] {
  const withChildren = (index: number): Json => ({
    ...flat[index],
    ...listed('concept', [...hierarchy.childrenOf(index)].map(withChildren)),
  });
  return [...flat.keys()].filter((index) => hierarchy.parentsOf(index).length === 0).map(withChildren);
}
