import { hash } from 'node:crypto';
import type { Named } from '../catalog/release-named.ts';
import type { ReleaseName } from '../model/release.ts';
import { type Area, areaOf, pathOf } from './area.ts';
import { COMMON_HEADERS } from './headers.ts';
import { isWorthPacking, packedBody, takesGzip } from './packing.ts';

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
  readonly body: string | Uint8Array<ArrayBuffer>;
  readonly freshness: Freshness;
  /** The release it came from. */
  readonly release?: ReleaseName | undefined;
  /** Address that gives the same answer for ever. */
  readonly contentLocation?: string | undefined;
  readonly headers?: { readonly [name: string]: string };
}

/** An answer in pieces, each made when the client takes it. Never kept. */
export interface PiecewiseAnswer {
  readonly contentType: string;
  readonly pieces: Iterable<string>;
  readonly release: ReleaseName;
}

/** An answer with all its headers: what it says to whoever asks for it. */
export interface Prepared {
  readonly status: number;
  readonly body: string | Buffer<ArrayBuffer>;
  readonly headers: { readonly [name: string]: string };
  /** It may go out in gzip: a text that is neither short nor very long. What comes as bytes is packed by itself. */
  readonly isPackable: boolean;
}

/** The response to `request`: the answer, or 304 if the client has it already. */
export function respond(request: Request, written: Written): Response {
  return send(request, prepare(written, areaOf(pathOf(request)).name));
}

/** Longer bodies are encoded once, here; a short one goes out in one piece with its headers as long as it is text. */
const SHORT_BODY_CHARACTERS = 8_192;

/** An answer to a question of `area`, as it goes out. */
export function prepare(written: Written, area: Area['name']): Prepared {
  const { status, contentType, freshness, contentLocation, release } = written;
  const body = bodyOf(written.body);
  const headers: { [name: string]: string } = {
    ...COMMON_HEADERS[area],
    'Cache-Control': CACHE_CONTROL[freshness],
    'Content-Type': contentType,
    'Content-Length': String(Buffer.byteLength(body)),
  };
  const isPackable = typeof written.body === 'string' && isWorthPacking(Number(headers['Content-Length']));
  if (freshness !== 'never' && status === 200) headers.ETag = etagOf(body);
  if (contentLocation !== undefined) headers['Content-Location'] = contentLocation;
  if (release !== undefined) {
    headers['X-Harmony-Release'] = release.version;
    headers['X-Harmony-Digest'] = release.digest;
  }
  Object.assign(headers, written.headers);
  if (isPackable) headers.Vary = headers.Vary === undefined ? 'Accept-Encoding' : `${headers.Vary}, Accept-Encoding`;
  return { status, body, headers, isPackable };
}

function bodyOf(body: Written['body']): Prepared['body'] {
  // The same memory, not a copy.
  if (typeof body !== 'string') return Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  return body.length > SHORT_BODY_CHARACTERS ? Buffer.from(body) : body;
}

/** The response that gives `request` this answer, packed if it takes that, or 304 if the client has it already. */
export function send(request: Request, answer: Prepared): Response {
  const { status, body, isPackable } = answer;
  const isPacked = isPackable && takesGzip(request.headers.get('Accept-Encoding'));
  const headers = isPacked ? packedHeaders(answer) : answer.headers;
  if (status === 200 && isGet(request) && isKnown(request.headers, headers)) return notModified(headers);
  if (!isPacked) return new Response(body, { status, headers });
  const bytes = packedBody(answer);
  return new Response(bytes, { status, headers: { ...headers, 'Content-Length': String(bytes.byteLength) } });
}

/** Other bytes have another tag (RFC 9110, 8.8.3.3). */
function packedHeaders({ headers }: Prepared): Prepared['headers'] {
  const { ETag: etag } = headers;
  return {
    ...headers,
    'Content-Encoding': 'gzip',
    ...(etag === undefined ? {} : { ETag: `${etag.slice(0, -1)}-gzip"` }),
  };
}

/** RFC 9110, 15.4.5: what describes the body goes, the rest stays, since caches take their headers from it. */
function notModified(all: Prepared['headers']): Response {
  const { 'Content-Type': _type, 'Content-Length': _length, 'Content-Encoding': _encoding, ...headers } = all;
  return new Response(null, { status: 304, headers });
}

/** Characters that are handed to the connection at one go. */
const PIECE_CHARACTERS = 65_536;

/** The response that gives the pieces as fast as the client takes them. It is never kept. */
export function respondPiecewise(area: Area['name'], { contentType, pieces, release }: PiecewiseAnswer): Response {
  const iterator = pieces[Symbol.iterator]();
  const encoder = new TextEncoder();
  const body = new ReadableStream({
    type: 'bytes',
    pull(controller) {
      let text = '';
      while (text.length < PIECE_CHARACTERS) {
        const next = iterator.next();
        if (next.done) break;
        text += next.value;
      }
      if (text === '') controller.close();
      else controller.enqueue(encoder.encode(text));
    },
  });
  const headers = {
    ...COMMON_HEADERS[area],
    'Cache-Control': CACHE_CONTROL.never,
    'Content-Type': contentType,
    Vary: 'Accept',
    'X-Harmony-Release': release.version,
    'X-Harmony-Digest': release.digest,
  };
  return new Response(body, { status: 200, headers });
}

/** Strong: the same tag means the same bytes. */
function etagOf(body: Prepared['body']): string {
  return `"${hash('sha256', body, 'base64url').slice(0, 27)}"`;
}

function isGet({ method }: Request): boolean {
  return method === 'GET' || method === 'HEAD';
}

/** True if the client has the answer already. RFC 9110, 13.1.3: the date counts only where no tag is given. */
function isKnown(request: Headers, { ETag: etag, 'Last-Modified': modified }: Prepared['headers']): boolean {
  const tags = request.get('If-None-Match');
  if (tags !== null) return etag !== undefined && matchesAny(tags, etag);
  const since = request.get('If-Modified-Since');
  return since !== null && modified !== undefined && Date.parse(modified) <= Date.parse(since);
}

/** RFC 9110, 13.1.2: `If-None-Match` is a list or `*`, compared weakly. */
function matchesAny(wanted: string, etag: string): boolean {
  if (wanted.trim() === '*') return true;
  return wanted.split(',').some((each) => opaque(each.trim()) === opaque(etag));
}

function opaque(etag: string): string {
  return etag.startsWith('W/') ? etag.slice(2) : etag;
}
