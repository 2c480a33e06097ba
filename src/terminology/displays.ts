import type { ComposeConcept, Concept, Designation } from '../model/shapes.ts';
import type { CompiledCodeSystem } from './code-system.ts';
import { type LanguageDepth, languageMatches, type WantedLanguages } from './language-match.ts';

/** One of the names of a concept. */
export interface ConceptName {
  readonly value: string;
  /** Empty where it is not said. */
  readonly language: string;
  /** True: a name to show; false: one to find it by, or for another purpose. */
  readonly isDisplay: boolean;
  /** False: a name that was withdrawn. */
  readonly active: boolean;
  /** The designation that it stands in; absent for the display of the system or value set. */
  readonly designation?: Designation;
}

/**
 * Every name of a concept: what the value set calls it, the system's display, then designations of the system, its
 * supplements and the value set.
 */
export function namesOf(
  { shape }: CompiledCodeSystem,
  concept: Concept,
  entry?: ComposeConcept,
  valueSetLanguage?: string,
): readonly ConceptName[] {
  const names: ConceptName[] = [];
  const add = (value: string | undefined, language: string): void => {
    if (value !== undefined && value !== '') names.push({ value, language, isDisplay: true, active: true });
  };
  if (entry?.display !== concept.display) add(entry?.display, valueSetLanguage ?? shape.language);
  add(concept.display, shape.language);
  for (const designation of concept.designations) names.push(nameOf(designation));
  for (const designation of entry?.designations ?? []) names.push(nameOf(designation));
  return names;
}

const STANDARDS_STATUS = 'http://hl7.org/fhir/StructureDefinition/structuredefinition-standards-status';

function nameOf(designation: Designation): ConceptName {
  const status = designation.extensions?.find((each) => each.url === STANDARDS_STATUS)?.valueCode;
  return {
    value: designation.value,
    language: designation.language ?? '',
    isDisplay: isDisplayUse(designation),
    active: status !== 'withdrawn' && status !== 'inactive',
    designation,
  };
}

/** Uses that say that the designation is a display: `code` of a designation use, whatever system defines it. */
const DISPLAY_USES: ReadonlySet<unknown> = new Set(['display', 'preferredForLanguage', '900000000000548007']);

function isDisplayUse({ use, coding }: Designation): boolean {
  if (coding !== undefined) return DISPLAY_USES.has(coding.code);
  return use !== 'synonym';
}

const DEPTHS: readonly LanguageDepth[] = ['full', 'region', 'language'];

/**
 * The name to show in the first wanted language that there is one in; undefined if there is none. Without languages
 * the first that is in use.
 */
export function preferredName(
  names: readonly ConceptName[],
  wanted: WantedLanguages | undefined,
): ConceptName | undefined {
  if (wanted === undefined || wanted.entries.length === 0) return bestOf(names);
  for (const { tag } of wanted.entries) {
    for (const depth of DEPTHS) {
      const found = bestOf(names.filter((name) => name.language !== '' && languageMatches(tag, name.language, depth)));
      if (found?.active === true || (found !== undefined && tag === '*')) return found;
    }
    if (tag === '*' && names.length > 0) return bestOf(names);
  }
  return names.find((name) => name.language === '' && name.isDisplay);
}

function bestOf(names: readonly ConceptName[]): ConceptName | undefined {
  return names.find((name) => name.isDisplay && name.active) ?? names.find((name) => name.isDisplay) ?? names[0];
}

/** Names that serve somebody who reads these languages: those in one of them, and those of no language. */
export function namesFor(
  names: readonly ConceptName[],
  wanted: WantedLanguages | undefined,
  depth: LanguageDepth,
): readonly ConceptName[] {
  if (wanted === undefined || wanted.entries.length === 0) return names;
  return names.filter(
    ({ language }) => language === '' || wanted.entries.some(({ tag }) => languageMatches(tag, language, depth)),
  );
}
