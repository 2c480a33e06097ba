import type { Definition } from '../model/definitions.ts';
import type { Key } from '../model/ids.ts';
import { KINDS } from '../model/kind.ts';
import { type ReferenceGraph, reachable } from '../snapshot/closure.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';

/** What stands around a definition in the reference graph, each list by kind, then id. */
export interface Neighbours {
  /** What it names itself, in its fields and conditions. */
  readonly uses: readonly Definition[];
  /** What that names in turn, and so on. */
  readonly usesIndirectly: readonly Definition[];
  /** What names it. */
  readonly usedBy: readonly Definition[];
  /** What names it through others only. */
  readonly usedIndirectly: readonly Definition[];
}

/** What a definition refers to, and what refers to it. Empty lists for a key that the release does not hold. */
export function neighbours(snapshot: Snapshot, key: Key): Neighbours {
  const far = (edges: ReferenceGraph['uses']) =>
    reachable(edges, key).flatMap(({ key: reached, distance }) => (distance > 1 ? [reached] : []));
  const { uses, usedBy } = snapshot.graph;
  return {
    uses: definitionsAt(snapshot, uses.get(key) ?? []),
    usesIndirectly: definitionsAt(snapshot, far(uses)),
    usedBy: definitionsAt(snapshot, usedBy.get(key) ?? []),
    usedIndirectly: definitionsAt(snapshot, far(usedBy)),
  };
}

function definitionsAt(snapshot: Snapshot, keys: Iterable<Key>): readonly Definition[] {
  const found = [...keys].flatMap((key) => snapshot.dictionary.definitions.get(key) ?? []);
  return found.sort((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || (a.id < b.id ? -1 : 1));
}
