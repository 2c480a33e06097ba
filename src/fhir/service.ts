import { error } from '../model/issue.ts';
import type { FhirContext, FhirRequest, FhirResponse } from './contract.ts';
import { unacceptable } from './negotiate.ts';
import { fhirProblem, respond } from './respond.ts';
import { routeOf } from './routes.ts';

/**
 * Answers any FHIR request. Never throws on what a request brings: everything that is wrong with it is an
 * OperationOutcome with a status of 4xx.
 */
export function answerFhir(request: FhirRequest, context: FhirContext): FhirResponse {
  const refused = unacceptable(request, context.version);
  if (refused !== undefined) return fhirProblem([refused], context);
  const route = routeOf(withoutLastSlash(request.path));
  if (!route.ok) return fhirProblem(route.issues, context);
  // The answer to HEAD is that to GET; the adapter leaves the body out.
  const method = request.method === 'HEAD' ? 'GET' : request.method;
  if (!route.value.methods.includes(method)) return methodNotAllowed(request, route.value.methods, context);
  const answer = route.value.answer(request, context);
  return answer.ok ? respond(answer.value, context) : fhirProblem(answer.issues, context);
}

function withoutLastSlash(path: readonly string[]): readonly string[] {
  return path.at(-1) === '' ? path.slice(0, -1) : path;
}

function methodNotAllowed(request: FhirRequest, methods: readonly string[], context: FhirContext): FhirResponse {
  const allowed = methods.includes('GET') ? [...methods, 'HEAD', 'OPTIONS'] : [...methods, 'OPTIONS'];
  const message =
    `${request.method} is not possible at /${request.path.join('/')}; expected ${methods.join(' or ')}. ` +
    'This server is read-only.';
  const response = fhirProblem([error('method-not-allowed', message)], context);
  return { ...response, headers: { ...response.headers, Allow: allowed.join(', ') } };
}
