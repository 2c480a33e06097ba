import { ok, type Result } from '../model/result.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import type { Member } from '../terminology/enumerate.ts';
import { listName, oneDefinition } from './browse.ts';
import { matchesWords, wordsOf } from './concepts.ts';
import { type Page, type PageRequest, pageOf } from './page.ts';

export type { Member };

/**
 * Codes of a value set in its own order, a page at a time; `q` as for concepts. Answers `unknown-definition`.
 */
export function codesOfValueSet(
  snapshot: Snapshot,
  id: string,
  { q, page }: { readonly q: string | undefined; readonly page: PageRequest },
): Result<Page<Member>> {
  const one = oneDefinition(snapshot, 'value-set', id);
  if (!one.ok) return one;
  const found = snapshot.valueSets.find(({ shape: { source } }) => source.kind === 'value-set' && source.id === id);
  const words = wordsOf(q ?? '');
  const members = (found?.enumeration().codes ?? []).filter((member) => holds(member, words));
  const paged = pageOf(members, listName(snapshot, `codes ${id}`, { q: q ?? '' }), page);
  return paged.ok ? ok(paged.value) : paged;
}

/** The value set may give a code another display than its system: that counts too. */
function holds({ concept, display }: Member, words: readonly string[]): boolean {
  if (display === concept.display) return matchesWords(concept, words);
  return matchesWords({ ...concept, designations: [...concept.designations, { value: display }] }, words);
}
