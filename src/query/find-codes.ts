import { once } from '../model/once.ts';
import type { Result } from '../model/result.ts';
import { ok } from '../model/result.ts';
import type { Concept } from '../model/shapes.ts';
import { codeOfRef, lettersOf, systemWeights } from '../snapshot/concept-documents.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import type { CompiledCodeSystem } from '../terminology/code-system.ts';
import { conceptsOf } from '../terminology/code-system.ts';
import { listName } from './browse.ts';
import { type CodeElsewhere, codesElsewhere } from './codes-elsewhere.ts';
import { type Page, type PageRequest, pageOf } from './page.ts';
import { textOf } from './search.ts';

/** A code in one edition of its system. */
export interface CodeInEdition {
  readonly system: CompiledCodeSystem;
  readonly concept: Concept;
}

/** A code that a search found, in the newest edition that holds it. */
export interface FoundCode extends CodeInEdition {
  /** `code`: what was asked for is this code itself. `name`: it is one of its whole names. */
  readonly by: 'code' | 'name' | 'words';
  /** The same code in other editions of the system, newest first. */
  readonly others: readonly CodeInEdition[];
  /** What its system says to use instead. */
  readonly replacedBy: readonly Concept[];
  /** What the concept maps of the release say it is in other systems and editions. */
  readonly elsewhere: readonly CodeElsewhere[];
}

/**
 * Codes of classifications that a person's words lead to, best first: the code itself, with or without its signs, then
 * whole names, then words of code, names and definition. Answers `invalid-parameter`.
 */
export function findCodes(snapshot: Snapshot, words: string, page: PageRequest): Result<Page<FoundCode>> {
  const text = textOf(words);
  if (!text.ok) return text;
  const found = pageOf(
    editionsJoined(hitsOf(snapshot, text.value)),
    listName(snapshot, 'codes', { q: text.value }),
    page,
  );
  if (!found.ok) return found;
  const items = found.value.items.map((each): FoundCode => {
    const elsewhere = codesElsewhere(snapshot, each).filter(isNews(each));
    return { ...each, elsewhere, replacedBy: successorsOf(each) };
  });
  return ok({ ...found.value, items });
}

function successorsOf({ system, concept }: CodeInEdition): readonly Concept[] {
  return concept.properties
    .filter(({ code }) => code === 'replacedBy')
    .flatMap(({ value }) => system.concept(String(value)) ?? []);
}

/** False for the same code in another edition, which is named beside it. */
function isNews({ concept, others }: Joined): (elsewhere: CodeElsewhere) => boolean {
  return ({ to, found, relationship }) =>
    relationship !== 'equivalent' ||
    found.code !== concept.code ||
    !others.some(({ system }) => system.shape.url === to.url && system.shape.version === to.version);
}

interface Hit extends CodeInEdition {
  readonly by: FoundCode['by'];
}

function hitsOf(snapshot: Snapshot, text: string): readonly Hit[] {
  const weightOf = systemWeights(snapshot.conceptMaps);
  const alike = exactIndexOf(snapshot)().get(lettersOf(text)) ?? [];
  const exact = alike.filter(({ concept }) => isCodeAsked(concept, text));
  const known = new Set(exact.map(({ concept }) => concept));
  const hits = exact
    .toSorted((a, b) => weightOf(b.system) - weightOf(a.system))
    .map((each): Hit => ({ ...each, by: 'code' }));
  for (const { ref, isNamed } of snapshot.codeSearch.value().find(text)) {
    const code = codeOfRef(snapshot.codeSystems, ref);
    if (code !== undefined && !known.has(code.concept)) hits.push({ ...code, by: isNamed ? 'name' : 'words' });
  }
  return hits.toSorted((a, b) => ORDER[a.by] - ORDER[b.by]);
}

const ORDER: { readonly [B in FoundCode['by']]: number } = { code: 0, name: 1, words: 2 };

/** Some codes are made of the names of what they mean: then it is the name that was asked for. */
function isCodeAsked({ code, display }: Concept, text: string): boolean {
  return code.toLowerCase() === text.toLowerCase() || lettersOf(code) !== lettersOf(display);
}

type ExactIndex = () => ReadonlyMap<string, readonly CodeInEdition[]>;

const exactIndexes = new WeakMap<Snapshot, ExactIndex>();

function exactIndexOf(snapshot: Snapshot): ExactIndex {
  const known = exactIndexes.get(snapshot) ?? once(() => exactIndex(snapshot));
  exactIndexes.set(snapshot, known);
  return known;
}

function exactIndex({ codeSystems }: Snapshot): ReadonlyMap<string, readonly CodeInEdition[]> {
  const index = new Map<string, CodeInEdition[]>();
  for (const system of codeSystems) {
    if (system.shape.source.kind !== 'code-system') continue;
    for (const concept of conceptsOf(system)) {
      const key = lettersOf(concept.code);
      const known = index.get(key);
      if (known === undefined) index.set(key, [{ system, concept }]);
      else known.push({ system, concept });
    }
  }
  return index;
}

type Joined = Omit<FoundCode, 'elsewhere' | 'replacedBy'>;

/** One for each code of a system, whatever its editions: at the place of the best of them. */
function editionsJoined(hits: readonly Hit[]): readonly Joined[] {
  const groups = new Map<string, Hit[]>();
  for (const hit of hits) {
    const key = JSON.stringify([hit.system.shape.url, hit.concept.code]);
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [hit]);
    else known.push(hit);
  }
  return [...groups.values()].map((group): Joined => {
    const [newest, ...others] = group.toSorted((a, b) => newerFirst(a.system, b.system));
    if (newest === undefined) throw new Error('find-codes: a group of no hits');
    return { ...newest, by: group[0]?.by ?? newest.by, others };
  });
}

/** `3.2` before `3.1` before `3`; editions named otherwise by their text. */
export function newerFirst(a: CompiledCodeSystem, b: CompiledCodeSystem): number {
  return b.shape.version.localeCompare(a.shape.version, 'en', { numeric: true });
}
