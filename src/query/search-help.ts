import { nearestOf } from '../model/did-you-mean.ts';
import { once } from '../model/once.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { conceptsOf, displaysOf } from '../terminology/code-system.ts';
import { wordsOf } from './concepts.ts';

/** What may help somebody whose search found nothing. */
export interface SearchHelp {
  /** Each word of the search, with how many definitions and codes it finds alone. */
  readonly words: readonly { readonly word: string; readonly count: number }[];
  /** The search with unknown words replaced by the nearest known ones; absent: it would find nothing either. */
  readonly instead?: string;
}

/** Helps with a search that found nothing. */
export function searchHelp(snapshot: Snapshot, text: string): SearchHelp {
  const words = wordsOf(text).map((word) => ({ word, count: countOf(snapshot, word) }));
  const nearest = vocabularyOf(snapshot);
  const instead = words.map(({ word, count }) => (count > 0 ? word : (nearest()(word) ?? word))).join(' ');
  const isBetter = instead !== words.map(({ word }) => word).join(' ') && countOf(snapshot, instead) > 0;
  return { words, ...(isBetter ? { instead } : {}) };
}

function countOf({ search, codeSearch }: Snapshot, words: string): number {
  return search.value().find(words).length + codeSearch.value().find(words).length;
}

type Nearest = (word: string) => string | undefined;

const vocabularies = new WeakMap<Snapshot, () => Nearest>();

/** Finds the nearest of all words that definitions and concepts are called by. */
function vocabularyOf(snapshot: Snapshot): () => Nearest {
  const known = vocabularies.get(snapshot) ?? once(() => nearestOf(wordsIn(snapshot)));
  vocabularies.set(snapshot, known);
  return known;
}

/** Shorter words are near to too many others. */
const SHORTEST = 4;

function wordsIn({ cards, codeSystems, dictionary }: Snapshot): readonly string[] {
  const names = [
    ...cards.flatMap(({ id, title }) => [id.replaceAll('_', ' '), title]),
    ...[...dictionary.definitions.values()].flatMap(({ aliases }) => aliases ?? []),
    ...codeSystems.flatMap((system) => [...conceptsOf(system)].flatMap(displaysOf)),
  ];
  const words = names.flatMap(wordsOf).flatMap((word) => word.match(/[\p{L}\p{N}]+/gu) ?? []);
  return [...new Set(words)].filter((word) => word.length >= SHORTEST);
}
