import { once } from '../model/once.ts';
import type { PreparedConcept, PreparedConcepts, StoredConcepts } from '../model/ports.ts';
import type { CodeSystemShape, Concept } from '../model/shapes.ts';
import {
  type CodeSystemHeader,
  type CompiledCodeSystem,
  type ConceptSearch,
  indexOfCodes,
  keyFor,
  type RankedConcept,
} from './code-system.ts';
import { isInactive } from './concept-state.ts';
import { type ConceptUsage, usageOf } from './concept-usage.ts';
import { type Hierarchy, hierarchyOf, parentEdges } from './hierarchy.ts';
import { holdsWords, indexQuestion, indexText, phrasesOf } from './index-terms.ts';
import { LAST_RANK, placesOf, rankOf } from './search-text.ts';

/**
 * Large code systems that stay in the database: prepared once, when they are imported, and read concept by concept.
 * Every answer is that of `compileCodeSystem`. Whoever changes what is prepared counts `PREPARED_FORMAT` up.
 */

/** What of a system is read at once. */
interface StoredHeader {
  readonly shape: CodeSystemHeader;
  readonly usage: ConceptUsage;
  readonly repeated: readonly number[];
}

const INACTIVE = 1;
const ABSTRACT = 2;

/** Makes a code system ready to be stored. */
export function prepareCodeSystem({ concepts, ...shape }: CodeSystemShape): PreparedConcepts {
  const { index, repeated } = indexOfCodes({ ...shape, concepts });
  const key = keyFor(shape);
  const header: StoredHeader = { shape, usage: usageOf(concepts), repeated: [...repeated] };
  const { start, list } = parentEdges(concepts, (code) => index.get(key(code)));
  return {
    header: JSON.stringify(header),
    parentStart: start,
    parents: list,
    byPlace: placesOf(concepts),
    states: Uint8Array.from(concepts, stateOf),
    concepts: prepared(concepts, (concept, at) => (repeated.has(at) ? undefined : key(concept.code))),
  };
}

function stateOf(concept: Concept): number {
  return (isInactive(concept) ? INACTIVE : 0) | (concept.abstract ? ABSTRACT : 0);
}

function* prepared(
  concepts: readonly Concept[],
  keyOf: (concept: Concept, at: number) => string | undefined,
): Generator<PreparedConcept> {
  for (const [at, concept] of concepts.entries()) {
    yield { key: keyOf(concept, at), content: JSON.stringify(concept), terms: indexText(concept) };
  }
}

/** A stored code system, to be asked like one in memory. Nothing but its header is read before it is needed. */
export function storedCodeSystem(stored: StoredConcepts): CompiledCodeSystem {
  // What `prepareCodeSystem` wrote.
  const { shape, usage, repeated } = JSON.parse(stored.header) as StoredHeader;
  const key = keyFor(shape);
  const indexOf = (code: string): number | undefined => stored.indexOf(key(code));
  const conceptAt = (index: number): Concept | undefined => {
    const content = stored.contentAt(index);
    return content === undefined ? undefined : (JSON.parse(content) as Concept);
  };
  const states = once(stored.states);
  return {
    shape,
    size: stored.size,
    indexOf,
    conceptAt,
    concept: (code) => {
      const index = indexOf(code);
      return index === undefined ? undefined : conceptAt(index);
    },
    stateAt: (index) => {
      const state = states()[index] ?? 0;
      return { inactive: (state & INACTIVE) !== 0, abstract: (state & ABSTRACT) !== 0 };
    },
    repeated: new Set(repeated),
    hierarchy: lateHierarchy(once(() => hierarchyOf({ start: stored.parentStart(), list: stored.parents() }))),
    usage: () => usage,
    search: searchOf(stored, conceptAt),
  };
}

/** A hierarchy that is made when it is first asked for. */
function lateHierarchy(whole: () => Hierarchy): Hierarchy {
  return {
    subsumes: (ancestor, descendant) => whole().subsumes(ancestor, descendant),
    parentsOf: (index) => whole().parentsOf(index),
    childrenOf: (index) => whole().childrenOf(index),
    get isTree() {
      return whole().isTree;
    },
    descendantsAndSelf: (ancestor) => whole().descendantsAndSelf(ancestor),
  };
}

function searchOf(stored: StoredConcepts, conceptAt: (index: number) => Concept | undefined): ConceptSearch {
  const byPlace = once(stored.byPlace);
  return {
    find: (words) => {
      const { words: terms, ranks, isExact } = indexQuestion(words);
      const found = stored.find(terms);
      if (found.length === 0) return [];
      if (!isExact)
        return compared(
          found.map((place) => byPlace()[place] ?? 0),
          words,
          conceptAt,
        );
      const rankAt = new Uint8Array(stored.size).fill(LAST_RANK);
      for (const [rank, term] of [...ranks.entries()].reverse()) {
        for (const place of stored.find([term])) rankAt[place] = rank;
      }
      return inRanks(found.map((place) => ({ index: byPlace()[place] ?? 0, rank: rankAt[place] ?? LAST_RANK })));
    },
  };
}

/** By rank; within a rank the order stays. */
function inRanks(found: readonly RankedConcept[]): readonly RankedConcept[] {
  const ranks: RankedConcept[][] = Array.from({ length: LAST_RANK + 1 }, () => []);
  for (const each of found) ranks[each.rank]?.push(each);
  return ranks.flat();
}

/** Words that are longer than terms: few concepts are left, and are read. */
function compared(
  indexes: readonly number[],
  words: readonly string[],
  conceptAt: (index: number) => Concept | undefined,
): readonly RankedConcept[] {
  const phrase = words.join(' ');
  return inRanks(
    indexes.flatMap((index): readonly RankedConcept[] => {
      const concept = conceptAt(index);
      if (concept === undefined || !holdsWords(concept, words)) return [];
      return [{ index, rank: rankOf(`${phrasesOf(concept).join('\n')}\n`, phrase) }];
    }),
  );
}
