/** A text for people: one string in the dictionary's first language, or one by BCP 47 language tag. */
export type Text = string | { readonly [language: string]: string };

/** The text in `language`, else in the first language of `fallbacks` it exists in, else any. Empty if there is none. */
export function textIn(text: Text | undefined, language: string, ...fallbacks: readonly string[]): string {
  if (text === undefined) return '';
  if (typeof text === 'string') return text;
  for (const candidate of [language, ...fallbacks, 'en']) {
    const found = text[candidate];
    if (found !== undefined) return found;
  }
  return Object.values(text)[0] ?? '';
}

/** Every `[language, text]` of `text`; a plain string counts as `defaultLanguage`. */
export function textByLanguage(
  text: Text | undefined,
  defaultLanguage: string,
): readonly (readonly [string, string])[] {
  if (text === undefined) return [];
  if (typeof text === 'string') return [[defaultLanguage, text]];
  return Object.entries(text);
}
