import type { Issue } from '../model/issue.ts';
import type { Result } from '../model/result.ts';
import type { ComposeClause, ComposeConcept, Concept, StoredMember, ValueSetShape } from '../model/shapes.ts';
import { type CompiledClause, clauseHolds, compileClause } from './clause.ts';
import type { CompiledCodeSystem } from './code-system.ts';
import { mergesEditions, statesEditions, tellsEditionsApart } from './editions.ts';
import { compareVersions } from './versions.ts';

/** A code as a value set holds it. */
export interface Member {
  readonly system: CompiledCodeSystem;
  /** Of the concept in its system. */
  readonly index: number;
  /** Read from the system when it is asked for, as is `display`: of a large system, few are ever shown. */
  readonly concept: Concept;
  /** Display that the value set gives it, else the system's. */
  readonly display: string;
  /** The entry of the value set that lists it. */
  readonly entry?: ComposeConcept | undefined;
  /** Language of the value set that lists it. */
  readonly entryLanguage?: string | undefined;
  /** True: several editions of its system are drawn on, so its own must be told. */
  readonly versioned: boolean;
}

/** All codes of a value set, in order, and what they were taken from. */
export interface Enumeration {
  readonly codes: readonly Member[];
  readonly systems: readonly CompiledCodeSystem[];
  /** Value sets that it is composed of, but for contained ones. */
  readonly valueSets: readonly ValueSetShape[];
  /** True: it may be shown as a tree; codes were neither listed one by one nor combined. */
  readonly isTree: boolean;
  readonly mergesEditions: boolean;
  readonly issues: readonly Issue[];
}

/** Where a value set finds what it is composed of, and who words what is missing. */
export interface ComposeSource {
  /** The edition of a system that a clause draws on; what is to be said of it comes with it. */
  readonly system: (url: string, version: string | undefined) => Result<CompiledCodeSystem>;
  /** The value set of a canonical, or of `#id` within `from`. */
  readonly valueSet: (canonical: string, from: ValueSetShape) => Result<ImportedValueSet>;
  /** A code of a stored expansion whose system lacks it, or is not known. */
  readonly unknownMember: (member: StoredMember, of: ValueSetShape) => Issue;
  /** A code that a clause lists and its system lacks, where that is to be said. */
  readonly unknownCode?: (code: string, system: CompiledCodeSystem) => Issue;
}

export interface ImportedValueSet {
  readonly shape: ValueSetShape;
  readonly isContained: boolean;
  /** Where it is compiled already: its own problems are told there. */
  readonly compiled?: CompiledImport;
}

/** A value set that knows its codes, or finds them where it was compiled. */
export interface CompiledImport {
  readonly enumeration: () => Enumeration;
  readonly source: ComposeSource;
}

export interface OneCode {
  readonly system: string;
  readonly code: string;
}

interface Collector {
  readonly source: ComposeSource;
  readonly issues: Issue[];
  readonly systems: Set<CompiledCodeSystem>;
  readonly valueSets: Set<ValueSetShape>;
  /** Many may be composed of the same ones, over and over. */
  readonly done: Map<ValueSetShape, readonly Member[]>;
  /** Only this code is asked about. */
  readonly only?: OneCode | undefined;
}

/**
 * Every code of a value set (FHIR R5 `ValueSet.compose`): clauses are united, editions of a system from the highest
 * down; a clause that names value sets holds only what all of them hold; what is excluded is left out. Answers what the
 * source and filters answer, and goes on. There must be no circle in it.
 */
export function enumerate(source: ComposeSource, valueSet: ValueSetShape): Enumeration {
  const collector = collectorFor(source, undefined);
  const codes = codesOf(collector, valueSet);
  return {
    codes,
    systems: [...collector.systems],
    valueSets: [...collector.valueSets],
    isTree: valueSet.include.every(isPlain) && valueSet.exclude.every(isPlain) && valueSet.expansion === undefined,
    mergesEditions: mergesEditions(valueSet),
    issues: collector.issues,
  };
}

