/**
 * Finds texts by the beginnings of their words, without looking at every text: the words of all texts are sorted, so
 * those that begin alike stand together.
 */
export interface WordIndex {
  /** Indexes of the texts that hold every word, each at the beginning of a word; ascending. */
  readonly find: (words: readonly string[]) => readonly number[];
}

/** Lower case, without accents: how texts are compared. */
export function folded(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

/** A folded text as it is written in America: `leukaemia` and `leukemia` are one word. */
export function respelt(text: string): string {
  return text.replace(/ae|oe/g, 'e');
}

const WORD = /[\p{L}\p{N}]+/gu;

/** True if `word` stands in a folded text at the beginning of a word. */
export function startsAWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
    if (mayStartWord(text, at)) return true;
  }
  return false;
}

/** True if no letter or digit stands before a place in a folded text. Letters beyond 16 bits are two units long. */
export function mayStartWord(text: string, at: number): boolean {
  if (at === 0) return true;
  const unit = text.charCodeAt(at - 1);
  const letter = unit >= 0xdc00 && unit <= 0xdfff ? text.slice(at - 2, at) : text.slice(at - 1, at);
  return !/[\p{L}\p{N}]/u.test(letter);
}

/** Makes an index of folded texts. */
export function wordIndexOf(texts: readonly string[]): WordIndex {
  const postings = new Map<string, number[]>();
  for (const [at, text] of texts.entries()) {
    for (const word of new Set(text.match(WORD))) {
      const known = postings.get(word);
      if (known === undefined) postings.set(word, [at]);
      else known.push(at);
    }
  }
  const words = [...postings.keys()].sort();
  const lists = words.map((word) => postings.get(word) ?? []);
  const holds = (at: number, wanted: readonly string[]): boolean =>
    wanted.every((word) => startsAWord(texts[at] ?? '', word));
  return {
    find: (wanted) => {
      const candidates = rarest(wanted, { words, lists });
      const all = candidates ?? texts.map((_text, at) => at);
      return all.filter((at) => holds(at, wanted));
    },
  };
}

interface Sorted {
  readonly words: readonly string[];
  /** The texts of each word. */
  readonly lists: readonly (readonly number[])[];
}

/** The texts that the rarest of the words leaves; undefined if none of them has a letter or digit to look for. */
function rarest(wanted: readonly string[], sorted: Sorted): readonly number[] | undefined {
  let best: { readonly from: number; readonly to: number; readonly size: number } | undefined;
  for (const word of wanted) {
    // What stands before the first letter is checked with the text.
    const start = word.match(WORD)?.[0];
    if (start === undefined) continue;
    const [from, to] = rangeOf(start, sorted.words);
    let size = 0;
    for (let at = from; at < to; at++) size += sorted.lists[at]?.length ?? 0;
    if (best === undefined || size < best.size) best = { from, to, size };
  }
  if (best === undefined) return undefined;
  const found = new Set<number>();
  for (let at = best.from; at < best.to; at++) for (const text of sorted.lists[at] ?? []) found.add(text);
  return [...found].sort((a, b) => a - b);
}

/** The run of sorted words that begin with `start`. */
function rangeOf(start: string, words: readonly string[]): readonly [number, number] {
  const from = firstFrom(words, (word) => word >= start);
  const to = firstFrom(words, (word) => word > start && !word.startsWith(start));
  return [from, Math.max(from, to)];
}

/** Index of the first word from which on the test holds. */
function firstFrom(words: readonly string[], test: (word: string) => boolean): number {
  let [low, high] = [0, words.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (test(words[middle] ?? '')) high = middle;
    else low = middle + 1;
  }
  return low;
}
