import type { Concept } from '../model/shapes.ts';

/**
 * Which concept is below which, for hierarchies in which a concept may have several parents.
 *
 * Concepts are numbered by a walk along first parents, so that in a plain tree a concept's descendants are one run of
 * numbers. What hangs below it by other parents adds runs. "Is a below b" is a search among the few runs of b
 * (Agrawal, Borgida, Jagadish 1989): constant for a tree, near constant for what classifications really look like.
 */
export interface Hierarchy {
  /** True if `descendant` is `ancestor` or below it; both are indexes of concepts. */
  readonly subsumes: (ancestor: number, descendant: number) => boolean;
  readonly parents: readonly (readonly number[])[];
  readonly children: readonly (readonly number[])[];
  /** Indexes of `ancestor` and everything below it, in order of the concepts. */
  readonly descendantsAndSelf: (ancestor: number) => readonly number[];
}

interface Edges {
  readonly parents: readonly (readonly number[])[];
  readonly children: readonly (readonly number[])[];
}

/** Flat pairs of numbers, `[first, last, first, last, …]`, ascending and apart. */
type Runs = readonly number[];

/**
 * Builds the hierarchy of concepts in their order. Parents that do not exist are left out, and each circle is cut at
 * one step, as lint reports; what is above a circle stays above what is below it.
 */
export function hierarchyOf(concepts: readonly Concept[], indexOf: (code: string) => number | undefined): Hierarchy {
  const parents = concepts.map((concept) => [
    // A parent named twice, or in two spellings of a case-insensitive system, is one parent.
    ...new Set(concept.parents.map(indexOf).filter((parent): parent is number => parent !== undefined)),
  ]);
  const children: number[][] = concepts.map(() => []);
  for (const [index, own] of parents.entries()) {
    for (const parent of own) children[parent]?.push(index);
  }
  const { number, order } = numbered({ parents, children });
  const runs = runsOf(number, { parents, children });
  const subsumes = (ancestor: number, descendant: number): boolean =>
    ancestor === descendant || holds(runs[ancestor] ?? [], number[descendant] ?? -1);
  return {
    subsumes,
    parents,
    children,
    descendantsAndSelf: (ancestor) => membersOf(runs[ancestor] ?? [], order),
  };
}

/** Numbers every concept in pre-order along first parents; `order[number]` is the concept. Iterative: depth is no risk. */
function numbered({ parents, children }: Edges) {
  const number = new Array<number>(parents.length).fill(-1);
  const order: number[] = [];
  const stack: number[] = [];
  const visit = (start: number): void => {
    stack.push(start);
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      if (number[at] !== -1) continue;
      number[at] = order.length;
      order.push(at);
      const below = (children[at] ?? []).filter((child) => parents[child]?.[0] === at);
      for (const child of below.toReversed()) stack.push(child);
    }
  };
  for (let index = 0; index < parents.length; index++) if ((parents[index] ?? []).length === 0) visit(index);
  // Only members of a circle are left; they become roots, so that every concept has a number.
  for (let index = 0; index < parents.length; index++) visit(index);
  return { number, order };
}

function runsOf(number: readonly number[], edges: Edges): readonly Runs[] {
  const { children } = edges;
  const runs = new Array<Runs>(number.length).fill([]);
  for (const index of childrenFirst(edges)) {
    const own = number[index] ?? 0;
    const below = (children[index] ?? []).flatMap((child) => runs[child] ?? []);
    runs[index] = merged([own, own, ...below]);
  }
  return runs;
}

/**
 * Every concept after all its children (post-order, iterative). Only in a circle does a concept come before one of its
 * children: that one step, back to a concept that is not finished, is where the circle is cut.
 */
function childrenFirst({ parents, children }: Edges): readonly number[] {
  const finished: number[] = [];
  const entered = new Set<number>();
  const seen = new Array<number>(children.length).fill(0);
  const visit = (start: number): void => {
    const path = entered.has(start) ? [] : [start];
    entered.add(start);
    for (let at = path.at(-1); at !== undefined; at = path.at(-1)) {
      const child = children[at]?.[seen[at] ?? 0];
      seen[at] = (seen[at] ?? 0) + 1;
      if (child === undefined) finished.push(...path.splice(-1));
      else if (!entered.has(child)) {
        entered.add(child);
        path.push(child);
      }
    }
  };
  for (let index = 0; index < parents.length; index++) if ((parents[index] ?? []).length === 0) visit(index);
  for (let index = 0; index < parents.length; index++) visit(index);
  return finished;
}

/** The same numbers in as few runs as possible. */
function merged(pairs: readonly number[]): Runs {
  const runs: (readonly [number, number])[] = [];
  for (let at = 0; at < pairs.length; at += 2) runs.push([pairs[at] ?? 0, pairs[at + 1] ?? 0]);
  runs.sort((a, b) => a[0] - b[0]);
  const result: number[] = [];
  for (const [first, last] of runs) {
    const end = result.at(-1);
    if (end !== undefined && first <= end + 1) result[result.length - 1] = Math.max(end, last);
    else result.push(first, last);
  }
  return result;
}

/** True if `value` lies in one of the runs. */
function holds(runs: Runs, value: number): boolean {
  let low = 0;
  let high = runs.length / 2 - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (value < (runs[2 * middle] ?? 0)) high = middle - 1;
    else if (value > (runs[2 * middle + 1] ?? 0)) low = middle + 1;
    else return true;
  }
  return false;
}

function membersOf(runs: Runs, order: readonly number[]): readonly number[] {
  const members: number[] = [];
  for (let at = 0; at < runs.length; at += 2) {
    for (let number = runs[at] ?? 0; number <= (runs[at + 1] ?? -1); number++) members.push(order[number] ?? 0);
  }
  return members.sort((a, b) => a - b);
}