/** The editions in which a value set holds one code: the same algebra, asked of that code alone. Nothing is expanded. */
export function membersOfCode(source: ComposeSource, valueSet: ValueSetShape, only: OneCode): readonly Member[] {
  return codesOf(collectorFor(source, only), valueSet);
}

function collectorFor(source: ComposeSource, only: OneCode | undefined): Collector {
  return { source, issues: [], systems: new Set(), valueSets: new Set(), done: new Map(), only };
}

function isPlain({ concepts, valueSets, filters = [] }: ComposeClause): boolean {
  return concepts === undefined && valueSets === undefined && filters.length < 2;
}

function codesOf(collector: Collector, valueSet: ValueSetShape): readonly Member[] {
  const known = collector.done.get(valueSet);
  if (known !== undefined) return known;
  const codes = valueSet.expansion === undefined ? composed(collector, valueSet) : stored(collector, valueSet);
  collector.done.set(valueSet, codes);
  return codes;
}

function composed(collector: Collector, valueSet: ValueSetShape): readonly Member[] {
  const [only] = valueSet.include;
  if (valueSet.include.length === 1 && valueSet.exclude.length === 0 && only !== undefined && isPlain(only)) {
    // All of one system, each there once: nothing is to be compared.
    return pick(collector, only, valueSet).filter((code) => isAllowed(code, valueSet));
  }
  const keyOf = tellsEditionsApart(valueSet) ? byConcept : byCode;
  const out = new Set(valueSet.exclude.flatMap((clause) => pick(collector, clause, valueSet).map(keyOf)));
  const codes = new Map<unknown, Member>();
  for (const clause of inOrder(valueSet.include)) {
    for (const code of pick(collector, clause, valueSet)) {
      const key = keyOf(code);
      if (!out.has(key) && !codes.has(key) && isAllowed(code, valueSet)) codes.set(key, code);
    }
  }
  return [...codes.values()];
}

function isAllowed({ system, index }: Member, { inactive }: ValueSetShape): boolean {
  return inactive !== false || !system.stateAt(index).inactive;
}

function byConcept({ system, index }: Member): unknown {
  return `${system.shape.url}|${system.shape.version}\n${index}`;
}

function byCode({ system, concept }: Member): unknown {
  return `${system.shape.url}\n${concept.code}`;
}

function inOrder(clauses: readonly ComposeClause[]): readonly ComposeClause[] {
  if (clauses.length < 2) return clauses;
  return clauses.toSorted((a, b) =>
    a.system === b.system && a.version !== undefined && b.version !== undefined
      ? compareVersions(b.version, a.version)
      : 0,
  );
}

function pick(collector: Collector, clause: ComposeClause, valueSet: ValueSetShape): readonly Member[] {
  const imports = (clause.valueSets ?? []).map((canonical) => imported(collector, canonical, valueSet));
  if (clause.system === undefined) {
    const [first = [], ...others] = imports;
    return inAll(first, others);
  }
  return inAll(ofSystem(collector, clause, valueSet), imports);
}

function inAll(codes: readonly Member[], sets: readonly (readonly Member[])[]): readonly Member[] {
  if (sets.length === 0) return codes;
  const keys = sets.map((set) => new Set(set.map(byCode)));
  return codes.filter((code) => keys.every((each) => each.has(byCode(code))));
}

function imported(collector: Collector, canonical: string, from: ValueSetShape): readonly Member[] {
  const found = collector.source.valueSet(canonical, from);
  collector.issues.push(...found.issues);
  if (!found.ok) return [];
  const { shape, isContained, compiled } = found.value;
  if (!isContained) collector.valueSets.add(shape);
  if (compiled === undefined) return codesOf(collector, shape);
  if (collector.only !== undefined) return codesOf({ ...collector, source: compiled.source }, shape);
  const { codes, systems, valueSets } = compiled.enumeration();
  for (const system of systems) collector.systems.add(system);
  for (const valueSet of valueSets) collector.valueSets.add(valueSet);
  return codes;
}

