import type { ConceptMapShape, MapElementShape, MapTargetShape } from '../model/shapes.ts';
import type { Found } from '../query/scope.ts';
import type { CompiledConceptMap } from '../terminology/concept-map.ts';
import { canonicalElements } from './canonical.ts';
import type { Dialect } from './dialect.ts';
import { type Json, listed, present, type Resource } from './json.ts';

type MapGroup = ConceptMapShape['groups'][number];

/** A concept map as a resource. */
export function conceptMapResource(found: Found<CompiledConceptMap>, dialect: Dialect): Resource {
  const { shape } = found.value;
  return {
    resourceType: 'ConceptMap',
    ...canonicalElements(found),
    ...conceptMapContent(shape, dialect),
  };
}

/** What a concept map says, beside what all resources say of themselves. */
export function conceptMapContent(shape: ConceptMapShape, dialect: Dialect): Json {
  return {
    ...dialect.mapScopes({ source: shape.sourceScope, target: shape.targetScope }),
    ...listed(
      'group',
      shape.groups.map((group) => groupElement(group, dialect)),
    ),
  };
}

function groupElement(group: MapGroup, dialect: Dialect): Json {
  const { source, sourceVersion, target, targetVersion } = group;
  return {
    ...dialect.mapSystems({ source, sourceVersion, target, targetVersion }),
    element: group.elements.map((element) => mapElement(element, dialect)),
  };
}

function mapElement(element: MapElementShape, dialect: Dialect): Json {
  if (element.noMap) return { code: element.code, ...dialect.noMap(element.comment) };
  return {
    code: element.code,
    ...listed(
      'target',
      element.targets.map((target) => targetElement(target, element.comment, dialect)),
    ),
  };
}

/** FHIR has no place for a remark about a source code: each of its targets gets it. */
function targetElement(target: MapTargetShape, ofSource: string | undefined, dialect: Dialect): Json {
  const { code, display, relationship, comment, when } = target;
  const condition = when === undefined ? undefined : `Only when: ${when}`;
  const remarks = [comment, condition, ofSource].filter((each) => each !== undefined).join(' ');
  return present({
    code,
    display,
    ...dialect.mapRelationship(relationship),
    comment: remarks === '' ? undefined : remarks,
  });
}
