import { Hono } from 'hono';
import { error } from '../model/issue.ts';
import { once } from '../model/once.ts';
import type { ApiDocument } from '../web/docs/api-document.ts';
import { pathOf } from './area.ts';
import { type Fail, failureExit } from './failure.ts';
import { keepDownloads } from './kept-downloads.ts';
import { addressesOf } from './links.ts';
import { mountFhir } from './mount-fhir.ts';
import { mountPosts, mountRest } from './mount-rest.ts';
import { mountWeb } from './mount-web.ts';
import { openApiDocument } from './openapi.ts';
import type { AppOptions, RequestRecord } from './options.ts';
import { placesFor } from './places.ts';
import type { Route } from './route.ts';
import { postRoutesOf, routesOf } from './routes/routes.ts';
import { openApiRoute } from './routes/service.ts';
import { defaultSite, siteOf } from './site-of.ts';

export type { AppOptions } from './options.ts';

/** The server's adapters as one application; `fetch` is its entry. It owns no port, no clock and no signal. */
export function createApp(options: AppOptions): Hono {
  const { publicUrl, software } = options;
  const to = addressesOf(publicUrl);
  const fail = failureExit(to, () => defaultSite(options));
  const describe = once((): ApiDocument => openApiDocument(routes, posts, { version: software.version, publicUrl }));
  const posts = postRoutesOf(options.limits);
  const routes: readonly Route[] = [...routesOf(options.limits), openApiRoute(describe)];

  const app = new Hono();
  const failures = new WeakMap<Request, Failure>();
  const { dataChecks, keptDownloadsBytes } = options.limits;
  const services = { ...options, to, dataPlaces: placesFor(dataChecks), downloads: keepDownloads(keptDownloadsBytes) };
  mountPosts(app, posts, { services, fail });
  mountRest(app, routes, { services, fail });
  mountFhir(app, { options, fail });
  mountWeb(app, { options, fail, document: describe });
  app.notFound(({ req }) => fail(req.raw, [unknownPath(req.raw)]));
  app.onError((thrown, { req }) => {
    const failure = { id: options.newErrorId(), error: thrown };
    failures.set(req.raw, failure);
    return internalError(req.raw, options, failure.id);
  });
  app.fetch = logged(app.fetch, (request, finished) => {
    const failure = failures.get(request);
    options.log({ method: request.method, path: pathOf(request), ...finished, ...(failure && { failure }) });
  });
  return app;
}

interface Failure {
  readonly id: string;
  readonly error: unknown;
}

type Finished = Pick<RequestRecord, 'status' | 'ms'>;

/**
 * `fetch`, which tells of every answer. Not a middleware of Hono's, and no promise where there was none: an answer that
 * is there at once is written at once, for half the cost.
 */
function logged(fetch: Hono['fetch'], log: (request: Request, finished: Finished) => void): Hono['fetch'] {
  return (request, ...rest) => {
    const started = performance.now();
    const finish = (response: Response): Response => {
      log(request, { status: response.status, ms: Math.round((performance.now() - started) * 10) / 10 });
      return response;
    };
    const response = fetch(request, ...rest);
    return response instanceof Promise ? response.then(finish) : finish(response);
  };
}

function unknownPath(request: Request) {
  return error('unknown-path', `There is nothing at ${pathOf(request).slice(0, 200)}.`);
}

/** A bug. The client gets an id to report it by and nothing else; the catalogue may be its cause, so it is not asked. */
function internalError(request: Request, options: AppOptions, errorId: string): Response {
  const fail: Fail = failureExit(addressesOf(options.publicUrl), () => siteOf(options, undefined, {}));
  const message = `Something went wrong here. It is not your question: please report it with the id ${errorId}.`;
  return fail(request, [error('internal', message)], { errorId });
}
