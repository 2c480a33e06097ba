import type { Context, Hono } from 'hono';
import { error, type Issue } from '../model/issue.ts';
import { once } from '../model/once.ts';
import { ok, type Result } from '../model/result.ts';
import { areaOf, pathOf } from './area.ts';
import { arriving } from './arriving.ts';
import type { Bindings } from './body.ts';
import { respond, respondPiecewise } from './caching.ts';
import type { Fail } from './failure.ts';
import { optionsResponse } from './headers.ts';
import type { ParameterReader } from './read-request.ts';
import type { Answer, PostRoute, Route, Sent, Services } from './route.ts';

/** Methods of an address that a body is sent to. */
const POST_ONLY = 'POST, OPTIONS';

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

/** Puts the routes that a body is sent to on `app`: each answers POST, OPTIONS, and 405 to all else. */
export function mountPosts(app: Hono, routes: readonly PostRoute[], means: Means): void {
  for (const route of routes) {
    const reader = once(() => readerOf(route));
    const path = route.path.replace(/\{(\w+)\}/g, ':$1');
    app.post(path, (context) => answerPost(context, { ...means, route, reader }));
    app.all(path, ({ req }) => wrongMethod(req.raw, means.fail, POST_ONLY));
  }
}

interface Mounted<R> extends Means {
  readonly route: R;
  readonly reader: () => Promise<ParameterReader>;
}

interface Mounted<R> extends Means {
  readonly route: R;
  readonly reader: () => Promise<ParameterReader>;
}

/** Made when the first question comes: to load and compile the schemas of all routes is a good part of a start. */
async function readerOf({ pathParameters, query }: Pick<Route, 'pathParameters' | 'query'>): Promise<ParameterReader> {
  const { parameterReader } = await import('./read-request.ts');
  return parameterReader(pathParameters, query);
}

async function answer(context: Context, { route, services, fail, reader }: Mounted<Route>): Promise<Response> {
  const request = context.req.raw;
  const asked = readAsked(context, await reader());
  if (!asked.ok) return fail(request, asked.issues);
  if (namesDraft(asked.value)) await services.draftRead();
  const result = await route.handle(asked.value, services);
  if (!result.ok) return fail(request, result.issues);
  return 'file' in result.value
    ? services.downloads.respond(request, result.value)
    : respondJson(request, result.value);
}

type Given = Parameters<Route['handle']>[0];

function readAsked(context: Context, reader: ParameterReader): Result<Given> {
  const path = reader.path(context.req.param());
  if (!path.ok) return path;
  const query = reader.query(new URL(context.req.raw.url).searchParams);
  return query.ok ? ok({ path: path.value, query: query.value }) : query;
}

/** Whichever parameter it is: a word searched for waits in vain at worst, and a draft is never missed. */
function namesDraft({ path, query }: Given): boolean {
  return [...Object.values(path), ...Object.values(query)].includes('draft');
}

function respondJson(request: Request, { body, status = 200, ...rest }: Answer): Response {
  return respond(request, { ...rest, status, contentType: 'application/json', body: JSON.stringify(body) });
}

/** How many bytes of a body are read and thrown away before it is refused, in bodies of the usual limit. */
const READ_ON = 8;

async function answerPost(context: Context, means: Mounted<PostRoute>): Promise<Response> {
  const { services, fail } = means;
  const request = context.req.raw;
  const bytes = bodyOf(request, context.env);
  const result = await handled(context, bytes, means);
  if (result.ok) {
    const { value } = result;
    return 'pieces' in value ? respondPiecewise('rest', value) : respondJson(request, value);
  }
  const { bodyBytes, requestTimeoutMs } = services.limits;
  // A client that is answered while it still sends may never see the answer.
  const rest = arriving(bytes, { bytesMax: bodyBytes * READ_ON, timeoutMs: requestTimeoutMs });
  for await (const _piece of rest.bytes);
  return fail(request, result.issues, { headers: { ...retryOf(result.issues), Connection: 'close' } });
}

async function handled(context: Context, bytes: Sent['bytes'], { route, services, reader }: Mounted<PostRoute>) {
  const asked = readAsked(context, await reader());
  if (!asked.ok) return asked;
  if (namesDraft(asked.value)) await services.draftRead();
  return route.handle(asked.value, { headers: context.req.raw.headers, bytes }, services);
}

/** One iterator, whoever reads on; and none that can be ended, which would end the connection. */
function bodyOf(request: Request, { incoming }: Bindings = {}): Sent['bytes'] {
  const source: AsyncIterable<Uint8Array> | Iterable<Uint8Array> = incoming ?? request.body ?? [];
  const iterator = Symbol.asyncIterator in source ? source[Symbol.asyncIterator]() : source[Symbol.iterator]();
  return { [Symbol.asyncIterator]: () => ({ next: async () => iterator.next() }) };
}

/** A guess at how long a check takes. */
const RETRY_SECONDS = '10';

function retryOf(issues: readonly Issue[]): { readonly [name: string]: string } {
  return issues.some(({ code }) => code === 'busy') ? { 'Retry-After': RETRY_SECONDS } : {};
}

/** What an address answers to methods that it does not have; it is only read unless `allow` says otherwise. */
export function wrongMethod(request: Request, fail: Fail, allow = READ_ONLY): Response {
  if (request.method === 'OPTIONS') return optionsResponse(areaOf(pathOf(request)).name, allow);
  return fail(request, [methodNotAllowed(request.method, allow)], { headers: { Allow: allow } });
}

/** The issue of a method that an address does not have. */
export function methodNotAllowed(method: string, allow: string): Issue {
  return error('method-not-allowed', `${method.slice(0, 20)} is not possible here; possible: ${allow}.`);
}
