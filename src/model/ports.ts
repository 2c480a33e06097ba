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
}

export type SearchField = Exclude<keyof SearchDocument, 'ref' | 'weight'>;

/** Where the words of a question stand in a field: `[start, length]`, in UTF-16 units. */
export interface SearchMatch {
  readonly field: SearchField;
  readonly positions: readonly (readonly [number, number])[];
}

export interface SearchHit {
  readonly ref: string;
  readonly score: number;
  readonly matches: readonly SearchMatch[];
}

/**
 * Text search. `find` takes a person's words, never a query language, and answers all hits, best first; the order is
 * total (ties by ref), so any page size shows the same ranking.
 */
export interface TextSearch {
  find(words: string): readonly SearchHit[];
}

/** Makes a search over documents; called when the first question comes. */
export type TextSearchFactory = (documents: readonly SearchDocument[]) => TextSearch;
