import type { TObject } from 'typebox';
import type {
  ApiContent,
  ApiDocument,
  ApiOperation,
  ApiParameter,
  ApiResponse,
  ApiSchema,
} from '../web/docs/api-document.ts';
import type { PostRoute, Route, Tag } from './route.ts';
import { problem } from './schemas/service.ts';

const TAGS: { readonly [T in Tag]: string } = {
  Releases: 'Sealed, immutable states of the dictionary.',
  Definitions: 'Variables, value sets, code systems, endpoints and the other kinds.',
  Diseases: 'What a release says of one disease.',
  Codes: 'What code systems and value sets hold.',
  Crosswalks: 'What codes of one system are in another.',
  Search: 'Full-text search.',
  Data: 'Whether data follow a release.',
  Comparison: 'What changed between releases.',
  Service: 'The server itself.',
};

const DESCRIPTION = `Public and read-only. Every answer names the release it came from, in its body and in the headers
X-Harmony-Release and X-Harmony-Digest. Name a release exactly and the same question gives the same bytes; ask for
latest or a date and Content-Location says what that resolved to. Lists are paged: follow \`next\` as it is given.
Parameters that are not known are errors. Problems are RFC 9457 problem details with issues.`.replaceAll('\n', ' ');

type Components = Map<string, ApiSchema>;

/** The OpenAPI 3.1 document of these routes: written from the rows that also answer, so it cannot drift. */
export function openApiDocument(
  routes: readonly Route[],
  posts: readonly PostRoute[],
  { version, publicUrl }: { readonly version: string; readonly publicUrl: string | undefined },
): ApiDocument {
  const components: Components = new Map();
  const paths = Object.fromEntries([
    ...routes.map((route) => [route.path, { get: operationOf(route, components) }]),
    ...posts.map((route) => [route.path, { post: postOperationOf(route, components) }]),
  ]);
  const schemas = Object.fromEntries([...components].sort(([a], [b]) => (a < b ? -1 : 1)));
  return {
    openapi: '3.1.0',
    info: { title: 'HARMONY dictionary', version, description: DESCRIPTION },
    servers: [{ url: publicUrl ?? '/' }],
    tags: Object.entries(TAGS).map(([name, description]) => ({ name, description })),
    paths,
    components: { schemas },
  };
}

function operationOf(route: Route, components: Components): ApiOperation {
  return { ...commonOf(route), responses: responsesOf(route, components), 'x-example': route.example };
}

function postOperationOf(route: PostRoute, components: Components): ApiOperation {
  const body = Object.entries(route.body).map(([type, schema]) => jsonOf(type, asComponent(plain(schema), components)));
  const failure = jsonOf('application/problem+json', asComponent(plain(problem), components));
  const statuses = [400, 404, ...route.statuses, 409, 503, 500];
  return {
    ...commonOf(route),
    requestBody: { required: true, content: Object.assign({}, ...body) },
    responses: { 200: goodResponse(route, components), ...problemResponses(statuses, failure) },
    'x-command': route.command,
  };
}

function commonOf({ operationId, tag, summary, description, pathParameters, query }: Route | PostRoute) {
  const parameters = [...parametersOf(pathParameters, 'path'), ...parametersOf(query, 'query')];
  return { operationId, tags: [tag], summary, description, parameters };
}

function goodResponse({ answer, otherTypes = [] }: Route | PostRoute, components: Components): ApiResponse {
  const others = Object.fromEntries(otherTypes.map((type) => [type, { schema: { type: 'string' } }]));
  const json = answer === undefined ? {} : jsonOf('application/json', asComponent(plain(answer), components));
  const content = { ...json, ...others };
  return { description: 'The answer.', content };
}

function parametersOf(schema: TObject, place: 'path' | 'query'): readonly ApiParameter[] {
  const required = schema.required ?? [];
  return Object.entries(schema.properties).map(([name, property]) => {
    const { description, ...rest } = plain(property);
    return { name, in: place, required: required.includes(name), description: String(description), schema: rest };
  });
}

function responsesOf(route: Route, components: Components): { readonly [status: string]: ApiResponse } {
  const failure = jsonOf('application/problem+json', asComponent(plain(problem), components));
  const good = { 200: goodResponse(route, components) };
  if (route.path.startsWith('/health/')) {
    const content = good[200].content ?? {};
    return { ...good, 503: { description: 'Not ready.', content }, ...problemResponses([400, 500], failure) };
  }
  const statuses =
    route.path.includes('{') || route.operationId === 'compareReleases' ? [400, 404, 409, 503, 500] : [400, 500];
  return {
    ...good,
    304: { description: 'The client has this answer already (If-None-Match).' },
    ...problemResponses(statuses, failure),
  };
}

const PROBLEMS: { readonly [status: number]: string } = {
  400: 'A parameter is unknown, missing or not allowed.',
  404: 'There is no such release or definition.',
  406: 'The answer is not written in a way that Accept takes.',
  408: 'The request took too long.',
  409: 'The draft has errors.',
  413: 'The body is too large. The problem names the limit.',
  415: 'The body has a media type or encoding that is not taken. The problem names those that are.',
  422: 'The body is well formed, and what it says cannot be.',
  500: 'A bug.',
  503: 'No release can be served, or as much is being done as this server does at a time: see Retry-After.',
};

function problemResponses(statuses: readonly number[], content: ApiContent) {
  return Object.fromEntries(statuses.map((status) => [status, { description: PROBLEMS[status] ?? '', content }]));
}

function jsonOf(type: string, schema: ApiSchema): ApiContent {
  return { [type]: { schema } };
}

/** A schema as plain JSON: TypeBox hangs marks of its own on it. */
function plain(schema: object): ApiSchema {
  return JSON.parse(JSON.stringify(schema));
}

/** Puts every titled schema among the components and a reference in its place. */
function asComponent(schema: ApiSchema, components: Components): ApiSchema {
  const inside = Object.fromEntries(
    Object.entries(schema).map(([keyword, value]) => [keyword, componentsWithin(value, components)]),
  );
  const { title, ...rest } = inside;
  if (typeof title !== 'string') return inside;
  components.set(title, rest);
  return { $ref: `#/components/schemas/${title}` };
}

function componentsWithin(value: unknown, components: Components): unknown {
  if (Array.isArray(value)) return value.map((item) => componentsWithin(item, components));
  if (typeof value !== 'object' || value === null) return value;
  const record = value as ApiSchema;
  if (typeof record.title === 'string') return asComponent(record, components);
  return Object.fromEntries(Object.entries(record).map(([key, inner]) => [key, componentsWithin(inner, components)]));
}
