import { decodeParts, encodeParts, roomFor } from './key-bytes.ts';
import { bytes, integers, type Memory, type NumberList, numberList, positions } from './memory.ts';

/**
 * The different keys of a table, numbered in the order in which they come. A key is kept as its UTF-8 and some 20
 * bytes beside: a Map of texts takes three times as much, which two million records do not leave.
 */
export interface KeySet {
  /** The number of a key, new or known; -1 if there is no memory left. */
  numberOf(parts: readonly string[]): number;
  size(): number;
  /** The parts of the key of that number. */
  textOf(number: number): readonly string[];
  /** One byte a key, by its number: 1 where a record has it, 0 where others only refer to it. */
  readonly marks: NumberList;
}

/** Slots double when three of four are taken. */
const FIRST_SLOTS = 1 << 10;

export function keySet(memory: Memory): KeySet {
  const marks = numberList(bytes, memory);
  const hashes = numberList(integers, memory);
  const starts = numberList(positions, memory);
  const text = numberList(bytes, memory);
  let slots = new Int32Array(FIRST_SLOTS);
  let scratch = new Uint8Array(256);
  let size = 0;
  return { numberOf, marks, textOf, size: () => size };

  function numberOf(parts: readonly string[]): number {
    const length = encode(parts);
    const hash = hashOf(scratch, length);
    const mask = slots.length - 1;
    let slot = hash & mask;
    for (let taken = slots[slot] ?? 0; taken !== 0; taken = slots[slot] ?? 0) {
      if (hashes.at(taken - 1) === hash && isSame(taken - 1, length)) return taken - 1;
      slot = (slot + 1) & mask;
    }
    return add(slot, hash, length);
  }

  function add(slot: number, hash: number, length: number): number {
    const start = text.length();
    for (let at = 0; at < length; at++) if (!text.push(scratch[at] ?? 0)) return -1;
    if (!starts.push(start) || !hashes.push(hash) || !marks.push(0)) return -1;
    slots[slot] = ++size;
    if (4 * size > 3 * slots.length && !double()) return -1;
    return size - 1;
  }

  function double(): boolean {
    if (!memory.take(4 * slots.length)) return false;
    const larger = new Int32Array(2 * slots.length);
    const mask = larger.length - 1;
    for (let number = 0; number < size; number++) {
      let slot = hashes.at(number) & mask;
      while (larger[slot] !== 0) slot = (slot + 1) & mask;
      larger[slot] = number + 1;
    }
    slots = larger;
    return true;
  }

  function isSame(number: number, length: number): boolean {
    const start = starts.at(number);
    const end = number + 1 < size ? starts.at(number + 1) : text.length();
    if (end - start !== length) return false;
    for (let at = 0; at < length; at++) if (text.at(start + at) !== scratch[at]) return false;
    return true;
  }

  function textOf(number: number): readonly string[] {
    const end = number + 1 < size ? starts.at(number + 1) : text.length();
    return decodeParts(text, starts.at(number), end);
  }

  function encode(parts: readonly string[]): number {
    scratch = roomFor(parts, scratch);
    return encodeParts(parts, scratch);
  }
}

/** FNV-1a, its bits mixed once more at the end (as MurmurHash3 does): slots are chosen by the lowest. */
function hashOf(source: Uint8Array, length: number): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < length; at++) hash = Math.imul(hash ^ (source[at] ?? 0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
