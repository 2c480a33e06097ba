import { LIMITS } from '../model/limits.ts';

/** What a check may keep of its files until its end. Once it is used up, nothing more is kept. */
export interface Memory {
  /** False if there is not that much left, now or before. */
  take(bytes: number): boolean;
  /** True if something could not be kept. */
  isUsedUp(): boolean;
}

export function memoryOf(limit: number = LIMITS.checkMemoryBytes): Memory {
  let left = limit;
  let refused = false;
  return {
    take: (bytes) => {
      refused ||= bytes > left;
      if (!refused) left -= bytes;
      return !refused;
    },
    isUsedUp: () => refused,
  };
}

/** Elements of a chunk: lists grow by chunks, because copying a list to double it needs three times its room. */
const CHUNK_BITS = 14;
const CHUNK = 1 << CHUNK_BITS;

type Elements = Float64Array | Int32Array | Uint32Array | Uint8Array;

/** Numbers in as many bytes as their kind has. */
export interface NumberList {
  length(): number;
  at(index: number): number;
  set(index: number, value: number): void;
  /** False if there is no memory left. */
  push(value: number): boolean;
}

/** Makes lists for elements of a kind. */
export type NumberListMaker = (make: (length: number) => Elements) => NumberList;

export function numberList(make: (length: number) => Elements, memory: Memory): NumberList {
  const chunks: Elements[] = [];
  let length = 0;
  return {
    length: () => length,
    at: (index) => chunks[index >>> CHUNK_BITS]?.[index & (CHUNK - 1)] ?? 0,
    set: (index, value) => {
      const chunk = chunks[index >>> CHUNK_BITS];
      if (chunk !== undefined) chunk[index & (CHUNK - 1)] = value;
    },
    push: (value) => {
      const at = length & (CHUNK - 1);
      if (at === 0) {
        const fresh = make(CHUNK);
        if (!memory.take(fresh.byteLength)) return false;
        chunks.push(fresh);
      }
      const chunk = chunks[length >>> CHUNK_BITS];
      if (chunk === undefined) return false;
      chunk[at] = value;
      length++;
      return true;
    },
  };
}

/** The list of what an array holds, for a short while and outside of any count. */
export function listOver(numbers: number[]): NumberList {
  return {
    length: () => numbers.length,
    at: (index) => numbers[index] ?? 0,
    set: (index, value) => {
      numbers[index] = value;
    },
    push: (value) => numbers.push(value) > 0,
  };
}

export const doubles = (length: number) => new Float64Array(length);
export const integers = (length: number) => new Int32Array(length);
export const positions = (length: number) => new Uint32Array(length);
export const bytes = (length: number) => new Uint8Array(length);
