import { splitCanonical } from '../model/ids.ts';
import type { CodeSystemShape, JsonElement, ValueSetShape } from '../model/shapes.ts';
import type { Layer } from '../query/scope.ts';
import { type CompiledCodeSystem, compileCodeSystem } from '../terminology/code-system.ts';
import { type CompiledConceptMap, compileConceptMap } from '../terminology/concept-map.ts';
import { statesValueSet } from '../terminology/implicit-value-set.ts';
import { readCodeSystem } from './read-code-system.ts';
import { readConceptMap } from './read-concept-map.ts';
import { readValueSet } from './read-value-set.ts';

/**
 * The terminology resources of one request (`tx-resource`) as a layer, which that request alone sees. Of resources with
 * the same URL and version the first counts. Types that are no terminology are left out.
 */
export function layerOf(resources: readonly JsonElement[]): Layer {
  const codeSystems = new Map<string, CompiledCodeSystem[]>();
  const valueSets = new Map<string, ValueSetShape[]>();
  const conceptMaps: CompiledConceptMap[] = [];
  const supplements: CodeSystemShape[] = [];
  for (const resource of resources) {
    if (resource.resourceType === 'CodeSystem') {
      const shape = readCodeSystem(resource);
      if (shape.content === 'supplement') supplements.push(shape);
      else push(codeSystems, shape.url, compileCodeSystem(shape));
    } else if (resource.resourceType === 'ValueSet') {
      const shape = readValueSet(resource);
      push(valueSets, shape.url, shape);
    } else if (resource.resourceType === 'ConceptMap') {
      conceptMaps.push(compileConceptMap(readConceptMap(resource)));
    }
  }
  return {
    codeSystems: (url) => codeSystems.get(url) ?? [],
    codeSystemsOfValueSet: (url) => [...codeSystems.values()].flat().filter(({ shape }) => statesValueSet(shape, url)),
    valueSets: (url) => valueSets.get(url) ?? [],
    conceptMaps: () => conceptMaps,
    supplements: (systemUrl) => supplements.filter((each) => splitCanonical(each.supplements ?? '').url === systemUrl),
    supplementNamed: (url) => supplements.find((each) => each.url === url),
  };
}

function push<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const known = lists.get(key);
  if (known === undefined) lists.set(key, [value]);
  else known.push(value);
}
