import { KINDS, type Kind } from '../model/kind.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { type DiseaseItem, listDiseases } from './disease.ts';

/** How many definitions a release holds, by disease and kind. */
export interface Overview {
  readonly kinds: readonly Kind[];
  /** One for every disease, then one for what is about every disease. */
  readonly rows: readonly OverviewRow[];
  /** Each definition once. */
  readonly total: OverviewRow;
  /** Worked cases of endpoints, scores and rules. */
  readonly cases: number;
}

export interface OverviewRow {
  /** Id of the disease, `any`, or `total`. */
  readonly id: string;
  readonly label: string;
  readonly counts: ReadonlyMap<Kind, number>;
}

/** Counts the definitions of a release. A definition about two diseases counts in both rows. */
export function overview(snapshot: Snapshot): Overview {
  const named = listDiseases(snapshot).map(({ id, label }: DiseaseItem) => ({ id, label }));
  return {
    kinds: KINDS,
    rows: [...named, { id: 'any', label: 'Every disease' }].map((row) => ({
      ...row,
      counts: countsOf(snapshot, (diseases) => diseases.includes(row.id)),
    })),
    total: { id: 'total', label: 'All definitions', counts: countsOf(snapshot, () => true) },
    cases: casesOf(snapshot.dictionary.definitions.values()),
  };
}

function countsOf(snapshot: Snapshot, counts: (diseases: readonly string[]) => boolean): ReadonlyMap<Kind, number> {
  const cards = snapshot.cards.filter((card) => counts(card.diseases));
  return new Map(KINDS.map((kind) => [kind, cards.filter((card) => card.kind === kind).length]));
}

/** Worked cases that definitions carry. */
export function casesOf(definitions: Iterable<object>): number {
  let count = 0;
  for (const definition of definitions) {
    if ('cases' in definition && Array.isArray(definition.cases)) count += definition.cases.length;
  }
  return count;
}
