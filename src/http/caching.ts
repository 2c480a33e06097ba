import { createHash } from 'node:crypto';
import type { Named } from '../catalog/catalog.ts';
import type { ReleaseName } from '../model/release.ts';

/** How long an answer stays right. */
export type Freshness = 'sealed' | 'moving' | 'page' | 'asset' | 'never';

/** A sealed answer is kept for a day, not for ever: a wrong medical answer must be recallable. */
const CACHE_CONTROL: { readonly [F in Freshness]: string } = {
  sealed: 'public, max-age=86400',
  moving: 'public, max-age=60',
  page: 'no-cache',
  asset: 'public, max-age=31536000, immutable',
  never: 'no-store',
};

/** An answer about a release named so. */
export const FRESHNESS_OF_NAMED: { readonly [N in Named]: Freshness } = {
  exact: 'sealed',
  latest: 'moving',
  date: 'moving',
  draft: 'never',
};

/** An answer in bytes, before HTTP has its say. */
export interface Written {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
  readonly freshness: Freshness;
  /** The release it came from. */
  readonly release?: ReleaseName | undefined;
  /** Address that gives the same answer for ever. */
  readonly contentLocation?: string | undefined;
  readonly headers?: { readonly [name: string]: string };
}

/** The response to `request`: the answer, or 304 if the client has it already. */
export function respond(request: Request, written: Written): Response {
  const headers = headersOf(written);
  const etag = headers.get('ETag');
  if (
    isGet(request) &&
    written.status === 200 &&
    isKnown(request.headers, { etag, modified: headers.get('Last-Modified') })
  ) {
    return new Response(null, { status: 304, headers });
  }
  headers.set('Content-Type', written.contentType);
  headers.set('Content-Length', String(Buffer.byteLength(written.body)));
  return new Response(written.body, { status: written.status, headers });
}

function headersOf(written: Written): Headers {
  const headers = new Headers({ 'Cache-Control': CACHE_CONTROL[written.freshness] });
  if (written.freshness !== 'never' && written.status === 200) headers.set('ETag', etagOf(written.body));
  if (written.contentLocation !== undefined) headers.set('Content-Location', written.contentLocation);
  if (written.release !== undefined) {
    headers.set('X-Harmony-Release', written.release.version);
    headers.set('X-Harmony-Digest', written.release.digest);
  }
  for (const [name, value] of Object.entries(written.headers ?? {})) headers.set(name, value);
  return headers;
}

/** Strong: the same tag means the same bytes. */
function etagOf(body: string): string {
  return `"${createHash('sha256').update(body, 'utf8').digest('base64url').slice(0, 27)}"`;
}

function isGet({ method }: Request): boolean {
  return method === 'GET' || method === 'HEAD';
}

interface Validators {
  readonly etag: string | null;
  readonly modified: string | null;
}

/** True if the client has the answer already. RFC 9110, 13.1.3: the date counts only where no tag is given. */
function isKnown(request: Headers, { etag, modified }: Validators): boolean {
  const tags = request.get('If-None-Match');
  if (tags !== null) return etag !== null && matchesAny(tags, etag);
  const since = request.get('If-Modified-Since');
  return since !== null && modified !== null && Date.parse(modified) <= Date.parse(since);
}

/** RFC 9110, 13.1.2: `If-None-Match` is a list or `*`, compared weakly. */
function matchesAny(wanted: string | null, etag: string): boolean {
  if (wanted === null) return false;
  if (wanted.trim() === '*') return true;
  return wanted.split(',').some((each) => opaque(each.trim()) === opaque(etag));
}

function opaque(etag: string): string {
  return etag.startsWith('W/') ? etag.slice(2) : etag;
}
