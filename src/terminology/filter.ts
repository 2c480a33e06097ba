import { RE2JS } from 're2js';
import { error, type Issue } from '../model/issue.ts';
import { LIMITS } from '../model/limits.ts';
import { failed, ok, type Result } from '../model/result.ts';
import type { ComposeFilter, Concept } from '../model/shapes.ts';
import type { CompiledCodeSystem } from './code-system.ts';
import { isInactive, statusWord } from './concept-state.ts';

/** Says of a concept's index whether a filter picks it. */
export type ConceptTest = (index: number) => boolean;

/**
 * Compiles a value-set filter (FHIR R5 `ValueSet.compose.include.filter`) against a system. Answers `not-supported`
 * for a property the system does not have, `unknown-concept` for a code it lacks, `invalid-pattern` for a regular
 * expression that RE2 refuses: linear time only, so no look-around and no back-references.
 */
export function compileFilter(system: CompiledCodeSystem, filter: ComposeFilter): Result<ConceptTest> {
  const relation = HIERARCHICAL.get(filter.op);
  return relation === undefined ? propertyTest(system, filter) : hierarchyTest(system, filter, relation);
}

type Relation = (system: CompiledCodeSystem, anchor: number) => ConceptTest;

/** A map, not an object: a client may name an operator `constructor`. */
const HIERARCHICAL: ReadonlyMap<string, Relation> = new Map<string, Relation>([
  ['is-a', (system, anchor) => (index) => system.hierarchy.subsumes(anchor, index)],
  ['descendent-of', (system, anchor) => (index) => index !== anchor && system.hierarchy.subsumes(anchor, index)],
  ['is-not-a', (system, anchor) => (index) => !system.hierarchy.subsumes(anchor, index)],
  ['generalizes', (system, anchor) => (index) => system.hierarchy.subsumes(index, anchor)],
  ['child-of', (system, anchor) => (index) => system.hierarchy.parentsOf(index).includes(anchor)],
  [
    'descendent-leaf',
    (system, anchor) => (index) =>
      system.hierarchy.childrenOf(index).length === 0 && system.hierarchy.subsumes(anchor, index),
  ],
]);

function hierarchyTest(system: CompiledCodeSystem, filter: ComposeFilter, relation: Relation): Result<ConceptTest> {
  const anchor = system.indexOf(filter.value);
  if (filter.property !== 'concept' && filter.property !== 'code') {
    return failed(unsupported(system, `the filter ${filter.op} on the property "${filter.property}"`));
  }
  if (anchor === undefined) {
    const { url, version } = system.shape;
    return failed(
      error('unknown-concept', `The filter names the code "${filter.value}", which ${url}|${version} lacks.`),
    );
  }
  return ok(relation(system, anchor));
}

function unsupported(system: CompiledCodeSystem, what: string): Issue {
  const known = ['concept', 'code', 'display', 'parent', 'status', ...system.shape.properties.map((each) => each.code)];
  return error(
    'not-supported',
    `${system.shape.url} does not support ${what}; its properties are ${known.join(', ')}.`,
  );
}

function propertyTest(system: CompiledCodeSystem, filter: ComposeFilter): Result<ConceptTest> {
  const valuesOf = propertyValues(system, filter.property);
  if (valuesOf === undefined) return failed(unsupported(system, `filters on the property "${filter.property}"`));
  const values = (index: number): readonly string[] => {
    const concept = system.conceptAt(index);
    return concept === undefined ? [] : valuesOf(concept);
  };
  const same = spellingOf(system, filter.property);
  const listed = (): ReadonlySet<string> => new Set(filter.value.split(',').map((each) => same(each.trim())));
  switch (filter.op) {
    case '=':
      return ok((index) => values(index).includes(same(filter.value)));
    case 'in': {
      const wanted = listed();
      return ok((index) => values(index).some((value) => wanted.has(value)));
    }
    case 'not-in': {
      const unwanted = listed();
      return ok((index) => !values(index).some((value) => unwanted.has(value)));
    }
    case 'exists':
      return existsTest(filter, values);
    case 'regex':
      return regexTest(filter.value, values);
    default:
      return failed(unsupported(system, `the filter ${filter.op}`));
  }
}

/** Codes of the system itself are compared as it spells them: in a case-insensitive one, `c91` is `C91`. */
function spellingOf(system: CompiledCodeSystem, property: string): (value: string) => string {
  if (property !== 'concept' && property !== 'code' && property !== 'parent') return (value) => value;
  return (value) => system.concept(value)?.code ?? value;
}

function existsTest(filter: ComposeFilter, values: (index: number) => readonly string[]): Result<ConceptTest> {
  if (filter.value !== 'true' && filter.value !== 'false') {
    return failed(error('invalid-value', `The filter exists has the value "${filter.value}"; expected true or false.`));
  }
  const wanted = filter.value === 'true';
  return ok((index) => values(index).length > 0 === wanted);
}

function regexTest(source: string, values: (index: number) => readonly string[]): Result<ConceptTest> {
  const pattern = compilePattern(source);
  if (!pattern.ok) return pattern;
  return ok((index) => values(index).some(pattern.value));
}

/** A test whether a whole text matches, in linear time. Answers `invalid-pattern`. */
export function compilePattern(source: string): Result<(text: string) => boolean> {
  if (source.length > LIMITS.patternLength) {
    return failed(error('invalid-pattern', `The pattern is longer than ${LIMITS.patternLength} characters.`));
  }
  try {
    const pattern = RE2JS.compile(source);
    return ok((text) => pattern.matches(text));
  } catch (thrown) {
    // The library reports a pattern that it refuses by exception only.
    const reason = thrown instanceof Error ? thrown.message : String(thrown);
    return failed(error('invalid-pattern', `The pattern "${source}" is not usable: ${reason}.`));
  }
}

function propertyValues(
  system: CompiledCodeSystem,
  property: string,
): ((concept: Concept) => readonly string[]) | undefined {
  const builtIn = BUILT_IN.get(property);
  const spelled = spellingOf(system, property);
  if (property === 'parent') return (concept) => concept.parents.map(spelled);
  if (property === 'concept' || property === 'code') return (concept) => [concept.code];
  // A system's own property of a name wins over what the name usually means.
  if (!hasProperty(system, property)) return builtIn;
  return (concept) => concept.properties.filter((each) => each.code === property).map((each) => String(each.value));
}

const BUILT_IN: ReadonlyMap<string, (concept: Concept) => readonly string[]> = new Map([
  ['display', (concept: Concept) => [concept.display]],
  ['status', (concept: Concept) => [statusWord(concept) ?? 'active']],
  ['inactive', (concept: Concept) => [String(isInactive(concept))]],
  ['notSelectable', (concept: Concept) => [String(concept.abstract)]],
]);

const usedProperties = new WeakMap<CompiledCodeSystem, ReadonlySet<string>>();

/** True if the system declares the property, or has concepts with it: declarations are often forgotten. */
function hasProperty(system: CompiledCodeSystem, property: string): boolean {
  let used = usedProperties.get(system);
  if (used === undefined) {
    used = new Set([...system.shape.properties.map((each) => each.code), ...system.usage().properties]);
    usedProperties.set(system, used);
  }
  return used.has(property);
}
