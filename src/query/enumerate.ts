import { splitCanonical } from '../model/ids.ts';
import { error, type Issue } from '../model/issue.ts';
import type { ComposeClause, ComposeConcept, Concept, ValueSetShape } from '../model/shapes.ts';
import { type CompiledClause, clauseHolds, compileClause } from '../terminology/clause.ts';
import type { CompiledCodeSystem } from '../terminology/code-system.ts';
import { isInactive } from '../terminology/concept-state.ts';
import { mergesEditions, statesEditions, tellsEditionsApart } from '../terminology/editions.ts';
import { canonicalOfShape } from '../terminology/supplement.ts';
import { compareVersions } from '../terminology/versions.ts';
import { versionCheckIssues } from './check-version.ts';
import { versionsOfSystem } from './scope.ts';
import type { TerminologyRequest } from './terminology-request.ts';
import { listOfVersions } from './validation-issues.ts';

/** A code of an expansion. */
export interface ExpandedCode {
  readonly system: CompiledCodeSystem;
  readonly concept: Concept;
  /** The entry of the value set that lists it. */
  readonly entry?: ComposeConcept | undefined;
  /** Language of the value set that lists it. */
  readonly entryLanguage?: string | undefined;
  /** True: several editions of its system are drawn on, so its own must be told. */
  readonly versioned: boolean;
}

/** All codes of a value set, in order, and what they were taken from. */
export interface Enumeration {
  readonly codes: readonly ExpandedCode[];
  readonly systems: readonly CompiledCodeSystem[];
  /** Value sets that it is composed of, but for contained ones. */
  readonly valueSets: readonly ValueSetShape[];
  /** True: it may be shown as a tree; codes were neither listed one by one nor combined. */
  readonly isTree: boolean;
  readonly mergesEditions: boolean;
  readonly issues: readonly Issue[];
}

interface Collector {
  readonly request: TerminologyRequest;
  readonly issues: Issue[];
  readonly systems: Set<CompiledCodeSystem>;
  readonly valueSets: Set<ValueSetShape>;
  readonly done: Map<ValueSetShape, readonly ExpandedCode[]>;
  /** Only this code is asked about. */
  readonly only?: OneCode | undefined;
}

export interface OneCode {
  readonly system: string;
  readonly code: string;
}

/**
 * Every code of a value set: clauses are united, editions of a system from the highest down, what is excluded is left
 * out. Answers `unknown-import`, `system-not-expandable` and their like; a circle was found before.
 */
