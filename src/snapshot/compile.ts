import { rulesFor } from '../kinds/index.ts';
import type { CompileContext } from '../kinds/kind-rules.ts';
import type { Dictionary } from '../model/dictionary.ts';
import { type Key, keyOf } from '../model/ids.ts';
import { error, type Issue } from '../model/issue.ts';
import type { Kind } from '../model/kind.ts';
import type { ReleaseEntry } from '../model/release.ts';
import type { Findings } from '../model/result.ts';
import type { EndpointProgram, RecordSchema, Shape, ValueSetShape } from '../model/shapes.ts';
import { type CompiledCodeSystem, compileCodeSystem } from '../terminology/code-system.ts';
import { type CompiledConceptMap, compileConceptMap } from '../terminology/concept-map.ts';
import { type CompiledValueSet, compileValueSet, type ReleaseSource } from '../terminology/value-set.ts';
import { reachable } from './closure.ts';

/** What definitions compile to, by kind of shape. */
export interface CompiledShapes {
  readonly codeSystems: readonly CompiledCodeSystem[];
  readonly valueSets: readonly CompiledValueSet[];
  readonly conceptMaps: readonly CompiledConceptMap[];
  readonly recordSchemas: readonly RecordSchema[];
  readonly endpointPrograms: readonly EndpointProgram[];
}

/** Compiled definitions, each with its share of that, by closure digest. */
export type CompileCache = Map<string, CompiledShapes>;

export interface CompileInput {
  readonly dictionary: Dictionary;
  readonly entries: ReadonlyMap<Key, ReleaseEntry>;
  readonly closureDigest: ReadonlyMap<Key, string>;
  readonly cache: CompileCache;
}

/**
 * Compiles every definition, taking from the cache what is there. What value sets mean is found out when they are
 * asked. Answers `circular-reference` for every value set that is composed of itself: for one another they hold nothing.
 */
export function compileDefinitions(input: CompileInput): Findings<CompiledShapes> {
  const shapesOf = allShapes(input);
  const keys = [...input.dictionary.definitions.values()].map(keyOf).sort();
  const circular = circularValueSets(shapesOf);
  const compile = compilerOf(input, { shapesOf, circular });
  const all = keys.map(compile);
  return {
    value: {
      codeSystems: all.flatMap((each) => each.codeSystems),
      valueSets: all.flatMap((each) => each.valueSets),
      conceptMaps: all.flatMap((each) => each.conceptMaps),
      recordSchemas: all.flatMap((each) => each.recordSchemas),
      endpointPrograms: all.flatMap((each) => each.endpointPrograms),
    },
    issues: keys.filter((key) => circular.has(key)).map(circularIssue),
  };
}

interface Plan {
  readonly shapesOf: ReadonlyMap<Key, readonly Shape[]>;
  readonly circular: ReadonlySet<Key>;
}

function compilerOf(input: CompileInput, { shapesOf, circular }: Plan): (key: Key) => CompiledShapes {
  const systems = compileSystems(input, shapesOf);
  const keyByCanonical = valueSetKeys(shapesOf);
  const finished = new Map<Key, CompiledShapes>();
  return compile;

  function compile(key: Key): CompiledShapes {
    const digest = input.closureDigest.get(key) ?? key;
    const known = finished.get(key) ?? input.cache.get(digest);
    if (known !== undefined) return known;
    const made = compileShapes(shapesOf.get(key) ?? [], systems.of.get(key) ?? [], (shape) => sourceOf(shape, key));
    finished.set(key, made);
    // Such a dictionary leaves nothing behind: what is composed of a circle would carry it along.
    if (circular.size === 0) input.cache.set(digest, made);
    return made;
  }

  /** What a value set is composed of, and no more: it outlives the release that it was compiled in. */
  function sourceOf(shape: ValueSetShape, key: Key): ReleaseSource {
    const clauses = [...shape.include, ...shape.exclude];
    const ofSystems = new Map<string, CompiledCodeSystem>();
    for (const { system, version } of clauses) {
      const canonical = `${system}|${version ?? ''}`;
      const found = systems.byCanonical.get(canonical);
      if (found !== undefined) ofSystems.set(canonical, found);
    }
    const imported = new Map<string, CompiledValueSet>();
    for (const canonical of clauses.flatMap((clause) => clause.valueSets ?? [])) {
      const from = keyByCanonical.get(canonical);
      const found = from === undefined ? undefined : importedBy(key, from);
      if (found !== undefined) imported.set(canonical, found);
    }
    return {
      codeSystem: (url, version) => ofSystems.get(`${url}|${version ?? ''}`),
      valueSet: (canonical) => imported.get(canonical),
    };
  }

  function importedBy(key: Key, from: Key): CompiledValueSet | undefined {
    if (!circular.has(key) || !circular.has(from)) return compile(from).valueSets[0];
    const [shape] = (shapesOf.get(from) ?? []).filter((each) => each.shape === 'ValueSet');
    return shape === undefined ? undefined : compileValueSet({ ...shape, include: [], exclude: [] }, NOTHING);
  }
}

