import { error, type Issue, information, warning } from '../model/issue.ts';
import type { CompiledCodeSystem } from '../terminology/code-system.ts';
import { type ConceptName, namesFor, preferredName } from '../terminology/displays.ts';
import type { LanguageDepth } from '../terminology/language-match.ts';
import { type GivenCoding, placeOf } from './coding.ts';
import type { ValidateOptions } from './validation.ts';

interface Named {
  readonly coding: GivenCoding;
  readonly system: CompiledCodeSystem;
  readonly names: readonly ConceptName[];
  readonly path: string;
}

/**
 * Whether the display that came with a code is one of its names, in the languages asked for; case does not matter.
 * Answers `invalid-display`, `display-whitespace`, `display-language` where there is no display in those languages, and
 * `inactive-display` for a name that was withdrawn. An error, unless the caller is lenient.
 */
export function checkDisplay(named: Named, options: ValidateOptions): readonly Issue[] {
  const { coding, names, path } = named;
  const { display: given } = coding;
  if (given === undefined || names.length === 0) return [];
  const { languages } = options;
  const readable = namesFor(names, languages, 'language');
  const found = readable.filter((name) => isSame(name.value, given));
  if (found.some((name) => name.active)) return [];
  const place = placeOf(path, 'display');
  if (found.length > 0) return [warning('inactive-display', inactiveText(named), place)];
  const complaint = options.lenientDisplay === true ? warning : error;
  const choices = choicesOf(names, languages);
  if (choices.length === 0) return [noneInLanguage(named, options)];
  const isSpaced = readable.some((name) => isSame(squeezed(name.value), squeezed(given)));
  const wrong = isSpaced ? 'Wrong whitespace in Display Name' : 'Wrong Display Name';
  const asked = `(for the language(s) '${languages?.text ?? '--'}')`;
  const message = `${wrong} '${given}' for ${coding.system}#${coding.code}. ${validDisplays(choices)} ${asked}`;
  return [complaint(isSpaced ? 'display-whitespace' : 'invalid-display', message, place)];
}

const DEPTHS: readonly LanguageDepth[] = ['full', 'region', 'language'];

/** What it should have been: displays in the nearest form of the languages that has any, else other names. */
function choicesOf(names: readonly ConceptName[], languages: ValidateOptions['languages']): readonly ConceptName[] {
  const displays = names.filter((name) => name.isDisplay && name.active);
  for (const candidates of [displays, names]) {
    for (const depth of DEPTHS) {
      const found = namesFor(candidates, languages, depth);
      if (found.length > 0) return distinct(found);
    }
  }
  return [];
}

function distinct(names: readonly ConceptName[]): readonly ConceptName[] {
  return names.filter(
    (name, at) => names.findIndex((each) => each.value === name.value && each.language === name.language) === at,
  );
}

function validDisplays(choices: readonly ConceptName[]): string {
  const named = choices.map(({ value, language }) => (language === '' ? `'${value}'` : `'${value}' (${language})`));
  if (named.length === 1) return `Valid display is ${named[0]}`;
  return `Valid display is one of ${named.length} choices: ${named.slice(0, -1).join(', ')} or ${named.at(-1)}`;
}

function inactiveText({ coding, names }: Named): string {
  const right = distinct(names.filter((name) => name.isDisplay && name.active)).map((name) => `"${name.value}"`);
  return (
    `'${coding.display}' is no longer considered a correct display for code '${coding.code}' (status = deprecated). ` +
    `The correct display is one of ${right.join(',')}.`
  );
}

/** There is no display in the languages asked for: one in the language of the system is as good as it gets. */
function noneInLanguage({ coding, system, names, path }: Named, { languages, lenientDisplay }: ValidateOptions): Issue {
  const { display: given = '', code } = coding;
  const place = placeOf(path, 'display');
  const asked = languages?.text ?? '--';
  const own = names.filter((name) => name.language === '' || name.language === system.shape.language);
  const name = `${coding.system}#${code}`;
  if (own.some((each) => isSame(each.value, given))) {
    const message =
      `There are no valid display names found for the code ${name} for language(s) '${asked}'. The display is ` +
      `'${given}' which is a valid display for the default language`;
    return information('display-language', message, place);
  }
  const message =
    `Wrong Display Name '${given}' for ${name}. There are no valid display names found for language(s) '${asked}'. ` +
    `Default display is '${preferredName(names, undefined)?.value ?? ''}'`;
  return (lenientDisplay === true ? warning : error)('display-language', message, place);
}

function isSame(a: string, b: string): boolean {
  return a === b || a.normalize('NFC').toLowerCase() === b.normalize('NFC').toLowerCase();
}

function squeezed(text: string): string {
  return text.trim().replace(/\s+/g, ' ');
}
