import type { Card } from '../model/card.ts';
import { keyOf } from '../model/ids.ts';
import { error } from '../model/issue.ts';
import { LIMITS } from '../model/limits.ts';
import type { SearchField, SearchHit } from '../model/ports.ts';
import { failed, ok, type Result } from '../model/result.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { type CardFilter, filterCards, listName } from './browse.ts';
import { type Page, type PageRequest, pageOf } from './page.ts';

/** A field in which words of the question were found, and where: `[start, length]` in UTF-16 units. */
export interface Highlight {
  readonly field: SearchField;
  readonly text: string;
  readonly positions: readonly (readonly [number, number])[];
}

export interface SearchItem {
  readonly card: Card;
  readonly highlights: readonly Highlight[];
}

/** What an author says to use instead of a definition: what says the same, then what may serve. */
export function successorsOf(snapshot: Snapshot, card: Card): readonly Card[] {
  const deprecated = snapshot.dictionary.definitions.get(keyOf(card))?.deprecated;
  const ids = [deprecated?.replacedBy ?? [], deprecated?.consider ?? []].flat();
  return ids.flatMap((id) => snapshot.cardOf.get(keyOf({ kind: card.kind, id })) ?? []);
}

/** All definitions that a person's words lead to, best first. */
export interface Ranking {
  readonly cards: readonly Card[];
  /** A card as the search found it. */
  readonly itemOf: (card: Card) => SearchItem;
}

/** Ranks the definitions by a person's words. Answers `invalid-parameter` for an empty or too long text. */
export function rankingBy(snapshot: Snapshot, words: string): Result<Ranking> {
  const text = textOf(words);
  if (!text.ok) return text;
  const hits = snapshot.search.value().find(text.value);
  const byRef = new Map(hits.map((hit) => [hit.ref, hit]));
  return ok({
    cards: hits.flatMap((hit) => cardOfHit(snapshot, hit)),
    itemOf: (card) => ({ card, highlights: highlightsOf(card, byRef.get(keyOf(card))) }),
  });
}

/** The words of a search as they are compared. Answers `invalid-parameter`. */
export function textOf(words: string): Result<string> {
  const text = words.trim();
  if (text !== '' && text.length <= LIMITS.filterLength) return ok(text);
  const message = `The search text has ${text.length} characters; expected 1 to ${LIMITS.filterLength}.`;
  return failed(error('invalid-parameter', message, { parameter: 'q' }));
}

/**
 * Definitions that a person's words lead to, best first; the filters apply to all hits before paging, so the ranking is
 * the same for any page size. Answers `invalid-parameter` for an empty or too long text.
 */
export function search(
  snapshot: Snapshot,
  words: string,
  { filter, page }: { readonly filter: CardFilter; readonly page: PageRequest },
): Result<Page<SearchItem>> {
  const ranking = rankingBy(snapshot, words);
  if (!ranking.ok) return ranking;
  const { cards, itemOf } = ranking.value;
  const left = filterCards(snapshot, cards, filter);
  if (!left.ok) return left;
  const found = pageOf(left.value, listName(snapshot, `search ${words.trim()}`, filter), page);
  return found.ok ? ok({ ...found.value, items: found.value.items.map(itemOf) }) : found;
}

function cardOfHit(snapshot: Snapshot, hit: SearchHit): readonly Card[] {
  // The refs of the index are the keys of definitions.
  const card = snapshot.cardOf.get(hit.ref as `${Card['kind']}/${string}`);
  return card === undefined ? [] : [card];
}

/** Only the fields that the card shows can be marked in it; a match elsewhere is named by its field alone. */
function highlightsOf(card: Card, hit: SearchHit | undefined): readonly Highlight[] {
  const shown: { readonly [field: string]: string } = { id: card.id, title: card.title, definition: card.definition };
  return (hit?.matches ?? []).map(({ field, positions }) => {
    const text = shown[field];
    return text === undefined ? { field, text: '', positions: [] } : { field, text, positions };
  });
}
