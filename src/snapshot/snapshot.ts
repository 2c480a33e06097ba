import { cardOf, searchDocumentOf } from '../kinds/card.ts';
import { type ConditionWords, conditionWordsOf } from '../kinds/condition-words.ts';
import { inSchemaOrder } from '../kinds/schema-order.ts';
import type { Card } from '../model/card.ts';
import type { Definition } from '../model/definitions.ts';
import type { Dictionary } from '../model/dictionary.ts';
import { type Key, keyOf } from '../model/ids.ts';
import { type InSteps, inSteps } from '../model/in-steps.ts';
import type { Issue } from '../model/issue.ts';
import type { SearchDocument, TextSearch, TextSearchFactory } from '../model/ports.ts';
import { type Release, type ReleaseEntry, type ReleaseName, releaseNameOf } from '../model/release.ts';
import type { EndpointProgram, RecordSchema } from '../model/shapes.ts';
import type { CompiledCodeSystem } from '../terminology/code-system.ts';
import type { CompiledConceptMap } from '../terminology/concept-map.ts';
import type { CompiledValueSet } from '../terminology/value-set.ts';
import { closureDigests, type ReferenceGraph, referenceGraphOf } from './closure.ts';
import { type CompileCache, compileDefinitions } from './compile.ts';
import { conceptDocuments } from './concept-documents.ts';

/** A release, or the draft, compiled for reading. Immutable; holds nothing of any request. */
export interface Snapshot {
  readonly name: ReleaseName;
  readonly release: Release;
  readonly dictionary: Dictionary;
  readonly entries: ReadonlyMap<Key, ReleaseEntry>;
  /** A definition with its keys in the order that people read them in. */
  readonly definition: (key: Key) => Definition | undefined;
  /** By kind, then id. */
  readonly cards: readonly Card[];
  readonly cardOf: ReadonlyMap<Key, Card>;
  readonly graph: ReferenceGraph;
  readonly closureDigest: ReadonlyMap<Key, string>;
  readonly codeSystems: readonly CompiledCodeSystem[];
  readonly valueSets: readonly CompiledValueSet[];
  readonly conceptMaps: readonly CompiledConceptMap[];
  /** The conditions of a definition in English, by pointer, where there are exact words for them. */
  readonly conditionWords: ConditionWords;
  readonly recordSchemas: readonly RecordSchema[];
  readonly endpointPrograms: readonly EndpointProgram[];
  /**
   * What is wrong with what was compiled (`unknown-code`, `circular-reference`, …), each issue with its definition. Lint
   * asks: every value set is enumerated for it.
   */
  readonly issues: () => readonly Issue[];
  /** Whoever serves others takes its steps one by one, and lets them in between. */
  readonly search: InSteps<TextSearch>;
  /** Search over the concepts of code systems, apart: they are many, and found by other words. */
  readonly codeSearch: InSteps<TextSearch>;
}

export interface SnapshotOptions {
  /** Shared by all snapshots of a process: what did not change is compiled once. */
  readonly cache: CompileCache;
  readonly textSearch: TextSearchFactory;
}

/** Compiles a release. Goes on past problems. */
export function compileSnapshot(release: Release, options: SnapshotOptions): Snapshot {
  const { dictionary } = release;
  const entries = new Map<Key, ReleaseEntry>();
  for (const entry of release.entries) entries.set(`${entry.kind}/${entry.id}` as Key, entry);
  const graph = referenceGraphOf(dictionary);
  const closureDigest = closureDigests(release, graph);
  const { value: compiled, issues } = compileDefinitions({ dictionary, entries, closureDigest, cache: options.cache });
  const cards = cardsOf(dictionary, entries);
  return {
    name: releaseNameOf(release),
    release,
    dictionary,
    entries,
    definition: (key) => {
      const found = dictionary.definitions.get(key);
      return found === undefined ? undefined : inSchemaOrder(found);
    },
    cards,
    cardOf: new Map(cards.map((card) => [keyOf(card), card])),
    graph,
    closureDigest,
    conditionWords: conditionWordsOf(dictionary),
    ...compiled,
    issues: () => [...issues, ...compiled.valueSets.flatMap(issuesOf)],
    search: inSteps(() => options.textSearch(documentsOf(dictionary))),
    codeSearch: inSteps(() => options.textSearch(conceptDocuments(compiled.codeSystems, compiled.conceptMaps))),
  };
}

function issuesOf({ shape, enumeration }: CompiledValueSet): readonly Issue[] {
  return enumeration().issues.map((issue) => ({ ...issue, at: { definition: keyOf(shape.source) } }));
}

function cardsOf(dictionary: Dictionary, entries: ReadonlyMap<Key, ReleaseEntry>): readonly Card[] {
  const cards: Card[] = [];
  for (const [key, definition] of dictionary.definitions) {
    const entry = entries.get(key);
    if (entry !== undefined) cards.push(cardOf(definition, entry, dictionary.settings));
  }
  return cards.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

function* documentsOf(dictionary: Dictionary): Generator<SearchDocument> {
  for (const definition of dictionary.definitions.values()) yield searchDocumentOf(definition, dictionary.settings);
}
