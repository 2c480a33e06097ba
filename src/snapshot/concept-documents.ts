import type { SearchDocument } from '../model/ports.ts';
import type { Concept } from '../model/shapes.ts';
import type { CompiledCodeSystem } from '../terminology/code-system.ts';
import type { CompiledConceptMap } from '../terminology/concept-map.ts';
import { folded } from '../terminology/word-index.ts';

/**
 * The concepts of code systems as the text search sees them. The codes that value sets make for themselves are left to
 * the search over definitions.
 */
export function* conceptDocuments(
  systems: readonly CompiledCodeSystem[],
  maps: readonly CompiledConceptMap[],
): Generator<SearchDocument> {
  const weightOf = systemWeights(maps);
  for (const [at, system] of systems.entries()) {
    if (system.shape.source.kind !== 'code-system') continue;
    for (let index = 0; index < system.size; index++) {
      const concept = system.conceptAt(index);
      if (concept !== undefined) yield { ...documentOf(`${at}/${index}`, concept), weight: weightOf(system) };
    }
  }
}

/**
 * How much the systems are looked for, from 1 to 2: the more maps start from one or lead to it, the more people work with
 * it.
 */
export function systemWeights(
  maps: readonly CompiledConceptMap[],
): (system: Pick<CompiledCodeSystem, 'shape'>) => number {
  const counts = new Map<string, number>();
  for (const { source, sourceVersion, target, targetVersion } of maps.flatMap(({ shape }) => shape.groups)) {
    for (const edition of [`${source}|${sourceVersion}`, `${target}|${targetVersion}`]) {
      counts.set(edition, (counts.get(edition) ?? 0) + 1);
    }
  }
  const most = Math.max(1, ...counts.values());
  return ({ shape }) => 1 + (counts.get(`${shape.url}|${shape.version}`) ?? 0) / most;
}

function documentOf(ref: string, concept: Concept): SearchDocument {
  return {
    ref,
    // A code that only spells its name would count that name twice.
    id: lettersOf(concept.code) === lettersOf(concept.display) ? '' : concept.code,
    title: concept.display,
    synonyms: concept.designations.map((designation) => designation.value).join('; '),
    definition: concept.definition ?? '',
    content: '',
  };
}

/** A text without its signs, case and accents: `9861/3` and `98613` are the same. */
export function lettersOf(text: string): string {
  return folded(text).replaceAll(/[^\p{L}\p{N}]/gu, '');
}

/** The concept that a ref of these documents names. */
export function codeOfRef(systems: readonly CompiledCodeSystem[], ref: string) {
  const [at, index] = ref.split('/').map(Number);
  const system = systems[at ?? -1];
  const concept = system?.conceptAt(index ?? -1);
  return system === undefined || concept === undefined ? undefined : { system, concept };
}
