import type { Card } from '../model/card.ts';
import { KINDS, type Kind } from '../model/kind.ts';
import type { Change, Manifest } from '../model/release.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';

/** What a release changed, kind by kind. */
export interface ChangesOfKind {
  readonly kind: Kind;
  readonly change: Change['change'];
  readonly count: number;
  /** The first of those that the release still holds. */
  readonly first: readonly Card[];
}

export interface ChangeSummary {
  readonly manifest: Manifest;
  readonly total: number;
  readonly kinds: readonly ChangesOfKind[];
}

const CHANGES = ['added', 'changed', 'deprecated', 'removed'] as const satisfies readonly Change['change'][];

/** What a release changed against the one before, in numbers, with a few of each kind named. */
export function changeSummary({ release, cardOf }: Snapshot, shown: number): ChangeSummary {
  const { manifest } = release;
  const kinds = KINDS.flatMap((kind) =>
    CHANGES.flatMap((change): readonly ChangesOfKind[] => {
      const changes = manifest.changes.filter((each) => each.kind === kind && each.change === change);
      const cards = changes.flatMap(({ id }) => cardOf.get(`${kind}/${id}`) ?? []);
      return changes.length === 0 ? [] : [{ kind, change, count: changes.length, first: cards.slice(0, shown) }];
    }),
  );
  return { manifest, total: manifest.changes.length, kinds };
}
