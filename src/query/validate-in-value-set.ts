import { error, type Issue, warning } from '../model/issue.ts';
import type { CompiledCodeSystem } from '../terminology/code-system.ts';
import type { CompiledValueSet, Member } from '../terminology/value-set.ts';
import { checkDisplay } from './check-display.ts';
import { checkUse, isRefused } from './check-use.ts';
import {
  type CodeValidation,
  type GivenCoding,
  nameOfCoding,
  placeOf,
  type ValidateOptions,
  validation,
  wholeOf,
} from './coding.ts';
import { displayIn } from './languages.ts';
import { resolveCodeSystem, type Scope } from './scope.ts';
import { unknownSystemIssue } from './unknown-system.ts';
import { noSuchCodeIssue } from './validate-in-system.ts';

/** A question about a value set that was found. */
export interface MembershipQuestion extends ValidateOptions {
  readonly scope: Scope;
  readonly valueSet: CompiledValueSet;
}

/**
 * Whether a coding is in a value set (FHIR `ValueSet/$validate-code`). Always an answer; what is wrong stands in its
 * issues: `not-in-value-set`, `invalid-code`, `code-in-fragment`, `unknown-system`, `unknown-system-version`,
 * `invalid-value` (another version than the value set's), `invalid-display`, `inactive-code`.
 */
export function validateInValueSet(coding: GivenCoding, question: MembershipQuestion): CodeValidation {
  const { system: url } = coding;
  if (url === undefined || url === '') return withoutSystem(coding, question);
  const edition = editionFor(coding, editionsOf(question, url), question.valueSet);
  if (edition === undefined) return ofForeignSystem(coding, question);
  const versions = versionIssues(coding, edition, question);
  const member = question.valueSet.member(edition, coding.code);
  const made = member === undefined ? ofNonMember(coding, edition, question) : ofMember(coding, member, question);
  return validation(coding, { ...made, ...versions.cause, issues: [...versions.issues, ...made.issues] });
}

/**
 * As `validateInValueSet`, for a code that may come without a system: it is the one in which the value set holds the
 * code, if there is only one. Answers `unknown-system` besides, if there are several.
 */
export function validateInferring(coding: GivenCoding, question: MembershipQuestion): CodeValidation {
  const { valueSet } = question;
  if (coding.system !== undefined) return validateInValueSet(coding, question);
  const holding = valueSet.systems.filter((system) => valueSet.member(system, coding.code) !== undefined);
  const urls = [...new Set(holding.map((system) => system.shape.url))];
  if (urls.length === 1) return validateInValueSet({ ...coding, system: urls[0] }, question);
  if (urls.length === 0) return validation(coding, { issues: [notInIssue(coding, question)] });
  const { url, version } = valueSet.shape;
  const message =
    `The System URI could not be determined for the code '${coding.code}' in the ValueSet '${url}|${version}': value ` +
    `set expansion has multiple matches: [${urls.join(', ')}]`;
  return validation(coding, {
    issues: [notInIssue(coding, question), error('cannot-infer-system', message, placeOf(question.path, 'code'))],
  });
}

function withoutSystem(coding: GivenCoding, question: MembershipQuestion): CodeValidation {
  const message =
    'Coding has no system. A code with no system has no defined meaning, and it cannot be validated. A system should ' +
    'be provided';
  return validation(coding, {
    issues: [notInIssue(coding, question), warning('missing-system', message, wholeOf(question.path))],
  });
}

/** Editions of a system that a value set draws on: those of its members, else those that its clauses name. */
function editionsOf({ scope, valueSet }: MembershipQuestion, url: string): readonly CompiledCodeSystem[] {
  const used = valueSet.systems.filter((system) => system.shape.url === url);
  if (used.length > 0) return used;
  return valueSet.shape.include
    .filter((clause) => clause.system === url)
    .flatMap((clause) => {
      const found = resolveCodeSystem(scope, url, clause.version);
      return found.ok ? [found.value.value] : [];
    });
}

function editionFor(
  { version, code }: GivenCoding,
  editions: readonly CompiledCodeSystem[],
  valueSet: CompiledValueSet,
): CompiledCodeSystem | undefined {
  return (
    editions.find((edition) => edition.shape.version === version) ??
    editions.find((edition) => valueSet.member(edition, code) !== undefined) ??
    editions[0]
  );
}

