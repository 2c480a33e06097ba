import type { IssueCode } from '../model/issue.ts';

/** What the codes that a request can meet first mean, and what to do: shown at `/docs#problem-<code>`. */
export const PROBLEM_MEANINGS = {
  'unknown-path': 'There is nothing at this address. The addresses that exist are on this page.',
  'unknown-kind-address':
    'The address names a kind of definition that does not exist. Kinds are plural in addresses: value-sets.',
  'unknown-disease': 'The dictionary is about no disease with this id. The problem names those that there are.',
  'unknown-definition': 'The release has no definition with this id. The nearest id is suggested where there is one.',
  'unknown-release':
    'There is no such release. A release is named latest, by its version (1.2.0), by a date (2026-05-01), or draft.',
  'unknown-code': 'The code is not one of its code system.',
  'invalid-pattern': 'The regular expression is not one that is taken here.',
  'unknown-concept': 'The code system has no such code. Codes are compared as they are written.',
  'unknown-system': 'No code system with this URL is known here.',
  'unknown-system-version': 'The code system is known, but not in this version. Another is never taken instead.',
  'unknown-value-set': 'No value set with this URL is known here.',
  'unknown-parameter': 'The address takes no parameter of this name: a misspelt filter must not be ignored.',
  'invalid-parameter':
    'A parameter has a value that is not allowed, or is given twice. The issue says what is allowed.',
  'missing-parameter': 'A parameter that the address needs is not there.',
  'invalid-body': 'The body of the request cannot be read.',
  'unsupported-media-type': 'The body has a format or a compression that is not taken here.',
  'not-acceptable': 'None of the formats asked for can be given.',
  'method-not-allowed': 'The address exists, but not for this method. The header Allow names those it has.',
  'not-supported': 'The question is understood, but this server does not answer it.',
  'too-large': 'The body is larger than this server takes.',
  'too-costly': 'The answer would be larger than this server makes. Ask for it in pages, or narrow the question.',
  'draft-has-errors': 'The draft cannot be read as long as it has errors. They are in issues. Releases are served.',
  'draft-hidden': 'This server does not show a draft, or has none.',
  'no-release': 'No release is sealed or loaded yet. Ask again later.',
  'release-digest': 'A release is not what it was when it was sealed, and is not served.',
  'release-chain': 'The releases of this server do not follow each other, and are not served.',
  'release-format': 'A release has a format that this server cannot read yet.',
  'id-reused': 'A release that was served is gone from the dictionary.',
  'database-corrupt': 'The database of this server is damaged. Its operator must restore it.',
  'database-foreign': 'The database of this server is not one of ours.',
  'database-newer': 'The database was made by newer software than this server is.',
  'database-read-only': 'The database of this server cannot be written.',
  'file-missing': 'A file that this server needs is not there.',
  'file-unreadable': 'A file that this server needs cannot be read.',
  'database-failed': 'The database did not answer. Ask again later.',
  internal: 'A bug of ours. Please report it with the errorId of the answer.',
} as const satisfies { readonly [C in IssueCode]?: string };