function ofSystem(collector: Collector, clause: ComposeClause, valueSet: ValueSetShape): readonly Member[] {
  const { source, issues, systems, only } = collector;
  const url = clause.system ?? '';
  if (only !== undefined && only.system !== url) return [];
  const system = source.system(url, clause.version);
  issues.push(...system.issues);
  if (!system.ok) return [];
  systems.add(system.value);
  const compiled = compileClause(clause, system.value);
  if (!compiled.ok) {
    issues.push(...compiled.issues);
    return [];
  }
  if (only !== undefined) return oneOf(compiled.value, only, valueSet);
  const { concepts } = compiled.value;
  return concepts === undefined
    ? picked(compiled.value, valueSet)
    : listed(collector, { ...compiled.value, concepts }, valueSet);
}

/** The codes that a clause lists, in its order. */
function listed(
  { source, issues }: Collector,
  { system, concepts, test }: CompiledClause & Required<Pick<CompiledClause, 'concepts'>>,
  valueSet: ValueSetShape,
): readonly Member[] {
  const versioned = statesEditions(valueSet);
  return [...concepts.values()].flatMap((entry): readonly Member[] => {
    const index = system.indexOf(entry.code);
    const concept = system.concept(entry.code);
    if (index === undefined || concept === undefined) {
      issues.push(...(source.unknownCode === undefined ? [] : [source.unknownCode(entry.code, system)]));
      return [];
    }
    return test(index) ? [memberOf({ system, index, concept, versioned }, entry, valueSet)] : [];
  });
}

/** The codes that a clause picks by its filters, in the system's order. */
function picked({ system, test }: CompiledClause, valueSet: ValueSetShape): readonly Member[] {
  const versioned = statesEditions(valueSet);
  const codes: Member[] = [];
  for (let index = 0; index < system.size; index++) {
    if (!system.repeated.has(index) && test(index)) codes.push(memberAt(system, index, versioned));
  }
  return codes;
}

function memberAt(system: CompiledCodeSystem, index: number, versioned: boolean): Member {
  return {
    system,
    index,
    get concept() {
      const concept = system.conceptAt(index);
      if (concept === undefined) throw new Error(`${system.shape.url} has no concept at ${index}, which is a bug`);
      return concept;
    },
    get display() {
      return this.concept.display;
    },
    versioned,
  };
}

function oneOf(clause: CompiledClause, only: OneCode, valueSet: ValueSetShape): readonly Member[] {
  const { system } = clause;
  const index = system.indexOf(only.code);
  const concept = system.concept(only.code);
  const entry = clauseHolds(clause, only.code);
  if (index === undefined || concept === undefined || entry === false) return [];
  const found = { system, index, concept, versioned: statesEditions(valueSet) };
  return [entry === true ? { ...found, display: concept.display } : memberOf(found, entry, valueSet)];
}

function memberOf(
  found: Pick<Member, 'system' | 'index' | 'concept' | 'versioned'>,
  entry: ComposeConcept,
  { language }: ValueSetShape,
): Member {
  return { ...found, display: entry.display ?? found.concept.display, entry, entryLanguage: language };
}

function stored({ source, systems, issues, only }: Collector, valueSet: ValueSetShape): readonly Member[] {
  return (valueSet.expansion ?? []).flatMap((each): readonly Member[] => {
    if (only !== undefined && (each.system !== only.system || each.code !== only.code)) return [];
    const system = source.system(each.system, each.version);
    const concept = system.ok ? system.value.concept(each.code) : undefined;
    const index = system.ok ? system.value.indexOf(each.code) : undefined;
    if (!system.ok || concept === undefined || index === undefined) {
      issues.push(source.unknownMember(each, valueSet));
      return [];
    }
    systems.add(system.value);
    const entry = { code: each.code, ...(each.display === undefined ? {} : { display: each.display }) };
    const found = { system: system.value, index, concept, versioned: each.version !== undefined };
    return [memberOf(found, entry, valueSet)];
  });
}
