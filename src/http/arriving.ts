import { setImmediate } from 'node:timers/promises';

/** Why the bytes of a body ended before the body did: `gone` is a client that hung up. */
export type CutShort = 'too-large' | 'too-slow' | 'gone';

/** The bytes of a body while they come, within limits. */
export interface Arriving {
  readonly bytes: AsyncIterable<Uint8Array>;
  /** Aborted when they were cut short. */
  readonly signal: AbortSignal;
  readonly cutShort: () => CutShort | undefined;
}

export interface ArrivingLimits {
  readonly bytesMax: number;
  readonly timeoutMs: number;
  /** False for small bodies, which need not let others go first. */
  readonly givesWay?: boolean;
}

/**
 * Hands on the bytes of `source` as fast as they are taken. After each piece whatever else waits gets its turn: who
 * works on a large body must not keep others from their answers.
 */
export function arriving(
  source: AsyncIterable<Uint8Array>,
  { bytesMax, timeoutMs, givesWay = true }: ArrivingLimits,
): Arriving {
  const cut = new AbortController();
  const cutShort = (): CutShort | undefined => (cut.signal.aborted ? cut.signal.reason : undefined);
  return { bytes: pieces(), signal: cut.signal, cutShort };

  async function* pieces(): AsyncGenerator<Uint8Array, void> {
    const late = after(timeoutMs);
    // Not `for await`: leaving that would destroy the connection before it was answered.
    const iterator = source[Symbol.asyncIterator]();
    let length = 0;
    try {
      for (;;) {
        const next = await Promise.race([nextOf(iterator), late.promise]);
        if (typeof next === 'string') return cut.abort(next);
        if (next.done) return;
        length += next.value.byteLength;
        if (length > bytesMax) return cut.abort('too-large' satisfies CutShort);
        yield next.value;
        if (givesWay) await setImmediate();
      }
    } finally {
      late.clear();
    }
  }
}

async function nextOf(iterator: AsyncIterator<Uint8Array>): Promise<IteratorResult<Uint8Array> | 'gone'> {
  try {
    return await iterator.next();
  } catch {
    // Node's stream says by exception that the client hung up.
    return 'gone';
  }
}

function after(timeoutMs: number) {
  let timer: NodeJS.Timeout | undefined;
  const promise = new Promise<'too-slow'>((settle) => {
    timer = setTimeout(() => settle('too-slow'), timeoutMs);
  });
  return { promise, clear: () => clearTimeout(timer) };
}
