import { error, type Issue } from '../model/issue.ts';
import { failed, ok, type Result } from '../model/result.ts';
import type { ComposeClause, ComposeConcept } from '../model/shapes.ts';
import type { CompiledCodeSystem } from './code-system.ts';
import { type ConceptTest, compileFilter } from './filter.ts';

/** A clause of a value set read against an edition of its system. Value sets that it names are not looked at. */
export interface CompiledClause {
  readonly system: CompiledCodeSystem;
  /** True if it takes every code of the system. */
  readonly whole: boolean;
  /** The codes that it lists, in its order; absent: it lists none. */
  readonly concepts?: ReadonlyMap<string, ComposeConcept>;
  /** Whether its filters pick the concept at an index; all, where it has no filter. */
  readonly test: ConceptTest;
}

type ByClause = WeakMap<ComposeClause, Result<CompiledClause>>;

/** Clauses live as long as their value set, editions as long as their release: nothing is kept beyond either. */
const compiled = new WeakMap<CompiledCodeSystem, ByClause>();

/**
 * Compiles a clause against an edition of its system, once. Answers `filter-without-value` and what filters answer; a
 * filter that cannot be understood must not let everything through.
 */
export function compileClause(clause: ComposeClause, system: CompiledCodeSystem): Result<CompiledClause> {
  let byClause = compiled.get(system);
  if (byClause === undefined) {
    byClause = new WeakMap();
    compiled.set(system, byClause);
  }
  const known = byClause.get(clause);
  if (known !== undefined) return known;
  const made = compile(clause, system);
  byClause.set(clause, made);
  return made;
}

function compile(clause: ComposeClause, system: CompiledCodeSystem): Result<CompiledClause> {
  const issues: Issue[] = [];
  const tests: ConceptTest[] = [];
  for (const [at, filter] of (clause.filters ?? []).entries()) {
    if (filter.value === '') {
      const message = `The system ${system.shape.url} filter with property = ${filter.property}, op = ${filter.op} has no value`;
      issues.push(error('filter-without-value', message, { pointer: `filter[${at}]` }));
      continue;
    }
    const test = compileFilter(system, filter);
    if (test.ok) tests.push(test.value);
    else issues.push(...test.issues.map((issue) => ({ ...issue, at: { ...issue.at, pointer: `filter[${at}]` } })));
  }
  if (issues.length > 0) return failed(...issues);
  const { concepts } = clause;
  return ok({
    system,
    whole: concepts === undefined && tests.length === 0,
    ...(concepts === undefined ? {} : { concepts: byCode(concepts) }),
    test: tests.length === 1 && tests[0] !== undefined ? tests[0] : (index) => tests.every((test) => test(index)),
  });
}

/** A code that is listed twice means its first entry. */
function byCode(concepts: readonly ComposeConcept[]): ReadonlyMap<string, ComposeConcept> {
  const entries = new Map<string, ComposeConcept>();
  for (const each of concepts) if (!entries.has(each.code)) entries.set(each.code, each);
  return entries;
}

/** What a clause says of a code of its system: the entry by which it is listed, `true` if picked otherwise, or false. */
export function clauseHolds(clause: CompiledClause, code: string): ComposeConcept | boolean {
  const index = clause.system.indexOf(code);
  if (index === undefined || !clause.test(index)) return false;
  if (clause.concepts === undefined) return true;
  const exact = clause.concepts.get(code) ?? clause.concepts.get(clause.system.concept(code)?.code ?? code);
  return exact ?? false;
}
