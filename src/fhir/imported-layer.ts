import { sha256 } from '../model/digest.ts';
import { splitCanonical } from '../model/ids.ts';
import type { ImportedResource, ImportedType, ServedImport } from '../model/imported.ts';
import type { Limits } from '../model/limits.ts';
import { once } from '../model/once.ts';
import type { PreparedConcepts } from '../model/ports.ts';
import type { CodeSystemShape, JsonElement, ValueSetShape } from '../model/shapes.ts';
import type { Layer, OutsideResource } from '../query/scope.ts';
import { type CompiledCodeSystem, compileCodeSystem } from '../terminology/code-system.ts';
import { compileConceptMap } from '../terminology/concept-map.ts';
import { statesValueSet } from '../terminology/implicit-value-set.ts';
import { prepareCodeSystem, storedCodeSystem } from '../terminology/stored-code-system.ts';
import { optional } from './read-canonical.ts';
import { readCodeSystem } from './read-code-system.ts';
import { readConceptMap } from './read-concept-map.ts';
import { readValueSet } from './read-value-set.ts';

/**
 * The imports of a server as a layer. Nothing is read before it is asked for: a server may hold thousands, and start
 * with a few questions of one.
 */
export function importedLayer(imports: readonly ServedImport[]): Layer {
  const supplements = once(() => imports.filter(isSupplement).map(readSystem));
  const systems = byUrl(imports, 'CodeSystem', (each) => (isSupplement(each) ? undefined : systemOf(each)));
  const valueSets = byUrl(imports, 'ValueSet', (each): ValueSetShape => readValueSet(parsed(each)));
  const maps = byUrl(imports, 'ConceptMap', (each) => compileConceptMap(readConceptMap(parsed(each))));
  const conceptMaps = once(() => maps.all().map(([, map]) => map));
  const resources = once((): readonly OutsideResource[] => [
    ...systems.all().map(([each, system]): OutsideResource => ({ ...outside(each), shape: system.shape, system })),
    ...imports.filter(isSupplement).map((each): OutsideResource => ({ ...outside(each), shape: readSystem(each) })),
    ...valueSets.all().map(([each, shape]): OutsideResource => ({ ...outside(each), shape })),
    ...maps.all().map(([each, { shape }]): OutsideResource => ({ ...outside(each), shape })),
  ]);
  // A large system says in its header which value set is all of its codes.
  const wholes = imports.filter(({ stored, valueSet }) => stored !== undefined || valueSet !== undefined);
  return {
    codeSystems: systems.of,
    codeSystemsOfValueSet: (url) =>
      wholes
        .filter(({ stored, valueSet }) => stored !== undefined || statesValueSet(optional('valueSet', valueSet), url))
        .flatMap((each) => systems.of(each.url).filter(({ shape }) => shape.version === each.version))
        .filter(({ shape }) => statesValueSet(shape, url)),
    valueSets: valueSets.of,
    conceptMaps,
    supplements: (url) => supplements().filter((each) => splitCanonical(each.supplements ?? '').url === url),
    supplementNamed: (url) => supplements().find((each) => each.url === url),
    resources,
  };
}

function outside(each: ServedImport): Omit<OutsideResource, 'shape'> {
  const { type, digest, at, stored } = each;
  return { type, id: importedId(each), digest, at, isLarge: stored !== undefined, content: () => parsed(each) };
}

/**
 * FHIR id of an import: what it came with may be one of ours, or of another import. Ours have no full stop, and two
 * imports never have the same URL and version.
 */
export function importedId({ url, version }: Pick<ImportedResource, 'url' | 'version'>): string {
  return `imported.${sha256(`${url}|${version}`).slice(0, 40)}`;
}

function systemOf(each: ServedImport): CompiledCodeSystem {
  return each.stored === undefined ? compileCodeSystem(readSystem(each)) : storedCodeSystem(each.stored);
}

function readSystem(each: ServedImport): CodeSystemShape {
  return readCodeSystem(parsed(each));
}

/** The store verified that these are the bytes that were imported, and they are a JSON object. */
function parsed(each: ServedImport): JsonElement {
  return JSON.parse(each.content()) as JsonElement;
}

function isSupplement({ type, supplements }: ServedImport): boolean {
  return type === 'CodeSystem' && supplements !== undefined;
}

/** What the imports of a type are read as, each once. */
function byUrl<T>(imports: readonly ServedImport[], type: ImportedType, read: (each: ServedImport) => T | undefined) {
  const byName = new Map<string, (readonly [ServedImport, () => T | undefined])[]>();
  const every: (readonly [ServedImport, () => T | undefined])[] = [];
  for (const each of imports) {
    if (each.type !== type) continue;
    const late = [each, once(() => read(each))] as const;
    every.push(late);
    byName.set(each.url, [...(byName.get(each.url) ?? []), late]);
  }
  return {
    of: (url: string): readonly T[] => (byName.get(url) ?? []).flatMap(([, late]) => late() ?? []),
    all: () =>
      every.flatMap(([each, late]): readonly (readonly [ServedImport, T])[] => {
        const value = late();
        return value === undefined ? [] : [[each, value]];
      }),
  };
}

/**
 * The concepts of a code system that is too large to be held in memory (`importMemoryBytes`), made ready to be stored;
 * undefined for all that is not. A supplement adds to another system, and is held in memory.
 */
export function conceptsToStore(
  { type, content }: Pick<ImportedResource, 'type' | 'content'>,
  limits: Pick<Limits, 'importMemoryBytes'>,
): PreparedConcepts | undefined {
  if (type !== 'CodeSystem' || Buffer.byteLength(content) <= limits.importMemoryBytes) return undefined;
  const resource = JSON.parse(content) as JsonElement;
  if (resource.content === 'supplement') return undefined;
  const { concept: _concepts, ...original } = resource;
  return prepareCodeSystem({ ...readCodeSystem(resource), original });
}
