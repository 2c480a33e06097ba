import lunr from 'lunr';
import { LIMITS } from '../model/limits.ts';
import type { SearchDocument, SearchField, SearchHit, SearchMatch, TextSearch } from '../model/ports.ts';

/** Fields by how much a word in them says about the definition. */
const BOOSTS: { readonly [F in SearchField]: number } = {
  id: 12,
  title: 10,
  synonyms: 6,
  definition: 2,
  content: 1,
};

const FIELDS = Object.keys(BOOSTS) as readonly SearchField[];

/** Words are what stands between white space and signs; `FLT3-ITD`, `flt3_itd` and `9861/3` are two words each. */
const SEPARATOR = /[\s\-_/.,;:()[\]{}"'’+=<>|*?~^#]+/;

/** Text search in memory (lunr) for the dictionary's own catalogue: a few thousand short documents. */
export function lunrSearch(documents: readonly SearchDocument[]): TextSearch {
  const index = lunr((builder: lunr.Builder) => {
    builder.ref('ref');
    for (const field of FIELDS) builder.field(field, { boost: BOOSTS[field] });
    builder.metadataWhitelist = ['position'];
    builder.tokenizer = tokens;
    // Stemming and stop words are English only, and would hide `all`, the leukaemia, and `in`.
    builder.pipeline.reset();
    builder.searchPipeline.reset();
    for (const document of documents) builder.add(document);
  });
  return { find: (words) => find(index, words) };
}

/** Lower-case words with their positions. Accents are kept in positions but not in the word. */
const tokens = Object.assign(
  (text: unknown): lunr.Token[] => {
    const whole = typeof text === 'string' ? text : '';
    const found: lunr.Token[] = [];
    let start = 0;
    for (const word of whole.split(new RegExp(`(${SEPARATOR.source})`))) {
      if (word !== '' && !SEPARATOR.test(word)) {
        found.push(new lunr.Token(folded(word), { position: [start, word.length], index: found.length }));
      }
      start += word.length;
    }
    return found;
  },
  { separator: SEPARATOR },
);

function folded(word: string): string {
  return word.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

/**
 * All words must be found, each exactly, as a beginning, or with one letter wrong; an exact word counts most. The
 * person's text becomes terms one by one and is never parsed as lunr's query syntax.
 */
function find(index: lunr.Index, words: string): readonly SearchHit[] {
  const wanted = words.slice(0, LIMITS.filterLength).split(SEPARATOR).map(folded).filter(Boolean);
  if (wanted.length === 0) return [];
  const perWord = [...new Set(wanted)].map((word) => matching(index, word));
  return perWord.reduce(intersection).toSorted((a, b) => b.score - a.score || (a.ref < b.ref ? -1 : 1));
}

function matching(index: lunr.Index, word: string): readonly SearchHit[] {
  const results = index.query((query) => {
    query.term(word, { boost: 100, usePipeline: false });
    query.term(word, { boost: 10, usePipeline: false, wildcard: lunr.Query.wildcard.TRAILING });
    if (word.length > 3) query.term(word, { boost: 1, usePipeline: false, editDistance: 1 });
  });
  return results.map((result) => ({
    ref: result.ref,
    score: result.score,
    matches: matchesOf(result.matchData.metadata as Metadata),
  }));
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
function intersection(left: readonly SearchHit[], right: readonly SearchHit[]): readonly SearchHit[] {
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
