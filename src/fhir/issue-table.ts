import type { OperationOutcomeIssue } from 'fhir/r5.js';
import type { IssueCode, Severity } from '../model/issue.ts';

/** Values of HL7's tx-issue-type, which validators act upon (https://hl7.org/fhir/tools/CodeSystem/tx-issue-type). */
export type TxIssueType =
  | 'not-found'
  | 'not-in-vs'
  | 'this-code-not-in-vs'
  | 'invalid-code'
  | 'invalid-display'
  | 'invalid-data'
  | 'code-comment'
  | 'code-rule'
  | 'cannot-infer'
  | 'vs-invalid';

export interface IssueRow {
  /** HTTP status where the issue is the whole answer. */
  readonly status: number;
  /** `OperationOutcome.issue.code`: only types that R4 and R5 both have. */
  readonly type: OperationOutcomeIssue['code'];
  readonly tx?: TxIssueType;
  /** Where the severity changes what the issue means. */
  readonly bySeverity?: {
    readonly [S in Severity]?: { readonly type: OperationOutcomeIssue['code']; readonly tx: TxIssueType };
  };
}

/** Problems of definitions: a release is checked before it is sealed, so these come only with a broken draft. */
const BROKEN_CONTENT = { status: 500, type: 'processing' } as const;

/** Problems of this server's surroundings, in which nothing is the caller's fault. */
const OUTSIDE = { status: 503, type: 'transient' } as const;

/** Every issue code, as FHIR says it. A new code does not compile until someone decides. */
export const ISSUE_TABLE: { readonly [C in IssueCode]: IssueRow } = {
  'yaml-syntax': BROKEN_CONTENT,
  'yaml-limit': BROKEN_CONTENT,
  'unquoted-code': BROKEN_CONTENT,
  'unknown-key': BROKEN_CONTENT,
  'missing-key': BROKEN_CONTENT,
  'invalid-value': { status: 422, type: 'invalid', tx: 'vs-invalid' },
  'file-name': BROKEN_CONTENT,
  'duplicate-id': BROKEN_CONTENT,
  'unknown-kind': BROKEN_CONTENT,
  'unknown-reference': BROKEN_CONTENT,
  'id-collision': BROKEN_CONTENT,
  'unknown-code': BROKEN_CONTENT,
  'duplicate-code': BROKEN_CONTENT,
  'missing-code-in-value-set': BROKEN_CONTENT,
  'circular-reference': { status: 422, type: 'processing', tx: 'vs-invalid' },
  'retired-reference': BROKEN_CONTENT,
  'invalid-range': BROKEN_CONTENT,
  'invalid-unit': BROKEN_CONTENT,
  'invalid-check-digit': BROKEN_CONTENT,
  'invalid-pattern': { status: 422, type: 'invalid', tx: 'vs-invalid' },
  'since-contradicts': BROKEN_CONTENT,
  'expression-syntax': BROKEN_CONTENT,
  'expression-type': BROKEN_CONTENT,
  'expression-refused': BROKEN_CONTENT,
  'nothing-to-release': BROKEN_CONTENT,
  'id-reused': BROKEN_CONTENT,
  'release-date': BROKEN_CONTENT,
  'release-digest': BROKEN_CONTENT,
  'release-chain': BROKEN_CONTENT,
  'release-format': BROKEN_CONTENT,
  'unknown-path': { status: 404, type: 'not-found' },
  'unknown-kind-address': { status: 404, type: 'not-found' },
  'unknown-definition': { status: 404, type: 'not-found' },
  'unknown-disease': { status: 404, type: 'not-found' },
  'unknown-release': { status: 404, type: 'not-found' },
  'unknown-system': { status: 404, type: 'not-found', tx: 'not-found' },
  'unknown-system-version': { status: 404, type: 'not-found', tx: 'not-found' },
  'unknown-value-set': { status: 404, type: 'not-found', tx: 'not-found' },
  'unknown-concept': { status: 404, type: 'not-found', tx: 'invalid-code' },
  'unknown-parameter': { status: 400, type: 'invalid' },
  'invalid-parameter': { status: 400, type: 'invalid' },
  'missing-parameter': { status: 400, type: 'required' },
  'invalid-body': { status: 400, type: 'structure' },
  'unsupported-media-type': { status: 415, type: 'not-supported' },
  'not-acceptable': { status: 406, type: 'not-supported' },
  'method-not-allowed': { status: 405, type: 'not-supported' },
  'not-supported': { status: 422, type: 'not-supported' },
  'too-large': { status: 413, type: 'too-long' },
  'too-costly': { status: 422, type: 'too-costly' },
  'draft-has-errors': { status: 409, type: 'conflict' },
  'draft-hidden': { status: 404, type: 'not-found' },
  'no-release': { status: 503, type: 'transient' },
  'not-in-value-set': {
    status: 422,
    type: 'code-invalid',
    tx: 'not-in-vs',
    bySeverity: { information: { type: 'code-invalid', tx: 'this-code-not-in-vs' } },
  },
  'invalid-code': { status: 422, type: 'code-invalid', tx: 'invalid-code' },
  'code-in-fragment': { status: 422, type: 'code-invalid', tx: 'invalid-code' },
  'invalid-display': { status: 422, type: 'invalid', tx: 'invalid-display' },
  'inactive-code': {
    status: 422,
    type: 'business-rule',
    tx: 'code-rule',
    bySeverity: { warning: { type: 'business-rule', tx: 'code-comment' } },
  },
  'abstract-code': { status: 422, type: 'business-rule', tx: 'code-rule' },
  'code-case': { status: 422, type: 'business-rule', tx: 'code-rule' },
  'missing-system': { status: 422, type: 'invalid', tx: 'invalid-data' },
  'cannot-infer-system': { status: 422, type: 'not-found', tx: 'cannot-infer' },
  'version-mismatch': { status: 422, type: 'invalid', tx: 'vs-invalid' },
  setting: OUTSIDE,
  usage: { status: 400, type: 'invalid' },
  'file-missing': OUTSIDE,
  'file-unreadable': OUTSIDE,
  'database-foreign': OUTSIDE,
  'database-corrupt': OUTSIDE,
  'database-newer': OUTSIDE,
  'database-read-only': OUTSIDE,
  'database-failed': OUTSIDE,
  'port-in-use': OUTSIDE,
  internal: { status: 500, type: 'exception' },
};

/** The status of an answer that is nothing but issues: that of the first error. */
export function statusOf(issues: readonly { readonly severity: Severity; readonly code: IssueCode }[]): number {
  const first = issues.find((issue) => issue.severity === 'error') ?? issues[0];
  return first === undefined ? 500 : ISSUE_TABLE[first.code].status;
}
