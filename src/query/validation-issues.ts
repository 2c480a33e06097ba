import { error, type Issue, information, warning } from '../model/issue.ts';
import type { Concept, Publication, ValueSetShape } from '../model/shapes.ts';
import type { CompiledCodeSystem } from '../terminology/code-system.ts';
import { statusWord } from '../terminology/concept-state.ts';
import { canonicalOfShape } from '../terminology/supplement.ts';
import { type GivenCoding, nameOfCoding, placeOf, wholeOf } from './coding.ts';
import { versionsOfSystem } from './find-in-scope.ts';
import type { Scope } from './scope.ts';
import { nameOfValueSet } from './validation.ts';

/**
 * What is said of codes, worded as HL7's validators know it: they compare these texts, and show them to people who met
 * them before.
 */

/** That a system, or a version of it, is not known; `name` is how it is noted. */
export function unknownSystemIssue(
  scope: Scope,
  { system, version }: { readonly system: string; readonly version: string | undefined },
  path: string,
): { readonly issue: Issue; readonly name: string } {
  const place = placeOf(path, 'system');
  if (version === undefined) {
    const message = `A definition for CodeSystem ${system} could not be found, so the code cannot be validated`;
    return { issue: error('unknown-system', message, place), name: system };
  }
  const known = versionsOfSystem(scope, system);
  const missing = `A definition for CodeSystem '${system}' version '${version}' could not be found, so the code cannot be validated.`;
  if (known.length === 0) {
    const message = `${missing} No versions of this code system are known`;
    return { issue: error('no-system-version', message, place), name: system };
  }
  const message = `${missing} Valid versions: ${listOfVersions(known)}`;
  return { issue: error('unknown-system-version', message, place), name: `${system}|${version}` };
}

/** `1.0.0 or 1.2.0`; more than two: `1, 2 and 3`. */
export function listOfVersions(versions: readonly string[]): string {
  if (versions.length < 3) return versions.join(' or ');
  return `${versions.slice(0, -1).join(', ')} and ${versions.at(-1)}`;
}

/** That a system lacks a code. A fragment may just not hold it, so there it is only a warning. */
export function noSuchCodeIssue({ shape }: CompiledCodeSystem, code: string, path: string): Issue {
  const { url, version, content } = shape;
  const place = placeOf(path, 'code');
  const where = version === '' ? `the CodeSystem '${url}'` : `the CodeSystem '${url}' version '${version}'`;
  if (content === 'complete') return error('invalid-code', `Unknown code '${code}' in ${where}`, place);
  const message =
    `Unknown Code '${code}' in ${where} - note that the code system is labeled as a fragment, so the code may be ` +
    'valid in some other fragment';
  return warning('code-in-fragment', message, place);
}

export function abstractIssue(system: CompiledCodeSystem, code: string, path: string): Issue {
  const message = `Code '${system.shape.url}#${code}' is abstract, and not allowed in this context`;
  return error('abstract-code', message, placeOf(path, 'code'));
}

export function notActiveIssue(code: string, path: string): Issue {
  return error('code-not-active', `The concept '${code}' is valid but is not active`, placeOf(path, 'code'));
}

/** What a reader should know of the status of a code that may be right all the same. */
export function statusIssue(concept: Concept, code: string, { path, inactive }: { path: string; inactive: boolean }) {
  const word = statusWord(concept) ?? '';
  if (!inactive) {
    return warning(
      'deprecated-code',
      `The concept '${code}' is deprecated and its use should be reviewed`,
      wholeOf(path),
    );
  }
  const named =
    word === 'inactive' || word === 'DISCOURAGED' || word === '' ? word || 'inactive' : `${word} and inactive`;
  const message = `The concept '${code}' has a status of ${named} and its use should be reviewed`;
  return warning('inactive-code', message, wholeOf(path));
}

export function deprecatedInValueSetIssue(
  { system, code, status }: { readonly system: string; readonly code: string; readonly status: string },
  valueSet: ValueSetShape,
  path: string,
): Issue {
  const message =
    `The presence of the concept '${code}' in the system '${system}' in the value set ${nameOfValueSet(valueSet)} is ` +
    `marked with a status of ${status} and its use should be reviewed`;
  return warning('deprecated-in-value-set', message, placeOf(path, 'code'));
}

export function caseIssue(system: CompiledCodeSystem, given: string, path: string): readonly Issue[] {
  const right = system.concept(given)?.code;
  if (right === undefined || right === given) return [];
  const message =
    `The code '${given}' differs from the correct code '${right}' by case. Although the code system ` +
    `'${canonicalOfShape(system.shape)}' is case insensitive, implementers are strongly encouraged to use the correct ` +
    'case anyway';
  return [information('code-case', message, placeOf(path, 'code'))];
}

export function notInIssue(coding: GivenCoding, valueSet: ValueSetShape, path: string): Issue {
  const message = `The provided code '${nameOfCoding(coding)}' was not found in the value set '${nameOfValueSet(valueSet)}'`;
  return error('not-in-value-set', message, placeOf(path, 'code'));
}

export function thisOneNotInIssue(coding: GivenCoding, valueSet: ValueSetShape, path: string): Issue {
  return { ...notInIssue(coding, valueSet, path), severity: 'information' };
}

export function noValidCodingIssue(valueSet: ValueSetShape): Issue {
  return error('no-valid-coding', `No valid coding was found for the value set '${nameOfValueSet(valueSet)}'`);
}

interface Referred {
  readonly type: 'CodeSystem' | 'ValueSet';
  readonly name: string;
  readonly publication: Publication | undefined;
}

/** That a resource is used which is not, or not yet, or no longer, meant to be. `by` uses it. */
export function referenceIssue({ type, name, publication }: Referred, by: Publication | undefined): readonly Issue[] {
  const word = referenceStatus(publication, by);
  if (word === undefined) return [];
  return [information(`refers-to-${word}`, `Reference to ${word} ${type} ${name}`)];
}

export type ReferenceStatus = 'deprecated' | 'withdrawn' | 'retired' | 'experimental' | 'draft';

/** What is worth saying of a resource that is used; nothing that the user says of itself too. */
export function referenceStatus(
  publication: Publication | undefined,
  by: Publication | undefined,
): ReferenceStatus | undefined {
  if (publication === undefined) return undefined;
  const { standardsStatus, status, experimental } = publication;
  if (standardsStatus === 'deprecated' || standardsStatus === 'withdrawn') return standardsStatus;
  if (status === 'retired') return 'retired';
  if (experimental) return by?.experimental === true ? undefined : 'experimental';
  const isDraft = status === 'draft' || standardsStatus === 'draft';
  return isDraft && by?.status !== 'draft' && by?.standardsStatus !== 'draft' ? 'draft' : undefined;
}
