import type { Card } from '../model/card.ts';
import { ok, type Result } from '../model/result.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { type CardFilter, filterCards, levelIn } from './browse.ts';

/** What definitions are filtered by, in the order in which a reader narrows them down. */
export const FACETS = ['kind', 'disease', 'group', 'level', 'status'] as const;

export type FacetName = (typeof FACETS)[number];

/** One filter: each value that leaves something, with how much it leaves beside the other filters. */
export interface Facet {
  readonly name: FacetName;
  /** The one that is chosen is there even if it leaves nothing. */
  readonly values: readonly { readonly value: string; readonly count: number }[];
}

/**
 * How many of these cards each value of each filter would leave, given the other filters. Answers `invalid-parameter`,
 * as `filterCards` does.
 */
export function facetsOf(snapshot: Snapshot, cards: readonly Card[], filter: CardFilter): Result<readonly Facet[]> {
  const facets: Facet[] = [];
  for (const name of FACETS) {
    const left = filterCards(snapshot, cards, othersThan(name, filter));
    if (!left.ok) return left;
    const counts = countsOf(left.value, valuesOf(name, snapshot, filter));
    const chosen = filter[name];
    if (chosen !== undefined && !counts.has(chosen)) counts.set(chosen, 0);
    facets.push({ name, values: [...counts].map(([value, count]) => ({ value, count })) });
  }
  return ok(facets);
}

function othersThan(name: FacetName, filter: CardFilter): CardFilter {
  // The level of a variable is one in a disease: which it is depends on the value that is counted.
  const away: readonly string[] = name === 'disease' ? ['disease', 'level'] : [name];
  return Object.fromEntries(Object.entries(filter).filter(([each]) => !away.includes(each)));
}

/** The values of a filter that let a card through. */
type ValuesOfCard = (card: Card) => readonly string[];

function countsOf(cards: readonly Card[], valuesOfCard: ValuesOfCard): Map<string, number> {
  const counts = new Map<string, number>();
  for (const card of cards) {
    for (const value of valuesOfCard(card)) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
}

function valuesOf(name: FacetName, { dictionary }: Snapshot, { disease, level }: CardFilter): ValuesOfCard {
  const everyDisease = [...dictionary.settings.diseases.map(({ id }) => id), 'any'];
  const isAtLevel = (card: Card, each: string): boolean => level === undefined || levelIn(card, each) === level;
  const values: { readonly [N in FacetName]: ValuesOfCard } = {
    kind: (card) => [card.kind],
    disease: (card) =>
      (card.diseases.includes('any') ? everyDisease : card.diseases).filter((each) => isAtLevel(card, each)),
    group: (card) => (card.group === undefined ? [] : [card.group]),
    level: (card) => [levelIn(card, disease)].filter((each) => each !== undefined),
    status: (card) => [card.status],
  };
  return values[name];
}
