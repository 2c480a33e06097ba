/** What others implement for the core: the core has no clock and no idea how text is searched. */

/** The current time, in milliseconds since 1970 UTC. */
export type Clock = () => number;

/** A text to be found: short fields, the more telling ones weigh more. */
export interface SearchDocument {
  readonly ref: string;
  readonly id: string;
  readonly title: string;
  readonly synonyms: string;
  readonly definition: string;
  /** Codes and displays that it holds. */
  readonly content: string;
  /** How much it is looked for, beside others with the same words: 1 unless said otherwise. */
  readonly weight?: number;
  /** Codes of others for the same: whoever types one of them means it. */
  readonly codes?: readonly string[];
}

export type SearchField = Exclude<keyof SearchDocument, 'ref' | 'weight' | 'codes'>;

/** Where the words of a question stand in a field: `[start, length]`, in UTF-16 units. */
export interface SearchMatch {
  readonly field: SearchField;
  readonly positions: readonly (readonly [number, number])[];
}

export interface SearchHit {
  readonly ref: string;
  readonly score: number;
  /** The words are a whole name of it: its id, its title, a synonym or a code of others. */
  readonly isNamed: boolean;
  readonly matches: readonly SearchMatch[];
}

/**
 * Text search. `find` takes a person's words, never a query language, and answers all hits, best first; the order is
 * total (ties by ref), so any page size shows the same ranking.
 */
export interface TextSearch {
  find(words: string): readonly SearchHit[];
}

/** Makes a search over documents, in steps that are short beside the whole; called when the first question comes. */
export type TextSearchFactory = (documents: Iterable<SearchDocument>) => Generator<void, TextSearch>;

/** What an index of terms is asked for. */
export interface IndexTerm {
  readonly term: string;
  /** True: whatever begins like this; false: exactly this. */
  readonly isPrefix: boolean;
}

/**
 * The concepts of a code system that is held elsewhere than in memory. Each is known by its index in the system's order,
 * and by its place in the order in which a search lists concepts of the same rank.
 */
export interface StoredConcepts {
  /** JSON of what the system says of itself and of what its concepts use, as it was prepared. */
  readonly header: string;
  readonly size: number;
  /** Where the parents of each concept begin in `parents`; one more than there are concepts. */
  readonly parentStart: () => Int32Array;
  readonly parents: () => Int32Array;
  readonly byPlace: () => Int32Array;
  /** A byte a concept. */
  readonly states: () => Uint8Array;
  /** Index of the first concept of a code, by the key that the code was prepared with. */
  readonly indexOf: (key: string) => number | undefined;
  /** JSON of the concept at an index. */
  readonly contentAt: (index: number) => string | undefined;
  /** Places of the concepts that have all these terms, ascending. */
  readonly find: (terms: readonly IndexTerm[]) => readonly number[];
}

/** A code system made ready to be held elsewhere than in memory: the other side of `StoredConcepts`. */
export interface PreparedConcepts {
  readonly header: string;
  readonly parentStart: Int32Array;
  readonly parents: Int32Array;
  readonly byPlace: Int32Array;
  readonly states: Uint8Array;
  /** In the system's order. */
  readonly concepts: Iterable<PreparedConcept>;
}

export interface PreparedConcept {
  /** Absent where the code stands there before. */
  readonly key: string | undefined;
  readonly content: string;
  /** The terms that it is found by, with spaces between. */
  readonly terms: string;
}
