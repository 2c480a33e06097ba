import { error, type Issue } from '../model/issue.ts';
import { failed, ok, type Result } from '../model/result.ts';
import type { Scope } from '../query/scope.ts';
import type { Answer, Answered } from './answer.ts';
import { asOfDate } from './as-of.ts';
import type { FhirContext, FhirRequest } from './contract.ts';
import { statusOf } from './issue-table.ts';
import { bodyFormatOf } from './negotiate.ts';
import { operationOutcome } from './operation-outcome.ts';
import { type Route, routeOf } from './routes.ts';
import { readXml } from './xml/read-xml.ts';

/** Answers one request with a resource, whatever is wrong with it. Representation is left to the caller. */
export function answerRequest(request: FhirRequest, context: FhirContext): Answered {
  const route = routeOf(withoutLastSlash(request.path));
  if (!route.ok) return refusal(route.issues, context);
  // The answer to HEAD is that to GET; the adapter leaves the body out.
  const method = request.method === 'HEAD' ? 'GET' : request.method;
  if (!route.value.methods.includes(method)) return methodNotAllowed(request, route.value, context);
  const readable = inJson({ ...request, method }, context);
  if (!readable.ok) return refusal(readable.issues, context);
  const dated = route.value.takesDate ? asOfDate(readable.value, context) : ok({ request: readable.value, context });
  if (!dated.ok) return refusal(dated.issues, context);
  return answered(route.value, dated.value.request, dated.value.context);
}

function answered(route: Route, request: FhirRequest, context: FhirContext): Answered {
  let isAlone = true;
  const { primary, others } = context.scope;
  const scope: Scope = {
    ...context.scope,
    primary,
    others: () => {
      isAlone = false;
      return others();
    },
  };
  const answer: Result<Answer> = route.answer(request, { ...context, scope }, answerRequest);
  if (!answer.ok) return refusal(answer.issues, context);
  const { resource, headers = {}, hasNoLinks = false } = answer.value;
  return {
    status: 200,
    resource,
    headers,
    context,
    sameInRelease: hasNoLinks && isAlone && !mayUseImports(request, context),
  };
}

/**
 * Operations may answer from imports, which the endpoint of one release does not see. Whether one did is not asked: what
 * was expanded before is not looked up again.
 */
function mayUseImports({ path }: FhirRequest, { scope: { imported = [] } }: FhirContext): boolean {
  return imported.length > 0 && path.some((segment) => segment.startsWith('$'));
}

function refusal(issues: readonly Issue[], context: FhirContext): Answered {
  const [status, resource] = [statusOf(issues), operationOutcome(issues)];
  return { status, resource, headers: {}, issues, context, sameInRelease: false };
}

/** XML is read at the door, so that nobody behind it needs to know of it. */
function inJson(request: FhirRequest, { version, limits }: FhirContext): Result<FhirRequest> {
  if (request.method !== 'POST' || (request.body ?? '').trim() === '') return ok(request);
  const format = bodyFormatOf(request.contentType, version);
  if (typeof format !== 'string') return failed(format);
  if (format !== 'xml') return ok(request);
  const resource = readXml(request.body ?? '', version, limits);
  if (!resource.ok) return resource;
  return ok({ ...request, body: JSON.stringify(resource.value), contentType: 'application/fhir+json' });
}

/** The methods of a path, or undefined if there is nothing. */
export function methodsAt(path: readonly string[]): readonly string[] | undefined {
  const route = routeOf(withoutLastSlash(path));
  return route.ok ? withImplied(route.value.methods) : undefined;
}

function withImplied(methods: readonly string[]): readonly string[] {
  return methods.includes('GET') ? [...methods, 'HEAD', 'OPTIONS'] : [...methods, 'OPTIONS'];
}

function withoutLastSlash(path: readonly string[]): readonly string[] {
  return path.at(-1) === '' ? path.slice(0, -1) : path;
}

function methodNotAllowed(request: FhirRequest, { methods }: Route, context: FhirContext): Answered {
  const message =
    `${request.method.slice(0, 20)} is not possible at /${request.path.join('/').slice(0, 200)}; ` +
    `expected ${methods.join(' or ')}. This server is read-only.`;
  const refused = refusal([error('method-not-allowed', message)], context);
  return { ...refused, headers: { Allow: withImplied(methods).join(', ') } };
}
