/**
 * The one error model: a lint finding, an API error, a FHIR issue and a release blocker are all an `Issue`.
 *
 * Deliberately absent: HTTP status, FHIR issue type and exit status. Each adapter owns a total table from
 * `IssueCode` to its own vocabulary, so a new code does not compile until every adapter has decided.
 */

export type Severity = 'error' | 'warning' | 'information';

/** Every code that this product can answer with. Codes are part of the interface: never renamed, never reused. */
export const ISSUE_CODES = [
  // source: the text of a definition
  'yaml-syntax',
  'yaml-limit',
  'unquoted-code',
  'unknown-key',
  'missing-key',
  'invalid-value',
  'file-name',
  'duplicate-id',
  'unknown-kind',
  // dictionary: definitions together
  'unknown-reference',
  'id-collision',
  'unknown-code',
  'duplicate-code',
  'missing-code-in-value-set',
  'circular-reference',
  'retired-reference',
  'invalid-range',
  'invalid-unit',
  'invalid-check-digit',
  'invalid-pattern',
  'since-contradicts',
  // expressions
  'expression-syntax',
  'expression-type',
  'expression-refused',
  // releases
  'nothing-to-release',
  'id-reused',
  'release-date',
  'release-digest',
  'release-chain',
  'release-format',
  // terminologies of others
  'import-format',
  'import-conflict',
  // dictionaries of others
  'not-carried-over',
  'carried-over-changed',
  // questions
  'unknown-path',
  'unknown-kind-address',
  'unknown-definition',
  'unknown-disease',
  'unknown-release',
  'unknown-system',
  'unknown-system-version',
  'unknown-value-set',
  'unknown-concept',
  'unknown-parameter',
  'invalid-parameter',
  'missing-parameter',
  'invalid-body',
  'unsupported-media-type',
  'not-acceptable',
  'method-not-allowed',
  'not-supported',
  'too-large',
  'too-costly',
  'too-slow',
  'busy',
  'draft-has-errors',
  'draft-hidden',
  'no-release',
  // questions about terminology that cannot be answered
  'system-not-expandable',
  'system-version-not-expandable',
  'no-system-version-to-expand',
  'unknown-import',
  'unknown-import-version',
  'supplement-missing',
  'filter-without-value',
  'filter-not-understood',
  'invalid-language',
  'nothing-to-validate',
  'unknown-concept-map',
  // answers about a code that are not errors of the question
  'not-in-value-set',
  'no-valid-coding',
  'invalid-code',
  'code-in-fragment',
  'invalid-display',
  'display-whitespace',
  'display-language',
  'inactive-display',
  'inactive-code',
  'deprecated-code',
  'code-not-active',
  'deprecated-in-value-set',
  'abstract-code',
  'code-case',
  'missing-system',
  'relative-system',
  'system-is-value-set',
  'system-is-supplement',
  'no-system-version',
  'coding-not-checked',
  'cannot-infer-system',
  'no-system-to-infer',
  'version-mismatch',
  'version-changed',
  'version-defaulted',
  'version-refused',
  'refers-to-draft',
  'refers-to-experimental',
  'refers-to-retired',
  'refers-to-deprecated',
  'refers-to-withdrawn',
  // the outside world
  'setting',
  'usage',
  'file-missing',
  'file-unreadable',
  'database-foreign',
  'database-corrupt',
  'database-newer',
  'database-read-only',
  'database-failed',
  'port-in-use',
  'server-failed',
  'internal',
] as const;

export type IssueCode = (typeof ISSUE_CODES)[number];

/** Where something is wrong. Every part is optional: a place is as exact as the asker can be. */
export interface Place {
  /** Path of the file, relative to the dictionary folder. */
  readonly file?: string;
  /** 1-based. */
  readonly line?: number;
  /** 1-based. */
  readonly column?: number;
  /** `kind/id` of a definition. */
  readonly definition?: string;
  /** JSON pointer into the definition or body. */
  readonly pointer?: string;
  /** Name of a request parameter, flag or setting. */
  readonly parameter?: string;
  /** FHIRPath-like expression, as FHIR's OperationOutcome wants it. */
  readonly expression?: string;
}

export interface Issue {
  readonly severity: Severity;
  readonly code: IssueCode;
  /** One sentence: what was found, and what was expected instead. */
  readonly message: string;
  readonly at?: Place;
}

/** An issue of severity `error`. */
export function error(code: IssueCode, message: string, at?: Place): Issue {
  return at === undefined ? { severity: 'error', code, message } : { severity: 'error', code, message, at };
}

/** An issue of severity `warning`. */
export function warning(code: IssueCode, message: string, at?: Place): Issue {
  return at === undefined ? { severity: 'warning', code, message } : { severity: 'warning', code, message, at };
}

/** An issue of severity `information`. */
export function information(code: IssueCode, message: string, at?: Place): Issue {
  return at === undefined ? { severity: 'information', code, message } : { severity: 'information', code, message, at };
}

/** True if any of `issues` is an error. */
export function hasErrors(issues: readonly Issue[]): boolean {
  return issues.some((issue) => issue.severity === 'error');
}
