import { ok, type Result } from '../model/result.ts';
import { listName, oneDefinition } from '../query/browse.ts';
import { matchesWords, wordsOf } from '../query/concepts.ts';
import { type Page, type PageRequest, pageOf } from '../query/page.ts';
import type { Snapshot } from './links.ts';

/** A code as a value set holds it. */
export type CodeOfValueSet = Snapshot['valueSets'][number]['members'][number];

/**
 * Codes of a value set in its own order, a page at a time; `q` as for concepts. Answers `unknown-definition`.
 */
export function codesOfValueSet(
  snapshot: Snapshot,
  id: string,
  { q, page }: { readonly q: string | undefined; readonly page: PageRequest },
): Result<Page<CodeOfValueSet>> {
  const one = oneDefinition(snapshot, 'value-set', id);
  if (!one.ok) return one;
  const found = snapshot.valueSets.find(({ shape: { source } }) => source.kind === 'value-set' && source.id === id);
  const words = wordsOf(q ?? '');
  const members = (found?.members ?? []).filter((member) => holds(member, words));
  const paged = pageOf(members, listName(snapshot, `codes ${id}`, { q: q ?? '' }), page);
  return paged.ok ? ok(paged.value) : paged;
}

/** The value set may give a code another display than its system: that counts too. */
function holds({ concept, display }: CodeOfValueSet, words: readonly string[]): boolean {
  if (display === concept.display) return matchesWords(concept, words);
  return matchesWords({ ...concept, designations: [...concept.designations, { value: display }] }, words);
}
