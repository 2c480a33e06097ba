import type { CodeSystemShape, Concept, ConceptProperty, JsonElement, PropertyDefinition } from '../model/shapes.ts';
import { asObject } from './json.ts';
import {
  canonicalPart,
  extensionsOf,
  extensionValue,
  objectsOf,
  optional,
  readDesignations,
  STANDARDS_STATUS,
  textOf,
} from './read-canonical.ts';

const CONCEPT_PROPERTIES = 'http://hl7.org/fhir/concept-properties#';

const CONTENTS = ['complete', 'fragment', 'example', 'not-present', 'supplement'] as const;

const MEANINGS = ['is-a', 'grouped-by', 'part-of', 'classified-with'] as const;

/** A CodeSystem from outside, R4 or R5, as a shape. Nested concepts become concepts with parents. */
export function readCodeSystem(resource: JsonElement): CodeSystemShape {
  const properties = objectsOf(resource.property).flatMap(propertyDefinition);
  const roles = rolesOf(properties);
  return {
    ...canonicalPart(resource),
    shape: 'CodeSystem',
    content: CONTENTS.find((each) => each === resource.content) ?? 'not-present',
    ...optional('supplements', textOf(resource.supplements)),
    ...optional('valueSet', textOf(resource.valueSet)),
    // R5, CodeSystem.caseSensitive: where it is not said, nothing is promised, and nothing is folded.
    caseSensitive: resource.caseSensitive !== false,
    ...optional(
      'hierarchyMeaning',
      MEANINGS.find((each) => each === resource.hierarchyMeaning),
    ),
    language: textOf(resource.language) ?? '',
    properties,
    concepts: conceptsOf(resource, roles),
  };
}

function propertyDefinition(element: JsonElement): readonly PropertyDefinition[] {
  const code = textOf(element.code);
  if (code === undefined) return [];
  return [
    {
      code,
      ...optional('uri', textOf(element.uri)),
      description: textOf(element.description) ?? '',
      type: TYPES.find((each) => each === element.type) ?? 'string',
    },
  ];
}

const TYPES = ['code', 'string', 'boolean', 'integer', 'decimal', 'dateTime', 'Coding'] as const;

type Role = 'parent' | 'child' | 'status' | 'inactive' | 'notSelectable';

/** Which properties mean what FHIR has words for: by URI where one is given, else by the usual name. */
type Roles = { readonly [R in Role]: ReadonlySet<string> };

function rolesOf(properties: readonly PropertyDefinition[]): Roles {
  const codesOf = (role: Role): ReadonlySet<string> => {
    const byUri = properties.filter((each) => each.uri === `${CONCEPT_PROPERTIES}${role}`).map((each) => each.code);
    return new Set([...byUri, role]);
  };
  return {
    parent: codesOf('parent'),
    child: codesOf('child'),
    status: codesOf('status'),
    inactive: codesOf('inactive'),
    notSelectable: codesOf('notSelectable'),
  };
}

interface Nested {
  readonly element: JsonElement;
  readonly parent?: string;
}

function conceptsOf(resource: JsonElement, roles: Roles): readonly Concept[] {
  const nested: Nested[] = [];
  const stack: Nested[] = objectsOf(resource.concept)
    .map((element) => ({ element }))
    .toReversed();
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    nested.push(next);
    const { element } = next;
    const children = objectsOf(element.concept).map((child) => ({
      element: child,
      ...optional('parent', textOf(element.code)),
    }));
    for (const child of children.toReversed()) stack.push(child);
  }
  const concepts = nested.flatMap((each) => conceptOf(each, roles));
  return withChildren(concepts, roles);
}

function conceptOf({ element, parent }: Nested, roles: Roles): readonly Concept[] {
  const code = textOf(element.code);
  if (code === undefined) return [];
  const properties = objectsOf(element.property).flatMap(propertyOf);
  const valueFor = (role: Role) => properties.find((each) => roles[role].has(each.code))?.value;
  const named = properties.filter((each) => roles.parent.has(each.code)).map((each) => String(each.value));
  const extensions = extensionsOf(element);
  return [
    {
      code,
      display: textOf(element.display) ?? '',
      ...optional('definition', textOf(element.definition)),
      parents: [...new Set([...(parent === undefined ? [] : [parent]), ...named])],
      ...statusOf(element, { status: valueFor('status'), inactive: valueFor('inactive') }),
      abstract: valueFor('notSelectable') === true,
      designations: readDesignations(element.designation),
      properties,
      ...(extensions.length === 0 ? {} : { extensions }),
    },
  ];
}

/** Words of the property `status` that say that a concept may no longer be used. */
const OUT_OF_USE: ReadonlySet<string> = new Set(['retired', 'inactive', 'withdrawn']);

function statusOf(
  element: JsonElement,
  { status, inactive }: { readonly status: unknown; readonly inactive: unknown },
): Pick<Concept, 'status' | 'inactive' | 'statusCode'> {
  const word = textOf(status);
  const standards = textOf(extensionValue(element, STANDARDS_STATUS));
  const isInactive = inactive === true || (inactive !== false && OUT_OF_USE.has((word ?? '').toLowerCase()));
  const code = word ?? (standards === 'deprecated' || standards === 'withdrawn' ? standards : undefined);
  if (isInactive) return { status: 'retired', inactive: true, statusCode: code ?? 'inactive' };
  return {
    status: code === 'deprecated' ? 'deprecated' : 'active',
    inactive: false,
    ...(code === undefined || code === 'active' ? {} : { statusCode: code }),
  };
}

function propertyOf(element: JsonElement): readonly ConceptProperty[] {
  const code = textOf(element.code);
  const key = Object.keys(element).find((each) => /^value[A-Z]/.test(each));
  if (code === undefined || key === undefined) return [];
  const value = element[key];
  const coding = asObject(value);
  if (key === 'valueCoding' && coding !== undefined) {
    return [{ code, type: 'Coding', value: textOf(coding.code) ?? '', coding }];
  }
  const type = TYPES.find((each) => `value${each[0]?.toUpperCase()}${each.slice(1)}` === key);
  if (type === undefined || !isScalar(value)) return [];
  return [{ code, type, value }];
}

function isScalar(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

/** The property `child` says from above what `parent` says from below. */
function withChildren(concepts: readonly Concept[], roles: Roles): readonly Concept[] {
  const added = new Map<string, string[]>();
  for (const { code, properties } of concepts) {
    for (const property of properties) {
      if (!roles.child.has(property.code)) continue;
      const child = String(property.value);
      added.set(child, [...(added.get(child) ?? []), code]);
    }
  }
  if (added.size === 0) return concepts;
  return concepts.map((concept) => {
    const more = added.get(concept.code);
    return more === undefined ? concept : { ...concept, parents: [...new Set([...concept.parents, ...more])] };
  });
}
