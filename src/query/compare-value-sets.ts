import { ok, type Result } from '../model/result.ts';
import type { ComposeClause, ValueSetShape } from '../model/shapes.ts';
import { subsumption } from '../terminology/code-system.ts';
import { enumerate } from '../terminology/enumerate.ts';
import { canonicalOfShape } from '../terminology/supplement.ts';
import { composeSourceOf } from './compose-source.ts';
import { obstaclesOf } from './prepare-value-set.ts';
import type { TerminologyRequest } from './terminology-request.ts';
import { hasErrors } from './validation.ts';

export type Relation = 'same' | 'superset' | 'subset' | 'overlapping' | 'disjoint' | 'empty' | 'indeterminate';

/** How two value sets relate, said of the first. */
export interface Comparison {
  readonly relation: Relation;
  readonly message: string;
  /** False: what they are composed of was enough to tell. */
  readonly expanded: boolean;
  readonly common: readonly string[];
  /** Only in the first. */
  readonly missing: readonly string[];
  /** Only in the second. */
  readonly extra: readonly string[];
}

/** What two sets share, and what each has alone. */
interface Overlap {
  readonly common: boolean;
  readonly left: boolean;
  readonly right: boolean;
  readonly lists?: Pick<Comparison, 'common' | 'missing' | 'extra'>;
}

/**
 * Compares two value sets: by what they are composed of where that is enough, which works for systems that are not known
 * too, else by their codes. Editions are not told apart where all of a system is meant.
 */
export function compareValueSets(
  request: TerminologyRequest,
  first: ValueSetShape,
  second: ValueSetShape,
): Result<Comparison> {
  const composed = byComposition(request, first, second);
  if (composed !== undefined) return ok(comparison([first, second], composed, false));
  return byCodes(request, first, second);
}

function comparison(
  [first, second]: readonly [ValueSetShape, ValueSetShape],
  { common, left, right, lists }: Overlap,
  expanded: boolean,
): Comparison {
  const relation = relationOf({ common, left, right });
  const names = [canonicalOfShape(first), canonicalOfShape(second)] as const;
  // What is the same need not be listed, unless it was compared code by code anyway.
  const told =
    lists === undefined || (expanded && relation === 'same') ? { common: [], missing: [], extra: [] } : lists;
  return { relation, message: MESSAGES[relation](...names), expanded, ...told };
}

function relationOf({ common, left, right }: Overlap): Relation {
  if (!common && !left && !right) return 'empty';
  if (!common) return left && right ? 'disjoint' : left ? 'superset' : 'subset';
  if (left && right) return 'overlapping';
  if (left) return 'superset';
  return right ? 'subset' : 'same';
}

const MESSAGES: { readonly [R in Relation]: (first: string, second: string) => string } = {
  same: (a, b) => `The value sets ${a} and ${b} contain the same codes`,
  superset: (a, b) => `The valueSet ${a} is a super-set of the valueSet ${b}`,
  subset: (a, b) => `The valueSet ${a} is a sub-set of the valueSet ${b}`,
  overlapping: (a, b) => `Both value sets ${a} and ${b} contain the codes the other doesn't, but there is some overlap`,
  disjoint: (a, b) => `No shared codes between the value sets ${a} and ${b}`,
  empty: (a, b) => `Both the value sets ${a} and ${b} are empty`,
  indeterminate: (a, b) => `The value sets ${a} and ${b} cannot be compared: one of them cannot be expanded`,
};

/** The clauses of a value set by their system; undefined if they alone do not say what it holds. */
function bySystem({ include, exclude, expansion }: ValueSetShape): ReadonlyMap<string, ComposeClause[]> | undefined {
  if (exclude.length > 0 || expansion !== undefined) return undefined;
  const clauses = new Map<string, ComposeClause[]>();
  for (const clause of include) {
    if (clause.system === undefined || clause.valueSets !== undefined) return undefined;
    clauses.set(clause.system, [...(clauses.get(clause.system) ?? []), clause]);
  }
  return clauses;
}

function byComposition(request: TerminologyRequest, first: ValueSetShape, second: ValueSetShape): Overlap | undefined {
  if (first === second) return { common: true, left: false, right: false, ...ownList(first) };
  const [mine, others] = [bySystem(first), bySystem(second)];
  if (mine === undefined || others === undefined) return undefined;
  let sum: Overlap = { common: false, left: false, right: false };
  for (const system of new Set([...mine.keys(), ...others.keys()])) {
    const overlap = ofSystem(request, mine.get(system) ?? [], others.get(system) ?? []);
    if (overlap === undefined) return undefined;
    sum = joined(sum, overlap);
  }
  return sum;
}

/** A value set compared with itself lists its codes too, where it lists them anyway. */
function ownList({ include, exclude }: ValueSetShape): Pick<Overlap, 'lists'> {
  const [only] = include;
  if (include.length !== 1 || only?.concepts === undefined || exclude.length > 0) return {};
  const codes = codesListed(only);
  return { lists: { common: [...codes].sort(), missing: [], extra: [] } };
}

