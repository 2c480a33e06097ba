import { rulesFor } from '../kinds/index.ts';
import type { CompileContext } from '../kinds/kind-rules.ts';
import type { Definition } from '../model/definitions.ts';
import type { Dictionary } from '../model/dictionary.ts';
import { type Key, keyOf, splitCanonical } from '../model/ids.ts';
import { error, type Issue } from '../model/issue.ts';
import type { Kind } from '../model/kind.ts';
import type { ReleaseEntry } from '../model/release.ts';
import type { Findings } from '../model/result.ts';
import type { ConceptMapShape, EndpointProgram, RecordSchema, Shape } from '../model/shapes.ts';
import { type CompiledCodeSystem, compileCodeSystem } from '../terminology/code-system.ts';
import { type CompiledValueSet, compileValueSet, type TerminologySource } from '../terminology/value-set.ts';

/** What definitions compile to, by kind of shape. */
export interface CompiledShapes {
  readonly codeSystems: readonly CompiledCodeSystem[];
  readonly valueSets: readonly CompiledValueSet[];
  readonly conceptMaps: readonly ConceptMapShape[];
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

/** Compiles every definition, each after those it is composed of, taking from the cache what is there. */
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
  const context = contextOf(input);
  const running = new Set<Key>();
  const keyByCanonical = new Map<string, Key>();
  const shapesOf = new Map<Key, readonly Shape[]>();
  for (const definition of input.dictionary.definitions.values()) {
    const shapes = rulesFor(definition).compile(definition, context);
    shapesOf.set(keyOf(definition), shapes);
    for (const shape of shapes) if ('url' in shape) keyByCanonical.set(nameOf(shape), keyOf(definition));
  }
  return compile;

  function compile(definition: Definition): Compiled {
    const key = keyOf(definition);
    const digest = input.closureDigest.get(key) ?? key;
    const known = input.cache.get(digest);
    if (known !== undefined) return known;
    if (running.has(key)) return { ...NOTHING, issues: [circular(key)] };
    running.add(key);
    const made = compileShapes(key, shapesOf.get(key) ?? [], sourceFor());
    running.delete(key);
    // While a circle is open its members are incomplete; only what was compiled whole is kept.
    if (made.issues.length === 0) input.cache.set(digest, made);
    return made;
  }

  function sourceFor(): TerminologySource {
    const ofCanonical = (type: string, url: string, version: string | undefined): Compiled => {
      const key = keyByCanonical.get(`${type} ${url}|${version ?? ''}`);
      const definition = key === undefined ? undefined : input.dictionary.definitions.get(key);
      return definition === undefined ? NOTHING : compile(definition);
    };
    return {
      codeSystem: (url, version) =>
        ofCanonical('CodeSystem', url, version).codeSystems.find((each) => each.shape.url === url),
      valueSet: (canonical) => {
        const { url, version } = splitCanonical(canonical);
        return ofCanonical('ValueSet', url, version).valueSets[0];
      },
    };
  }
}

function nameOf(shape: Extract<Shape, { readonly url: string }>): string {
  return `${shape.shape} ${shape.url}|${shape.version}`;
}

function circular(key: Key): Issue {
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

function compileShapes(key: Key, shapes: readonly Shape[], source: TerminologySource): Compiled {
  const issues: Issue[] = [];
  const codeSystems: CompiledCodeSystem[] = [];
  const valueSets: CompiledValueSet[] = [];
  const own: TerminologySource = {
    ...source,
    // A value set with codes of its own finds the system it makes right here.
    codeSystem: (url, version) =>
      codeSystems.find((each) => each.shape.url === url && each.shape.version === version) ??
      source.codeSystem(url, version),
  };
  for (const shape of shapes) {
    if (shape.shape === 'CodeSystem') codeSystems.push(compileCodeSystem(shape));
    if (shape.shape !== 'ValueSet') continue;
    const { value, issues: found } = compileValueSet(shape, own);
    valueSets.push(value);
    issues.push(...found.map((issue) => ({ ...issue, at: { definition: key } })));
  }
  return {
    codeSystems,
    valueSets,
    conceptMaps: shapes.filter((shape) => shape.shape === 'ConceptMap'),
    recordSchemas: shapes.filter((shape) => shape.shape === 'RecordSchema'),
    endpointPrograms: shapes.filter((shape) => shape.shape === 'EndpointProgram'),
    issues,
  };
}
