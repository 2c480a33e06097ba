import { resolve } from 'node:path';
import { expect } from 'vitest';
import { readSourceFiles } from '../../src/cli/dictionary-folder.ts';
import type {
  CodeSystem,
  ConceptMap,
  Definition,
  OwnConcept,
  Rule,
  Table,
  ValueSet,
} from '../../src/model/definitions.ts';
import type { Dictionary } from '../../src/model/dictionary.ts';
import { keyOf } from '../../src/model/ids.ts';
import type { Release } from '../../src/model/release.ts';
import type { Result } from '../../src/model/result.ts';
import { planRelease } from '../../src/release/plan.ts';
import type { CompileCache } from '../../src/snapshot/compile.ts';
import { lunrSearch } from '../../src/snapshot/lunr-search.ts';
import { compileSnapshot, type Snapshot } from '../../src/snapshot/snapshot.ts';
import { readSources } from '../../src/source/sources.ts';
import { SETTINGS, variable, WORKING_GROUPS } from '../store/fixture-release.ts';

const { type: _type, level: _level, group: _group, ...COMMON } = variable('common');

export function codeSystem(id: string, concepts: readonly OwnConcept[], more: Partial<CodeSystem> = {}): CodeSystem {
  return {
    ...COMMON,
    kind: 'code-system',
    id,
    title: `System ${id}`,
    content: 'complete',
    hierarchy: 'is-a',
    licence: 'none',
    concepts,
    ...more,
  };
}

export function own(code: string, ...parents: readonly string[]): OwnConcept {
  return { code, display: `Display ${code}`, ...(parents.length === 0 ? {} : { parents }) };
}

export function valueSet(id: string, more: Partial<ValueSet>): ValueSet {
  return { ...COMMON, kind: 'value-set', id, title: `Value set ${id}`, ...more };
}

export function conceptMap(id: string, groups: ConceptMap['groups'], more: Partial<ConceptMap> = {}): ConceptMap {
  return { ...COMMON, kind: 'concept-map', id, title: `Map ${id}`, groups, ...more };
}

export function table(id: string, variables: readonly string[], more: Partial<Table> = {}): Table {
  const columns = variables.map((each) => ({ variable: each }));
  return { ...COMMON, kind: 'table', id, title: `Table ${id}`, columns, key: variables.slice(0, 1), ...more };
}

export function rule(id: string, of: string, assert: string, more: Partial<Rule> = {}): Rule {
  return {
    ...COMMON,
    kind: 'rule',
    id,
    title: `Rule ${id}`,
    table: of,
    assert,
    severity: 'error',
    message: id,
    ...more,
  };
}

export { variable };

export function dictionary(definitions: readonly Definition[], settings = SETTINGS): Dictionary {
  return {
    settings,
    workingGroups: WORKING_GROUPS,
    definitions: new Map(definitions.map((each) => [keyOf(each), each])),
  };
}

/** The answer; a failure fails the test with its issues. */
export function good<T>(result: Result<T>): T {
  if (!result.ok) expect.fail(JSON.stringify(result.issues, undefined, 2));
  return result.value;
}

/** The codes of the issues. */
export function codesOf(result: { readonly issues: readonly { readonly code: string }[] }): readonly string[] {
  return result.issues.map((issue) => issue.code);
}

/** Seals dictionaries, each after the one before. */
export function sealed(...dictionaries: readonly Dictionary[]): readonly Release[] {
  const releases: Release[] = [];
  for (const [at, each] of dictionaries.entries()) {
    releases.push(good(planRelease(releases.at(-1), each, `2026-05-0${at + 1}`)).release);
  }
  return releases;
}

export function snapshotOf(release: Release, cache: CompileCache = new Map()): Snapshot {
  const made = compileSnapshot(release, { cache, textSearch: lunrSearch });
  expect(made.issues()).toEqual([]);
  return made;
}

/** A snapshot of a release of these definitions alone. */
export function snapshot(...definitions: readonly Definition[]): Snapshot {
  const [release] = sealed(dictionary(definitions));
  if (release === undefined) expect.fail();
  return snapshotOf(release);
}

export const REAL_FOLDER = resolve(import.meta.dirname, '../../dictionary');

let real: Dictionary | undefined;

/** The dictionary of this repository, as its files say it. */
export function realDictionary(): Dictionary {
  if (real !== undefined) return real;
  const { value, issues } = readSources(readSourceFiles(REAL_FOLDER).value);
  if (value.dictionary === undefined) expect.fail(JSON.stringify(issues));
  real = value.dictionary;
  return real;
}

/** The codes of a value set of a snapshot, in order. */
export function codesIn(of: Snapshot, id: string): readonly string[] {
  const found = of.valueSets.find((each) => each.shape.source.id === id);
  if (found === undefined) expect.fail(`There is no value set ${id}.`);
  return found.enumeration().codes.map((member) => member.concept.code);
}
