import lunr from 'lunr';
import { LIMITS } from '../model/limits.ts';
import type { SearchDocument, SearchField, SearchHit, SearchMatch, TextSearch } from '../model/ports.ts';
import { respelt } from '../terminology/word-index.ts';

/** Fields by how much a word in them says about the definition. */
const BOOSTS: { readonly [F in SearchField]: number } = {
  id: 12,
  title: 10,
  synonyms: 6,
  definition: 2,
  content: 1,
};

const FIELDS = Object.keys(BOOSTS) as readonly SearchField[];

/** How much a word found counts that is the one asked for, one that begins with it, or one with a letter wrong. */
const EXACT = 1;
const BEGINNING = 0.1;
const MISSPELT = 0.01;

/** More than any score of single words. */
const WHOLE_NAME = 1000;

/** Words consist of letters and digits, all else separates: `FLT3-ITD`, `flt3_itd` and `9861/3` are two words each. */
const WORD = /[\p{L}\p{N}\p{M}]+/gu;

/** Shortest word that is also found with a letter wrong. */
const MISSPELT_LENGTH = 4;

/** Text search in memory (lunr) for the dictionary's own catalogue: a few thousand short documents. */
export function* lunrSearch(documents: Iterable<SearchDocument>): Generator<void, TextSearch> {
  const lengths = new Map<string, FieldLengths>();
  const names = new Map<string, ReadonlySet<string>>();
  const weights = new Map<string, number>();
  // A builder has no pipelines unless it is given some. Stemming and stop words are English only, and would hide `all`,
  // the leukaemia, and `in`.
  const builder = new lunr.Builder();
  builder.ref('ref');
  for (const field of FIELDS) builder.field(field);
  builder.metadataWhitelist = ['position'];
  builder.tokenizer = Object.assign(tokens, { separator: WORD });
  for (const document of documents) {
    builder.add(document);
    lengths.set(document.ref, lengthsOf(document));
    names.set(document.ref, namesOf(document));
    weights.set(document.ref, document.weight ?? 1);
    yield;
  }
  const indexed = { index: builder.build(), lengths };
  const matches = remembering((word) => matching(indexed, word));
  return { find: (words) => find({ matches, names, weights }, words) };
}

/** Words whose hits are remembered: while somebody types the last one, the others stay. */
const REMEMBERED_WORDS = 64;

function remembering(match: Catalogue['matches']): Catalogue['matches'] {
  const known = new Map<string, readonly WordHit[]>();
  return (word) => {
    const hits = known.get(word) ?? match(word);
    known.delete(word);
    known.set(word, hits);
    const [oldest] = known.keys();
    if (known.size > REMEMBERED_WORDS && oldest !== undefined) known.delete(oldest);
    return hits;
  };
}

/** Whole names of a document, as `phraseOf` writes them: its id, its title, each synonym and each code of others. */
function namesOf({ id, title, synonyms, codes = [] }: SearchDocument): ReadonlySet<string> {
  return new Set([id, title, ...synonyms.split(';'), ...codes].map((name) => phraseOf(name.match(WORD) ?? [])));
}

function phraseOf(words: readonly string[]): string {
  return words.map((word) => respelt(folded(word))).join(' ');
}

/** Number of words in each field. */
type FieldLengths = { readonly [F in SearchField]: number };

function lengthsOf(document: SearchDocument): FieldLengths {
  const length = (field: SearchField): number => document[field].match(WORD)?.length ?? 0;
  return {
    id: length('id'),
    title: length('title'),
    synonyms: length('synonyms'),
    definition: length('definition'),
    content: length('content'),
  };
}

/** The words of a text, in each of their spellings, with their place in it as it is written. */
function tokens(text: unknown): lunr.Token[] {
  const words = typeof text === 'string' ? text.matchAll(WORD) : [];
  return [...words].flatMap(({ 0: word, index: start }, index) =>
    spellingsOf(word).map((spelling) => new lunr.Token(spelling, { position: [start, word.length], index })),
  );
}

/**
 * `Rückfall` is found by those who write `Ruckfall` and by those who write `Rueckfall`, `leukaemia` by those who write
 * `leukemia`.
 */
function spellingsOf(word: string): readonly string[] {
  const written = word.normalize('NFC').toLowerCase();
  const spellings = [written, written.replace(/[äöü]/g, (umlaut) => `${umlaut}e`)].map(folded);
  return [...new Set([...spellings, ...spellings.map(respelt)])].filter((spelling) => spelling !== '');
}

/** Lower case, without accents and with compatible letters as plain ones. */
function folded(word: string): string {
  const plain = word.toLowerCase().replaceAll('ß', 'ss').normalize('NFKD');
  return plain.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();
}