function versionIssues(
  coding: GivenCoding,
  edition: CompiledCodeSystem,
  { scope, path }: MembershipQuestion,
): { readonly issues: readonly Issue[]; readonly cause: Pick<CodeValidation, 'causedByUnknownSystem'> } {
  const { url, version } = edition.shape;
  if (coding.version === undefined || coding.version === version) return { issues: [], cause: {} };
  const message =
    `The code system '${url}' version '${version}' in the ValueSet include is different to the one in the value ` +
    `('${coding.version}')`;
  const mismatch = error('version-mismatch', message, placeOf(path, 'version'));
  if (resolveCodeSystem(scope, url, coding.version).ok) return { issues: [mismatch], cause: {} };
  return {
    issues: [unknownSystemIssue(scope, coding, path), mismatch],
    cause: { causedByUnknownSystem: `${url}|${coding.version}` },
  };
}

type Made = Omit<CodeValidation, 'coding' | 'result'>;

function ofMember(coding: GivenCoding, member: Member, question: MembershipQuestion): Made {
  const { system, concept, display } = member;
  const shown = displayIn(concept, { value: display, language: system.shape.language }, question.languages).value;
  if (question.membershipOnly === true) return { system, concept, display: shown, issues: [] };
  const refused = isRefused(concept, question) ? [notInIssue(coding, question)] : [];
  const issues = [
    ...refused,
    ...checkUse(coding, member, question),
    ...checkDisplay(coding, { system, concept, preferred: display }, question),
  ];
  return { system, concept, display: shown, issues };
}

function ofNonMember(coding: GivenCoding, system: CompiledCodeSystem, question: MembershipQuestion): Made {
  const concept = system.concept(coding.code);
  if (concept === undefined) {
    const unknown = noSuchCodeIssue(system, coding.code, question.path);
    if (question.membershipOnly === true) return { system, issues: [notInIssue(coding, question)] };
    // All of a fragment is meant, so the missing part would be a member too: nobody here can say that the code is not.
    if (isWholeFragment(question.valueSet, system)) return { system, issues: [unknown] };
    return { system, issues: [notInIssue(coding, question), unknown] };
  }
  const preferred = { value: concept.display, language: system.shape.language };
  const display = displayIn(concept, preferred, question.languages).value;
  return { system, concept, display, issues: [notInIssue(coding, question)] };
}

function isWholeFragment({ shape }: CompiledValueSet, system: CompiledCodeSystem): boolean {
  const { url, version, content } = system.shape;
  if (content !== 'fragment' || shape.exclude.length > 0) return false;
  return shape.include.some(
    (clause) =>
      clause.system === url &&
      (clause.version ?? version) === version &&
      clause.concepts === undefined &&
      (clause.filters ?? []).length === 0 &&
      (clause.valueSets ?? []).length === 0,
  );
}

/** The value set draws on no edition of this system; whether the system is known at all is worth saying. */
function ofForeignSystem(coding: GivenCoding, question: MembershipQuestion): CodeValidation {
  const { scope, path } = question;
  const url = coding.system ?? '';
  const notIn = notInIssue(coding, question);
  const found = resolveCodeSystem(scope, url, coding.version);
  if (!found.ok && question.membershipOnly === true) return validation(coding, { issues: [notIn], unknownSystem: url });
  if (!found.ok) {
    return validation(coding, { issues: [notIn, unknownSystemIssue(scope, coding, path)], unknownSystem: url });
  }
  const system = found.value.value;
  const concept = system.concept(coding.code);
  if (concept !== undefined) return validation(coding, { system, concept, display: concept.display, issues: [notIn] });
  if (question.membershipOnly === true) return validation(coding, { system, issues: [notIn] });
  return validation(coding, { system, issues: [notIn, noSuchCodeIssue(system, coding.code, path)] });
}

function notInIssue(coding: GivenCoding, { valueSet, path }: MembershipQuestion): Issue {
  const { url, version } = valueSet.shape;
  const display = coding.display === undefined ? '' : ` ('${coding.display}')`;
  const message = `The provided code '${nameOfCoding(coding)}${display}' was not found in the value set '${url}|${version}'`;
  return error('not-in-value-set', message, placeOf(path, 'code'));
}