export function enumerate(request: TerminologyRequest, valueSet: ValueSetShape): Enumeration {
  const collector = collectorFor(request, undefined);
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
export function membersOfCode(
  request: TerminologyRequest,
  valueSet: ValueSetShape,
  only: OneCode,
): readonly ExpandedCode[] {
  return codesOf(collectorFor(request, only), valueSet);
}

function collectorFor(request: TerminologyRequest, only: OneCode | undefined): Collector {
  return { request, issues: [], systems: new Set(), valueSets: new Set(), done: new Map(), only };
}

function isPlain({ concepts, valueSets, filters = [] }: ComposeClause): boolean {
  return concepts === undefined && valueSets === undefined && filters.length < 2;
}

function codesOf(collector: Collector, valueSet: ValueSetShape): readonly ExpandedCode[] {
  const known = collector.done.get(valueSet);
  if (known !== undefined) return known;
  const codes = valueSet.expansion === undefined ? composed(collector, valueSet) : stored(collector, valueSet);
  collector.done.set(valueSet, codes);
  return codes;
}

function composed(collector: Collector, valueSet: ValueSetShape): readonly ExpandedCode[] {
  const keyOf = tellsEditionsApart(valueSet) ? byConcept : byCode;
  const out = new Set(valueSet.exclude.flatMap((clause) => pick(collector, clause, valueSet).map(keyOf)));
  const codes = new Map<unknown, ExpandedCode>();
  for (const clause of inOrder(valueSet.include)) {
    for (const code of pick(collector, clause, valueSet)) {
      const key = keyOf(code);
      if (!out.has(key) && !codes.has(key) && isAllowed(code, valueSet)) codes.set(key, code);
    }
  }
  return [...codes.values()];
}

function isAllowed({ concept }: ExpandedCode, { inactive }: ValueSetShape): boolean {
  return inactive !== false || !isInactive(concept);
}

function byConcept({ concept }: ExpandedCode): unknown {
  return concept;
}

function byCode({ system, concept }: ExpandedCode): unknown {
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

function pick(collector: Collector, clause: ComposeClause, valueSet: ValueSetShape): readonly ExpandedCode[] {
  const imports = (clause.valueSets ?? []).map((canonical) => imported(collector, canonical, valueSet));
  if (clause.system === undefined) {
    const [first = [], ...others] = imports;
    return inAll(first, others);
  }
  return inAll(ofSystem(collector, clause, valueSet), imports);
}

function inAll(codes: readonly ExpandedCode[], sets: readonly (readonly ExpandedCode[])[]): readonly ExpandedCode[] {
  if (sets.length === 0) return codes;
  const keys = sets.map((set) => new Set(set.map(byCode)));
  return codes.filter((code) => keys.every((each) => each.has(byCode(code))));
}

function imported(collector: Collector, canonical: string, from: ValueSetShape): readonly ExpandedCode[] {
  const { shape, canonical: wanted, isContained } = collector.request.valueSet(canonical, from);
  if (shape === undefined) {
    collector.issues.push(unknownImport(wanted));
    return [];
  }
  if (!isContained) collector.valueSets.add(shape);
  return codesOf(collector, shape);
}

function unknownImport(canonical: string): Issue {
  const { url, version } = splitCanonical(canonical);
  if (version === undefined) {
    return error('unknown-import', `Unable to find imported value set ${url}`);
  }
  return error('unknown-import-version', `Unable to find imported value set ${url} version ${version}`);
}

function ofSystem(collector: Collector, clause: ComposeClause, valueSet: ValueSetShape): readonly ExpandedCode[] {
  const { request, issues, systems, only } = collector;
  const url = clause.system ?? '';
  if (only !== undefined && only.system !== url) return [];
  const { system, version } = request.system(url, clause.version);
  if (system === undefined) {
    issues.push(notExpandable(request, url, version));
    return [];
  }
  issues.push(...versionCheckIssues(request, url, system));
  systems.add(system);
  const compiled = compileClause(clause, system);
  if (!compiled.ok) {
    issues.push(...compiled.issues);
    return [];
  }
  const versioned = statesEditions(valueSet);
  if (only !== undefined) return oneOf(compiled.value, { only, versioned });
  const { concepts, test } = compiled.value;
  if (concepts !== undefined) {
    return [...concepts.values()].flatMap((entry): readonly ExpandedCode[] => {
      const index = system.indexOf(entry.code);
      const concept = system.concept(entry.code);
      if (index === undefined || concept === undefined || !test(index)) return [];
      return [{ system, concept, entry, entryLanguage: valueSet.language, versioned }];
    });
  }
  const codes: ExpandedCode[] = [];
  for (const [index, concept] of system.shape.concepts.entries()) {
    // A code that is there twice means its first concept.
    if (system.indexOf(concept.code) === index && test(index)) codes.push({ system, concept, versioned });
  }
  return codes;
}

function oneOf(
  clause: CompiledClause,
  { only, versioned }: { readonly only: OneCode; readonly versioned: boolean },
): readonly ExpandedCode[] {
  const { system } = clause;
  const concept = system.concept(only.code);
  const isHeld = concept !== undefined && clauseHolds(clause, only.code) !== false;
  return isHeld ? [{ system, concept, versioned }] : [];
}

function notExpandable(request: TerminologyRequest, url: string, version: string | undefined): Issue {
  if (version === undefined) {
    const message = `A definition for CodeSystem '${url}' could not be found, so the value set cannot be expanded`;
    return error('system-not-expandable', message);
  }
  const missing = `A definition for CodeSystem '${url}' version '${version}' could not be found, so the value set cannot be expanded.`;
  const known = versionsOfSystem(request.scope, url);
  return known.length === 0
    ? error('no-system-version-to-expand', `${missing} No versions of this code system are known`)
    : error('system-version-not-expandable', `${missing} Valid versions: ${listOfVersions(known)}`);
}

function stored({ request, systems, issues, only }: Collector, valueSet: ValueSetShape): readonly ExpandedCode[] {
  return (valueSet.expansion ?? []).flatMap((each): readonly ExpandedCode[] => {
    if (only !== undefined && (each.system !== only.system || each.code !== only.code)) return [];
    const { system } = request.system(each.system, each.version);
    const concept = system?.concept(each.code);
    if (system === undefined || concept === undefined) {
      issues.push(
        error(
          'system-not-expandable',
          `${each.system}#${each.code} of the expansion of ${canonicalOfShape(valueSet)} is not known here`,
        ),
      );
      return [];
    }
    systems.add(system);
    const entry = { code: each.code, ...(each.display === undefined ? {} : { display: each.display }) };
    return [{ system, concept, entry, entryLanguage: valueSet.language, versioned: each.version !== undefined }];
  });
}