interface Indexed {
  readonly index: lunr.Index;
  readonly lengths: ReadonlyMap<string, FieldLengths>;
}

interface Catalogue {
  /** What holds a word. */
  readonly matches: (word: string) => readonly WordHit[];
  readonly names: ReadonlyMap<string, ReadonlySet<string>>;
  readonly weights: ReadonlyMap<string, number>;
}

/**
 * All words must be found, each exactly, as a beginning, or with one letter wrong. The person's text becomes terms one
 * by one and is never parsed as lunr's query syntax.
 */
function find(catalogue: Catalogue, words: string): readonly SearchHit[] {
  const asked = words.slice(0, LIMITS.filterLength).match(WORD) ?? [];
  const wanted = [...new Set(asked.map(folded).filter((word) => word !== ''))];
  if (wanted.length === 0) return [];
  const hits = wanted.map(catalogue.matches).reduce(intersection);
  // Whoever types a whole name means what has that name, whatever longer names hold the same words.
  const phrase = phraseOf(asked);
  const ranked = hits.map((hit) => {
    const isNamed = catalogue.names.get(hit.ref)?.has(phrase) ?? false;
    const score = hit.score * (catalogue.weights.get(hit.ref) ?? 1) + (isNamed ? WHOLE_NAME : 0);
    return { ...hit, isNamed, score };
  });
  return ranked.toSorted((a, b) => b.score - a.score || (a.ref < b.ref ? -1 : 1));
}

type WordHit = Omit<SearchHit, 'isNamed'>;

function matching({ index, lengths }: Indexed, word: string): readonly WordHit[] {
  const results = index.query((query) => {
    const trailing = { usePipeline: false, wildcard: lunr.Query.wildcard.TRAILING };
    for (const spelling of new Set([word, respelt(word)])) query.term(spelling, trailing);
    // Another digit is another code, gene or edition: `9862/3` is no answer to `9861/3`.
    if (word.length >= MISSPELT_LENGTH && !/\p{N}/u.test(word))
      query.term(word, { usePipeline: false, editDistance: 1 });
  });
  return results.map(({ ref, matchData }) => {
    const metadata = matchData.metadata as Metadata;
    return { ref, score: scoreOf(word, metadata, lengths.get(ref)), matches: matchesOf(metadata) };
  });
}

/**
 * Our own score, not lunr's: that one weighs words by how rare they are, so that a rare word that only begins like the
 * one asked for would come before the word itself. In each field the nearest word counts, and more if the field holds
 * little else.
 */
function scoreOf(word: string, metadata: Metadata, lengths: FieldLengths | undefined): number {
  let score = 0;
  for (const field of FIELDS) {
    const terms = Object.keys(metadata).filter((term) => metadata[term]?.[field] !== undefined);
    const nearness = Math.max(0, ...terms.map((term) => nearnessOf(word, term)));
    score += BOOSTS[field] * nearness * (0.5 + 0.5 / Math.max(1, lengths?.[field] ?? 1));
  }
  return score;
}

function nearnessOf(word: string, term: string): number {
  const american = respelt(word);
  if (term === word || term === american) return EXACT;
  return term.startsWith(word) || term.startsWith(american) ? BEGINNING : MISSPELT;
}

type Metadata = {
  readonly [term: string]: { readonly [field: string]: { readonly position?: readonly (readonly [number, number])[] } };
};

function matchesOf(metadata: Metadata): readonly SearchMatch[] {
  return FIELDS.flatMap((field) => {
    const positions = Object.values(metadata).flatMap((fields) => fields[field]?.position ?? []);
    return positions.length === 0 ? [] : [{ field, positions: distinct(positions) }];
  });
}

function distinct(positions: readonly (readonly [number, number])[]): readonly (readonly [number, number])[] {
  const byStart = new Map(positions.map((position) => [position[0], position]));
  return [...byStart.values()].sort((a, b) => a[0] - b[0]);
}

/** Hits of both, their scores added and their matches joined. */
function intersection(left: readonly WordHit[], right: readonly WordHit[]): readonly WordHit[] {
  const others = new Map(right.map((hit) => [hit.ref, hit]));
  return left.flatMap((hit) => {
    const other = others.get(hit.ref);
    if (other === undefined) return [];
    return [{ ref: hit.ref, score: hit.score + other.score, matches: joined(hit.matches, other.matches) }];
  });
}

function joined(left: readonly SearchMatch[], right: readonly SearchMatch[]): readonly SearchMatch[] {
  return FIELDS.flatMap((field) => {
    const positions = [...left, ...right].filter((match) => match.field === field).flatMap((match) => match.positions);
    return positions.length === 0 ? [] : [{ field, positions: distinct(positions) }];
  });
}
