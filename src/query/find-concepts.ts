import { ok, type Result } from '../model/result.ts';
import type { Concept } from '../model/shapes.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { type CompiledCodeSystem, conceptsOf } from '../terminology/code-system.ts';
import { listName } from './browse.ts';
import { pathsTo } from './code-tree.ts';
import { matchesWords, wordsOf } from './concepts.ts';
import { type Page, type PageRequest, pageOf } from './page.ts';

/** A concept that words led to, with the ways from the top of the hierarchy down to it. */
export interface ConceptHit {
  readonly concept: Concept;
  readonly paths: readonly (readonly Concept[])[];
}

/**
 * The concepts of a system whose code or names hold every word, in the system's order; one whose code the words are
 * comes first. Answers `invalid-parameter` for a cursor of another list.
 */
export function findConcepts(
  snapshot: Snapshot,
  system: CompiledCodeSystem,
  { q, page }: { readonly q: string; readonly page: PageRequest },
): Result<Page<ConceptHit>> {
  const words = wordsOf(q);
  const isExact = ({ code }: Concept): boolean => code.toLowerCase() === q.toLowerCase();
  const found = [...conceptsOf(system)].filter((concept) => isExact(concept) || matchesWords(concept, words));
  const ranked = [...found.filter(isExact), ...found.filter((concept) => !isExact(concept))];
  const paged = pageOf(ranked, listName(snapshot, `find ${system.shape.url}|${system.shape.version}`, { q }), page);
  if (!paged.ok) return paged;
  const items = paged.value.items.map((concept) => ({ concept, paths: pathsTo(system, concept.code) }));
  return ok({ ...paged.value, items });
}
