import { error, type Issue, type IssueCode } from '../model/issue.ts';
import type { Written } from './caching.ts';
import type { AddressOf } from './links.ts';
import { STATUS } from './status.ts';

/** RFC 9457, with our issues. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly errorId?: string;
  readonly issues: readonly Issue[];
}

/** The problem that these issues are. Its code is that of the first error. */
export function problemOf(issues: readonly Issue[], to: AddressOf, errorId?: string): Problem {
  const first = firstError(issues);
  return {
    type: to(`/docs#problem-${first.code}`),
    title: titleOf(first.code),
    status: STATUS[first.code],
    detail: first.message,
    ...(errorId === undefined ? {} : { errorId }),
    issues,
  };
}

/** A problem in bytes. Never kept by caches: what is not there now may be there in a minute. */
export function writtenProblem(problem: Problem, headers: { readonly [name: string]: string } = {}): Written {
  return {
    status: problem.status,
    contentType: 'application/problem+json',
    body: JSON.stringify(problem),
    freshness: 'never',
    headers,
  };
}

/** The issue that speaks for all. */
export function firstError(issues: readonly Issue[]): Issue {
  return issues.find((issue) => issue.severity === 'error') ?? issues[0] ?? error('internal', 'No reason was given.');
}

/** `unknown-release` as `Unknown release`: a title is the same wherever the code occurs. */
export function titleOf(code: IssueCode): string {
  const words = code.replaceAll('-', ' ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
