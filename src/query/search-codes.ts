import { displaysOf } from '../terminology/code-system.ts';
import type { Member } from '../terminology/enumerate.ts';
import { folded, startsAWord, type WordIndex, wordIndexOf } from '../terminology/word-index.ts';

/** Codes that can be searched by words of their code, displays and designations. */
export interface CodeSearch {
  /** Indexes of the codes that hold every word, best first. The order knows no page, so that pages fit together. */
  readonly find: (words: readonly string[]) => readonly number[];
}

/** Search over codes that will be searched again: through an index, made when the first question comes. */
export function indexedSearch(codes: readonly Member[]): CodeSearch {
  let made: (Searchable & { readonly index: WordIndex }) | undefined;
  return {
    find: (words) => {
      if (made === undefined) {
        const all = searchable(codes);
        made = { ...all, index: wordIndexOf(all.texts) };
      }
      return ranked(made.index.find(words), words, made);
    },
  };
}

/** Search over codes that are only asked about once. */
export function plainSearch(codes: readonly Member[]): CodeSearch {
  return {
    find: (words) => {
      const all = searchable(codes);
      const isFound = (text: string): boolean => words.every((word) => startsAWord(text, word));
      const found = [...all.texts.keys()].filter((at) => isFound(all.texts[at] ?? ''));
      return ranked(found, words, all);
    },
  };
}

interface Searchable {
  /** What each code is found by: its code, then its names, each between line breaks. */
  readonly texts: readonly string[];
  /** The codes in the order in which they come where nothing else tells them apart. */
  readonly byPlace: Int32Array;
  /** The place of each code in that order. */
  readonly placeOf: Int32Array;
}

function searchable(codes: readonly Member[]): Searchable {
  const byPlace = byPlaceOf(codes);
  const placeOf = new Int32Array(codes.length);
  for (const [place, at] of byPlace.entries()) placeOf[at] = place;
  return { texts: codes.map(textOf), byPlace, placeOf };
}

function textOf({ concept, entry }: Member): string {
  const own = entry?.designations?.map((each) => each.value) ?? [];
  const names = [entry?.display ?? '', ...displaysOf(concept), ...own].filter((name) => name !== '');
  return `${[concept.code, ...names].map(plain).join('\n')}\n`;
}

/** A text as a phrase of words: folded, with single spaces. */
function plain(text: string): string {
  return folded(text).trim().replace(/\s+/g, ' ');
}

function ranked(
  found: readonly number[],
  words: readonly string[],
  { texts, byPlace, placeOf }: Searchable,
): readonly number[] {
  const phrase = words.join(' ');
  // Numbers sort many times faster than what they stand for.
  const keys = new Float64Array(found.length);
  for (const [index, at] of found.entries()) {
    keys[index] = rankOf(texts[at] ?? '', phrase) * texts.length + (placeOf[at] ?? 0);
  }
  return [...keys.sort()].map((key) => byPlace[key % texts.length] ?? 0);
}

/** The code itself, then the beginning of the code, a whole name, the beginning of a name, anything else. */
function rankOf(text: string, phrase: string): number {
  if (text.startsWith(`${phrase}\n`)) return 0;
  if (text.startsWith(phrase)) return 1;
  if (text.includes(`\n${phrase}\n`)) return 2;
  return text.includes(`\n${phrase}`) ? 3 : 4;
}

/** Shorter displays first, then by text. */
function byPlaceOf(codes: readonly Member[]): Int32Array {
  const sorted = [...codes.keys()].sort((a, b) => {
    const [left, right] = [codes[a], codes[b]];
    return left === undefined || right === undefined ? 0 : byLengthThenText(left, right);
  });
  return Int32Array.from(sorted);
}

function byLengthThenText(a: Member, b: Member): number {
  const [left, right] = [a.display, b.display];
  return (
    left.length - right.length ||
    compare(left, right) ||
    compare(a.concept.code, b.concept.code) ||
    compare(a.system.shape.url, b.system.shape.url) ||
    compare(a.system.shape.version, b.system.shape.version)
  );
}

/** By code point, not by locale: the order must not depend on the machine. */
function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
