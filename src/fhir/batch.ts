import { error, type Issue } from '../model/issue.ts';
import { parseJsonBounded } from '../model/json-depth.ts';
import { failed, ok, type Result } from '../model/result.ts';
import type { Answered, Ask } from './answer.ts';
import type { FhirContext, FhirRequest } from './contract.ts';
import { statusOf } from './issue-table.ts';
import { asArray, asObject, type Json, type Resource } from './json.ts';
import { bodyFormatOf } from './negotiate.ts';
import { operationOutcome } from './operation-outcome.ts';

/**
 * `POST` of a Bundle of type batch on the base: each entry is answered as the same request by itself would be, and what
 * is wrong with one is told in its place. Answers `invalid-body`, `not-supported` for a transaction, and `too-costly` for
 * more entries than `batchEntries`.
 */
export function batch(request: FhirRequest, context: FhirContext, ask: Ask): Result<Resource> {
  const entries = entriesOf(request, context);
  if (!entries.ok) return entries;
  const { limits } = context;
  let bytes = 0;
  const answers = entries.value.map((entry): Json => {
    if (bytes > limits.batchBytes) return entryOfIssues([tooMuch(limits.batchBytes)]);
    const answer = answerEntry(entry, { request, context, ask });
    bytes += JSON.stringify(answer).length;
    return answer;
  });
  return ok({ resourceType: 'Bundle', type: 'batch-response', ...(answers.length === 0 ? {} : { entry: answers }) });
}

function entriesOf(
  { body = '', contentType }: FhirRequest,
  { version, limits }: FhirContext,
): Result<readonly unknown[]> {
  const format = bodyFormatOf(contentType, version);
  if (typeof format !== 'string') return failed(format);
  const json = parseJsonBounded(body, limits);
  if (!json.ok) return json;
  const bundle = asObject(json.value);
  if (bundle?.resourceType !== 'Bundle') return failed(notBatch('The body is no Bundle; expected one of type batch.'));
  if (bundle.type === 'transaction') return failed(noTransaction());
  if (bundle.type !== 'batch') return failed(notBatch(`The Bundle is of type "${bundle.type}"; expected batch.`));
  if (bundle.entry !== undefined && !Array.isArray(bundle.entry)) return failed(notBatch('Bundle.entry is no list.'));
  const entries = asArray(bundle.entry);
  if (entries.length <= limits.batchEntries) return ok(entries);
  const message = `The batch has ${entries.length} entries; ${limits.batchEntries} at most, the limit batchEntries.`;
  return failed(error('too-costly', message, { expression: 'Bundle.entry' }));
}

interface Place {
  readonly request: FhirRequest;
  readonly context: FhirContext;
  readonly ask: Ask;
}

function answerEntry(entry: unknown, { request, context, ask }: Place): Json {
  const single = requestOf(asObject(entry) ?? {}, request, context);
  if (!single.ok) return entryOfIssues(single.issues);
  const answer = ask(single.value, context);
  const { ETag: etag, 'Last-Modified': modified } = answer.headers;
  if (answer.status === 200 && isKnown(single.value, etag)) return { response: { status: '304', etag } };
  return answer.status === 200 ? entryOfAnswer(answer, { etag, modified }) : entryOfProblem(answer);
}

function entryOfAnswer(
  { resource }: Answered,
  { etag, modified }: { readonly etag: string | undefined; readonly modified: string | undefined },
): Json {
  const response = {
    status: '200',
    ...(etag === undefined ? {} : { etag }),
    ...(modified === undefined ? {} : { lastModified: new Date(modified).toISOString() }),
  };
  return { resource, response };
}

function entryOfProblem({ status, resource }: Answered): Json {
  return { response: { status: String(status), outcome: resource } };
}

function entryOfIssues(issues: readonly Issue[]): Json {
  return { response: { status: String(statusOf(issues)), outcome: operationOutcome(issues) } };
}

function isKnown({ method, ifNoneMatch }: FhirRequest, etag: string | undefined): boolean {
  if (method !== 'GET' || ifNoneMatch === undefined || etag === undefined) return false;
  return ifNoneMatch.split(',').some((each) => each.trim().replace(/^W\//, '') === etag.replace(/^W\//, ''));
}

/** The request that an entry stands for; languages and handling are those of the whole. */
function requestOf(entry: Json, whole: FhirRequest, context: FhirContext): Result<FhirRequest> {
  const { method, url, ifNoneMatch } = asObject(entry.request) ?? {};
  if (typeof method !== 'string' || typeof url !== 'string') {
    return failed(notBatch('An entry needs request.method and request.url.'));
  }
  const [path = '', query = ''] = relativeTo(context, url).split(/\?(.*)/s, 2);
  const segments = path
    .split('/')
    .filter((segment) => segment !== '')
    .map(decoded);
  if (segments.length === 0 && method === 'POST') return failed(notBatch('A batch holds no batch.'));
  return ok({
    method,
    path: segments,
    query: new URLSearchParams(query),
    ...(entry.resource === undefined ? {} : { body: JSON.stringify(entry.resource) }),
    ...(whole.acceptLanguage === undefined ? {} : { acceptLanguage: whole.acceptLanguage }),
    ...(whole.prefer === undefined ? {} : { prefer: whole.prefer }),
    ...(typeof ifNoneMatch === 'string' ? { ifNoneMatch } : {}),
  });
}

/** Entries name what they ask for relative to the base, or by their whole address here. */
function relativeTo({ base }: FhirContext, url: string): string {
  return url.startsWith(`${base}/`) ? url.slice(base.length + 1) : url;
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

function notBatch(message: string): Issue {
  return error('invalid-body', message, { expression: 'Bundle' });
}

function noTransaction(): Issue {
  const message = 'This server is read-only and knows no transactions; send the Bundle with type batch.';
  return error('not-supported', message, { expression: 'Bundle.type' });
}

function tooMuch(bytes: number): Issue {
  return error(
    'too-costly',
    `The answers before this one have more than ${bytes} bytes together, the limit batchBytes.`,
  );
}
