import type { Card } from '../model/card.ts';
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

/**
 * Definitions that a person's words lead to, best first; the filters apply to all hits before paging, so the ranking is
 * the same for any page size. Answers `invalid-parameter` for an empty or too long text.
 */
export function search(
  snapshot: Snapshot,
  words: string,
  { filter, page }: { readonly filter: CardFilter; readonly page: PageRequest },
): Result<Page<SearchItem>> {
  const text = words.trim();
  if (text === '' || text.length > LIMITS.filterLength) {
    const message = `The search text has ${text.length} characters; expected 1 to ${LIMITS.filterLength}.`;
    return failed(error('invalid-parameter', message, { parameter: 'q' }));
  }
  const hits = snapshot.search.value().find(text);
  const byRef = new Map(hits.map((hit) => [hit.ref, hit]));
  const ranked = hits.flatMap((hit) => cardOfHit(snapshot, hit));
  const cards = filterCards(snapshot, ranked, filter);
  if (!cards.ok) return cards;
  const found = pageOf(cards.value, listName(snapshot, `search ${text}`, filter), page);
  if (!found.ok) return found;
  const items = found.value.items.map((card) => ({ card, highlights: highlightsOf(card, byRef) }));
  return ok({ ...found.value, items });
}

function cardOfHit(snapshot: Snapshot, hit: SearchHit): readonly Card[] {
  // The refs of the index are the keys of definitions.
  const card = snapshot.cardOf.get(hit.ref as `${Card['kind']}/${string}`);
  return card === undefined ? [] : [card];
}

/** Only the fields that the card shows can be marked in it; a match elsewhere is named by its field alone. */
function highlightsOf(card: Card, byRef: ReadonlyMap<string, SearchHit>): readonly Highlight[] {
  const shown: { readonly [field: string]: string } = { id: card.id, title: card.title, definition: card.definition };
  return (byRef.get(`${card.kind}/${card.id}`)?.matches ?? []).map(({ field, positions }) => {
    const text = shown[field];
    return text === undefined ? { field, text: '', positions: [] } : { field, text, positions };
  });
}
