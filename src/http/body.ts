import { isUtf8 } from 'node:buffer';
import { error } from '../model/issue.ts';
import { failed, ok, type Result } from '../model/result.ts';

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
 * `unsupported-media-type` for a compressed body (a small one may unpack to anything), `too-large`, `invalid-body`.
 */
export async function readBody(
  request: Request,
  bodyBytes: number,
  { incoming }: Bindings = {},
): Promise<Result<string>> {
  const compressed = isCompressed(request.headers.get('Content-Encoding'));
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of incoming ?? request.body ?? []) {
    length += chunk.byteLength;
    if (length > bodyBytes * READ_ON) break;
    if (length <= bodyBytes && !compressed) chunks.push(chunk);
  }
  if (compressed) {
    const message = 'A compressed body is not taken: send it without Content-Encoding.';
    return failed(error('unsupported-media-type', message, { parameter: 'Content-Encoding' }));
  }
  return length > bodyBytes ? failed(tooLarge(bodyBytes)) : decoded(Buffer.concat(chunks));
}

function isCompressed(encoding: string | null): boolean {
  return encoding !== null && encoding.trim().toLowerCase() !== 'identity';
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
