import { error } from '../model/issue.ts';
import { failed, ok, type Result } from '../model/result.ts';

/**
 * How much more than the limit is read and thrown away before the answer is given. A client that is answered while it
 * still sends may never see the answer; one that never ends is cut off.
 */
const READ_ON = 8;

/**
 * The body of a request as text. Bytes are counted as they come, whatever Content-Length says. Answers
 * `unsupported-media-type` for a compressed body (a small one may unpack to anything), `too-large`, `invalid-body`.
 */
export async function readBody(request: Request, bodyBytes: number): Promise<Result<string>> {
  const compressed = isCompressed(request.headers.get('Content-Encoding'));
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request.body ?? []) {
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

function decoded(bytes: Uint8Array): Result<string> {
  try {
    return ok(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return failed(error('invalid-body', 'The body is not UTF-8.'));
  }
}
