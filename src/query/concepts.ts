import { error } from '../model/issue.ts';
import { failed, ok, type Result } from '../model/result.ts';
import type { Concept } from '../model/shapes.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { type CompiledCodeSystem, conceptsOf, displaysOf } from '../terminology/code-system.ts';
import { folded, startsAWord } from '../terminology/word-index.ts';
import { listName } from './browse.ts';
import { type Page, type PageRequest, pageOf } from './page.ts';

export { type CompiledCodeSystem, folded };

/** A concept with its place in the hierarchy. */
export interface ConceptItem {
  readonly concept: Concept;
  readonly children: number;
}

export interface ConceptFilter {
  /** Words that code, display, synonyms or translations must hold, each as a beginning of a word. */
  readonly q?: string;
  /** Only children of this code. */
  readonly parent?: string;
}

/**
 * The compiled code system that a definition makes: a code system’s own, or that of a value set’s own codes. Answers
 * `unknown-definition`.
 */
export function codeSystemOf(snapshot: Snapshot, id: string): Result<CompiledCodeSystem> {
  const found = snapshot.codeSystems.find((each) => each.shape.source.id === id);
  if (found !== undefined) return ok(found);
  return failed(error('unknown-definition', `There is no code system "${id}" in release ${snapshot.name.version}.`));
}

/** Concepts of a code system in its own order, a page at a time. Answers `unknown-definition`, `unknown-concept`. */
export function listConcepts(
  snapshot: Snapshot,
  id: string,
  { filter, page }: { readonly filter: ConceptFilter; readonly page: PageRequest },
): Result<Page<ConceptItem>> {
  const found = codeSystemOf(snapshot, id);
  if (!found.ok) return found;
  const system = found.value;
  const candidates = filter.parent === undefined ? ok([...conceptsOf(system)]) : childrenOf(system, filter.parent);
  if (!candidates.ok) return candidates;
  const words = wordsOf(filter.q ?? '');
  const concepts = candidates.value.filter((concept) => matchesWords(concept, words));
  const paged = pageOf(concepts, listName(snapshot, `concepts ${id}`, filter), page);
  if (!paged.ok) return paged;
  return ok({ ...paged.value, items: paged.value.items.map((concept) => conceptItem(system, concept)) });
}

/** One concept of a code system. Answers `unknown-definition`, `unknown-concept`. */
export function oneConcept(snapshot: Snapshot, id: string, code: string): Result<ConceptItem> {
  const found = codeSystemOf(snapshot, id);
  if (!found.ok) return found;
  const concept = found.value.concept(code);
  return concept === undefined ? failed(noConcept(found.value, code, 'code')) : ok(conceptItem(found.value, concept));
}

function childrenOf(system: CompiledCodeSystem, parent: string): Result<readonly Concept[]> {
  const index = system.indexOf(parent);
  if (index === undefined) return failed(noConcept(system, parent, 'parent'));
  return ok([...system.hierarchy.childrenOf(index)].flatMap((child) => system.conceptAt(child) ?? []));
}

function noConcept(system: CompiledCodeSystem, code: string, parameter: string) {
  const { url, version } = system.shape;
  return error('unknown-concept', `"${code}" is not a code of ${url}|${version}.`, { parameter });
}

function conceptItem(system: CompiledCodeSystem, concept: Concept): ConceptItem {
  const index = system.indexOf(concept.code) ?? -1;
  return { concept, children: system.hierarchy.childrenOf(index).length };
}

/** Lower-case words of a text as they are compared: without accents. Half a letter, as JSON can bring one, is in no text. */
export function wordsOf(text: string): readonly string[] {
  return folded(text.replace(/\p{Cs}/gu, '\ufffd'))
    .split(/\s+/)
    .filter(Boolean);
}

/** True if code or any display holds every word, each at the beginning of a word of it. */
export function matchesWords(concept: Concept, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const text = folded(` ${concept.code} ${displaysOf(concept).join(' ')}`);
  return words.every((word) => startsAWord(text, word));
}
