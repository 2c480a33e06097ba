import type { Concept } from '../model/shapes.ts';
import { isInactive } from './concept-state.ts';

/** What FHIR has standard properties for that a concept may have. */
const STATES = {
  parent: (concept) => concept.parents.length > 0,
  status: (concept) => concept.status !== 'active',
  inactive: isInactive,
  notSelectable: (concept) => concept.abstract,
} as const satisfies { readonly [name: string]: (concept: Concept) => boolean };

export type StandardState = keyof typeof STATES;

/** What concepts use, taken together: readers are told of it before they see any concept. */
export interface ConceptUsage {
  /** Codes of the properties, sorted. */
  readonly properties: readonly string[];
  /** Languages of the designations, sorted. */
  readonly languages: readonly string[];
  readonly states: readonly StandardState[];
}

export function usageOf(concepts: readonly Concept[]): ConceptUsage {
  const properties = new Set<string>();
  const languages = new Set<string>();
  for (const concept of concepts) {
    for (const { code } of concept.properties) properties.add(code);
    for (const { language } of concept.designations) if (language !== undefined) languages.add(language);
  }
  const names = Object.keys(STATES) as StandardState[]; // the keys of a literal
  return {
    properties: [...properties].sort(),
    languages: [...languages].sort(),
    states: names.filter((name) => concepts.some(STATES[name])),
  };
}

/** What either uses. A supplement adds to the properties and languages of a system; states stay the system's. */
export function joinedUsage(system: ConceptUsage, supplement: ConceptUsage): ConceptUsage {
  return {
    properties: [...new Set([...system.properties, ...supplement.properties])].sort(),
    languages: [...new Set([...system.languages, ...supplement.languages])].sort(),
    states: system.states,
  };
}
