import type { Concept } from '../model/shapes.ts';
import { folded } from './word-index.ts';

/** What a code is found by: its code, and then its names, each as a phrase. */
export type SearchPhrases = readonly string[];

export function searchPhrases(code: string, names: readonly string[]): SearchPhrases {
  return [code, ...names.filter((name) => name !== '')].map(plain);
}

/** A text as a phrase of words: folded, with single spaces. */
function plain(text: string): string {
  return folded(text).trim().replace(/\s+/g, ' ');
}

/**
 * How well phrases, each followed by a line break, answer to one: the code itself, then the beginning of the code, a
 * whole name, the beginning of a name, anything else.
 */
export function rankOf(text: string, phrase: string): number {
  if (text.startsWith(`${phrase}\n`)) return 0;
  if (text.startsWith(phrase)) return 1;
  if (text.includes(`\n${phrase}\n`)) return 2;
  return text.includes(`\n${phrase}`) ? 3 : LAST_RANK;
}

export const LAST_RANK = 4;

/** A name by which concepts of the same rank are put in order. */
export interface Named {
  readonly code: string;
  readonly display: string;
}

/** Shorter displays first, then by text: the order in which concepts come where nothing else tells them apart. */
export function byNameLength(a: Named, b: Named): number {
  return a.display.length - b.display.length || compare(a.display, b.display) || compare(a.code, b.code);
}

/** By code unit, not by locale: the order must not depend on the machine. */
export function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Places of concepts in that order: `byPlace[place]` is the index of a concept. */
export function placesOf(concepts: readonly Concept[]): Int32Array {
  const order = [...concepts.keys()].sort((a, b) => {
    const [left, right] = [concepts[a], concepts[b]];
    return left === undefined || right === undefined ? 0 : byNameLength(left, right) || a - b;
  });
  return Int32Array.from(order);
}
