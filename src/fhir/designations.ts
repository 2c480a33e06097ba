import type { Concept, Designation } from '../model/shapes.ts';
import type { Display } from '../query/languages.ts';
import type { CompiledCodeSystem } from '../terminology/code-system.ts';
import type { Json } from './json.ts';

/** Codings of FHIR's own value set designation-use. */
const USE: { readonly [U in NonNullable<Designation['use']>]: Json } = {
  display: { system: 'http://terminology.hl7.org/CodeSystem/designation-usage', code: 'display', display: 'Display' },
  synonym: { system: 'http://snomed.info/sct', code: '900000000000013009', display: 'Synonym' },
};

/** A designation in FHIR's words: language, use as a Coding, value. */
export interface DesignationElement {
  readonly language?: string;
  readonly use?: Json;
  readonly value: string;
}

/** The designations of a concept as its code system lists them. */
export function designationsOf(concept: Concept): readonly DesignationElement[] {
  return concept.designations.map(element);
}

/**
 * Everything that a concept is called beside the display shown: if a translation is shown, the display in the system's
 * own language is one of the designations.
 */
export function otherDesignations(
  concept: Concept,
  system: CompiledCodeSystem,
  shown: Display,
): readonly DesignationElement[] {
  const own = element({ language: system.shape.language, use: 'display', value: concept.display });
  const all = [own, ...designationsOf(concept)];
  return all.filter((each) => each.value !== shown.value || each.language !== shown.language);
}

function element({ language, use, value }: Designation): DesignationElement {
  return {
    ...(language === undefined ? {} : { language }),
    ...(use === undefined ? {} : { use: USE[use] }),
    value,
  };
}
