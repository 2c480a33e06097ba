import type { Definition, ValueSet } from '../model/definitions.ts';
import { definitionsOf } from '../model/dictionary.ts';
import type { ComposeClause } from '../model/shapes.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { clauseHolds, compileClause } from '../terminology/clause.ts';
import type { Member } from '../terminology/enumerate.ts';
import type { CompiledValueSet } from '../terminology/value-set.ts';

/** The value set of a release that a definition compiles to; undefined where the release has none of that id. */
export function compiledValueSet(snapshot: Snapshot, id: string): CompiledValueSet | undefined {
  return snapshot.valueSets.find(({ shape: { source } }) => source.kind === 'value-set' && source.id === id);
}

/** Places of the clauses under `include` that hold a member, from 0; several where clauses overlap. */
export function admittingClauses(snapshot: Snapshot, valueSet: CompiledValueSet, member: Member): readonly number[] {
  return valueSet.shape.include.flatMap((clause, place) => (admits(snapshot, clause, member) ? [place] : []));
}

function admits(snapshot: Snapshot, clause: ComposeClause, { system, concept }: Member): boolean {
  if (clause.system !== undefined) {
    if (clause.system !== system.shape.url || clause.version !== system.shape.version) return false;
    const compiled = compileClause(clause, system);
    if (!compiled.ok || clauseHolds(compiled.value, concept.code) === false) return false;
  }
  return (clause.valueSets ?? []).every(
    (canonical) => byCanonical(snapshot).get(canonical)?.member(system, concept.code) !== undefined,
  );
}

const found = new WeakMap<Snapshot, ReadonlyMap<string, CompiledValueSet>>();

function byCanonical(snapshot: Snapshot): ReadonlyMap<string, CompiledValueSet> {
  const known = found.get(snapshot);
  if (known !== undefined) return known;
  const made = new Map(snapshot.valueSets.map((each) => [`${each.shape.url}|${each.shape.version}`, each]));
  found.set(snapshot, made);
  return made;
}

/**
 * Value sets about exactly the same diseases that draw on another edition of a system that this one draws on: the same
 * list for data coded by another edition, as far as that follows from the definitions. None for what is about any disease.
 */
export function otherEditions(snapshot: Snapshot, valueSet: ValueSet): readonly ValueSet[] {
  if (valueSet.diseases.includes('any')) return [];
  const own = editionsOf(snapshot, valueSet);
  return definitionsOf(snapshot.dictionary, 'value-set').filter((other) => {
    if (other.id === valueSet.id || !sameMembers(other.diseases, valueSet.diseases)) return false;
    const theirs = editionsOf(snapshot, other);
    return [...theirs].some(([url, version]) => own.has(url) && own.get(url) !== version);
  });
}

function sameMembers(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((each) => b.includes(each));
}

/** Edition that a value set names itself, by URL of the system. One that names several of a system has none of it. */
function editionsOf(snapshot: Snapshot, { include = [] }: ValueSet): ReadonlyMap<string, string> {
  const editions = new Map<string, string>();
  const several = new Set<string>();
  for (const { system } of include) {
    const definition: Definition | undefined = snapshot.dictionary.definitions.get(`code-system/${system ?? ''}`);
    if (definition?.kind !== 'code-system' || definition.url === undefined || definition.edition === undefined)
      continue;
    const known = editions.get(definition.url);
    if (known !== undefined && known !== definition.edition) several.add(definition.url);
    editions.set(definition.url, definition.edition);
  }
  for (const url of several) editions.delete(url);
  return editions;
}
