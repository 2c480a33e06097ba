import { error, hasErrors, type Issue } from '../model/issue.ts';
import { type CodeValidation, type GivenCoding, wholeOf } from './coding.ts';
import { type MembershipQuestion, validateInValueSet } from './validate-in-value-set.ts';

/** What was found out about a CodeableConcept: a meaning said in several codings. */
export interface ConceptValidation {
  readonly result: boolean;
  /** The first coding that is in the value set. */
  readonly chosen?: CodeValidation;
  readonly issues: readonly Issue[];
  readonly unknownSystem?: string;
  readonly causedByUnknownSystem?: string;
}

/**
 * Whether any of several codings is in a value set. That another one is not is an information; that another one is wrong
 * in itself (no such code, a display of something else) stays an error: then the concept contradicts itself.
 */
export function validateConcept(codings: readonly GivenCoding[], question: MembershipQuestion): ConceptValidation {
  const judged = codings.map((coding, index) =>
    validateInValueSet(coding, { ...question, path: `CodeableConcept.coding[${index}]` }),
  );
  const chosen = judged.find((each) => !each.issues.some(isNotIn));
  const others = judged
    .flatMap((each) => each.issues)
    .map(asInformation)
    // What this server does not know cannot contradict the coding that it does know.
    .map((issue) =>
      chosen !== undefined && isUnknownSystem(issue) ? { ...issue, severity: 'warning' as const } : issue,
    );
  const issues = chosen === undefined ? [noValidCoding(question), ...others] : others;
  const unknown = judged.find((each) => each.unknownSystem !== undefined)?.unknownSystem;
  const cause = judged.find((each) => each.causedByUnknownSystem !== undefined)?.causedByUnknownSystem;
  return {
    result: !hasErrors(issues),
    issues,
    ...(chosen === undefined ? {} : { chosen }),
    ...(unknown === undefined ? {} : { unknownSystem: unknown }),
    ...(cause === undefined ? {} : { causedByUnknownSystem: cause }),
  };
}

function isNotIn(issue: Issue): boolean {
  return issue.code === 'not-in-value-set';
}

function isUnknownSystem(issue: Issue): boolean {
  return issue.code === 'unknown-system' || issue.code === 'unknown-system-version';
}

function asInformation(issue: Issue): Issue {
  return isNotIn(issue) ? { ...issue, severity: 'information' } : issue;
}

function noValidCoding({ valueSet }: MembershipQuestion): Issue {
  const { url, version } = valueSet.shape;
  const { parameter: _parameter, ...place } = wholeOf('CodeableConcept');
  return error('not-in-value-set', `No valid coding was found for the value set '${url}|${version}'`, {
    ...place,
    parameter: 'codeableConcept',
  });
}
