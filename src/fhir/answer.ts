import type { Issue } from '../model/issue.ts';
import { ok, type Result } from '../model/result.ts';
import type { FhirContext, FhirRequest } from './contract.ts';
import type { Resource } from './json.ts';

/** What a route answers with. */
export interface Answer {
  readonly resource: Resource;
  readonly headers?: Readonly<Record<string, string>>;
  /** True if its text holds nothing of the endpoint's own address. */
  readonly hasNoLinks?: boolean;
}

/** An answer to one request, or what was wrong with it. */
export interface Answered {
  readonly status: number;
  readonly resource: Resource;
  readonly headers: Readonly<Record<string, string>>;
  /** What was wrong, as `resource` tells it. */
  readonly issues?: readonly Issue[];
  /** The endpoint that answered: another one than was asked where the question names a day. */
  readonly context: FhirContext;
  readonly sameInRelease: boolean;
}

/** Answers a request: how a batch asks for its entries. */
export type Ask = (request: FhirRequest, context: FhirContext) => Answered;

/** The answer of an operation: it names no address of the endpoint. */
export function operationResult(result: Result<Resource>): Result<Answer> {
  return result.ok ? ok({ resource: result.value, hasNoLinks: true }) : result;
}

/** An answer that holds links of the endpoint, so that another endpoint's differs. */
export function linkedResult(result: Result<Resource>): Result<Answer> {
  return result.ok ? ok({ resource: result.value }) : result;
}
