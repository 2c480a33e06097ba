import { expressionLinks } from '../kinds/expression-links.ts';
import { linksOf, rulesFor } from '../kinds/index.ts';
import type { Definition } from '../model/definitions.ts';
import type { Dictionary } from '../model/dictionary.ts';
import { canonicalJson, sha256 } from '../model/digest.ts';
import { type Key, keyOf } from '../model/ids.ts';
import type { Release, ReleaseEntry } from '../model/release.ts';

/** Who refers to whom, directly. */
export interface ReferenceGraph {
  readonly uses: ReadonlyMap<Key, ReadonlySet<Key>>;
  readonly usedBy: ReadonlyMap<Key, ReadonlySet<Key>>;
}

/** The reference graph of a dictionary. References to what does not exist are left out. */
export function referenceGraphOf(dictionary: Dictionary): ReferenceGraph {
  const uses = new Map<Key, Set<Key>>();
  const usedBy = new Map<Key, Set<Key>>();
  for (const definition of dictionary.definitions.values()) {
    const from = keyOf(definition);
    for (const to of targetsOf(definition, dictionary)) {
      if (to === from) continue;
      setOf(uses, from).add(to);
      setOf(usedBy, to).add(from);
    }
  }
  return { uses, usedBy };
}

function setOf(map: Map<Key, Set<Key>>, key: Key): Set<Key> {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = new Set<Key>();
  map.set(key, made);
  return made;
}

function targetsOf(definition: Definition, dictionary: Dictionary): readonly Key[] {
  return [...linksOf(definition), ...expressionLinks(definition, dictionary)].flatMap((link) => {
    const kind = link.kinds.find((each) => dictionary.definitions.has(`${each}/${link.id}`));
    return kind === undefined ? [] : [`${kind}/${link.id}` as const];
  });
}

/** Everything that can be reached from `start` along `edges`, nearest first, with its distance. `start` is left out. */
export function reachable(
  edges: ReadonlyMap<Key, ReadonlySet<Key>>,
  start: Key,
): readonly { readonly key: Key; readonly distance: number }[] {
  const distance = new Map<Key, number>([[start, 0]]);
  for (const [key, far] of distance) {
    for (const next of edges.get(key) ?? []) if (!distance.has(next)) distance.set(next, far + 1);
  }
  distance.delete(start);
  return [...distance].map(([key, far]) => ({ key, distance: far }));
}

/**
 * Closure digest of every definition: SHA-256 over its own version and digest, those of all that it reaches, and the
 * dictionary's settings. Two releases in which it is the same compile the definition to the same.
 */
export function closureDigests(release: Release, graph: ReferenceGraph): ReadonlyMap<Key, string> {
  const { dictionary } = release;
  const settings = sha256(canonicalJson(dictionary.settings));
  const { ranks, lines, uses } = ranked(release, graph);
  const reachedBy = walkerOf(uses);
  const digests = new Map<Key, string>();
  for (const definition of dictionary.definitions.values()) {
    const key = keyOf(definition);
    const also = rulesFor(definition).alsoCompiles?.(definition, dictionary) ?? [];
    const starts = [key, ...also.map(keyOf)].flatMap((each) => ranks.get(each) ?? []);
    const reached = reachedBy(starts).map((rank) => lines[rank]);
    digests.set(key, sha256([settings, key, ...reached].join('\n')));
  }
  return digests;
}

interface Ranked {
  /** Place of a definition in the order of `lines`. */
  readonly ranks: ReadonlyMap<Key, number>;
  /** What a closure digest says of each definition, sorted. */
  readonly lines: readonly string[];
  readonly uses: readonly (readonly number[])[];
}

/** The graph by number: each of hundreds of closures is walked and sorted, which strings make ten times as slow. */
function ranked({ entries, dictionary }: Release, graph: ReferenceGraph): Ranked {
  const sealed = new Map<string, ReleaseEntry>(entries.map((entry) => [`${entry.kind}/${entry.id}`, entry]));
  const named = [...dictionary.definitions.keys()].map((key) => {
    const entry = sealed.get(key);
    return { key, line: `${key} ${entry?.version} ${entry?.digest}` };
  });
  named.sort((a, b) => (a.line < b.line ? -1 : 1));
  const ranks = new Map(named.map(({ key }, rank) => [key, rank]));
  const uses = named.map(({ key }) => [...(graph.uses.get(key) ?? [])].flatMap((next) => ranks.get(next) ?? []));
  return { ranks, lines: named.map(({ line }) => line), uses };
}

/** A function that gives the numbers that can be reached from `starts`, and those themselves, ascending. */
function walkerOf(uses: Ranked['uses']): (starts: readonly number[]) => readonly number[] {
  const seenIn = new Int32Array(uses.length);
  let walk = 0;
  return (starts) => {
    walk++;
    const reached: number[] = [];
    const reach = (rank: number): void => {
      if (seenIn[rank] === walk) return;
      seenIn[rank] = walk;
      reached.push(rank);
    };
    starts.forEach(reach);
    // The list grows while it is walked.
    for (let index = 0; index < reached.length; index++) uses[reached[index] ?? 0]?.forEach(reach);
    return reached.sort((a, b) => a - b);
  };
}
