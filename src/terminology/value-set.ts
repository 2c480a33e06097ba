import { error, type Issue } from '../model/issue.ts';
import type { Findings } from '../model/result.ts';
import type { ComposeClause, Concept, ValueSetShape } from '../model/shapes.ts';
import type { CompiledCodeSystem } from './code-system.ts';
import { type ConceptTest, compileFilter } from './filter.ts';

/** A code as a value set holds it. */
export interface Member {
  readonly system: CompiledCodeSystem;
  readonly concept: Concept;
  /** Display that the value set gives it, else the system's. */
  readonly display: string;
}

/** A value set compiled to the set it means: members in order, and membership in constant time. */
export interface CompiledValueSet {
  readonly shape: ValueSetShape;
  readonly members: readonly Member[];
  /** The systems it takes codes from. */
  readonly systems: readonly CompiledCodeSystem[];
  /** The member with this code of this system, or undefined. */
  readonly member: (system: CompiledCodeSystem, code: string) => Member | undefined;
}

/** Where a value set finds what it is composed of. */
export interface TerminologySource {
  readonly codeSystem: (url: string, version: string | undefined) => CompiledCodeSystem | undefined;
  /** Compiled value set of a canonical `url|version`. */
  readonly valueSet: (canonical: string) => CompiledValueSet | undefined;
}

/**
 * Compiles a compose (FHIR R5 `ValueSet.compose`): within a clause, the codes picked from its system and, if it names
 * value sets, only those that all of them hold; clauses are united in order; then the excluded are taken out.
 * Answers `unknown-system`, `unknown-value-set`, `unknown-code` and what filters answer; members found stay.
 */
export function compileValueSet(shape: ValueSetShape, source: TerminologySource): Findings<CompiledValueSet> {
  const issues: Issue[] = [];
  const add = (issue: Issue): void => void issues.push(issue);
  const excluded = new Set<Concept>();
  for (const clause of shape.exclude) for (const member of pick(clause, source, add)) excluded.add(member.concept);
  const byConcept = new Map<Concept, Member>();
  for (const clause of shape.include) {
    for (const member of pick(clause, source, add)) {
      if (!excluded.has(member.concept) && !byConcept.has(member.concept)) byConcept.set(member.concept, member);
    }
  }
  const members = [...byConcept.values()];
  return {
    value: {
      shape,
      members,
      systems: [...new Set(members.map((member) => member.system))],
      // Concepts are compared by identity: a code means nothing without its system and edition.
      member: (system, code) => {
        const concept = system.concept(code);
        return concept === undefined ? undefined : byConcept.get(concept);
      },
    },
    issues,
  };
}

type AddIssue = (issue: Issue) => void;

function pick(clause: ComposeClause, source: TerminologySource, add: AddIssue): readonly Member[] {
  const named = (clause.valueSets ?? []).map((canonical) => {
    const valueSet = source.valueSet(canonical);
    if (valueSet === undefined) add(error('unknown-value-set', `The value set ${canonical} is not known.`));
    return valueSet;
  });
  if (named.some((each) => each === undefined)) return [];
  const sets = named.filter((each) => each !== undefined);
  const candidates = clause.system === undefined ? (sets[0]?.members ?? []) : ofSystem(clause, source, add);
  return candidates.filter((member) =>
    sets.every((set) => set.member(member.system, member.concept.code) !== undefined),
  );
}

function ofSystem(clause: ComposeClause, source: TerminologySource, add: AddIssue): readonly Member[] {
  const system = source.codeSystem(clause.system ?? '', clause.version);
  if (system === undefined) {
    add(error('unknown-system', `The code system ${clause.system}|${clause.version ?? ''} is not known.`));
    return [];
  }
  if (clause.concepts !== undefined) return enumerated(clause.concepts, system, add);
  const tests: ConceptTest[] = [];
  for (const filter of clause.filters ?? []) {
    const test = compileFilter(system, filter);
    // A filter that cannot be understood must not let everything through.
    if (!test.ok) {
      for (const issue of test.issues) add(issue);
      return [];
    }
    tests.push(test.value);
  }
  return system.shape.concepts
    .filter(({ code }, index) => system.indexOf(code) === index && tests.every((test) => test(index)))
    .map((concept) => ({ system, concept, display: concept.display }));
}

function enumerated(
  concepts: NonNullable<ComposeClause['concepts']>,
  system: CompiledCodeSystem,
  add: AddIssue,
): readonly Member[] {
  return concepts.flatMap(({ code, display }) => {
    const concept = system.concept(code);
    if (concept !== undefined) return [{ system, concept, display: display ?? concept.display }];
    add(error('unknown-code', `"${code}" is not a code of ${system.shape.url}|${system.shape.version}.`));
    return [];
  });
}
