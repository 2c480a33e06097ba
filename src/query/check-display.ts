import { error, type Issue, information, warning } from '../model/issue.ts';
import type { Concept } from '../model/shapes.ts';
import type { CompiledCodeSystem } from '../terminology/code-system.ts';
import { type GivenCoding, placeOf, type ValidateOptions } from './coding.ts';
import { type Display, isLanguage } from './languages.ts';

interface Named {
  readonly system: CompiledCodeSystem;
  readonly concept: Concept;
  /** Display that the value set gives it, else the system's. */
  readonly preferred: string;
}

/**
 * Whether the display that came with a code is one of it, in the languages asked for; case does not matter. Answers
 * `invalid-display`: an error, a warning if the caller is lenient, an information if only the language is wrong.
 */
export function checkDisplay(coding: GivenCoding, named: Named, options: ValidateOptions): readonly Issue[] {
  const { display: given } = coding;
  if (given === undefined) return [];
  const all = displaysOf(named);
  const tags = (options.languages?.tags ?? []).filter((tag) => tag !== '*');
  const choices = tags.length === 0 ? all : all.filter((each) => tags.some((tag) => isLanguage(each.language, tag)));
  if (choices.some((choice) => isSame(choice.value, given))) return [];
  const asked = `for the language(s) '${options.languages?.text ?? '--'}'`;
  const place = placeOf(options.path, 'display');
  if (choices.length === 0) return [noneInLanguage(coding, named, { options, tags })];
  const wrong = choices.some((choice) => isSame(squeezed(choice.value), squeezed(given)))
    ? 'Wrong whitespace in Display Name'
    : 'Wrong Display Name';
  const message = `${wrong} '${given}' for ${coding.system}#${coding.code}. ${validDisplays(choices)} (${asked})`;
  return [
    options.lenientDisplay === true
      ? warning('invalid-display', message, place)
      : error('invalid-display', message, place),
  ];
}

/** Preferred and other displays, each once. */
function displaysOf({ system, concept, preferred }: Named): readonly Display[] {
  const { language } = system.shape;
  const all = [
    { value: preferred, language },
    { value: concept.display, language },
    ...concept.designations.map((each) => ({ value: each.value, language: each.language ?? language })),
  ];
  return all.filter((each, at) => all.findIndex((other) => other.value === each.value) === at);
}

function validDisplays(choices: readonly Display[]): string {
  const named = choices.map(({ value, language }) => `'${value}' (${language})`);
  if (named.length === 1) return `Valid display is ${named[0]}`;
  return `Valid display is one of ${named.length} choices: ${named.slice(0, -1).join(', ')} or ${named.at(-1)}`;
}

function noneInLanguage(
  { system, code, display = '' }: GivenCoding,
  { preferred }: Named,
  { options, tags }: { readonly options: ValidateOptions; readonly tags: readonly string[] },
): Issue {
  const place = placeOf(options.path, 'display');
  const languages = tags.join(', ');
  if (isSame(preferred, display)) {
    const message =
      `There are no valid display names found for the code ${system}#${code} for language(s) '${languages}'. ` +
      `The display is '${display}' which is a valid display for the default language`;
    return information('invalid-display', message, place);
  }
  const message =
    `Wrong Display Name '${display}' for ${system}#${code}. There are no valid display names found for ` +
    `language(s) '${languages}'. Default display is '${preferred}'`;
  return options.lenientDisplay === true
    ? warning('invalid-display', message, place)
    : error('invalid-display', message, place);
}

function isSame(a: string, b: string): boolean {
  return a.normalize('NFC').toLowerCase() === b.normalize('NFC').toLowerCase();
}

function squeezed(text: string): string {
  return text.trim().replace(/\s+/g, ' ');
}
