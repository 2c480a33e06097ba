import type { Limits } from '../../model/limits.ts';
import { FLAWS, type Flaw, limitFlaws } from './faults.ts';

/**
 * Unpacks gzip while it comes. What is wrong with the packing is told to `flawed`, after the bytes that could be unpacked;
 * an exception of `packed` goes to the caller. In browsers a file of several parts one after the other counts as
 * damaged after the first: what they unpack with refuses it.
 */
export async function* unpacked(
  packed: AsyncIterable<Uint8Array>,
  { limits, flawed }: { readonly limits: Limits; readonly flawed: (flaw: Flaw) => void },
): AsyncGenerator<Uint8Array, void> {
  const unpacker = new DecompressionStream('gzip');
  const reader: ReadableStreamDefaultReader<Uint8Array> = unpacker.readable.getReader();
  const fed = { bytes: 0 };
  // Node and browsers describe by different types what either takes.
  const writer = unpacker.writable.getWriter() as WritableStreamDefaultWriter<unknown>;
  const feeding = feed(packed, writer, fed);
  let bytes = 0;
  for (;;) {
    const part = await nextPart(reader);
    if (part === 'damaged') flawed(FLAWS.notUnpacked);
    if (part === 'damaged' || part === undefined) break;
    bytes += part.length;
    if (bytes > limits.unpackFreeBytes && bytes > fed.bytes * limits.unpackRatio) {
      flawed(limitFlaws(limits).ratio);
      // Its answer is awaited with the feeding.
      void reader.cancel().catch(() => undefined);
      break;
    }
    yield part;
  }
  const problem = await feeding;
  if (problem !== undefined) throw problem.thrown;
}

/** Feeds all of `packed`, and reads it to its end even if the unpacker wants no more: its digest is of the whole. */
async function feed(
  packed: AsyncIterable<Uint8Array>,
  writer: WritableStreamDefaultWriter<unknown>,
  fed: { bytes: number },
) {
  let isOpen = true;
  const give = async (act: () => Promise<void>): Promise<void> => {
    // The reading side tells what is wrong; here it only means that no more is wanted.
    if (isOpen) await act().catch(() => (isOpen = false));
  };
  writer.closed.catch(() => undefined);
  try {
    for await (const bytes of packed) {
      fed.bytes += bytes.length;
      await give(() => writer.write(bytes));
    }
    await give(() => writer.close());
    return undefined;
  } catch (thrown) {
    // The source failed, not the packing: the caller is told.
    await writer.abort(thrown).catch(() => undefined);
    return { thrown };
  }
}

async function nextPart(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<Uint8Array | 'damaged' | undefined> {
  try {
    return (await reader.read()).value;
  } catch {
    // The web's stream says by exception that bytes are no gzip, or end early.
    return 'damaged';
  }
}
