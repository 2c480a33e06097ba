import type { Concept, Designation, JsonElement } from '../model/shapes.ts';
import type { ConceptName } from '../terminology/displays.ts';
import { type Json, listed, present } from './json.ts';

/** Codings of FHIR's own value set designation-use. */
const USE: { readonly [U in NonNullable<Designation['use']>]: Json } = {
  display: { system: 'http://terminology.hl7.org/CodeSystem/designation-usage', code: 'display', display: 'Display' },
  synonym: { system: 'http://snomed.info/sct', code: '900000000000013009', display: 'Synonym' },
};

/** Use of a display that gave way to one in another language. */
const PREFERRED: Json = {
  system: 'http://terminology.hl7.org/CodeSystem/hl7TermMaintInfra',
  code: 'preferredForLanguage',
  display: 'Preferred For Language',
};

/** A designation in FHIR's words: language, use as a Coding, value. */
export interface DesignationElement extends Json {
  readonly language?: string;
  readonly use?: Json;
  readonly value: string;
}

/** The designations of a concept as its code system lists them. */
export function designationsOf(concept: Concept): readonly DesignationElement[] {
  return concept.designations.map(element);
}

/** Everything that a concept is called beside the name shown, as designations. */
export function otherNames(
  names: readonly ConceptName[],
  shown: ConceptName | undefined,
): readonly DesignationElement[] {
  return names
    .filter((name) => name !== shown && !isRedundant(name, shown))
    .map((name) => (name.designation === undefined ? displayElement(name) : element(name.designation)));
}

/** Every name of a concept as a designation, and the supplement that it comes from. */
export function nameElements(
  names: readonly ConceptName[],
): readonly (DesignationElement & { readonly source?: string })[] {
  return names.map((name) => {
    const written = name.designation === undefined ? displayElement(name) : element(name.designation);
    const source = name.designation?.supplement;
    return source === undefined ? written : { ...written, source };
  });
}

/** The same text of no language says nothing that the display does not say. */
function isRedundant(name: ConceptName, shown: ConceptName | undefined): boolean {
  if (name.value !== shown?.value) return false;
  return name.isDisplay && (name.language === '' || name.language === shown.language);
}

function displayElement({ language, value }: ConceptName): DesignationElement {
  return { ...(language === '' ? {} : { language }), use: PREFERRED, value };
}

function element({ language, use, coding, value, extensions = [] }: Designation): DesignationElement {
  const kept = extensions.filter((each) => KEPT.has(each.url));
  return {
    ...listed('extension', kept),
    ...present({ language, use: coding ?? (use === undefined ? undefined : USE[use]) }),
    value,
  };
}

const STRUCTURE = 'http://hl7.org/fhir/StructureDefinition';

/** Extensions of a designation that readers of an expansion know what to do with; others are left out. */
const KEPT: ReadonlySet<JsonElement[string]> = new Set([
  `${STRUCTURE}/coding-sctdescid`,
  `${STRUCTURE}/rendering-style`,
  `${STRUCTURE}/rendering-xhtml`,
  `${STRUCTURE}/structuredefinition-standards-status`,
  `${STRUCTURE}/codesystem-alternate`,
]);
