import type { Concept } from '../model/shapes.ts';

/** A text, and the language that it is in; empty where it is not said. */
export interface NameInLanguage {
  readonly text: string;
  readonly language: string;
}

/** The name of a concept in the first of `languages` that it has one in; else that of its code system. */
export function conceptName(
  { display, designations }: Concept,
  systemLanguage: string,
  languages: readonly string[],
): NameInLanguage {
  for (const language of languages) {
    if (language === systemLanguage) break;
    const found = designations.find((each) => each.use === 'display' && each.language === language);
    if (found !== undefined) return { text: found.value, language };
  }
  return { text: display, language: systemLanguage };
}

/** The other names of a concept: synonyms, and its names in other languages. */
export function otherNames(
  concept: Concept,
  systemLanguage: string,
  shown: NameInLanguage,
): readonly (NameInLanguage & { readonly isSynonym: boolean })[] {
  const all = [
    { text: concept.display, language: systemLanguage, isSynonym: false },
    ...concept.designations.map(({ value, language = '', use }) => ({
      text: value,
      language,
      isSynonym: use === 'synonym',
    })),
  ];
  return all.filter(({ text, language }) => text !== shown.text || language !== shown.language);
}
