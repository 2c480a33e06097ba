/** Random numbers that are the same for the same seed, on every machine. */
export interface Random {
  /** At least 0, less than 1. */
  readonly next: () => number;
  /** A whole number from `from` to `to`, both included. */
  readonly whole: (from: number, to: number) => number;
  /** True in a share of all calls. */
  readonly chance: (share: number) => boolean;
  /** One of the items. */
  readonly pick: <T>(items: readonly T[]) => T | undefined;
}

const TWO_TO_32 = 4_294_967_296;

/**
 * xoshiro128** 1.1 (Blackman and Vigna 2018, doi:10.1145/3460772), its state filled by SplitMix32 from a seed and the
 * number of a stream: streams of one seed are made in any order.
 */
export function randomOf(seed: number, stream: number): Random {
  const fill = splitMix(mixed(seed >>> 0) ^ mixed((stream >>> 0) + 0x9e3779b9) ^ mixed(Math.floor(seed / TWO_TO_32)));
  let a = fill();
  let b = fill();
  let c = fill();
  let d = fill() || 1;
  return { next, whole, chance: (share) => next() < share, pick: (items) => items[whole(0, items.length - 1)] };

  function next(): number {
    const scrambled = Math.imul(rotated(Math.imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotated(d, 11);
    return scrambled / TWO_TO_32;
  }

  function whole(from: number, to: number): number {
    return from + Math.floor(next() * (to - from + 1));
  }
}

function rotated(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by));
}

function mixed(word: number): number {
  let mix = Math.imul(word ^ (word >>> 16), 0x21f0aaad);
  mix = Math.imul(mix ^ (mix >>> 15), 0x735a2d97);
  return mix ^ (mix >>> 15);
}

function splitMix(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    return mixed(state);
  };
}
