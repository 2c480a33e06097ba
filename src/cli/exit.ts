import type { Issue, IssueCode } from '../model/issue.ts';

/** Exit statuses of the command line; part of the interface. */
export const EXIT = { clean: 0, findings: 1, usage: 2, outside: 3, bug: 70 } as const;

type Meaning = keyof typeof EXIT;

/** What an error of each code means to a script. */
const MEANING: { readonly [C in IssueCode]: Meaning } = {
  'yaml-syntax': 'findings',
  'yaml-limit': 'findings',
  'unquoted-code': 'findings',
  'unknown-key': 'findings',
  'missing-key': 'findings',
  'invalid-value': 'findings',
  'file-name': 'findings',
  'duplicate-id': 'findings',
  'unknown-kind': 'findings',
  'unknown-reference': 'findings',
  'id-collision': 'findings',
  'unknown-code': 'findings',
  'duplicate-code': 'findings',
  'missing-code-in-value-set': 'findings',
  'circular-reference': 'findings',
  'retired-reference': 'findings',
  'invalid-range': 'findings',
  'invalid-unit': 'findings',
  'invalid-check-digit': 'findings',
  'invalid-pattern': 'findings',
  'since-contradicts': 'findings',
  'expression-syntax': 'findings',
  'expression-type': 'findings',
  'expression-refused': 'findings',
  'nothing-to-release': 'findings',
  'release-removed': 'findings',
  'release-date': 'findings',
  'release-digest': 'findings',
  'release-chain': 'findings',
  'release-format': 'findings',
  'unknown-path': 'usage',
  'unknown-kind-address': 'usage',
  'unknown-definition': 'usage',
  'unknown-release': 'usage',
  'unknown-system': 'usage',
  'unknown-system-version': 'usage',
  'unknown-value-set': 'usage',
  'unknown-concept': 'usage',
  'unknown-parameter': 'usage',
  'invalid-parameter': 'usage',
  'missing-parameter': 'usage',
  'invalid-body': 'usage',
  'unsupported-media-type': 'usage',
  'not-acceptable': 'usage',
  'method-not-allowed': 'usage',
  'not-supported': 'usage',
  'too-large': 'usage',
  'too-costly': 'usage',
  'draft-has-errors': 'findings',
  'draft-hidden': 'usage',
  'no-release': 'usage',
  'not-in-value-set': 'findings',
  'invalid-code': 'findings',
  'code-in-fragment': 'findings',
  'invalid-display': 'findings',
  'inactive-code': 'findings',
  setting: 'usage',
  usage: 'usage',
  'file-missing': 'outside',
  'file-unreadable': 'outside',
  'database-foreign': 'outside',
  'database-corrupt': 'outside',
  'database-newer': 'outside',
  'database-read-only': 'outside',
  'database-failed': 'outside',
  'port-in-use': 'outside',
  internal: 'bug',
};

/** The exit status that a run with these issues ends with: the gravest meaning of its errors; warnings are clean. */
export function exitStatusOf(issues: readonly Issue[]): number {
  const statuses = issues.filter((issue) => issue.severity === 'error').map((issue) => EXIT[MEANING[issue.code]]);
  return Math.max(EXIT.clean, ...statuses);
}
