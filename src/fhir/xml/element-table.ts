import type { FhirVersion } from '../contract.ts';
import { ELEMENTS_R4 } from './elements-r4.ts';
import { ELEMENTS_R5 } from './elements-r5.ts';

/** What JSON calls the three sorts of primitives: string, boolean, number. */
export type PrimitiveSort = 's' | 'b' | 'n';

/** One element of a FHIR type. */
export interface ElementRow {
  readonly name: string;
  /** Sort of a primitive, else the name of the element's type. */
  readonly type: PrimitiveSort | (string & {});
  readonly repeats: boolean;
}

/** A FHIR type: its elements in the order of the specification. */
export interface ElementType {
  readonly name: string;
  readonly rows: readonly ElementRow[];
  readonly row: (name: string) => ElementRow | undefined;
  /** True for resources, which write their type as an element and their id as one too. */
  readonly isResource: boolean;
}

export type ElementTable = (type: string) => ElementType | undefined;

const TEXTS: { readonly [V in FhirVersion]: { readonly [type: string]: string } } = {
  r4: ELEMENTS_R4,
  r5: ELEMENTS_R5,
};

const TABLES: { readonly [V in FhirVersion]: ElementTable } = { r4: tableOf('r4'), r5: tableOf('r5') };

/** The types of a FHIR version, by name. */
export function elementTable(version: FhirVersion): ElementTable {
  return TABLES[version];
}

function tableOf(version: FhirVersion): ElementTable {
  const read = new Map<string, ElementType>();
  return (name) => {
    const known = read.get(name);
    if (known !== undefined || !Object.hasOwn(TEXTS[version], name)) return known;
    const made = elementType(name, TEXTS[version]);
    read.set(name, made);
    return made;
  };
}

function elementType(name: string, texts: { readonly [type: string]: string }): ElementType {
  const rows = tokensOf(name, texts).map(rowOf);
  const byName = new Map(rows.map((row) => [row.name, row]));
  const isResource = /^\^(?:Domain)?Resource(?: |$)/.test(texts[name] ?? '');
  return { name, rows, row: (wanted) => byName.get(wanted), isResource };
}

/** `^Element` stands for all that Element has. */
function tokensOf(name: string, texts: { readonly [type: string]: string }): readonly string[] {
  const tokens = (texts[name] ?? '').split(' ').filter((token) => token !== '');
  return tokens.flatMap((token) => (token.startsWith('^') ? tokensOf(token.slice(1), texts) : [token]));
}

function rowOf(token: string): ElementRow {
  const [name = '', type = ''] = token.split(':');
  return { name, type: type.replace('*', ''), repeats: type.endsWith('*') };
}

/** True for the sorts of primitives. */
export function isPrimitive(type: string): type is PrimitiveSort {
  return type === 's' || type === 'b' || type === 'n';
}

/** Elements that FHIR's XML writes as attributes: `id` of what is no resource, and `url` of extensions. */
export function isAttribute(type: ElementType, name: string): boolean {
  return (name === 'id' && !type.isResource) || (name === 'url' && type.name === 'Extension');
}
