import type { Context, Hono } from 'hono';
import type { Named, ResolvedRelease } from '../catalog/catalog.ts';
import type { FhirContext, FhirRequest, FhirResponse, FhirVersion } from '../fhir/contract.ts';
import { answerFhir, methodsAt } from '../fhir/service.ts';
import { ok, type Result } from '../model/result.ts';
import { type Scope, scopeOf } from '../query/scope.ts';
import { pathOf } from './area.ts';
import { readBody } from './body.ts';
import { FRESHNESS_OF_NAMED, respond, type Written } from './caching.ts';
import type { Fail } from './failure.ts';
import { optionsResponse } from './headers.ts';
import { addressesOf } from './links.ts';
import type { AppOptions } from './options.ts';

interface Means {
  readonly options: AppOptions;
  readonly fail: Fail;
}

/** Puts the FHIR interface on `app`, of both versions: of the latest release, and of one release only. */
export function mountFhir(app: Hono, means: Means): void {
  for (const base of ['/fhir/:version{r4|r5}', '/releases/:release/fhir/:version{r4|r5}']) {
    for (const path of [base, `${base}/*`]) app.all(path, (context) => answer(context, means));
  }
}

async function answer(context: Context, { options, fail }: Means): Promise<Response> {
  const request = context.req.raw;
  const methods = request.method === 'OPTIONS' ? methodsAt(segmentsOf(pathOf(request))) : undefined;
  if (methods !== undefined) return optionsResponse(methods.join(', '));
  const asked = await requestOf(request, options);
  // What is left of a refused body must not be taken for the next request.
  if (!asked.ok) return fail(request, asked.issues, { headers: { Connection: 'close' } });
  // The route lets nothing else through.
  const version = context.req.param('version') as FhirVersion;
  const release = context.req.param('release');
  if (release === 'draft') await options.draftRead();
  const place = placeOf({ release, version, options });
  if (!place.ok) return fail(request, place.issues);
  const response = answerFhir(asked.value, place.value.context);
  return respond(request, writtenOf(response, { request: asked.value, options, ...place.value }));
}

async function requestOf(request: Request, { limits }: AppOptions): Promise<Result<FhirRequest>> {
  const { method, headers, url } = request;
  const body = method === 'POST' ? await readBody(request, limits.bodyBytes) : ok(undefined);
  if (!body.ok) return body;
  return ok({
    // An answer to HEAD is the answer to GET without its body.
    method: method === 'HEAD' ? 'GET' : method,
    path: segmentsOf(pathOf(request)),
    query: new URL(url).searchParams,
    ...present('body', body.value),
    ...present('contentType', headers.get('Content-Type')),
    ...present('accept', headers.get('Accept')),
    ...present('acceptLanguage', headers.get('Accept-Language')),
    ...present('prefer', headers.get('Prefer')),
  });
}

function present<N extends string>(name: N, value: string | null | undefined): { readonly [P in N]?: string } {
  // A computed name loses its literal type.
  return (value === null || value === undefined ? {} : { [name]: value }) as { readonly [P in N]?: string };
}

/** Segments below the base, decoded: `$` may come as `%24`. */
function segmentsOf(path: string): readonly string[] {
  return path
    .replace(/^.*?\/fhir\/r[45]/, '')
    .split('/')
    .filter((segment) => segment !== '')
    .map(decoded);
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

interface Place {
  readonly context: FhirContext;
  readonly named: Named;
}

interface Asked {
  readonly release: string | undefined;
  readonly version: FhirVersion;
  readonly options: AppOptions;
}

/** Which releases are asked. The base decides first; pins and the date of a question are FHIR's to read. */
function placeOf(asked: Asked): Result<Place> {
  const { release, options } = asked;
  const resolved = options.catalog.resolve(release ?? 'latest');
  if (!resolved.ok) return resolved;
  return ok({ named: resolved.value.named, context: contextOf(resolved.value, asked) });
}

function contextOf(resolved: ResolvedRelease, asked: Asked): FhirContext {
  const { release, version, options } = asked;
  const { catalog, software, limits } = options;
  const { snapshot } = resolved;
  const server = (options.publicUrl ?? options.listenUrl).replace(/\/+$/, '');
  const root = `${server}/fhir/${version}`;
  const shared = { version, software, limits, root, history: catalog.snapshots };
  if (release !== undefined) {
    return { ...shared, scope: scopeOf(snapshot), base: `${server}/releases/${snapshot.name.version}/fhir/${version}` };
  }
  return {
    ...shared,
    scope: everyRelease(resolved, options),
    base: root,
    asOf: (day) => {
      const dated = catalog.resolve(day);
      return dated.ok ? ok(contextOf(dated.value, asked)) : dated;
    },
  };
}

function everyRelease({ snapshot }: ResolvedRelease, { catalog, imported }: AppOptions): Scope {
  const others = () => catalog.snapshots().filter((each) => each !== snapshot);
  return { primary: snapshot, others, imported: imported() };
}

interface Writing extends Place {
  readonly request: FhirRequest;
  readonly options: AppOptions;
}

function writtenOf(response: FhirResponse, { request, context, named, options }: Writing): Written {
  const { status, contentType, body, headers } = response;
  const release = response.release ?? context.scope.primary.name;
  const keep = request.method === 'GET' && status === 200;
  const freshness = FRESHNESS_OF_NAMED[response.dated === true ? 'date' : named];
  return {
    status,
    contentType,
    body,
    freshness: keep ? freshness : 'never',
    release,
    contentLocation: keep && freshness === 'moving' ? fixedAddress(response, { request, context, options }) : undefined,
    headers: { ...present('Vary', varyOf(request) || undefined), ...headers },
  };
}

/** Where the same answer is found for ever: at the endpoint of the release that gave it, if that knows all it took. */
function fixedAddress(
  { release, sameInRelease }: FhirResponse,
  { request, context, options }: Pick<Writing, 'request' | 'context' | 'options'>,
): string | undefined {
  if (release === undefined || sameInRelease !== true) return undefined;
  const query = new URLSearchParams(request.query);
  query.delete('date');
  const path = request.path.map(encodeURIComponent).join('/').replaceAll('%24', '$');
  const address = addressesOf(options.publicUrl)(`/releases/${release.version}/fhir/${context.version}/${path}`);
  return query.size === 0 ? address : `${address}?${query}`;
}

/** Only what this answer depended on: `_format` and `displayLanguage` settle what the headers would else. */
function varyOf({ path, query }: FhirRequest): string {
  const isOperation = path.some((segment) => segment.startsWith('$'));
  const names = [
    ...(query.has('_format') ? [] : ['Accept']),
    ...(isOperation && !query.has('displayLanguage') ? ['Accept-Language'] : []),
    // Strict handling refuses what lenient handling ignores.
    'Prefer',
  ];
  return names.join(', ');
}
