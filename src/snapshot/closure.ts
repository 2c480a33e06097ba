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
  const entries = new Map<string, ReleaseEntry>(release.entries.map((entry) => [`${entry.kind}/${entry.id}`, entry]));
  const settings = sha256(canonicalJson(release.dictionary.settings));
  const nameOf = (key: Key): string => {
    const entry = entries.get(key);
    return `${key} ${entry?.version} ${entry?.digest}`;
  };
  const digests = new Map<Key, string>();
  for (const definition of release.dictionary.definitions.values()) {
    const key = keyOf(definition);
    const also = rulesFor(definition).alsoCompiles?.(definition, release.dictionary) ?? [];
    const reached = new Set([key, ...reachable(graph.uses, key).map((each) => each.key)]);
    for (const each of also) {
      reached.add(keyOf(each));
      for (const next of reachable(graph.uses, keyOf(each))) reached.add(next.key);
    }
    digests.set(key, sha256([settings, key, ...[...reached].map(nameOf).sort()].join('\n')));
  }
  return digests;
}
