import { error, hasErrors, type Issue } from '../model/issue.ts';
import type { Limits } from '../model/limits.ts';
import { failed, ok, type Result } from '../model/result.ts';
import type { ValueSetShape } from '../model/shapes.ts';
import { displaysOf } from '../terminology/code-system.ts';
import { isInactive } from '../terminology/concept-state.ts';
import { canonicalOfShape } from '../terminology/supplement.ts';
import { matchesWords, wordsOf } from './concepts.ts';
import { type Enumeration, type ExpandedCode, enumerate } from './enumerate.ts';
import { obstaclesOf } from './prepare-value-set.ts';
import type { TerminologyRequest } from './terminology-request.ts';

export type { ExpandedCode };

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
  readonly code: ExpandedCode;
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
  const source = enumerate(request, valueSet);
  if (hasErrors(source.issues)) return failed(...source.issues);
  const usable = source.codes.filter(
    ({ concept }) =>
      !(question.activeOnly === true && isInactive(concept)) &&
      !(question.excludeAbstract === true && concept.abstract),
  );
  const words = wordsOf(filter);
  const matching = ranked(usable, words);
  const page =
    offset === 0 && count === undefined
      ? matching
      : matching.slice(offset, count === undefined ? undefined : offset + count);
  if (page.length > limits.expansionCodes) return failed(tooCostly(valueSet, page.length, limits));
  const isWhole = words.length === 0 && page.length === matching.length && offset === 0;
  const nodes = isWhole && question.tree === true && source.isTree ? nested(page) : page.map(leaf);
  return ok({ valueSet, source, total: matching.length, nodes });
}

function leaf(code: ExpandedCode): ExpandedNode {
  return { code, children: [] };
}

/** Each code in its nearest ancestor that is there too; flat, if one has two parents. */
function nested(codes: readonly ExpandedCode[]): readonly ExpandedNode[] {
  if (codes.some(({ system, concept }) => parentsOf(system, concept.code).length > 1)) return codes.map(leaf);
  const children = new Map<unknown, ExpandedCode[]>();
  const present = new Set(codes.map((each) => each.concept));
  const roots: ExpandedCode[] = [];
  for (const code of codes) {
    const parent = ancestorAmong(code, present);
    if (parent === undefined) roots.push(code);
    else children.set(parent, [...(children.get(parent) ?? []), code]);
  }
  const nodeOf = (code: ExpandedCode): ExpandedNode => ({
    code,
    children: (children.get(code.concept) ?? []).map(nodeOf),
  });
  return roots.map(nodeOf);
}

function parentsOf(system: ExpandedCode['system'], code: string): readonly number[] {
  return system.hierarchy.parents[system.indexOf(code) ?? -1] ?? [];
}

function ancestorAmong({ system, concept }: ExpandedCode, present: ReadonlySet<unknown>): unknown {
  const seen = new Set<number>();
  let at = system.indexOf(concept.code) ?? -1;
  for (;;) {
    seen.add(at);
    const parent = system.hierarchy.parents[at]?.[0];
    if (parent === undefined || seen.has(parent)) return undefined;
    const candidate = system.shape.concepts[parent];
    if (present.has(candidate)) return candidate;
    at = parent;
  }
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

/** Members that hold every word, best first. The order is total and knows no page, so that pages fit together. */
function ranked(codes: readonly ExpandedCode[], words: readonly string[]): readonly ExpandedCode[] {
  if (words.length === 0) return codes;
  const phrase = words.join(' ');
  return codes
    .filter((code) => matches(code, words))
    .map((code) => ({ code, rank: rankOf(code, phrase) }))
    .sort((a, b) => a.rank - b.rank || byLengthThenText(a.code, b.code))
    .map((each) => each.code);
}

function matches({ concept, entry }: ExpandedCode, words: readonly string[]): boolean {
  if (entry?.display === undefined || entry.display === concept.display) return matchesWords(concept, words);
  return matchesWords({ ...concept, designations: [...concept.designations, { value: entry.display }] }, words);
}

/** The code itself, then the beginning of the code, a whole display, the beginning of a display, anything else. */
function rankOf({ concept, entry }: ExpandedCode, phrase: string): number {
  const code = wordsOf(concept.code).join(' ');
  if (code === phrase) return 0;
  if (code.startsWith(phrase)) return 1;
  const displays = [entry?.display ?? '', ...displaysOf(concept)].map((each) => wordsOf(each).join(' '));
  if (displays.includes(phrase)) return 2;
  return displays.some((each) => each.startsWith(phrase)) ? 3 : 4;
}

function byLengthThenText(a: ExpandedCode, b: ExpandedCode): number {
  const [left, right] = [displayOf(a), displayOf(b)];
  return (
    left.length - right.length ||
    compare(left, right) ||
    compare(a.concept.code, b.concept.code) ||
    compare(a.system.shape.url, b.system.shape.url) ||
    compare(a.system.shape.version, b.system.shape.version)
  );
}

function displayOf({ concept, entry }: ExpandedCode): string {
  return entry?.display ?? concept.display;
}

/** By code point, not by locale: the order must not depend on the machine. */
function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
