import type { Definition } from '../model/definitions.ts';
import type { Key } from '../model/ids.ts';
import { KINDS } from '../model/kind.ts';
import { reachable } from '../snapshot/closure.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';

/** What stands around a definition in the reference graph, each list by kind, then id. */
export interface Neighbours {
  /** What it names itself, in its fields and conditions. */
  readonly uses: readonly Definition[];
  /** What names it. */
  readonly usedBy: readonly Definition[];
  /** What names it through others only. */
  readonly usedIndirectly: readonly Definition[];
}

/** What a definition refers to, and what refers to it. Empty lists for a key that the release does not hold. */
export function neighbours(snapshot: Snapshot, key: Key): Neighbours {
  const far = reachable(snapshot.graph.usedBy, key).filter(({ distance }) => distance > 1);
  return {
    uses: definitionsAt(snapshot, snapshot.graph.uses.get(key) ?? []),
    usedBy: definitionsAt(snapshot, snapshot.graph.usedBy.get(key) ?? []),
    usedIndirectly: definitionsAt(
      snapshot,
      far.map((each) => each.key),
    ),
  };
}

function definitionsAt(snapshot: Snapshot, keys: Iterable<Key>): readonly Definition[] {
  const found = [...keys].flatMap((key) => snapshot.dictionary.definitions.get(key) ?? []);
  return found.sort((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || (a.id < b.id ? -1 : 1));
}
