import { gzipSync } from 'node:zlib';

/** A shorter body goes out in one packet either way. */
const WORTH_BYTES = 1_400;

/** To pack a longer one would hold up every other request; a proxy may. */
const AT_ONCE_BYTES = 1_048_576;

/** Fast: on text, the best level saves a tenth more and takes three times as long. */
const LEVEL = 4;

/** True if an answer of that many bytes is packed for whoever takes it so. */
export function isWorthPacking(bytes: number): boolean {
  return bytes >= WORTH_BYTES && bytes <= AT_ONCE_BYTES;
}

/** True if `Accept-Encoding` takes gzip (RFC 9110, 12.5.3): by name, or by `*` where it is not named. */
export function takesGzip(acceptEncoding: string | null): boolean {
  if (acceptEncoding === null) return false;
  const weights = new Map(acceptEncoding.split(',').map(weightOf));
  return (weights.get('gzip') ?? weights.get('*') ?? 0) > 0;
}

function weightOf(entry: string): readonly [string, number] {
  const [name = '', ...parameters] = entry.split(';').map((part) => part.trim().toLowerCase());
  const weight = parameters.find((each) => each.startsWith('q='));
  return [name, weight === undefined ? 1 : Number(weight.slice(2)) || 0];
}

const packed = new WeakMap<object, Buffer<ArrayBuffer>>();

/** The body of `answer` in gzip; made once for as long as the answer is kept. */
export function packedBody(answer: { readonly body: string | Buffer }): Buffer<ArrayBuffer> {
  const known = packed.get(answer);
  if (known !== undefined) return known;
  const made = gzipSync(answer.body, { level: LEVEL });
  packed.set(answer, made);
  return made;
}
