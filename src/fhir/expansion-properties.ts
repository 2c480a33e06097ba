import type { ConceptProperty, JsonElement } from '../model/shapes.ts';
import { isInactive, statusWord } from '../terminology/concept-state.ts';
import type { Member } from '../terminology/enumerate.ts';
import { propertiesOf, propertyValue, uriOfProperty } from './concept-properties.ts';
import type { ContainsProperty, ExpansionProperty } from './dialect.ts';
import type { Json } from './json.ts';
import { anyValueOf } from './read-canonical.ts';

const CONCEPT_PROPERTIES = 'http://hl7.org/fhir/concept-properties#';
const STRUCTURE = 'http://hl7.org/fhir/StructureDefinition';

/** A property of a code in an expansion, with the URI of what it means. */
export interface CodeProperty extends ContainsProperty {
  readonly uri: string | undefined;
}

interface AsProperty {
  readonly code: string;
  readonly uri: string;
  readonly type: 'valueString' | 'valueDecimal';
}

const LABEL: AsProperty = { code: 'label', uri: `${CONCEPT_PROPERTIES}label`, type: 'valueString' };
const ORDER: AsProperty = { code: 'order', uri: `${CONCEPT_PROPERTIES}order`, type: 'valueDecimal' };
const WEIGHT: AsProperty = { code: 'weight', uri: `${CONCEPT_PROPERTIES}itemWeight`, type: 'valueDecimal' };

/** Extensions of a concept that FHIR has properties for in expansions; the value set's win over the system's. */
const AS_PROPERTIES: ReadonlyMap<unknown, AsProperty> = new Map([
  [`${STRUCTURE}/codesystem-label`, LABEL],
  [`${STRUCTURE}/valueset-label`, LABEL],
  [`${STRUCTURE}/codesystem-conceptOrder`, ORDER],
  [`${STRUCTURE}/valueset-conceptOrder`, ORDER],
  [`${STRUCTURE}/itemWeight`, WEIGHT],
]);

/** Extensions of a concept that readers of an expansion know what to do with; others are left out. */
const KEPT: ReadonlySet<unknown> = new Set([
  `${STRUCTURE}/coding-sctdescid`,
  `${STRUCTURE}/rendering-style`,
  `${STRUCTURE}/rendering-xhtml`,
  `${STRUCTURE}/codesystem-alternate`,
]);

const KEPT_OF_VALUE_SET: ReadonlySet<unknown> = new Set([
  ...KEPT,
  `${STRUCTURE}/valueset-deprecated`,
  `${STRUCTURE}/structuredefinition-standards-status`,
  `${STRUCTURE}/valueset-concept-definition`,
]);

/** The extensions that a code keeps in an expansion. */
export function extensionsOfCode({ concept, entry }: Member): readonly JsonElement[] {
  if (concept.extensions === undefined && entry?.extensions === undefined) return [];
  const own = (entry?.extensions ?? []).filter((each) => KEPT_OF_VALUE_SET.has(each.url));
  const overridden = new Set(own.map((each) => each.url));
  return [...(concept.extensions ?? []).filter((each) => KEPT.has(each.url) && !overridden.has(each.url)), ...own];
}

/** The properties of a code: its status where it is not plainly active, what extensions say, and those asked for. */
export function propertiesOfCode(code: Member, wanted: readonly string[]): readonly CodeProperty[] {
  const { concept, system } = code;
  const word = statusWord(concept);
  const properties: CodeProperty[] = [];
  const isSaid = word !== undefined && word !== 'active' && (isInactive(concept) || word !== 'inactive');
  if (isSaid) properties.push(property('status', { valueCode: word }, `${CONCEPT_PROPERTIES}status`));
  properties.push(...fromExtensions(code));
  if (wanted.length === 0) return properties;
  // A definition that the value set gives stays an extension: the property is the system's.
  const { definition } = concept;
  if (definition !== undefined && wanted.includes('definition')) {
    properties.push(property('definition', { valueString: definition }, `${CONCEPT_PROPERTIES}definition`));
  }
  for (const own of propertiesOf(concept, system.shape)) {
    if (!wanted.includes('*') && !wanted.includes(own.code)) continue;
    if (own.code === 'status' && isSaid) continue;
    properties.push(ownProperty(code, own));
  }
  return properties;
}

function property(code: string, value: Json, uri: string | undefined): CodeProperty {
  return { code, value, uri };
}

function ownProperty({ system }: Member, own: ConceptProperty): CodeProperty {
  const declared = system.shape.properties.find((each) => each.code === own.code);
  return property(own.code, propertyValue(own), declared === undefined ? uriOfProperty(own.code) : declared.uri);
}

function fromExtensions({ concept, entry }: Member): readonly CodeProperty[] {
  if (concept.extensions === undefined && entry?.extensions === undefined) return [];
  const found = new Map<string, CodeProperty>();
  for (const extension of [...(concept.extensions ?? []), ...(entry?.extensions ?? [])]) {
    const as = AS_PROPERTIES.get(extension.url);
    const value = anyValueOf(extension);
    if (as !== undefined && value !== undefined) found.set(as.code, property(as.code, { [as.type]: value }, as.uri));
  }
  return [...found.values()];
}

/** What the properties of an expansion mean, each once. */
export function expansionPropertiesOf(used: readonly CodeProperty[]): readonly ExpansionProperty[] {
  const byCode = new Map<string, ExpansionProperty>();
  for (const { code, uri } of used)
    if (!byCode.has(code)) byCode.set(code, { code, ...(uri === undefined ? {} : { uri }) });
  return [...byCode.values()];
}
