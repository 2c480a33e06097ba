import { error, hasErrors, type Issue } from '../model/issue.ts';
import type { Limits } from '../model/limits.ts';
import { failed, ok, type Result } from '../model/result.ts';
import type { ValueSetShape } from '../model/shapes.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { type Enumeration, enumerate, type Member } from '../terminology/enumerate.ts';
import { canonicalOfShape } from '../terminology/supplement.ts';
import type { CompiledValueSet } from '../terminology/value-set.ts';
import { composeSourceOf } from './compose-source.ts';
import { wordsOf } from './concepts.ts';
import { findValueSetShape, resolveValueSet } from './find-in-scope.ts';
import { obstaclesOf } from './prepare-value-set.ts';
import { type Layer, type Scope, scopeOf } from './scope.ts';
import { type CodeSearch, indexedSearch, plainSearch } from './search-codes.ts';
import type { TerminologyRequest } from './terminology-request.ts';

export type { Member };

export interface ExpandQuestion {
  readonly filter?: string | undefined;
  readonly activeOnly?: boolean | undefined;
  /** True: abstract codes are left out; they are not for choosing. */
  readonly excludeAbstract?: boolean | undefined;
  /** True: children stand in their parents, where nothing speaks against it. */
  readonly tree?: boolean | undefined;
  readonly offset?: number | undefined;
  /** Page size. Absent: all; 0: only the total. */
  readonly count?: number | undefined;
}

/** A code with those below it. */
export interface ExpandedNode {
  readonly code: Member;
  readonly children: readonly ExpandedNode[];
}

/** One page of the codes that a value set means. */
export interface Expansion {
  readonly valueSet: ValueSetShape;
  readonly source: Enumeration;
  /** After filtering, before paging. */
  readonly total: number;
  readonly nodes: readonly ExpandedNode[];
}

/**
 * The codes of a value set (FHIR `$expand`): filtered first, then ranked if there are words to rank by, then paged.
 * Answers what keeps the value set from being used, `invalid-parameter` for a filter that is too long, and `too-costly`
 * for a page larger than the limit: nothing is cut.
 */
export function expand(
  request: TerminologyRequest,
  valueSet: ValueSetShape,
  {
    question,
    limits,
  }: { readonly question: ExpandQuestion; readonly limits: Pick<Limits, 'expansionCodes' | 'filterLength'> },
): Result<Expansion> {
  const { filter = '', offset = 0, count } = question;
  if (filter.length > limits.filterLength) return failed(tooLong(filter, limits));
  const { fatal } = obstaclesOf(request, valueSet);
  if (fatal.length > 0) return failed(...fatal);
  const { source, search } = enumerated(request, valueSet);
  if (hasErrors(source.issues)) return failed(...source.issues);
  const words = wordsOf(filter);
  const found = words.length === 0 ? source.codes : search.find(words).flatMap((at) => source.codes[at] ?? []);
  const matching = usable(found, question);
  const page =
    offset === 0 && count === undefined
      ? matching
      : matching.slice(offset, count === undefined ? undefined : offset + count);
  if (page.length > limits.expansionCodes) return failed(tooCostly(valueSet, page.length, limits));
  const isWhole = words.length === 0 && page.length === matching.length && offset === 0;
  const nodes = isWhole && question.tree === true && source.isTree ? nested(page) : page.map(leaf);
  return ok({ valueSet, source, total: matching.length, nodes });
}

function usable(codes: readonly Member[], { activeOnly, excludeAbstract }: ExpandQuestion) {
  if (activeOnly !== true && excludeAbstract !== true) return codes;
  return codes.filter(({ system, index }) => {
    const { inactive, abstract } = system.stateAt(index);
    return !(activeOnly === true && inactive) && !(excludeAbstract === true && abstract);
  });
}

interface Enumerated {
  readonly source: Enumeration;
  readonly search: CodeSearch;
}

/** Value sets of the release that answers, which releases share where they mean the same. */
const ofReleases = new WeakMap<Enumeration, Enumerated>();
/** Value sets of other releases and of imports, by what answers. */
const kept = new WeakMap<Snapshot, WeakMap<object, WeakMap<ValueSetShape, Enumerated>>>();
const NO_IMPORTS: readonly Layer[] = [];

/**
 * The codes of a value set. Where the request brings nothing of its own and no rules, they are the same every time, and
 * are kept as long as the release and the imports that they come from.
 */
