import { error } from '../model/issue.ts';
import { failed, ok, type Result } from '../model/result.ts';
import type { WantedLanguage, WantedLanguages } from '../terminology/language-match.ts';

export type Languages = WantedLanguages;

const ENTRY = /^(\*|[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*)(?:\s*;\s*q=(0(?:\.\d{1,3})?|1(?:\.0{1,3})?))?$/;

/**
 * Languages written as in `Accept-Language` (RFC 9110, 12.5.4) or FHIR's `displayLanguage`. Answers `invalid-language`
 * naming `parameter`.
 */
export function parseLanguages(text: string, parameter: string): Result<Languages> {
  const weighted: WantedLanguage[] = [];
  for (const part of text.split(',')) {
    const match = ENTRY.exec(part.trim());
    if (match?.[1] === undefined) {
      const message = `Invalid ${parameter}: '${text}' is no list of languages; expected BCP 47 tags, such as de or de-AT,en;q=0.5`;
      return failed(error('invalid-language', message));
    }
    weighted.push({ tag: match[1], weight: Number(match[2] ?? '1') });
  }
  const entries = weighted.filter((each) => each.weight > 0).sort((a, b) => b.weight - a.weight);
  return ok({ text, entries, only: weighted.some((each) => each.tag === '*' && each.weight === 0) });
}
