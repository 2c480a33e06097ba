import { answerRequest } from './answer-request.ts';
import type { FhirContext, FhirRequest, FhirResponse } from './contract.ts';
import { representationOf } from './negotiate.ts';
import { fhirProblem, respond } from './respond.ts';

export { methodsAt } from './answer-request.ts';

/**
 * Answers any FHIR request. Never throws on what a request brings: everything that is wrong with it is an
 * OperationOutcome with a status of 4xx.
 */
export function answerFhir(request: FhirRequest, context: FhirContext): FhirResponse {
  const { version } = context;
  const representation = representationOf({ ...request, query: withForm(request) }, version);
  if (!('format' in representation)) return fhirProblem([representation], context);
  const answered = answerRequest(request, context);
  return {
    ...respond(answered.resource, { version, representation }, answered.status),
    headers: answered.headers,
    release: answered.context.scope.primary.name,
    dated: answered.context !== context && answered.context.asOf !== undefined,
    sameInRelease: answered.sameInRelease,
  };
}

/** The query, with what a POSTed form says of the answer's format. */
function withForm({ method, query, body = '', contentType = '' }: FhirRequest): URLSearchParams {
  if (method !== 'POST' || !/^\s*application\/x-www-form-urlencoded/i.test(contentType)) return query;
  const both = new URLSearchParams(query);
  for (const [name, value] of new URLSearchParams(body)) {
    if ((name === '_format' || name === '_pretty') && !both.has(name)) both.set(name, value);
  }
  return both;
}
