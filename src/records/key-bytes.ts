import type { NumberList } from './memory.ts';

/** Ends a part of a key: no UTF-8 holds this byte. */
const END = 0xff;

/** `scratch`, or a larger one where the key could take more. */
export function roomFor(parts: readonly string[], scratch: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  let most = 0;
  for (const part of parts) most += 3 * part.length + 1;
  return most <= scratch.length ? scratch : new Uint8Array(2 * most);
}

/** Writes the parts of a key into `target`; answers how many bytes they take. */
export function encodeParts(parts: readonly string[], target: Uint8Array): number {
  let length = 0;
  for (const part of parts) {
    for (let at = 0; at < part.length; at++) length = writeUnit(target, length, part.charCodeAt(at));
    target[length++] = END;
  }
  return length;
}

/** The parts that were written from `start` to `end`. */
export function decodeParts(text: NumberList, start: number, end: number): readonly string[] {
  const parts: string[] = [];
  let part = '';
  for (let at = start; at < end; ) {
    const first = text.at(at);
    if (first === END) {
      parts.push(part);
      part = '';
      at++;
      continue;
    }
    part += String.fromCharCode(readUnit(first, text.at(at + 1), text.at(at + 2)));
    at += first < 0x80 ? 1 : first < 0xe0 ? 2 : 3;
  }
  return parts;
}

/** One UTF-16 unit in one to three bytes: halves of pairs too, so that every text has bytes of its own. */
function writeUnit(target: Uint8Array, at: number, unit: number): number {
  if (unit < 0x80) {
    target[at] = unit;
    return at + 1;
  }
  if (unit < 0x800) {
    target[at] = 0xc0 | (unit >> 6);
    target[at + 1] = 0x80 | (unit & 63);
    return at + 2;
  }
  target[at] = 0xe0 | (unit >> 12);
  target[at + 1] = 0x80 | ((unit >> 6) & 63);
  target[at + 2] = 0x80 | (unit & 63);
  return at + 3;
}

function readUnit(first: number, second: number, third: number): number {
  if (first < 0x80) return first;
  if (first < 0xe0) return ((first & 31) << 6) | (second & 63);
  return ((first & 15) << 12) | ((second & 63) << 6) | (third & 63);
}
