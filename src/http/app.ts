import { type Context, Hono } from 'hono';
import { error } from '../model/issue.ts';
import type { ApiDocument } from '../web/api-document.ts';
import { areaOf, pathOf } from './area.ts';
import { type Fail, failureExit } from './failure.ts';
import { addCorsHeaders, addSecurityHeaders } from './headers.ts';
import { addressesOf } from './links.ts';
import { mountFhir } from './mount-fhir.ts';
import { mountRest } from './mount-rest.ts';
import { mountWeb } from './mount-web.ts';
import { openApiDocument } from './openapi.ts';
import type { AppOptions } from './options.ts';
import type { Route } from './route.ts';
import { routesOf } from './routes/routes.ts';
import { openApiRoute } from './routes/service.ts';
import { defaultSite, siteOf } from './site-of.ts';

export type { AppOptions } from './options.ts';

/** The server's adapters as one application; `fetch` is its entry. It owns no port, no clock and no signal. */
export function createApp(options: AppOptions): Hono {
  const { publicUrl, software } = options;
  const to = addressesOf(publicUrl);
  const fail = failureExit(to, () => defaultSite(options));
  const describe = once((): ApiDocument => openApiDocument(routes, { version: software.version, publicUrl }));
  const routes: readonly Route[] = [...routesOf(options.limits), openApiRoute(describe)];

  const app = new Hono();
  const failures = new WeakMap<Request, Failure>();
  app.use(async (context, next) => {
    const started = performance.now();
    await next();
    finish(context, { options, started, failure: failures.get(context.req.raw) });
  });
  mountRest(app, routes, { services: { ...options, to }, fail });
  mountFhir(app, { options, fail });
  mountWeb(app, { options, fail, document: describe });
  app.notFound(({ req }) => fail(req.raw, [unknownPath(req.raw)]));
  app.onError((thrown, { req }) => {
    const failure = { id: options.newErrorId(), error: thrown };
    failures.set(req.raw, failure);
    return internalError(req.raw, options, failure.id);
  });
  return app;
}

interface Failure {
  readonly id: string;
  readonly error: unknown;
}

interface Finished {
  readonly options: AppOptions;
  readonly started: number;
  readonly failure: Failure | undefined;
}

/** What every response gets on its way out, and its line in the log. */
function finish(context: Context, { options, started, failure }: Finished): void {
  const path = pathOf(context.req.raw);
  const { headers, status } = context.res;
  addSecurityHeaders(headers);
  if (areaOf(path).name !== 'web') addCorsHeaders(headers);
  const ms = Math.round((performance.now() - started) * 10) / 10;
  options.log({ method: context.req.method, path, status, ms, ...(failure === undefined ? {} : { failure }) });
}

function unknownPath(request: Request) {
  return error('unknown-path', `There is nothing at ${pathOf(request).slice(0, 200)}.`);
}

/** A bug. The client gets an id to report it by and nothing else; the catalogue may be its cause, so it is not asked. */
function internalError(request: Request, options: AppOptions, errorId: string): Response {
  const fail: Fail = failureExit(addressesOf(options.publicUrl), () => siteOf(options, undefined, undefined));
  const message = `Something went wrong here. It is not your question: please report it with the id ${errorId}.`;
  return fail(request, [error('internal', message)], { errorId });
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
