import { error } from '../model/issue.ts';
import { failed, ok, type Result } from '../model/result.ts';
import type { Concept, Designation } from '../model/shapes.ts';

/** Languages that a caller reads, best first. None: no choice was made. */
export interface Languages {
  readonly tags: readonly string[];
  /** As the caller wrote it, for the echo. */
  readonly text: string;
}

const ENTRY = /^(\*|[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*)(?:\s*;\s*q=(0(?:\.\d{1,3})?|1(?:\.0{1,3})?))?$/;

/**
 * Languages written as in `Accept-Language` (RFC 9110, 12.5.4) or FHIR's `displayLanguage`. Answers `invalid-parameter`
 * naming `parameter`.
 */
export function parseLanguages(text: string, parameter: string): Result<Languages> {
  const weighted: { readonly tag: string; readonly weight: number }[] = [];
  for (const part of text.split(',')) {
    const match = ENTRY.exec(part.trim());
    if (match?.[1] === undefined) {
      const message = `"${text}" is no list of languages; expected BCP 47 tags, such as de or de-AT,en;q=0.5.`;
      return failed(error('invalid-parameter', message, { parameter }));
    }
    weighted.push({ tag: match[1], weight: Number(match[2] ?? '1') });
  }
  const wanted = weighted.filter((each) => each.weight > 0).sort((a, b) => b.weight - a.weight);
  return ok({ text, tags: wanted.map((each) => each.tag) });
}

/** A text for people and the language it is in. */
export interface Display {
  readonly value: string;
  readonly language: string;
}

/**
 * The display of a concept in the first wanted language that it has one in, else `preferred`, which is in the system's
 * own language: a code with a display in a foreign language is of more use than one without.
 */
export function displayIn(concept: Concept, preferred: Display, languages: Languages | undefined): Display {
  for (const tag of languages?.tags ?? []) {
    if (tag === '*' || isLanguage(preferred.language, tag)) return preferred;
    const found = translationIn(concept, tag);
    if (found !== undefined) return { value: found.value, language: found.language ?? tag };
  }
  return preferred;
}

function translationIn(concept: Concept, tag: string): Designation | undefined {
  const displays = concept.designations.filter((each) => each.use === 'display' && each.language !== undefined);
  return displays.find((each) => isLanguage(each.language ?? '', tag));
}

/** True if text in `language` serves who reads `wanted`: `de` serves `de-AT`, and `de-CH` serves `de`. */
export function isLanguage(language: string, wanted: string): boolean {
  const [has, wants] = [language.toLowerCase(), wanted.toLowerCase()];
  return has === wants || has.startsWith(`${wants}-`) || wants.startsWith(`${has}-`);
}
