import type { Context, Hono } from 'hono';
import type { FhirRequest, FhirResponse, FhirVersion } from '../fhir/contract.ts';
import { answerFhir, methodsAt } from '../fhir/service.ts';
import { ok, type Result } from '../model/result.ts';
import { pathOf } from './area.ts';
import { type Bindings, readBody } from './body.ts';
import { FRESHNESS_OF_NAMED, prepare, respond, send, type Written } from './caching.ts';
import type { Fail } from './failure.ts';
import { type Place, placeOf } from './fhir-place.ts';
import { optionsResponse } from './headers.ts';
import { type KeptAnswers, keptWhileServed } from './kept-answers.ts';
import { addressesOf } from './links.ts';
import type { AppOptions } from './options.ts';
import { fhirRequestOf, present, questionOf, segmentsOf } from './read-fhir-request.ts';

interface Means {
  readonly options: AppOptions;
  readonly fail: Fail;
}

interface Mounted extends Means {
  readonly kept: () => KeptAnswers;
}

/** Puts the FHIR interface on `app`, of both versions: of the latest release, and of one release only. */
export function mountFhir(app: Hono, means: Means): void {
  const mounted = { ...means, kept: keptWhileServed(means.options) };
  // Grouped: else the router takes the end of the first for the end of the path, and asks two handlers for one answer.
  for (const base of ['/fhir/:version{(?:r4|r5)}', '/releases/:release/fhir/:version{(?:r4|r5)}']) {
    for (const path of [base, `${base}/*`]) app.all(path, (context) => answer(context, mounted));
  }
}

/** At once where it can be: a promise for what is there already costs as much again. */
function answer(context: Context, means: Mounted): Response | Promise<Response> {
  const request = context.req.raw;
  const methods = request.method === 'OPTIONS' ? methodsAt(segmentsOf(pathOf(request))) : undefined;
  if (methods !== undefined) return optionsResponse('fhir', methods.join(', '));
  const isDraft = context.req.param('release') === 'draft';
  if (request.method === 'POST') return answerPosted(context, isDraft, means);
  if (isDraft) return means.options.draftRead().then(() => answerUnposted(context, means));
  return answerUnposted(context, means);
}

async function answerPosted(context: Context, isDraft: boolean, { options, fail }: Mounted): Promise<Response> {
  const request = context.req.raw;
  const bindings: Bindings | undefined = context.env;
  const body = await readBody(request, options.limits, bindings);
  // What is left of a refused body must not be taken for the next request.
  if (!body.ok) return fail(request, body.issues, { headers: { Connection: 'close' } });
  if (isDraft) await options.draftRead();
  const contentType = present('contentType', request.headers.get('Content-Type'));
  const written = answered(context, { ...fhirRequestOf(request), body: body.value, ...contentType }, options);
  return written.ok ? respond(request, written.value) : fail(request, written.issues);
}

function answerUnposted(context: Context, { options, fail, kept }: Mounted): Response {
  const request = context.req.raw;
  const answers = kept();
  const question = questionOf(request);
  const known = question === undefined ? undefined : answers.of(question);
  if (known !== undefined) return send(request, known);
  const written = answered(context, fhirRequestOf(request), options);
  if (!written.ok) return fail(request, written.issues);
  const prepared = prepare(written.value, 'fhir');
  if (question !== undefined && written.value.freshness !== 'never') answers.keep(question, prepared);
  return send(request, prepared);
}

function answered(context: Context, request: FhirRequest, options: AppOptions): Result<Written> {
  // The route lets nothing else through.
  const version = context.req.param('version') as FhirVersion;
  const place = placeOf({ release: context.req.param('release'), version, options });
  if (!place.ok) return place;
  return ok(writtenOf(answerFhir(request, place.value.context), { request, options, ...place.value }));
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
