import type { IndexTerm } from '../model/ports.ts';
import type { Concept } from '../model/shapes.ts';
import { displaysOf } from './code-system.ts';
import { type SearchPhrases, searchPhrases } from './search-text.ts';
import { mayStartWord, startsAWord } from './word-index.ts';

/**
 * The terms by which a full-text index finds a concept. They are cut and folded here, by the rules of the search in
 * memory, so that an index that only compares terms answers the same. There is a term
 *
 * - for each place at which a word of a question may begin, up to the next space: `flt3-itd` and `itd`;
 * - for the code and each name as a whole, each under a mark, for the rank.
 *
 * Punctuation is written in letters of the private use area: an index takes a term apart at ASCII punctuation.
 */
const PUNCTUATION = 0xe000;
const END = '\ue080';
const CODE = '\ue081';
const NAME = '\ue082';
/** Before a letter of the private use area that is one of the text itself. */
const ESCAPE = '\ue083';

/** Longest beginning of a word or phrase that is in the index; what is longer must be compared with the text. */
export const TERM_LENGTH = 64;

/** Every term of a concept, each once, with spaces between. */
export function indexText(concept: Concept): string {
  const [code = '', ...names] = phrasesOf(concept);
  const terms = new Set([whole(CODE, code), ...names.map((name) => whole(NAME, name))]);
  for (const phrase of [code, ...names]) {
    for (const chunk of phrase.split(' ')) for (const start of startsIn(chunk)) terms.add(termOf(chunk.slice(start)));
  }
  terms.delete('');
  return [...terms].join(' ');
}

export function phrasesOf(concept: Concept): SearchPhrases {
  return searchPhrases(concept.code, displaysOf(concept));
}

/** Where words of a question may begin: as `startsAWord` sees it. */
function* startsIn(chunk: string): Generator<number> {
  let at = 0;
  // By letters, of which those beyond 16 bits are two units long.
  for (const letter of chunk) {
    if (mayStartWord(chunk, at)) yield at;
    at += letter.length;
  }
}

function termOf(word: string): string {
  return spelled(word.slice(0, TERM_LENGTH));
}

function whole(mark: string, phrase: string): string {
  return `${mark}${termOf(phrase)}${phrase.length > TERM_LENGTH ? '' : END}`;
}

/** Letter by letter, so that what begins alike still does. Half a letter, as a cut leaves one, is left out. */
function spelled(text: string): string {
  let terms = '';
  for (const letter of text) {
    const number = letter.codePointAt(0) ?? 0;
    if (number < 0x80) terms += isPlain(number) ? letter : String.fromCharCode(PUNCTUATION + number);
    else if (number < 0xd800 || number > 0xe083) terms += letter;
    else if (number >= PUNCTUATION) terms += `${ESCAPE}${letter}`;
  }
  return terms;
}

/** A digit or a small letter: capitals are folded away before. */
function isPlain(number: number): boolean {
  return (number >= 0x30 && number <= 0x39) || (number >= 0x61 && number <= 0x7a);
}

/** What is asked of an index for the words of a question. */
export interface IndexQuestion {
  /** All of these are in what is found. */
  readonly words: readonly IndexTerm[];
  /** By rank, from the best: one of these is in what has the rank. */
  readonly ranks: readonly IndexTerm[];
  /** False: terms are too short for the words; what is found must be compared with its text. */
  readonly isExact: boolean;
}

export function indexQuestion(words: readonly string[]): IndexQuestion {
  const phrase = words.join(' ');
  const [code, name] = [`${CODE}${termOf(phrase)}`, `${NAME}${termOf(phrase)}`];
  return {
    words: words.map((word) => ({ term: termOf(word), isPrefix: true })),
    ranks: [
      { term: `${code}${END}`, isPrefix: false },
      { term: code, isPrefix: true },
      { term: `${name}${END}`, isPrefix: false },
      { term: name, isPrefix: true },
    ],
    isExact: phrase.length <= TERM_LENGTH,
  };
}

/** True if every word of a question stands in the text of a concept: what an index would answer, from the text. */
export function holdsWords(concept: Concept, words: readonly string[]): boolean {
  const text = phrasesOf(concept).join('\n');
  return words.every((word) => startsAWord(text, word));
}
