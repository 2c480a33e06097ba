import type { Concept } from '../model/shapes.ts';
import { countOf, type Edges, edgesAt, edgesOf, turned } from './edges.ts';

/**
 * Which concept is below which, for hierarchies in which a concept may have several parents. All are indexes of concepts.
 *
 * Concepts are numbered by a walk along first parents, so that in a plain tree a concept's descendants are one run of
 * numbers. What hangs below it by other parents adds runs. "Is a below b" is a search among the few runs of b
 * (Agrawal, Borgida, Jagadish 1989): constant for a tree, near constant for what classifications really look like.
 */
export interface Hierarchy {
  /** True if `descendant` is `ancestor` or below it. */
  readonly subsumes: (ancestor: number, descendant: number) => boolean;
  readonly parentsOf: (index: number) => Int32Array;
  readonly childrenOf: (index: number) => Int32Array;
  /** True if no concept has two parents. */
  readonly isTree: boolean;
  /** `ancestor` and everything below it, in order of the concepts. */
  readonly descendantsAndSelf: (ancestor: number) => readonly number[];
}

/** What lies between concepts, from both sides. */
interface BothWays {
  readonly parents: Edges;
  readonly children: Edges;
}

/** Flat pairs of numbers, `[first, last, first, last, …]`, ascending and apart. */
type Runs = readonly number[];

/** The parents of concepts by index. Parents that do not exist are left out. */
export function parentEdges(concepts: readonly Concept[], indexOf: (code: string) => number | undefined): Edges {
  return edgesOf(
    concepts.map((concept) => [
      // A parent named twice, or in two spellings of a case-insensitive system, is one parent.
      ...new Set(concept.parents.map(indexOf).filter((parent): parent is number => parent !== undefined)),
    ]),
  );
}

/**
 * Builds the hierarchy from the parents of each concept. Each circle is cut at one step, as lint reports; what is above
 * a circle stays above what is below it.
 */
export function hierarchyOf(parents: Edges): Hierarchy {
  const children = turned(parents);
  const { number, order } = numbered({ parents, children });
  const runs = runsOf(number, { parents, children });
  const subsumes = (ancestor: number, descendant: number): boolean =>
    ancestor === descendant || runs.holds(ancestor, number[descendant] ?? -1);
  return {
    subsumes,
    parentsOf: (index) => edgesAt(parents, index),
    childrenOf: (index) => edgesAt(children, index),
    isTree: parents.start.every((start, index) => index === 0 || start - (parents.start[index - 1] ?? 0) < 2),
    descendantsAndSelf: (ancestor) => membersOf(runs.of(ancestor), order),
  };
}

/** Numbers every concept in pre-order along first parents; `order[number]` is the concept. Iterative: depth is no risk. */
function numbered({ parents, children }: BothWays) {
  const count = countOf(parents);
  const number = new Int32Array(count).fill(-1);
  const order = new Int32Array(count);
  let next = 0;
  const stack: number[] = [];
  const visit = (start: number): void => {
    stack.push(start);
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      if (number[at] !== -1) continue;
      number[at] = next;
      order[next++] = at;
      const below = edgesAt(children, at);
      for (let child = below.length - 1; child >= 0; child--) {
        if (edgesAt(parents, below[child] ?? 0)[0] === at) stack.push(below[child] ?? 0);
      }
    }
  };
  for (let index = 0; index < count; index++) if (edgesAt(parents, index).length === 0) visit(index);
  // Only members of a circle are left; they become roots, so that every concept has a number.
  for (let index = 0; index < count; index++) visit(index);
  return { number, order };
}

/** The numbers of each concept and of what is below it. */
interface AllRuns {
  readonly of: (index: number) => Runs;
  readonly holds: (index: number, value: number) => boolean;
}

/** Nearly all concepts have one run, which stands in two flat arrays; those with more have a list of their own. */
function runsOf(number: Int32Array, edges: BothWays): AllRuns {
  const first = new Int32Array(number.length).fill(-1);
  const last = new Int32Array(number.length).fill(-1);
  const more = new Map<number, Runs>();
  // Without runs is a concept that is not finished yet: the step at which a circle is cut.
  const of = (index: number): Runs =>
    first[index] === -1 ? NO_RUNS : (more.get(index) ?? [first[index] ?? -1, last[index] ?? -1]);
  for (const index of childrenFirst(edges)) {
    const own = number[index] ?? 0;
    const pairs = [own, own];
    for (const child of edgesAt(edges.children, index)) for (const each of of(child)) pairs.push(each);
    const runs = pairs.length === 2 ? pairs : merged(pairs);
    first[index] = runs[0] ?? own;
    last[index] = runs[1] ?? own;
    if (runs.length > 2) more.set(index, runs);
  }
  const holdsOne = (index: number, value: number): boolean =>
    value >= (first[index] ?? 0) && value <= (last[index] ?? -1);
  return {
    of,
    holds: (index, value) => {
      const runs = more.get(index);
      return runs === undefined ? holdsOne(index, value) : holds(runs, value);
    },
  };
}

const NO_RUNS: Runs = [];

/**
 * Every concept after all its children (post-order, iterative). Only in a circle does a concept come before one of its
 * children: that one step, back to a concept that is not finished, is where the circle is cut.
 */
function childrenFirst({ parents, children }: BothWays): Int32Array {
  const count = countOf(parents);
  const finished = new Int32Array(count);
  let done = 0;
  const entered = new Uint8Array(count);
  const seen = new Int32Array(count);
  const visit = (start: number): void => {
    const path = entered[start] === 1 ? [] : [start];
    entered[start] = 1;
    for (let at = path.at(-1); at !== undefined; at = path.at(-1)) {
      const child = edgesAt(children, at)[seen[at] ?? 0];
      seen[at] = (seen[at] ?? 0) + 1;
      if (child === undefined) {
        path.pop();
        finished[done++] = at;
      } else if (entered[child] === 0) {
        entered[child] = 1;
        path.push(child);
      }
    }
  };
  for (let index = 0; index < count; index++) if (edgesAt(parents, index).length === 0) visit(index);
  for (let index = 0; index < count; index++) visit(index);
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

function membersOf(runs: Runs, order: Int32Array): readonly number[] {
  const members: number[] = [];
  for (let at = 0; at < runs.length; at += 2) {
    for (let number = runs[at] ?? 0; number <= (runs[at + 1] ?? -1); number++) members.push(order[number] ?? 0);
  }
  return members.sort((a, b) => a - b);
}