/** The lists are of the last system that both list code by code. */
function joined(a: Overlap, b: Overlap): Overlap {
  const lists = b.lists ?? a.lists;
  return {
    common: a.common || b.common,
    left: a.left || b.left,
    right: a.right || b.right,
    ...(lists === undefined ? {} : { lists }),
  };
}

function ofSystem(
  request: TerminologyRequest,
  mine: readonly ComposeClause[],
  others: readonly ComposeClause[],
): Overlap | undefined {
  if (others.length === 0) return { common: false, left: true, right: false };
  if (mine.length === 0) return { common: false, left: false, right: true };
  const [a, b] = [mine[0], others[0]];
  if (mine.length === 1 && others.length === 1 && a !== undefined && b !== undefined) return ofClauses(request, a, b);
  const isSame = JSON.stringify(mine.map(textOfClause).sort()) === JSON.stringify(others.map(textOfClause).sort());
  return isSame ? { common: true, left: false, right: false } : undefined;
}

/** A clause as text that does not depend on the order of what it lists. */
function textOfClause({ system, version, concepts, filters }: ComposeClause): string {
  const parts = (filters ?? []).map(({ property, op, value }) => JSON.stringify([property, op, value])).sort();
  return JSON.stringify([system, version, concepts?.map((each) => each.code).sort(), parts]);
}

function isWhole({ concepts, filters }: ComposeClause): boolean {
  return concepts === undefined && (filters ?? []).length === 0;
}

function codesListed({ concepts = [] }: ComposeClause): ReadonlySet<string> {
  return new Set(concepts.map((each) => each.code));
}

function ofClauses(request: TerminologyRequest, a: ComposeClause, b: ComposeClause): Overlap | undefined {
  if (isWhole(a) && isWhole(b)) return { common: true, left: false, right: false };
  if (isList(a) && isList(b)) return ofLists([...codesListed(a)].sort(), [...codesListed(b)].sort());
  if (textOfClause(a) === textOfClause(b)) return { common: true, left: false, right: false };
  return a.version === b.version ? ofBranches(request, a, b) : undefined;
}

function isList({ concepts, filters }: ComposeClause): boolean {
  return concepts !== undefined && (filters ?? []).length === 0;
}

function ofLists(mine: readonly string[], others: readonly string[]): Overlap {
  const [first, second] = [new Set(mine), new Set(others)];
  const common = mine.filter((code) => second.has(code));
  const missing = mine.filter((code) => !second.has(code));
  const extra = others.filter((code) => !first.has(code));
  return {
    common: common.length > 0,
    left: missing.length > 0,
    right: extra.length > 0,
    lists: { common, missing, extra },
  };
}

/** Two branches of one tree hold one another, or share nothing. */
function ofBranches(request: TerminologyRequest, a: ComposeClause, b: ComposeClause): Overlap | undefined {
  const [mine, other] = [rootOf(a), rootOf(b)];
  const { system } = request.system(a.system ?? '', a.version);
  if (mine === undefined || other === undefined || system === undefined) return undefined;
  // A concept with two parents may be in both branches.
  if (!system.hierarchy.isTree) return undefined;
  switch (subsumption(system, mine, other)) {
    case 'equivalent':
      return { common: true, left: false, right: false };
    case 'subsumes':
      return { common: true, left: true, right: false };
    case 'subsumed-by':
      return { common: true, left: false, right: true };
    case 'not-subsumed':
      return { common: false, left: true, right: true };
    default:
      return undefined;
  }
}

function rootOf({ filters = [], concepts }: ComposeClause): string | undefined {
  const [only] = filters;
  if (filters.length !== 1 || only === undefined || concepts !== undefined) return undefined;
  const isBranch = only.op === 'is-a' && (only.property === 'concept' || only.property === 'code');
  return isBranch ? only.value : undefined;
}

function byCodes(request: TerminologyRequest, first: ValueSetShape, second: ValueSetShape): Result<Comparison> {
  const [mine, others] = [codesIn(request, first), codesIn(request, second)];
  if (mine === undefined || others === undefined) {
    const relation = 'indeterminate';
    const message = MESSAGES[relation](canonicalOfShape(first), canonicalOfShape(second));
    return ok({ relation, message, expanded: true, common: [], missing: [], extra: [] });
  }
  const common = [...mine].filter(([key]) => others.has(key)).map(([, code]) => code);
  const missing = [...mine].filter(([key]) => !others.has(key)).map(([, code]) => code);
  const extra = [...others].filter(([key]) => !mine.has(key)).map(([, code]) => code);
  const overlap = { common: common.length > 0, left: missing.length > 0, right: extra.length > 0 };
  return ok(comparison([first, second], { ...overlap, lists: { common, missing, extra } }, true));
}

/** The codes of a value set by system and code, whichever edition they are of; undefined if it cannot be expanded. */
function codesIn(request: TerminologyRequest, valueSet: ValueSetShape): ReadonlyMap<string, string> | undefined {
  const { fatal, missing } = obstaclesOf(request, valueSet);
  if (fatal.length > 0 || missing !== undefined) return undefined;
  const { codes, issues } = enumerate(composeSourceOf(request), valueSet);
  if (hasErrors(issues)) return undefined;
  return new Map(codes.map(({ system, concept }) => [`${system.shape.url}\n${concept.code}`, concept.code]));
}
