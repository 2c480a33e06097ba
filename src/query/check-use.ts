import { error, type Issue, information, warning } from '../model/issue.ts';
import type { Concept } from '../model/shapes.ts';
import type { CompiledCodeSystem } from '../terminology/code-system.ts';
import { type GivenCoding, placeOf, type ValidateOptions, wholeOf } from './coding.ts';
import { isInactive } from './concept-status.ts';

/**
 * Whether a code that exists may be used here. Answers `inactive-code` (a warning for a retired or deprecated code, an
 * error where only active ones are asked for), and `invalid-code` for an abstract code and, as information, for another
 * case.
 */
export function checkUse(
  coding: GivenCoding,
  { system, concept }: { readonly system: CompiledCodeSystem; readonly concept: Concept },
  options: ValidateOptions,
): readonly Issue[] {
  return [
    ...statusIssues(concept, options),
    ...abstractIssues(coding, concept, options),
    ...caseIssues(coding, { system, concept }, options),
  ];
}

/** True if the code is out of use where only codes in use were asked for, or abstract where that is not allowed. */
export function isRefused(concept: Concept, options: ValidateOptions): boolean {
  return (
    (options.activeOnly === true && isInactive(concept)) || (options.abstractAllowed === false && concept.abstract)
  );
}

function statusIssues(concept: Concept, options: ValidateOptions): readonly Issue[] {
  const { code } = concept;
  if (concept.status === 'active') return [];
  if (!isInactive(concept)) {
    const message = `The concept '${code}' is deprecated and its use should be reviewed`;
    return [warning('inactive-code', message, placeOf(options.path, 'code'))];
  }
  const review = warning(
    'inactive-code',
    `The concept '${code}' has a status of ${concept.status} and inactive and its use should be reviewed`,
    wholeOf(options.path),
  );
  if (options.activeOnly !== true) return [review];
  const refused = `The concept '${code}' is valid but is not active`;
  return [review, error('inactive-code', refused, placeOf(options.path, 'code'))];
}

function abstractIssues(coding: GivenCoding, concept: Concept, options: ValidateOptions): readonly Issue[] {
  if (options.abstractAllowed !== false || !concept.abstract) return [];
  const message = `Code '${coding.system}#${concept.code}' is abstract, and not allowed in this context`;
  return [error('abstract-code', message, placeOf(options.path, 'code'))];
}

function caseIssues(
  coding: GivenCoding,
  { system, concept }: { readonly system: CompiledCodeSystem; readonly concept: Concept },
  options: ValidateOptions,
): readonly Issue[] {
  if (coding.code === concept.code) return [];
  const { url, version } = system.shape;
  const message =
    `The code '${coding.code}' differs from the correct code '${concept.code}' by case. Although the code system ` +
    `'${url}|${version}' is case insensitive, implementers are strongly encouraged to use the correct case anyway`;
  return [information('code-case', message, placeOf(options.path, 'code'))];
}
