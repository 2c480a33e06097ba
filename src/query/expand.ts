import { error, type Issue } from '../model/issue.ts';
import type { Limits } from '../model/limits.ts';
import { failed, ok, type Result } from '../model/result.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { type CompiledCodeSystem, displaysOf } from '../terminology/code-system.ts';
import type { CompiledValueSet, Member } from '../terminology/value-set.ts';
import { isInactive } from './concept-status.ts';
import { matchesWords, wordsOf } from './concepts.ts';
import { resolveValueSet, type Scope } from './scope.ts';

export interface ExpandQuestion {
  readonly url: string;
  readonly version?: string | undefined;
  readonly filter?: string | undefined;
  readonly activeOnly?: boolean | undefined;
  readonly offset?: number | undefined;
  /** Page size. Absent: all; 0: only the total. */
  readonly count?: number | undefined;
}

/** One page of the codes that a value set means. */
export interface Expansion {
  readonly valueSet: CompiledValueSet;
  readonly snapshot: Snapshot;
  /** After filtering, before paging. */
  readonly total: number;
  readonly members: readonly Member[];
  /** The systems whose codes the whole expansion is made of. */
  readonly systems: readonly CompiledCodeSystem[];
}

/**
 * The codes of a value set (FHIR `$expand`): filtered first, then ranked if there are words to rank by, then paged.
 * Answers `unknown-value-set`, `invalid-parameter` for a filter that is too long, and `too-costly` for a page larger
 * than the limit: nothing is cut.
 */
export function expand(
  scope: Scope,
  question: ExpandQuestion,
  limits: Pick<Limits, 'expansionCodes' | 'filterLength'>,
): Result<Expansion> {
  const { url, version, filter = '', offset = 0, count } = question;
  if (filter.length > limits.filterLength) return failed(tooLong(filter, limits));
  const found = findValueSet(scope, url, version);
  if (!found.ok) return found;
  const { value: valueSet, snapshot } = found.value;
  const active = question.activeOnly === true ? valueSet.members.filter(isActive) : valueSet.members;
  const matching = ranked(active, wordsOf(filter));
  const members = matching.slice(offset, count === undefined ? undefined : offset + count);
  if (members.length > limits.expansionCodes) return failed(tooCostly(valueSet, members.length, limits));
  return ok({ valueSet, snapshot, total: matching.length, members, systems: valueSet.systems });
}

/** A value set of the scope. Answers `unknown-value-set`, worded as terminology clients know it. */
export function findValueSet(scope: Scope, url: string, version: string | undefined) {
  const found = resolveValueSet(scope, url, version);
  if (found.ok) return found;
  const canonical = version === undefined ? url : `${url}|${version}`;
  return failed(
    error('unknown-value-set', `A definition for the value Set '${canonical}' could not be found`, {
      parameter: 'url',
    }),
  );
}

function isActive(member: Member): boolean {
  return !isInactive(member.concept);
}

function tooLong(filter: string, limits: Pick<Limits, 'filterLength'>): Issue {
  const message = `The filter has ${filter.length} characters; expected at most ${limits.filterLength}.`;
  return error('invalid-parameter', message, { parameter: 'filter' });
}

function tooCostly({ shape }: CompiledValueSet, size: number, limits: Pick<Limits, 'expansionCodes'>): Issue {
  const message =
    `The value set '${shape.url}|${shape.version}' expansion has too many codes to display (${size}, ` +
    `>${limits.expansionCodes}): ask for pages with offset and count.`;
  return error('too-costly', message, { parameter: 'count' });
}

/** Members that hold every word, best first. The order is total and knows no page, so that pages fit together. */
function ranked(members: readonly Member[], words: readonly string[]): readonly Member[] {
  if (words.length === 0) return members;
  const phrase = words.join(' ');
  return members
    .filter((member) => matches(member, words))
    .map((member) => ({ member, rank: rankOf(member, phrase) }))
    .sort((a, b) => a.rank - b.rank || byLengthThenText(a.member, b.member))
    .map((each) => each.member);
}

function matches({ concept, display }: Member, words: readonly string[]): boolean {
  if (display === concept.display) return matchesWords(concept, words);
  return matchesWords({ ...concept, designations: [...concept.designations, { value: display }] }, words);
}

/** The code itself, then the beginning of the code, a whole display, the beginning of a display, anything else. */
function rankOf({ concept, display }: Member, phrase: string): number {
  const code = wordsOf(concept.code).join(' ');
  if (code === phrase) return 0;
  if (code.startsWith(phrase)) return 1;
  const displays = [display, ...displaysOf(concept)].map((each) => wordsOf(each).join(' '));
  if (displays.includes(phrase)) return 2;
  return displays.some((each) => each.startsWith(phrase)) ? 3 : 4;
}

function byLengthThenText(a: Member, b: Member): number {
  return (
    a.display.length - b.display.length ||
    compare(a.display, b.display) ||
    compare(a.concept.code, b.concept.code) ||
    compare(a.system.shape.url, b.system.shape.url) ||
    compare(a.system.shape.version, b.system.shape.version)
  );
}

/** By code point, not by locale: the order must not depend on the machine. */
function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
