import type { Context, Hono } from 'hono';
import { error, type Issue } from '../model/issue.ts';
import { once } from '../model/once.ts';
import { areaOf, pathOf } from './area.ts';
import { respond } from './caching.ts';
import type { Fail } from './failure.ts';
import { optionsResponse } from './headers.ts';
import type { ParameterReader } from './read-request.ts';
import type { Route, Services } from './route.ts';

/** Methods of an address that is only read. */
const READ_ONLY = 'GET, HEAD, OPTIONS';

interface Means {
  readonly services: Services;
  readonly fail: Fail;
}

/** Puts the routes of the REST interface on `app`: each answers GET and HEAD, OPTIONS, and 405 to all else. */
export function mountRest(app: Hono, routes: readonly Route[], means: Means): void {
  for (const route of routes) {
    const reader = once(() => readerOf(route));
    const path = route.path.replace(/\{(\w+)\}/g, ':$1');
    app.get(path, (context) => answer(context, { ...means, route, reader }));
    app.all(path, ({ req }) => wrongMethod(req.raw, means.fail));
  }
}

interface Mounted extends Means {
  readonly route: Route;
  readonly reader: () => Promise<ParameterReader>;
}

/** Made when the first question comes: to load and compile the schemas of all routes is a good part of a start. */
async function readerOf({ pathParameters, query }: Route): Promise<ParameterReader> {
  const { parameterReader } = await import('./read-request.ts');
  return parameterReader(pathParameters, query);
}

async function answer(context: Context, { route, services, fail, ...mounted }: Mounted): Promise<Response> {
  const request = context.req.raw;
  const reader = await mounted.reader();
  const path = reader.path(context.req.param());
  if (!path.ok) return fail(request, path.issues);
  const query = reader.query(new URL(request.url).searchParams);
  if (!query.ok) return fail(request, query.issues);
  // Whichever parameter it is: a word searched for waits in vain at worst, and a draft is never missed.
  if ([...Object.values(path.value), ...Object.values(query.value)].includes('draft')) await services.draftRead();
  const result = route.handle({ path: path.value, query: query.value }, services);
  if (!result.ok) return fail(request, result.issues);
  const { body, status = 200, ...rest } = result.value;
  return respond(request, { ...rest, status, contentType: 'application/json', body: JSON.stringify(body) });
}

/** What an address that is only read answers to other methods. */
export function wrongMethod(request: Request, fail: Fail): Response {
  if (request.method === 'OPTIONS') return optionsResponse(areaOf(pathOf(request)).name, READ_ONLY);
  return fail(request, [methodNotAllowed(request.method, READ_ONLY)], { headers: { Allow: READ_ONLY } });
}

/** The issue of a method that an address does not have. */
export function methodNotAllowed(method: string, allow: string): Issue {
  return error('method-not-allowed', `${method.slice(0, 20)} is not possible here; possible: ${allow}.`);
}
