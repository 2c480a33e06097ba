import type { Limits } from '../../model/limits.ts';
import type { FileCheck, MergingCheck } from '../checks.ts';
import type { CheckedFile } from '../report.ts';
import { csvCutter, csvScanner } from './csv-scanner.ts';
import { type ByteDecoder, byteDecoder, type Encoding } from './encoding.ts';
import { FLAWS, type Flaw, stopping } from './faults.ts';
import { jsonScanner } from './json-scanner.ts';
import type { Judges } from './judge-piece.ts';
import { ndjsonCutter, ndjsonScanner } from './ndjson-scanner.ts';
import { portableSha256, type RunningSha256 } from './sha256.ts';
import { sharedScanner } from './shared-scanner.ts';
import type { TextScanner } from './text-scanner.ts';
import { unpacked } from './unpack.ts';

/** How a file is to be read. Nothing is guessed. */
export interface FileForm {
  readonly format: CheckedFile['format'];
  /** Of CSV and TSV; one character. */
  readonly delimiter: string;
  readonly encoding: Encoding;
  /** Packed with gzip. */
  readonly isPacked: boolean;
}

export interface Reading {
  readonly limits: Limits;
  readonly signal?: AbortSignal;
  /** Bytes of the file that have been read so far. */
  readonly progressed?: (bytes: number) => void;
  readonly sha256?: () => RunningSha256;
  /** Those who judge records beside this thread, whose order they do not need. A JSON list is read by one alone. */
  readonly judges?: Judges;
}

/** Without `merge` nothing of a file is given away. */
type SharingCheck = FileCheck & Partial<Pick<MergingCheck, 'merge'>>;

/** Bytes that are decoded at one go: a text of more could be longer than an engine can hold. */
const PIECE_BYTES = 65_536;

/**
 * Reads a data file and delivers headings, records and faults to `check`, which it closes. Bytes are taken as fast as
 * they are checked, memory does not grow with the file, and it does not matter how the bytes are cut. All bytes are taken
 * even where reading stops, as the digest is of the whole file. Throws only what `source` throws.
 */
export async function readDataFile(
  source: AsyncIterable<Uint8Array>,
  check: SharingCheck,
  { form, reading }: { readonly form: FileForm; readonly reading: Reading },
): Promise<'read' | 'cancelled'> {
  const digest = (reading.sha256 ?? portableSha256)();
  const counted = { bytes: 0 };
  const packed = digested(source, digest, { counted, reading });
  const late: Flaw[] = [];
  const flawed = (flaw: Flaw): void => void late.push(stopping(flaw));
  const bytes = form.isPacked ? unpacked(packed, { limits: reading.limits, flawed }) : packed;
  const text = textOf(scannerOf(check, form, reading), check, form.encoding);
  for await (const chunk of bytes) {
    for (let from = 0; from < chunk.length; from += PIECE_BYTES) {
      const full = text.push(chunk.subarray(from, from + PIECE_BYTES));
      if (full !== undefined) await full;
    }
  }
  if (reading.signal?.aborted) return 'cancelled';
  await text.delivered();
  // Of a file that ends early the last record may be cut: it is not delivered.
  if (late.length === 0) await text.end();
  for (const flaw of late) check.fault(flaw);
  check.close({ bytes: counted.bytes, sha256: digest.hex() });
  return 'read';
}

async function* digested(
  source: AsyncIterable<Uint8Array>,
  digest: RunningSha256,
  { counted, reading }: { readonly counted: { bytes: number }; readonly reading: Reading },
): AsyncGenerator<Uint8Array, void> {
  for await (const bytes of source) {
    if (reading.signal?.aborted) return;
    digest.update(bytes);
    counted.bytes += bytes.length;
    reading.progressed?.(counted.bytes);
    yield bytes;
  }
}

function scannerOf(check: SharingCheck, { format, delimiter }: FileForm, { limits, judges }: Reading): TextScanner {
  if (format === 'json') return jsonScanner(check, limits);
  const { merge } = check;
  if (format === 'ndjson') {
    const own = ndjsonScanner(check, limits);
    if (judges === undefined || merge === undefined) return own;
    return sharedScanner({ own, cutter: ndjsonCutter(), judges, merge, beginning: () => ({}) });
  }
  const csv = { delimiter, limits };
  if (judges === undefined || merge === undefined) return csvScanner(check, csv);
  let beginning: { readonly headings: readonly string[] } | undefined;
  const headings = (names: readonly string[]): void => {
    beginning = { headings: names };
    check.headings(names);
  };
  const own = csvScanner({ ...check, headings }, csv);
  return sharedScanner({ own, cutter: csvCutter(csv), judges, merge, beginning: () => beginning });
}

/** What a file begins with, whatever encoding is stated for it. The first that fits counts. */
const BEGINNINGS: readonly { readonly bytes: readonly number[]; readonly encoding?: Encoding; readonly flaw: Flaw }[] =
  [
    { bytes: [0xef, 0xbb, 0xbf], encoding: 'utf-8', flaw: FLAWS.otherBom },
    { bytes: [0xff, 0xfe], encoding: 'utf-16le', flaw: FLAWS.otherBom },
    { bytes: [0xfe, 0xff], flaw: FLAWS.otherBom },
    { bytes: [0x1f, 0x8b], flaw: FLAWS.packed },
    { bytes: [0x50, 0x4b, 0x03, 0x04], flaw: FLAWS.workbook },
  ];
const BEGINNING_BYTES = 4;

/** Looks at the first bytes, then decodes all and gives it to the scanner. */
function textOf(scanner: TextScanner, check: FileCheck, encoding: Encoding) {
  const decoder = byteDecoder(encoding);
  let first: readonly number[] | undefined = [];
  let isStopped = false;
  const begin = (bytes: readonly number[]): Promise<void> | undefined => {
    first = undefined;
    const found = BEGINNINGS.find((each) => each.bytes.every((byte, index) => bytes[index] === byte));
    if (found !== undefined && found.encoding !== encoding) {
      isStopped = true;
      check.fault({ ...stopping(found.flaw), line: 1 });
      return undefined;
    }
    return scan(scanner, decoder, Uint8Array.from(bytes.slice(found?.bytes.length ?? 0)));
  };
  return {
    push(bytes: Uint8Array): Promise<void> | undefined {
      if (first === undefined) return isStopped ? undefined : scan(scanner, decoder, bytes);
      first = [...first, ...bytes];
      return first.length >= BEGINNING_BYTES ? begin(first) : undefined;
    },
    delivered: async (): Promise<void> => scanner.delivered?.(),
    async end(): Promise<void> {
      if (first !== undefined) await begin(first);
      if (isStopped) return;
      const { text, isSuspect } = decoder.end();
      await scanner.push(text, isSuspect);
      await scanner.delivered?.();
      scanner.end();
    },
  };
}

function scan(scanner: TextScanner, decoder: ByteDecoder, bytes: Uint8Array): Promise<void> | undefined {
  const { text, isSuspect } = decoder.push(bytes);
  return scanner.push(text, isSuspect);
}
