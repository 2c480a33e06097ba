import type { MapRelationship } from '../model/definitions.ts';
import { splitCanonical } from '../model/ids.ts';
import type { ConceptMapShape, JsonElement, MapElementShape, MapTargetShape, UnmappedShape } from '../model/shapes.ts';
import { ELEMENT_COMMENT } from './dialect.ts';
import { asObject } from './json.ts';
import { canonicalPart, extensionValue, objectsOf, optional, textOf } from './read-canonical.ts';
import { EQUIVALENCE, RELATIONSHIP } from './relationships.ts';

/** A ConceptMap from outside, R4 or R5, as a shape. */
export function readConceptMap(resource: JsonElement): ConceptMapShape {
  const scope = (r5: string, r4: string): string | undefined =>
    textOf(resource[`${r5}Uri`]) ??
    textOf(resource[`${r5}Canonical`]) ??
    textOf(resource[`${r4}Uri`]) ??
    textOf(resource[`${r4}Canonical`]);
  return {
    ...canonicalPart(resource),
    shape: 'ConceptMap',
    ...optional('sourceScope', scope('sourceScope', 'source')),
    ...optional('targetScope', scope('targetScope', 'target')),
    groups: objectsOf(resource.group).map((group) => {
      const source = splitCanonical(textOf(group.source) ?? '');
      const target = splitCanonical(textOf(group.target) ?? '');
      return {
        source: source.url,
        sourceVersion: source.version ?? textOf(group.sourceVersion) ?? '',
        target: target.url,
        targetVersion: target.version ?? textOf(group.targetVersion) ?? '',
        elements: objectsOf(group.element).flatMap(readElement),
        ...optional('unmapped', readUnmapped(asObject(group.unmapped))),
      };
    }),
  };
}

function readElement(element: JsonElement): readonly MapElementShape[] {
  const code = textOf(element.code);
  if (code === undefined) return [];
  const targets = objectsOf(element.target).flatMap(readTarget);
  const unmatched = objectsOf(element.target).find((target) => target.equivalence === 'unmatched');
  const noMap = element.noMap === true || (unmatched !== undefined && targets.length === 0);
  // Why there is none stands in the unmatched target (R4), in an extension (R5), or in an element of its own (R6).
  const why = noMap ? (textOf(extensionValue(element, ELEMENT_COMMENT)) ?? textOf(unmatched?.comment)) : undefined;
  return [
    {
      code,
      targets,
      noMap,
      ...optional('comment', textOf(element.comment) ?? why),
    },
  ];
}

function readTarget(element: JsonElement): readonly MapTargetShape[] {
  const code = textOf(element.code);
  const relationship = relationshipOf(element);
  if (code === undefined || relationship === undefined) return [];
  const product = objectsOf(element.product);
  const dependsOn = objectsOf(element.dependsOn);
  return [
    {
      code,
      relationship,
      ...optional('display', textOf(element.display)),
      ...optional('comment', textOf(element.comment)),
      ...(product.length === 0 ? {} : { product }),
      ...(dependsOn.length === 0 ? {} : { dependsOn }),
    },
  ];
}

function relationshipOf(element: JsonElement): MapRelationship | undefined {
  const stated = textOf(element.relationship);
  if (stated !== undefined) return isRelationship(stated) ? stated : 'related-to';
  const equivalence = textOf(element.equivalence) ?? 'relatedto';
  return isEquivalence(equivalence) ? RELATIONSHIP[equivalence] : 'related-to';
}

function isRelationship(text: string): text is MapRelationship {
  return Object.hasOwn(EQUIVALENCE, text);
}

function isEquivalence(text: string): text is keyof typeof RELATIONSHIP {
  return Object.hasOwn(RELATIONSHIP, text);
}

/** R4 calls the mode `use-source-code` `provided`, and the map to go on with `url`. */
function readUnmapped(element: JsonElement | undefined): UnmappedShape | undefined {
  if (element === undefined) return undefined;
  const mode = element.mode === 'provided' ? 'use-source-code' : element.mode;
  if (mode !== 'use-source-code' && mode !== 'fixed' && mode !== 'other-map') return undefined;
  return {
    mode,
    ...optional('code', textOf(element.code)),
    ...optional('display', textOf(element.display)),
    ...optional('otherMap', textOf(element.otherMap) ?? textOf(element.url)),
    relationship: relationshipOf(element) ?? 'related-to',
  };
}
