import type { ConceptPropertyDefinition, OwnConcept } from '../model/definitions.ts';
import type { DictionarySettings } from '../model/dictionary.ts';
import type { Concept, ConceptProperty, Designation } from '../model/shapes.ts';
import { type Text, textByLanguage, textIn } from '../model/text.ts';

/**
 * The language of the displays: the first of the dictionary’s in which every code has one, so that a system that exists
 * in German alone is not said to be English. The dictionary’s first where there is none.
 */
export function displayLanguage(own: readonly OwnConcept[], { languages }: DictionarySettings): string {
  const hasAll = (language: string): boolean =>
    own.every(({ display }) => (typeof display === 'string' ? language === languages[0] : language in display));
  return languages.find(hasAll) ?? languages[0];
}

/** Authored codes as concepts: displays in one language, the other languages and synonyms as designations. */
export function conceptsOf(
  own: readonly OwnConcept[],
  settings: DictionarySettings,
  definitions: readonly ConceptPropertyDefinition[] = [],
): readonly Concept[] {
  const language = displayLanguage(own, settings);
  return own.map((concept) => ({
    code: concept.code,
    display: textIn(concept.display, language, ...settings.languages),
    ...(concept.definition === undefined
      ? {}
      : { definition: textIn(concept.definition, language, ...settings.languages) }),
    parents: concept.parents ?? [],
    status: concept.status ?? 'active',
    abstract: concept.abstract ?? false,
    designations: designationsOf(concept, language),
    properties: propertiesOf(concept, definitions, language),
  }));
}

function designationsOf(concept: OwnConcept, language: string): readonly Designation[] {
  const translations = textByLanguage(concept.display, language)
    .filter(([tag]) => tag !== language)
    .map(([tag, value]) => ({ language: tag, use: 'display' as const, value }));
  const synonyms = (concept.synonyms ?? []).map((value) => ({ language, use: 'synonym' as const, value }));
  return [...translations, ...synonyms];
}

function propertiesOf(
  concept: OwnConcept,
  definitions: readonly ConceptPropertyDefinition[],
  language: string,
): readonly ConceptProperty[] {
  const own = Object.entries(concept.properties ?? {}).flatMap(([code, given]) => {
    const type = definitions.find((definition) => definition.code === code)?.type ?? 'string';
    const values: readonly (string | number | boolean)[] = Array.isArray(given) ? given : [given];
    return values.map((value) => ({ code, value, type }));
  });
  const replaced: readonly ConceptProperty[] =
    concept.replacedBy === undefined ? [] : [{ code: 'replacedBy', value: concept.replacedBy, type: 'code' }];
  return [...own, ...replaced, ...noteOf(concept.notes, language)];
}

function noteOf(notes: Text | undefined, language: string): readonly ConceptProperty[] {
  return notes === undefined ? [] : [{ code: 'comment', value: textIn(notes, language), type: 'string' }];
}

/** Codes and displays in one string, to be found by. */
export function searchableConcepts(own: readonly OwnConcept[]): string {
  return own
    .flatMap((concept) => [
      concept.code,
      ...textByLanguage(concept.display, 'en').map(([, value]) => value),
      ...(concept.synonyms ?? []),
    ])
    .join(' ');
}

/** `12 codes`, `1 code`. */
export function countOfCodes(count: number): string {
  return count === 1 ? '1 code' : `${count} codes`;
}
