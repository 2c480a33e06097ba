import type { CodeSystemShape, Concept } from '../model/shapes.ts';
import { isInactive } from './concept-state.ts';
import { type ConceptUsage, usageOf } from './concept-usage.ts';
import { type Hierarchy, hierarchyOf, parentEdges } from './hierarchy.ts';

/** What a code system says of itself, without its concepts. */
export type CodeSystemHeader = Omit<CodeSystemShape, 'concepts'>;

/**
 * A code system compiled for reading: any code in constant time, any "is it below" in near constant time. Whether its
 * concepts are in memory or in the database is not seen from outside: they are known by index, in the system's order.
 */
export interface CompiledCodeSystem {
  readonly shape: CodeSystemHeader;
  readonly size: number;
  /** The concept of a code, or undefined. */
  readonly concept: (code: string) => Concept | undefined;
  /** Position of a code in the system's own order, or undefined. */
  readonly indexOf: (code: string) => number | undefined;
  readonly conceptAt: (index: number) => Concept | undefined;
  /** Of the concept at an index, without reading the rest of it. */
  readonly stateAt: (index: number) => ConceptState;
  /** Indexes of concepts whose code stands there before: a code that is there twice means its first concept. */
  readonly repeated: ReadonlySet<number>;
  readonly hierarchy: Hierarchy;
  /** What is used anywhere among the concepts. */
  readonly usage: () => ConceptUsage;
  /** Finds concepts by words, where an index was made beforehand; absent: their names must be read. */
  readonly search?: ConceptSearch;
}

export interface ConceptState {
  readonly inactive: boolean;
  readonly abstract: boolean;
}

/** A search through an index of code, display and designations. */
export interface ConceptSearch {
  /** Those that hold every word, each at the beginning of a word: by rank, then as `byNameLength` orders them. */
  readonly find: (words: readonly string[]) => readonly RankedConcept[];
}

export interface RankedConcept {
  readonly index: number;
  /** As `rankOf` ranks. */
  readonly rank: number;
}

/** Spells a code as it is looked up: case-insensitive systems by lower case. */
export function keyFor({ caseSensitive }: Pick<CodeSystemHeader, 'caseSensitive'>): (code: string) => string {
  return caseSensitive ? (code) => code : (code) => code.toLowerCase();
}

/**
 * Compiles a code system. A code that is there twice means its first concept; lint reports the second.
 */
export function compileCodeSystem(shape: CodeSystemShape): CompiledCodeSystem {
  const { concepts } = shape;
  const { index, repeated } = indexOfCodes(shape);
  const key = keyFor(shape);
  const indexOf = (code: string): number | undefined => index.get(key(code));
  let usage: ConceptUsage | undefined;
  return {
    shape,
    size: concepts.length,
    indexOf,
    concept: (code) => {
      const at = indexOf(code);
      return at === undefined ? undefined : concepts[at];
    },
    conceptAt: (at) => concepts[at],
    stateAt: (at) => {
      const concept = concepts[at];
      return concept === undefined ? NO_STATE : { inactive: isInactive(concept), abstract: concept.abstract };
    },
    repeated,
    hierarchy: hierarchyOf(parentEdges(concepts, indexOf)),
    usage: () => {
      usage ??= usageOf(concepts);
      return usage;
    },
  };
}

const NO_STATE: ConceptState = { inactive: false, abstract: false };

/** Where each code stands, by its key, and which concepts stand there in vain. */
export function indexOfCodes(shape: Pick<CodeSystemShape, 'concepts' | 'caseSensitive'>) {
  const key = keyFor(shape);
  const index = new Map<string, number>();
  const repeated = new Set<number>();
  for (const [at, { code }] of shape.concepts.entries()) {
    const own = key(code);
    if (index.has(own)) repeated.add(at);
    else index.set(own, at);
  }
  return { index, repeated };
}

/** Every concept of a system, in order. */
export function* conceptsOf(system: CompiledCodeSystem): Generator<Concept> {
  for (let index = 0; index < system.size; index++) {
    const concept = system.conceptAt(index);
    if (concept !== undefined) yield concept;
  }
}

export type Subsumption = 'equivalent' | 'subsumes' | 'subsumed-by' | 'not-subsumed';

/** How `codeA` relates to `codeB` in `system` (FHIR `$subsumes`); undefined if either is not a code of it. */
export function subsumption(system: CompiledCodeSystem, codeA: string, codeB: string): Subsumption | undefined {
  const a = system.indexOf(codeA);
  const b = system.indexOf(codeB);
  if (a === undefined || b === undefined) return undefined;
  if (a === b) return 'equivalent';
  if (system.hierarchy.subsumes(a, b)) return 'subsumes';
  return system.hierarchy.subsumes(b, a) ? 'subsumed-by' : 'not-subsumed';
}

/** Every display of a concept: the preferred one first, then its designations. */
export function displaysOf(concept: Concept): readonly string[] {
  return [concept.display, ...concept.designations.map((designation) => designation.value)];
}