function enumerated(request: TerminologyRequest, valueSet: ValueSetShape): Enumerated {
  const { scope, options } = request;
  const rules = options.systemVersions.length + options.valueSetVersions.length + options.supplements.length;
  const isOwn = scope.brought === undefined && rules === 0 && isHeld(request, valueSet);
  if (!isOwn) {
    const source = enumerate(composeSourceOf(request), valueSet);
    return { source, search: plainSearch(source.codes) };
  }
  const compiled = compiledIn(scope.primary, valueSet)?.enumeration();
  if (compiled?.issues.length === 0) return inMap(ofReleases, compiled, withIndex);
  const byValueSet = keptFor(scope);
  const known = byValueSet.get(valueSet);
  if (known !== undefined) return known;
  const made = withIndex(enumerate(composeSourceOf(request), valueSet));
  // What another release had to help with is another answer where that release is not seen.
  if (made.source.issues.length === 0 && !request.looksElsewhere()) byValueSet.set(valueSet, made);
  return made;
}

function compiledIn(snapshot: Snapshot, valueSet: ValueSetShape): CompiledValueSet | undefined {
  const found = resolveValueSet(scopeOf(snapshot), valueSet.url, valueSet.version);
  return found.ok && found.value.value.shape === valueSet ? found.value.value : undefined;
}

function keptFor({ primary, imported = NO_IMPORTS }: Scope): WeakMap<ValueSetShape, Enumerated> {
  const byImports = inMap(kept, primary, () => new WeakMap<object, WeakMap<ValueSetShape, Enumerated>>());
  return inMap(byImports, imported, () => new WeakMap<ValueSetShape, Enumerated>());
}

/** False for a value set that came with the request: it is gone after it. */
function isHeld({ scope }: TerminologyRequest, valueSet: ValueSetShape): boolean {
  return valueSet.url !== '' && findValueSetShape(scope, valueSet.url, valueSet.version)?.value === valueSet;
}

function withIndex(source: Enumeration): Enumerated {
  return { source, search: indexedSearch(source.codes) };
}

function inMap<K extends object, V>(map: Pick<WeakMap<K, V>, 'get' | 'set'>, key: K, make: (key: K) => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make(key);
  map.set(key, made);
  return made;
}

function leaf(code: Member): ExpandedNode {
  return { code, children: [] };
}

/** Each code in its nearest ancestor that is there too; flat, if one has two parents. */
function nested(codes: readonly Member[]): readonly ExpandedNode[] {
  if (codes.some(({ system, index }) => system.hierarchy.parentsOf(index).length > 1)) return codes.map(leaf);
  const bySystem = new Map<Member['system'], Map<number, Member>>();
  for (const code of codes) inMap(bySystem, code.system, () => new Map<number, Member>()).set(code.index, code);
  const children = new Map<Member, Member[]>();
  const roots: Member[] = [];
  for (const code of codes) {
    const parent = ancestorAmong(code, bySystem.get(code.system) ?? new Map());
    if (parent === undefined) roots.push(code);
    else inMap(children, parent, () => []).push(code);
  }
  const nodeOf = (code: Member): ExpandedNode => ({ code, children: (children.get(code) ?? []).map(nodeOf) });
  return roots.map(nodeOf);
}

/** The nearest code above among those of the same system by index. */
function ancestorAmong({ system, index }: Member, present: ReadonlyMap<number, Member>): Member | undefined {
  const seen = new Set<number>();
  for (let at: number | undefined = index; at !== undefined && !seen.has(at); ) {
    seen.add(at);
    at = system.hierarchy.parentsOf(at)[0];
    const candidate = at === undefined || seen.has(at) ? undefined : present.get(at);
    if (candidate !== undefined) return candidate;
  }
  return undefined;
}

function tooLong(filter: string, limits: Pick<Limits, 'filterLength'>): Issue {
  const message = `The filter has ${filter.length} characters; expected at most ${limits.filterLength}.`;
  return error('invalid-parameter', message, { parameter: 'filter' });
}

function tooCostly(valueSet: ValueSetShape, size: number, limits: Pick<Limits, 'expansionCodes'>): Issue {
  const message =
    `The value set '${canonicalOfShape(valueSet)}' expansion has too many codes to display (${size}, ` +
    `>${limits.expansionCodes}): ask for pages with offset and count.`;
  return error('too-costly', message);
}
