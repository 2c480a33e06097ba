import type { FhirVersion } from './contract.ts';
import { asObject, type Resource } from './json.ts';
import { withSubsettedTag } from './subset.ts';
import { type ElementTable, elementTable, isPrimitive } from './xml/element-table.ts';

/**
 * A resource of others as a FHIR version can hold it: without elements that their types have not there, and then tagged
 * as not the whole. The resource itself where nothing had to be left out.
 */
export function inVersion(resource: Resource, version: FhirVersion): Resource {
  const known = knownElements(resource, version);
  return known === resource ? resource : withSubsettedTag(known);
}

/** The same without the tag. */
export function knownElements(resource: Resource, version: FhirVersion): Resource {
  const known = knownPart(resource, resource.resourceType, elementTable(version));
  return known === resource ? resource : { ...asObject(known), resourceType: resource.resourceType };
}

/** `value` itself where all of it is known, so that nothing large is copied for nothing. */
function knownPart(value: unknown, typeName: string, table: ElementTable): unknown {
  if (Array.isArray(value)) return knownItems(value, typeName, table);
  const object = asObject(value);
  if (object === undefined) return value;
  const ownType = typeName === 'Resource' ? object.resourceType : typeName;
  const type = typeof ownType === 'string' ? table(ownType) : undefined;
  // The tables hold what terminology resources are made of; what else is contained in one is not looked into.
  if (type === undefined) return value;
  const kept: Record<string, unknown> = {};
  let isChanged = false;
  for (const [key, part] of Object.entries(object)) {
    const row = type.row(key.replace(/^_/, ''));
    if (row === undefined && key !== 'resourceType') {
      isChanged = true;
      continue;
    }
    kept[key] = row === undefined || isPrimitive(row.type) ? part : knownPart(part, row.type, table);
    isChanged ||= kept[key] !== part;
  }
  return isChanged ? kept : value;
}

function knownItems(items: readonly unknown[], typeName: string, table: ElementTable): readonly unknown[] {
  const possible = typeName === 'Extension' ? items.filter((each) => isPossibleExtension(each, table)) : items;
  const kept = possible.map((each) => knownPart(each, typeName, table));
  const isSame = kept.length === items.length && kept.every((each, index) => each === items[index]);
  return isSame ? items : kept;
}

/** An extension without its value says nothing, or another thing (FHIR's rule ext-1): it is left out as a whole. */
function isPossibleExtension(extension: unknown, table: ElementTable): boolean {
  const names = Object.keys(asObject(extension) ?? {}).map((name) => name.replace(/^_/, ''));
  return names.every((name) => !name.startsWith('value') || table('Extension')?.row(name) !== undefined);
}
