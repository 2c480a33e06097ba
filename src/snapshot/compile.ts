import { rulesFor } from '../kinds/index.ts';
import type { CompileContext } from '../kinds/kind-rules.ts';
import type { Definition } from '../model/definitions.ts';
import type { Dictionary } from '../model/dictionary.ts';
import { type Key, keyOf } from '../model/ids.ts';
import { error, type Issue } from '../model/issue.ts';
import type { Kind } from '../model/kind.ts';
import type { ReleaseEntry } from '../model/release.ts';
import type { Findings } from '../model/result.ts';
import type { EndpointProgram, RecordSchema, Shape } from '../model/shapes.ts';
import { type CompiledCodeSystem, compileCodeSystem } from '../terminology/code-system.ts';
import { type CompiledConceptMap, compileConceptMap } from '../terminology/concept-map.ts';
import { type CompiledValueSet, compileValueSet, type TerminologySource } from '../terminology/value-set.ts';

/** What definitions compile to, by kind of shape. */
export interface CompiledShapes {
  readonly codeSystems: readonly CompiledCodeSystem[];
  readonly valueSets: readonly CompiledValueSet[];
  readonly conceptMaps: readonly CompiledConceptMap[];
  readonly recordSchemas: readonly RecordSchema[];
  readonly endpointPrograms: readonly EndpointProgram[];
}

/** One definition's share of that, and what was wrong with it. */
interface Compiled extends CompiledShapes {
  readonly issues: readonly Issue[];
}

/** Compiled definitions by closure digest. */
export type CompileCache = Map<string, Compiled>;

export interface CompileInput {
  readonly dictionary: Dictionary;
  readonly entries: ReadonlyMap<Key, ReleaseEntry>;
  readonly closureDigest: ReadonlyMap<Key, string>;
  readonly cache: CompileCache;
}

const NOTHING: Compiled = {
  codeSystems: [],
  valueSets: [],
  conceptMaps: [],
  recordSchemas: [],
  endpointPrograms: [],
  issues: [],
};

/**
 * Compiles every definition, each after those it is composed of, taking from the cache what is there. Answers
 * `circular-reference` for every member of a circle, and what compiling value sets answers.
 */
export function compileDefinitions(input: CompileInput): Findings<CompiledShapes> {
  const compiler = compilerOf(input);
  const all = [...input.dictionary.definitions.values()]
    .sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
    .map((definition) => compiler(definition));
  return {
    value: {
      codeSystems: all.flatMap((each) => each.codeSystems),
      valueSets: all.flatMap((each) => each.valueSets),
      conceptMaps: all.flatMap((each) => each.conceptMaps),
      recordSchemas: all.flatMap((each) => each.recordSchemas),
      endpointPrograms: all.flatMap((each) => each.endpointPrograms),
    },
    issues: all.flatMap((each) => each.issues),
  };
}

function compilerOf(input: CompileInput): (definition: Definition) => Compiled {
  const shapesOf = allShapes(input);
  const systems = compileSystems(input, shapesOf);
  const keyByCanonical = new Map<string, Key>();
  for (const [key, shapes] of shapesOf) {
    for (const shape of shapes) if (shape.shape === 'ValueSet') keyByCanonical.set(canonicalName(shape), key);
  }
  const running = new Set<Key>();
  const circular = new Set<Key>();
  const finished = new Map<Key, Compiled>();
  const source: TerminologySource = {
    codeSystem: (url, version) => systems.byCanonical.get(`${url}|${version ?? ''}`),
    valueSet: (canonical) => {
      const key = keyByCanonical.get(canonical);
      return key === undefined ? undefined : compile(key).valueSets[0];
    },
  };
  return (definition) => compile(keyOf(definition));

  function compile(key: Key): Compiled {
    const digest = input.closureDigest.get(key) ?? key;
    const known = finished.get(key) ?? input.cache.get(digest);
    if (known !== undefined) return known;
    const shapes = shapesOf.get(key) ?? [];
    if (running.has(key)) {
      const path = [...running];
      for (const member of path.slice(path.indexOf(key))) circular.add(member);
      return { ...NOTHING, valueSets: shapes.flatMap(hollow) };
    }
    running.add(key);
    const whole = compileShapes(key, shapes, { source, codeSystems: systems.of.get(key) ?? [] });
    running.delete(key);
    const made = circular.has(key) ? { ...whole, issues: [...whole.issues, circularIssue(key)] } : whole;
    finished.set(key, made);
    // What a circle leaves of its members depends on where it was entered: such a dictionary leaves nothing behind.
    if (circular.size === 0) input.cache.set(digest, made);
    return made;
  }
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

/** What a value set holds for those who are part of it themselves: nothing. */
function hollow(shape: Shape): readonly CompiledValueSet[] {
  if (shape.shape !== 'ValueSet') return [];
  return [{ shape, members: [], systems: [], member: () => undefined }];
}

function canonicalName({ url, version }: { readonly url: string; readonly version: string }): string {
  return `${url}|${version}`;
}

function circularIssue(key: Key): Issue {
  return error('circular-reference', `${key} is composed of itself, directly or through others.`, { definition: key });
}

/** Versions as this release gives them; an external code system keeps its publisher's edition. */
function contextOf({ dictionary, entries }: CompileInput): CompileContext {
  return {
    dictionary,
    versionOf: (kind: Kind, id: string) => {
      const definition = dictionary.definitions.get(`${kind}/${id}`);
      if (definition?.kind === 'code-system' && definition.edition !== undefined) return definition.edition;
      return entries.get(`${kind}/${id}`)?.version ?? '';
    },
  };
}

interface Sources {
  readonly source: TerminologySource;
  /** The code systems that the definition makes itself. */
  readonly codeSystems: readonly CompiledCodeSystem[];
}

function compileShapes(key: Key, shapes: readonly Shape[], { source, codeSystems }: Sources): Compiled {
  const valueSets = shapes.filter((shape) => shape.shape === 'ValueSet').map((shape) => compileValueSet(shape, source));
  return {
    codeSystems,
    valueSets: valueSets.map((each) => each.value),
    conceptMaps: shapes.filter((shape) => shape.shape === 'ConceptMap').map(compileConceptMap),
    recordSchemas: shapes.filter((shape) => shape.shape === 'RecordSchema'),
    endpointPrograms: shapes.filter((shape) => shape.shape === 'EndpointProgram'),
    issues: valueSets.flatMap((each) => each.issues).map((issue) => ({ ...issue, at: { definition: key } })),
  };
}
