import type { Context, Hono } from 'hono';
import type { Named, ResolvedRelease } from '../catalog/catalog.ts';
import type { FhirContext, FhirRequest, FhirResponse, FhirVersion } from '../fhir/contract.ts';
import { answerFhir } from '../fhir/service.ts';
import { error } from '../model/issue.ts';
import { failed, ok, type Result } from '../model/result.ts';
import { type Scope, scopeOf } from '../query/scope.ts';
import { pathOf } from './area.ts';
import { readBody } from './body.ts';
import { FRESHNESS_OF_NAMED, respond, type Written } from './caching.ts';
import type { Fail } from './failure.ts';
import { optionsResponse } from './headers.ts';
import { methodNotAllowed } from './mount-rest.ts';
import type { AppOptions } from './options.ts';

const ALLOW = 'GET, HEAD, POST, OPTIONS';

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
  const { method } = request;
  if (method === 'OPTIONS') return optionsResponse(ALLOW);
  if (!ALLOW.split(', ').includes(method)) {
    return fail(request, [methodNotAllowed(method, ALLOW)], { headers: { Allow: ALLOW } });
  }
  const asked = await requestOf(request, options);
  // What is left of a refused body must not be taken for the next request.
  if (!asked.ok) return fail(request, asked.issues, { headers: { Connection: 'close' } });
  // The route lets nothing else through.
  const version = context.req.param('version') as FhirVersion;
  const release = context.req.param('release');
  if (release === 'draft') await options.draftRead();
  const place = placeOf(asked.value, { release, version, options });
  if (!place.ok) return fail(request, place.issues);
  const response = answerFhir(asked.value, place.value.context);
  return respond(request, writtenOf(response, { request: asked.value, ...place.value }));
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

/** Which releases are asked. The base decides first, then the pins in the question, then its date. */
function placeOf(request: FhirRequest, { release, version, options }: Asked): Result<Place> {
  const { catalog, software, limits } = options;
  const day = release === undefined ? dayOf(request) : ok(undefined);
  if (!day.ok) return day;
  const resolved = catalog.resolve(release ?? day.value ?? 'latest');
  if (!resolved.ok) return resolved;
  const { snapshot, named } = resolved.value;
  const server = (options.publicUrl ?? options.listenUrl).replace(/\/+$/, '');
  const mount = release === undefined ? '' : `/releases/${snapshot.name.version}`;
  const scope = release === undefined ? everyRelease(resolved.value, options) : scopeOf(snapshot);
  return ok({ named, context: { version, scope, base: `${server}${mount}/fhir/${version}`, software, limits } });
}

function everyRelease({ snapshot }: ResolvedRelease, { catalog }: AppOptions): Scope {
  return { primary: snapshot, others: () => catalog.snapshots().filter((each) => each !== snapshot) };
}

/** Day, in UTC, of the `date` parameter of an operation. In a search it would be a criterion, which is not offered. */
function dayOf({ path, query }: FhirRequest): Result<string | undefined> {
  const date = path.some((segment) => segment.startsWith('$')) ? query.get('date') : null;
  if (date === null || date === '') return ok(undefined);
  if (/^\d{4}-\d{2}-\d{2}$/.test(date)) return ok(date);
  // A `+` in a query arrives as a space.
  const moment = new Date(date.replace(' ', '+'));
  if (DATE_TIME.test(date) && !Number.isNaN(moment.getTime())) return ok(moment.toISOString().slice(0, 10));
  const message = `The date is "${date}"; expected a day, like 2026-05-01, or a FHIR dateTime with its time zone.`;
  return failed(error('invalid-parameter', message, { parameter: 'date' }));
}

const DATE_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[-+ ]\d{2}:\d{2})$/;

function writtenOf(response: FhirResponse, { request, context, named }: Place & { request: FhirRequest }): Written {
  const { status, contentType, body, headers } = response;
  const keep = request.method === 'GET' && status === 200;
  return {
    status,
    contentType,
    body,
    freshness: keep ? FRESHNESS_OF_NAMED[named] : 'never',
    release: context.scope.primary.name,
    headers: { ...present('Vary', varyOf(request) || undefined), ...headers },
  };
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
