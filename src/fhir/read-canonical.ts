import type { Designation, JsonElement, Publication } from '../model/shapes.ts';
import { asArray, asObject } from './json.ts';

export const STANDARDS_STATUS = 'http://hl7.org/fhir/StructureDefinition/structuredefinition-standards-status';

/** What CodeSystem, ValueSet and ConceptMap of outside say alike, as a shape holds it. */
export function canonicalPart(resource: JsonElement) {
  return {
    id: textOf(resource.id) ?? '',
    url: textOf(resource.url) ?? '',
    version: textOf(resource.version) ?? '',
    name: textOf(resource.name) ?? '',
    title: textOf(resource.title) ?? '',
    description: textOf(resource.description) ?? '',
    status: STATUS.get(textOf(resource.status) ?? '') ?? 'active',
    publisher: textOf(resource.publisher) ?? '',
    // Came from no definition: the kind only says which list of shapes it would stand in.
    source: { kind: 'code-system', id: '' },
    publication: publicationOf(resource),
    original: resource,
  } as const;
}

const STATUS: ReadonlyMap<string, 'draft' | 'active' | 'retired'> = new Map([
  ['draft', 'draft'],
  ['active', 'active'],
  ['retired', 'retired'],
]);

function publicationOf(resource: JsonElement): Publication {
  const standardsStatus = textOf(extensionValue(resource, STANDARDS_STATUS));
  return {
    status: STATUS.get(textOf(resource.status) ?? '') ?? 'unknown',
    experimental: resource.experimental === true,
    ...(standardsStatus === undefined ? {} : { standardsStatus }),
  };
}

/** A text that is there, or undefined. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The objects of a list that came in; what is none is left out. */
export function objectsOf(value: unknown): readonly JsonElement[] {
  return asArray(value).flatMap((each): readonly JsonElement[] => {
    const object = asObject(each);
    return object === undefined ? [] : [object];
  });
}

/** The texts of a list that came in. */
export function textsOf(value: unknown): readonly string[] {
  return asArray(value).flatMap((each) => textOf(each) ?? []);
}

export function extensionsOf(element: JsonElement): readonly JsonElement[] {
  return objectsOf(element.extension);
}

/** The value of an element's extension, whatever its type. */
export function extensionValue(element: JsonElement, url: string): unknown {
  const extension = extensionsOf(element).find((each) => each.url === url);
  return extension === undefined ? undefined : anyValueOf(extension);
}

/** The one `value[x]` of an element, whatever x is. */
export function anyValueOf(element: JsonElement): unknown {
  const key = Object.keys(element).find((each) => /^value[A-Z]/.test(each));
  return key === undefined ? undefined : element[key];
}

/** The member `name` of what is there, or nothing. */
export function optional<N extends string, V>(name: N, value: V | undefined): { readonly [P in N]?: V } {
  // A computed name loses its literal type.
  return (value === undefined ? {} : { [name]: value }) as { readonly [P in N]?: V };
}

/** `concept.designation` of a code system or a value set. */
export function readDesignations(value: unknown): readonly Designation[] {
  return objectsOf(value).flatMap((each) => {
    const text = textOf(each.value);
    if (text === undefined) return [];
    const extensions = extensionsOf(each);
    return [
      {
        ...optional('language', textOf(each.language)),
        ...optional('coding', asObject(each.use)),
        value: text,
        ...(extensions.length === 0 ? {} : { extensions }),
      },
    ];
  });
}
