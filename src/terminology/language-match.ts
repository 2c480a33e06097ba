/** A language that a reader wants, and how much. */
export interface WantedLanguage {
  /** BCP 47, or `*`: any. */
  readonly tag: string;
  readonly weight: number;
}

/** Languages that a caller reads, best first. None: no choice was made. */
export interface WantedLanguages {
  readonly entries: readonly WantedLanguage[];
  /** True: nothing is to be shown in other languages (`*;q=0`). */
  readonly only: boolean;
  /** As the caller wrote it, for the echo. */
  readonly text: string;
}

/** How much of a tag counts: all of it, up to the region, or the language alone. */
export type LanguageDepth = 'full' | 'region' | 'language';

/** True if a text in `language` serves who wants `wanted`; case does not matter. */
export function languageMatches(wanted: string, language: string, depth: LanguageDepth): boolean {
  if (wanted === '*') return true;
  const [wants, has] = [wanted.toLowerCase(), language.toLowerCase()];
  if (wants === has) return true;
  if (depth === 'full') return false;
  const [wantedParts, parts] = [partsOf(wants), partsOf(has)];
  if (wantedParts.language !== parts.language) return false;
  return depth === 'language' || (wantedParts.script === parts.script && wantedParts.region === parts.region);
}

function partsOf(tag: string) {
  const [language = '', ...rest] = tag.split('-');
  return {
    language,
    script: rest.find((part) => /^[a-z]{4}$/.test(part)),
    region: rest.find((part) => /^(?:[a-z]{2}|\d{3})$/.test(part)),
  };
}
