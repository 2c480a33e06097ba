import type { Concept, ConceptProperty } from '../model/shapes.ts';
import type { CodeSystemHeader, CompiledCodeSystem } from '../terminology/code-system.ts';
import { isInactive } from '../terminology/concept-state.ts';
import type { StandardState } from '../terminology/concept-usage.ts';
import type { Json } from './json.ts';

const CONCEPT_PROPERTIES = 'http://hl7.org/fhir/concept-properties#';

type PropertyType = ConceptProperty['type'];

interface StandardProperty {
  readonly code: StandardState;
  readonly uri?: string;
  readonly description: string;
  readonly type: PropertyType;
  readonly valuesOf: (concept: Concept) => readonly ConceptProperty['value'][];
}

/** Properties that every system of ours may have without declaring them; FHIR has URIs for most. */
const STANDARD: readonly StandardProperty[] = [
  {
    code: 'parent',
    uri: `${CONCEPT_PROPERTIES}parent`,
    description: 'A concept directly above this one.',
    type: 'code',
    valuesOf: (concept) => concept.parents,
  },
  {
    code: 'status',
    uri: `${CONCEPT_PROPERTIES}status`,
    description: 'Status of the concept where it is not active: deprecated or retired.',
    type: 'code',
    valuesOf: (concept) => (concept.status === 'active' ? [] : [concept.status]),
  },
  {
    code: 'inactive',
    uri: `${CONCEPT_PROPERTIES}inactive`,
    description: 'True if the concept may no longer be used.',
    type: 'boolean',
    valuesOf: (concept) => (isInactive(concept) ? [true] : []),
  },
  {
    code: 'notSelectable',
    uri: `${CONCEPT_PROPERTIES}notSelectable`,
    description: 'True if the concept only groups others.',
    type: 'boolean',
    valuesOf: (concept) => (concept.abstract ? [true] : []),
  },
];

/** What `kinds` adds to concepts without declaring it. */
const COMPILED: readonly (Omit<StandardProperty, 'valuesOf' | 'code'> & { readonly code: string })[] = [
  { code: 'replacedBy', description: 'The concept to use instead.', type: 'code' },
  { code: 'comment', uri: `${CONCEPT_PROPERTIES}comment`, description: 'A note on the concept.', type: 'string' },
];

/** The properties that concepts of a system have, declared or standard, as `CodeSystem.property`. */
export function propertyDefinitions({ shape, usage }: CompiledCodeSystem): readonly Json[] {
  const { properties, states } = usage();
  const declared = new Set(shape.properties.map((each) => each.code));
  const compiled = COMPILED.filter((each) => !declared.has(each.code) && properties.includes(each.code));
  const standard = standardOf(shape).filter((each) => states.includes(each.code));
  return [...shape.properties, ...standard, ...compiled].map(({ code, uri, description, type }) => ({
    code,
    ...(uri === undefined ? {} : { uri }),
    description,
    type,
  }));
}

/** A concept's properties with typed values, declared and standard. */
export function propertiesOf(concept: Concept, shape: CodeSystemHeader): readonly ConceptProperty[] {
  const standard = standardOf(shape).flatMap(({ code, type, valuesOf }) =>
    valuesOf(concept).map((value) => ({ code, type, value })),
  );
  return [...concept.properties, ...standard];
}

/** Standard properties, but for those that the system declares itself and so means something by. */
function standardOf(shape: CodeSystemHeader): readonly StandardProperty[] {
  return STANDARD.filter((each) => !shape.properties.some((declared) => declared.code === each.code));
}

/** URI of a property's meaning, if FHIR has one. */
export function uriOfProperty(code: string): string | undefined {
  return [...STANDARD, ...COMPILED].find((each) => each.code === code)?.uri;
}

const VALUE_NAME = {
  code: 'valueCode',
  string: 'valueString',
  boolean: 'valueBoolean',
  integer: 'valueInteger',
  decimal: 'valueDecimal',
  dateTime: 'valueDateTime',
  Coding: 'valueCoding',
} as const satisfies { readonly [T in PropertyType]: string };

/** `{valueCode: '9861/3'}`: the value under the name that its type gives it. */
export function propertyValue({ type, value, coding }: ConceptProperty): Json {
  return { [VALUE_NAME[type]]: coding ?? typed(value, type) };
}

/** Texts stay texts: a code that looks like a number is none. */
function typed(value: ConceptProperty['value'], type: PropertyType): ConceptProperty['value'] {
  return type === 'code' || type === 'string' || type === 'dateTime' ? String(value) : value;
}
