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
  | 'vs-invalid'
  | 'display-comment'
  | 'status-check'
  | 'version-error'
  | 'process-note';

export interface IssueRow {
  /** HTTP status where the issue is the whole answer. */
  readonly status: number;
  /** `OperationOutcome.issue.code`: only types that R4 and R5 both have. */
  readonly type: OperationOutcomeIssue['code'];
  readonly tx?: TxIssueType;
  /** Id of the message among those of HL7's tools, by which validators recognise it. */
  readonly messageId?: string;
  /** True: part of the `message` of an answer, although it is no error. */
  readonly told?: boolean;
  /** Where the severity changes what the issue means. */
  readonly bySeverity?: { readonly [S in Severity]?: Partial<Omit<IssueRow, 'status' | 'bySeverity'>> };
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
  'circular-reference': {
    status: 422,
    type: 'processing',
    tx: 'vs-invalid',
    messageId: 'VALUESET_CIRCULAR_REFERENCE',
  },
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
  'import-format': BROKEN_CONTENT,
  'import-conflict': BROKEN_CONTENT,
  'not-carried-over': BROKEN_CONTENT,
  'carried-over-changed': BROKEN_CONTENT,
  'unknown-path': { status: 404, type: 'not-found' },
  'unknown-kind-address': { status: 404, type: 'not-found' },
  'unknown-definition': { status: 404, type: 'not-found' },
  'unknown-disease': { status: 404, type: 'not-found' },
  'unknown-release': { status: 404, type: 'not-found' },
  'unknown-system': { status: 404, type: 'not-found', tx: 'not-found', messageId: 'UNKNOWN_CODESYSTEM' },
  'unknown-system-version': {
    status: 404,
    type: 'not-found',
    tx: 'not-found',
    messageId: 'UNKNOWN_CODESYSTEM_VERSION',
  },
  'unknown-value-set': {
    status: 404,
    type: 'not-found',
    tx: 'not-found',
    messageId: 'Unable_to_resolve_value_Set_',
  },
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
  'too-costly': { status: 422, type: 'too-costly', messageId: 'VALUESET_TOO_COSTLY' },
  'too-slow': { status: 408, type: 'timeout' },
  busy: { status: 503, type: 'throttled' },
  'draft-has-errors': { status: 409, type: 'conflict' },
  'draft-hidden': { status: 404, type: 'not-found' },
  'no-release': { status: 503, type: 'transient' },
  'system-not-expandable': { status: 404, type: 'not-found', tx: 'not-found', messageId: 'UNKNOWN_CODESYSTEM_EXP' },
  'system-version-not-expandable': {
    status: 404,
    type: 'not-found',
    tx: 'not-found',
    messageId: 'UNKNOWN_CODESYSTEM_VERSION_EXP',
  },
  'no-system-version-to-expand': {
    status: 404,
    type: 'not-found',
    tx: 'not-found',
    messageId: 'UNKNOWN_CODESYSTEM_VERSION_EXP_NONE',
  },
  'unknown-import': { status: 404, type: 'not-found', tx: 'not-found', messageId: 'VS_EXP_IMPORT_UNK' },
  'unknown-import-version': { status: 404, type: 'not-found', tx: 'not-found', messageId: 'VS_EXP_IMPORT_UNK_PINNED' },
  'supplement-missing': { status: 404, type: 'not-found', tx: 'not-found', messageId: 'VALUESET_SUPPLEMENT_MISSING' },
  'filter-without-value': {
    status: 400,
    type: 'invalid',
    tx: 'vs-invalid',
    messageId: 'UNABLE_TO_HANDLE_SYSTEM_FILTER_WITH_NO_VALUE',
  },
  'filter-not-understood': { status: 400, type: 'not-supported', tx: 'vs-invalid', messageId: 'FILTER_NOT_UNDERSTOOD' },
  'invalid-language': { status: 400, type: 'processing', tx: 'invalid-display', messageId: 'INVALID_DISPLAY_NAME' },
  'nothing-to-validate': { status: 400, type: 'invalid' },
  'unknown-concept-map': { status: 404, type: 'not-found' },
  'not-in-value-set': {
    status: 422,
    type: 'code-invalid',
    tx: 'not-in-vs',
    messageId: 'None_of_the_provided_codes_are_in_the_value_set_one',
    bySeverity: { information: { tx: 'this-code-not-in-vs' } },
  },
  'no-valid-coding': {
    status: 422,
    type: 'code-invalid',
    tx: 'not-in-vs',
    messageId: 'TX_GENERAL_CC_ERROR_MESSAGE',
  },
  'invalid-code': { status: 422, type: 'code-invalid', tx: 'invalid-code', messageId: 'Unknown_Code_in_Version' },
  'code-in-fragment': { status: 422, type: 'code-invalid', tx: 'invalid-code', messageId: 'UNKNOWN_CODE_IN_FRAGMENT' },
  'invalid-display': {
    status: 422,
    type: 'invalid',
    tx: 'invalid-display',
    messageId: 'Display_Name_for__should_be_one_of__instead_of',
    bySeverity: { warning: { told: true } },
  },
  'display-whitespace': {
    status: 422,
    type: 'invalid',
    tx: 'invalid-display',
    messageId: 'Display_Name_WS_for__should_be_one_of__instead_of',
    bySeverity: { warning: { told: true } },
  },
  'display-language': {
    status: 422,
    type: 'invalid',
    tx: 'invalid-display',
    messageId: 'NO_VALID_DISPLAY_FOUND_NONE_FOR_LANG_ERR',
    bySeverity: {
      warning: { told: true },
      information: { told: true, messageId: 'NO_VALID_DISPLAY_FOUND_NONE_FOR_LANG_OK' },
    },
  },
  'inactive-display': { status: 422, type: 'invalid', tx: 'display-comment', messageId: 'INACTIVE_DISPLAY_FOUND' },
  'inactive-code': {
    status: 422,
    type: 'business-rule',
    tx: 'code-comment',
    messageId: 'INACTIVE_CONCEPT_FOUND',
    told: true,
  },
  'deprecated-code': {
    status: 422,
    type: 'business-rule',
    tx: 'code-comment',
    messageId: 'DEPRECATED_CONCEPT_FOUND',
    told: true,
  },
  'code-not-active': { status: 422, type: 'business-rule', tx: 'code-rule', messageId: 'STATUS_CODE_WARNING_CODE' },
  'deprecated-in-value-set': {
    status: 422,
    type: 'business-rule',
    tx: 'code-comment',
    messageId: 'CONCEPT_DEPRECATED_IN_VALUESET',
  },
  'abstract-code': { status: 422, type: 'business-rule', tx: 'code-rule', messageId: 'ABSTRACT_CODE_NOT_ALLOWED' },
  'code-case': { status: 422, type: 'business-rule', tx: 'code-rule', messageId: 'CODE_CASE_DIFFERENCE' },
  'missing-system': {
    status: 422,
    type: 'invalid',
    tx: 'invalid-data',
    messageId: 'Coding_has_no_system__cannot_validate',
    told: true,
  },
  'relative-system': { status: 422, type: 'invalid', tx: 'invalid-data', messageId: 'Terminology_TX_System_Relative' },
  'system-is-value-set': {
    status: 422,
    type: 'invalid',
    tx: 'invalid-data',
    messageId: 'Terminology_TX_System_ValueSet2',
  },
  'system-is-supplement': {
    status: 422,
    type: 'invalid',
    tx: 'invalid-data',
    messageId: 'CODESYSTEM_CS_NO_SUPPLEMENT',
  },
  'no-system-version': {
    status: 404,
    type: 'not-found',
    tx: 'not-found',
    messageId: 'UNKNOWN_CODESYSTEM_VERSION_NONE',
  },
  'coding-not-checked': {
    status: 404,
    type: 'not-found',
    tx: 'not-found',
    messageId: 'UNKNOWN_CODESYSTEM_CODING_NOT_CHECKED',
    told: true,
  },
  'cannot-infer-system': {
    status: 422,
    type: 'not-found',
    tx: 'cannot-infer',
    messageId: 'Unable_to_resolve_system__value_set_has_multiple_matches',
  },
  'no-system-to-infer': { status: 422, type: 'not-found', tx: 'cannot-infer', messageId: 'UNABLE_TO_INFER_CODESYSTEM' },
  'version-mismatch': { status: 422, type: 'invalid', tx: 'vs-invalid', messageId: 'VALUESET_VALUE_MISMATCH' },
  'version-changed': { status: 422, type: 'invalid', tx: 'vs-invalid', messageId: 'VALUESET_VALUE_MISMATCH_CHANGED' },
  'version-defaulted': { status: 422, type: 'invalid', tx: 'vs-invalid', messageId: 'VALUESET_VALUE_MISMATCH_DEFAULT' },
  'version-refused': { status: 422, type: 'exception', tx: 'version-error', messageId: 'VALUESET_VERSION_CHECK' },
  'refers-to-draft': { status: 422, type: 'business-rule', tx: 'status-check', messageId: 'MSG_DRAFT' },
  'refers-to-experimental': { status: 422, type: 'business-rule', tx: 'status-check', messageId: 'MSG_EXPERIMENTAL' },
  'refers-to-retired': { status: 422, type: 'business-rule', tx: 'status-check', messageId: 'MSG_RETIRED' },
  'refers-to-deprecated': { status: 422, type: 'business-rule', tx: 'status-check', messageId: 'MSG_DEPRECATED' },
  'refers-to-withdrawn': { status: 422, type: 'business-rule', tx: 'status-check', messageId: 'MSG_WITHDRAWN' },
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
  'server-failed': OUTSIDE,
  internal: { status: 500, type: 'exception' },
};

/** The status of an answer that is nothing but issues: that of the first error. */
export function statusOf(issues: readonly { readonly severity: Severity; readonly code: IssueCode }[]): number {
  const first = issues.find((issue) => issue.severity === 'error') ?? issues[0];
  return first === undefined ? 500 : ISSUE_TABLE[first.code].status;
}

/** What FHIR calls an issue, given how grave it is. */
export function rowOf({ code, severity }: { readonly severity: Severity; readonly code: IssueCode }): IssueRow {
  const row = ISSUE_TABLE[code];
  const special = row.bySeverity?.[severity];
  return special === undefined ? row : { ...row, ...special };
}
