/**
 * Lists of indexes, one for each concept, in two flat arrays: a hundred thousand small arrays would take many times the
 * memory, and could not be stored as they are.
 */
export interface Edges {
  /** Where the list of each concept begins in `list`; one more than there are concepts. */
  readonly start: Int32Array;
  readonly list: Int32Array;
}

/** The lists as edges. */
export function edgesOf(lists: readonly (readonly number[])[]): Edges {
  const start = new Int32Array(lists.length + 1);
  for (const [index, each] of lists.entries()) start[index + 1] = (start[index] ?? 0) + each.length;
  const list = new Int32Array(start[lists.length] ?? 0);
  for (const [index, each] of lists.entries()) list.set(each, start[index]);
  return { start, list };
}

/** How many concepts the edges are of. */
export function countOf({ start }: Edges): number {
  return start.length - 1;
}

/** The list of a concept; empty for an index that is none. */
export function edgesAt({ start, list }: Edges, index: number): Int32Array {
  const from = start[index] ?? 0;
  return list.subarray(from, start[index + 1] ?? from);
}

/** The same edges from the other side: who has each concept in its list, in ascending order. */
export function turned(edges: Edges): Edges {
  const count = countOf(edges);
  const start = new Int32Array(count + 1);
  for (const to of edges.list) start[to + 1] = (start[to + 1] ?? 0) + 1;
  for (let index = 0; index < count; index++) start[index + 1] = (start[index + 1] ?? 0) + (start[index] ?? 0);
  const next = start.slice();
  const list = new Int32Array(edges.list.length);
  for (let from = 0; from < count; from++) {
    for (const to of edgesAt(edges, from)) {
      list[next[to] ?? 0] = from;
      next[to] = (next[to] ?? 0) + 1;
    }
  }
  return { start, list };
}
