import { isUtf8 } from 'node:buffer';
import { error } from '../model/issue.ts';
import type { Limits } from '../model/limits.ts';
import { failed, ok, type Result } from '../model/result.ts';
import { arriving } from './arriving.ts';

/**
 * How much more than the limit is read and thrown away before the answer is given. A client that is answered while it
 * still sends may never see the answer; one that never ends is cut off.
 */
const READ_ON = 8;

/** What a server of Node's hands on beside the request. */
export interface Bindings {
  /** The bytes as they come: to read them as the web stream of the request costs many times what most answers do. */
  readonly incoming?: AsyncIterable<Uint8Array>;
}

/**
 * The body of a request as text. Bytes are counted as they come, whatever Content-Length says. Answers
 * `unsupported-media-type` for a compressed body (a small one may unpack to anything), `too-large`, `too-slow`, `invalid-body`.
 */
export async function readBody(
  request: Request,
  { bodyBytes, requestTimeoutMs }: Pick<Limits, 'bodyBytes' | 'requestTimeoutMs'>,
  { incoming }: Bindings = {},
): Promise<Result<string>> {
  const compressed = isCompressed(request.headers.get('Content-Encoding'));
  const chunks: Uint8Array[] = [];
  let length = 0;
  const source: AsyncIterable<Uint8Array> | undefined = incoming ?? request.body ?? undefined;
  const limits = { bytesMax: bodyBytes * READ_ON, timeoutMs: requestTimeoutMs, givesWay: false };
  const body = source === undefined ? undefined : arriving(source, limits);
  for await (const chunk of body?.bytes ?? []) {
    length += chunk.byteLength;
    if (length <= bodyBytes && !compressed) chunks.push(chunk);
  }
  if (compressed) {
    const message = 'A compressed body is not taken: send it without Content-Encoding.';
    return failed(error('unsupported-media-type', message, { parameter: 'Content-Encoding' }));
  }
  const cut = body?.cutShort();
  if (cut === 'gone') return failed(error('invalid-body', 'The connection ended before the body did.'));
  if (cut === 'too-slow') return failed(tooSlow(requestTimeoutMs));
  return cut === 'too-large' || length > bodyBytes ? failed(tooLarge(bodyBytes)) : decoded(Buffer.concat(chunks));
}

function isCompressed(encoding: string | null): boolean {
  return encoding !== null && encoding.trim().toLowerCase() !== 'identity';
}

function tooSlow(requestTimeoutMs: number) {
  return error('too-slow', `The body did not come in ${requestTimeoutMs} ms, the limit requestTimeoutMs.`);
}

function tooLarge(bodyBytes: number) {
  return error('too-large', `The body is larger than ${bodyBytes} bytes, the limit bodyBytes.`);
}

function decoded(bytes: Buffer): Result<string> {
  if (!isUtf8(bytes)) return failed(error('invalid-body', 'The body is not UTF-8.'));
  const text = bytes.toString('utf8');
  // A byte order mark says how to read the text, and is none of it.
  return ok(text.startsWith('\uFEFF') ? text.slice(1) : text);
}