const NOTHING: ReleaseSource = { codeSystem: () => undefined, valueSet: () => undefined };

function valueSetKeys(shapesOf: ReadonlyMap<Key, readonly Shape[]>): ReadonlyMap<string, Key> {
  const keys = new Map<string, Key>();
  for (const [key, shapes] of shapesOf) {
    for (const shape of shapes) if (shape.shape === 'ValueSet') keys.set(canonicalName(shape), key);
  }
  return keys;
}

/** The definitions whose value sets are composed of themselves, directly or through others. */
function circularValueSets(shapesOf: ReadonlyMap<Key, readonly Shape[]>): ReadonlySet<Key> {
  const keys = valueSetKeys(shapesOf);
  const imports = new Map<Key, Set<Key>>();
  for (const [key, shapes] of shapesOf) {
    const canonicals = shapes.flatMap((shape) => (shape.shape === 'ValueSet' ? importsOf(shape) : []));
    const found = canonicals.flatMap((canonical) => keys.get(canonical) ?? []);
    if (found.length > 0) imports.set(key, new Set(found));
  }
  const isBelowItself = (key: Key): boolean =>
    [...(imports.get(key) ?? [])].some(
      (next) => next === key || reachable(imports, next).some((each) => each.key === key),
    );
  return new Set([...imports.keys()].filter(isBelowItself));
}

function importsOf({ include, exclude }: ValueSetShape): readonly string[] {
  return [...include, ...exclude].flatMap((clause) => clause.valueSets ?? []);
}

/** The shapes of every definition. Of one that the cache holds only its value sets: others take them by their names. */
function allShapes(input: CompileInput): ReadonlyMap<Key, readonly Shape[]> {
  const context = contextOf(input);
  const shapes = new Map<Key, readonly Shape[]>();
  for (const [key, definition] of input.dictionary.definitions) {
    const known = input.cache.get(input.closureDigest.get(key) ?? key);
    const made = known?.valueSets.map(({ shape }) => shape) ?? rulesFor(definition).compile(definition, context);
    shapes.set(key, made);
  }
  return shapes;
}

interface CompiledSystems {
  readonly of: ReadonlyMap<Key, readonly CompiledCodeSystem[]>;
  /** By `url|version`. */
  readonly byCanonical: ReadonlyMap<string, CompiledCodeSystem>;
}

/** All code systems, before any value set: they need nothing, and a value set may take codes that another one makes. */
function compileSystems(input: CompileInput, shapesOf: ReadonlyMap<Key, readonly Shape[]>): CompiledSystems {
  const of = new Map<Key, readonly CompiledCodeSystem[]>();
  const byCanonical = new Map<string, CompiledCodeSystem>();
  for (const [key, shapes] of shapesOf) {
    const known = input.cache.get(input.closureDigest.get(key) ?? key);
    const made =
      known?.codeSystems ??
      shapes.filter((shape) => shape.shape === 'CodeSystem').map((shape) => compileCodeSystem(shape));
    of.set(key, made);
    for (const system of made) byCanonical.set(canonicalName(system.shape), system);
  }
  return { of, byCanonical };
}

function canonicalName({ url, version }: { readonly url: string; readonly version: string }): string {
  return `${url}|${version}`;
}

function circularIssue(key: Key): Issue {
  return error('circular-reference', `${key} is composed of itself, directly or through others.`, { definition: key });
}

/** Versions as this release gives them; an external code system keeps its publisher's edition. */
export function contextOf({ dictionary, entries }: Pick<CompileInput, 'dictionary' | 'entries'>): CompileContext {
  return {
    dictionary,
    versionOf: (kind: Kind, id: string) => {
      const definition = dictionary.definitions.get(`${kind}/${id}`);
      if (definition?.kind === 'code-system' && definition.edition !== undefined) return definition.edition;
      return entries.get(`${kind}/${id}`)?.version ?? '';
    },
  };
}

function compileShapes(
  shapes: readonly Shape[],
  codeSystems: readonly CompiledCodeSystem[],
  sourceOf: (shape: ValueSetShape) => ReleaseSource,
): CompiledShapes {
  return {
    codeSystems,
    valueSets: shapes
      .filter((shape) => shape.shape === 'ValueSet')
      .map((shape) => compileValueSet(shape, sourceOf(shape))),
    conceptMaps: shapes.filter((shape) => shape.shape === 'ConceptMap').map(compileConceptMap),
    recordSchemas: shapes.filter((shape) => shape.shape === 'RecordSchema'),
    endpointPrograms: shapes.filter((shape) => shape.shape === 'EndpointProgram'),
  };
}
