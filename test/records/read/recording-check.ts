import { LIMITS, type Limits } from '../../../src/model/limits.ts';
import type { FileCheck, FileFault } from '../../../src/records/checks.ts';
import { type FileForm, type Reading, readDataFile } from '../../../src/records/read/read-data-file.ts';

/** What a reader delivered, in order. */
export type Delivery =
  | { readonly headings: readonly string[] }
  | { readonly row: readonly string[]; readonly line: number }
  | { readonly record: unknown; readonly line: number | undefined }
  | { readonly fault: FileFault }
  | { readonly end: Parameters<FileCheck['close']>[0] };

export function recordingCheck(): FileCheck & { readonly deliveries: readonly Delivery[] } {
  const deliveries: Delivery[] = [];
  return {
    deliveries,
    headings: (names) => void deliveries.push({ headings: [...names] }),
    row: (cells, line) => void deliveries.push({ row: [...cells], line }),
    record: (record, line) => void deliveries.push({ record, line }),
    fault: (fault) => void deliveries.push({ fault }),
    close: (end) => void deliveries.push({ end }),
  };
}

const CSV: FileForm = { format: 'csv', delimiter: ',', encoding: 'utf-8', isPacked: false };

export interface Asked extends Partial<FileForm>, Partial<Omit<Reading, 'limits'>> {
  readonly limits?: Partial<Limits>;
}

/** What is delivered of a file that comes in these chunks. */
export async function deliveriesOf(
  chunks: readonly Uint8Array[],
  { limits, ...asked }: Asked = {},
): Promise<readonly Delivery[]> {
  const check = recordingCheck();
  const { signal, progressed, sha256, ...form } = asked;
  const reading = { limits: { ...LIMITS, ...limits }, ...(signal && { signal }), ...(progressed && { progressed }) };
  await readDataFile(streamed(chunks), check, {
    form: { ...CSV, ...form },
    reading: { ...reading, ...(sha256 && { sha256 }) },
  });
  return check.deliveries;
}

export async function* streamed(chunks: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* chunks;
}

export function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** A short form of deliveries, the end left out: rows as lists, faults as `code@line#row message`. */
export async function read(text: string | Uint8Array, asked: Asked = {}): Promise<readonly unknown[]> {
  const bytes = typeof text === 'string' ? bytesOf(text) : text;
  return short(await deliveriesOf([bytes], asked));
}

export function short(deliveries: readonly Delivery[]): readonly unknown[] {
  return deliveries.flatMap((each): readonly unknown[] => {
    if ('headings' in each) return [each.headings];
    if ('row' in each) return [each.row];
    if ('record' in each) return [each.record];
    if ('end' in each) return [];
    const { code, line, row, message } = each.fault;
    return [`${code}${line === undefined ? '' : ` @${line}`}${row === undefined ? '' : ` #${row}`} ${message}`];
  });
}

/** Bytes cut at these places, each counted as a share of the length. */
export function cutAt(bytes: Uint8Array, shares: readonly number[]): readonly Uint8Array[] {
  const places = [...shares.map((share) => Math.floor(share * bytes.length)), bytes.length].sort((a, b) => a - b);
  return places.map((place, index) => bytes.slice(index === 0 ? 0 : places[index - 1], place));
}
