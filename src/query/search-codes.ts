import { type CompiledCodeSystem, displaysOf } from '../terminology/code-system.ts';
import type { Member } from '../terminology/enumerate.ts';
import { byNameLength, compare, rankOf, searchPhrases } from '../terminology/search-text.ts';
import { startsAWord, type WordIndex, wordIndexOf } from '../terminology/word-index.ts';

/** Codes that can be searched by words of their code, displays and designations. */
export interface CodeSearch {
  /** Indexes of the codes that hold every word, best first. The order knows no page, so that pages fit together. */
  readonly find: (words: readonly string[]) => readonly number[];
}

/** Search over codes that will be searched again: through an index, made when the first question comes. */
export function indexedSearch(codes: readonly Member[]): CodeSearch {
  return searchOf(codes, (texts) => {
    const index: WordIndex = wordIndexOf(texts);
    return index.find;
  });
}

/** Search over codes that are only asked about once. */
export function plainSearch(codes: readonly Member[]): CodeSearch {
  return searchOf(codes, (texts) => (words) => {
    const isFound = (text: string): boolean => words.every((word) => startsAWord(text, word));
    return [...texts.keys()].filter((at) => isFound(texts[at] ?? ''));
  });
}

/** Finds texts that hold every word: their indexes, ascending. */
type FindTexts = (texts: readonly string[]) => (words: readonly string[]) => readonly number[];

/** Codes of large systems are found through the index of their system, all others by their texts. */
function searchOf(codes: readonly Member[], findTexts: FindTexts): CodeSearch {
  let made: ((words: readonly string[]) => readonly number[]) | undefined;
  return {
    find: (words) => {
      made ??= finderOf(codes, findTexts);
      return made(words);
    },
  };
}

function finderOf(codes: readonly Member[], findTexts: FindTexts): CodeSearch['find'] {
  const { inMemory, indexed } = parted(codes);
  if (indexed.size === 0) return byTexts(codes, findTexts);
  const [first] = indexed;
  // An index answers in order.
  if (indexed.size === 1 && inMemory.length === 0 && first !== undefined) {
    return (words) => hitsOf(first, words).map(({ at }) => at);
  }
  const others = inMemory.flatMap((at) => codes[at] ?? []);
  const findOthers = byTexts(others, findTexts);
  return (words) => {
    const phrase = words.join(' ');
    const hits = findOthers(words).flatMap((other): readonly Hit[] => {
      const code = others[other];
      return code === undefined ? [] : [{ at: inMemory[other] ?? 0, rank: rankOf(textOf(code), phrase) }];
    });
    const all = [...hits, ...[...indexed].flatMap((each) => hitsOf(each, words))];
    return all.sort((a, b) => a.rank - b.rank || inOrder(codes[a.at], codes[b.at])).map(({ at }) => at);
  };
}

interface Parted {
  readonly inMemory: readonly number[];
  /** Of each system with an index: which code each of its concepts is, by the concept's index, plus 1. */
  readonly indexed: ReadonlyMap<CompiledCodeSystem, Int32Array>;
}

function parted(codes: readonly Member[]): Parted {
  const inMemory: number[] = [];
  const indexed = new Map<CompiledCodeSystem, Int32Array>();
  for (const [at, { system, index, entry }] of codes.entries()) {
    const hasOwnNames = entry?.display !== undefined || (entry?.designations ?? []).length > 0;
    if (system.search === undefined || hasOwnNames) {
      inMemory.push(at);
      continue;
    }
    const places = indexed.get(system) ?? new Int32Array(system.size);
    indexed.set(system, places);
    places[index] = at + 1;
  }
  return { inMemory, indexed };
}

interface Hit {
  /** Index among the codes that are searched. */
  readonly at: number;
  readonly rank: number;
}

function hitsOf([system, places]: readonly [CompiledCodeSystem, Int32Array], words: readonly string[]): readonly Hit[] {
  const hits: Hit[] = [];
  for (const { index, rank } of system.search?.find(words) ?? []) {
    const place = places[index] ?? 0;
    if (place > 0) hits.push({ at: place - 1, rank });
  }
  return hits;
}

function byTexts(codes: readonly Member[], findTexts: FindTexts): CodeSearch['find'] {
  const texts = codes.map(textOf);
  const { byPlace, placeOf } = placesOf(codes);
  const find = findTexts(texts);
  return (words) => {
    const phrase = words.join(' ');
    const found = find(words);
    // Numbers sort many times faster than what they stand for.
    const keys = new Float64Array(found.length);
    for (const [index, at] of found.entries()) {
      keys[index] = rankOf(texts[at] ?? '', phrase) * texts.length + (placeOf[at] ?? 0);
    }
    return [...keys.sort()].map((key) => byPlace[key % texts.length] ?? 0);
  };
}

/** The codes in the order in which they come where nothing else tells them apart, and the place of each in it. */
function placesOf(codes: readonly Member[]) {
  const byPlace = Int32Array.from([...codes.keys()].sort((a, b) => inOrder(codes[a], codes[b])));
  const placeOf = new Int32Array(codes.length);
  for (const [place, at] of byPlace.entries()) placeOf[at] = place;
  return { byPlace, placeOf };
}

/** What a code is found by: its code, then its names, each between line breaks. */
function textOf({ concept, entry }: Member): string {
  const own = entry?.designations?.map((each) => each.value) ?? [];
  return `${searchPhrases(concept.code, [entry?.display ?? '', ...displaysOf(concept), ...own]).join('\n')}\n`;
}

function inOrder(a: Member | undefined, b: Member | undefined): number {
  if (a === undefined || b === undefined) return 0;
  return (
    byNameLength(named(a), named(b)) ||
    compare(a.system.shape.url, b.system.shape.url) ||
    compare(a.system.shape.version, b.system.shape.version)
  );
}

function named({ concept, entry }: Member) {
  return { code: concept.code, display: entry?.display ?? concept.display };
}
