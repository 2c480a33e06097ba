import { createHash } from 'node:crypto';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../../src/model/limits.ts';
import { readDataFile } from '../../../src/records/read/read-data-file.ts';
import { bytesOf, cutAt, deliveriesOf, read, recordingCheck, short } from './recording-check.ts';

const FULL = process.env.HDICT_FULL === '1';
const anyCuts = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 20 });

describe('reading a data file', () => {
  const form = fc.record({
    format: fc.constantFrom('csv' as const, 'ndjson' as const, 'json' as const),
    encoding: fc.constantFrom('utf-8' as const, 'windows-1252' as const, 'iso-8859-1' as const, 'utf-16le' as const),
  });
  const signs = fc.constantFrom(...'[]{}:,"\n\r\\ aé€😀\ufffd', '{"a":1}', '{"a":"x"},', '\n', '",', '\r\n', '[');
  const someText = fc.array(signs, { maxLength: 60 }).map((parts) => bytesOf(parts.join('')));
  const utf16 = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\ud800', '\udc00', '😀'), maxLength: 40 });
  const anyBytes = fc.oneof(
    someText,
    utf16.map((text) => new Uint8Array(Buffer.from(text, 'utf16le'))),
    fc.uint8Array({ maxLength: 80 }),
    fc.tuple(someText, fc.uint8Array({ maxLength: 3 }), someText).map((parts) => new Uint8Array(Buffer.concat(parts))),
  );

  it('delivers the same however the bytes are cut', async () => {
    await fc.assert(
      fc.asyncProperty(anyBytes, anyCuts, form, async (bytes, cuts, asked) => {
        const whole = await deliveriesOf([bytes], asked);
        expect(await deliveriesOf(cutAt(bytes, cuts), asked)).toEqual(whole);
        expect(
          await deliveriesOf(
            [...bytes].map((byte) => Uint8Array.of(byte)),
            asked,
          ),
        ).toEqual(whole);
      }),
      { numRuns: FULL ? 20_000 : 1_000 },
    );
  });

  it('delivers the same of a packed file, with the digest of the packed bytes', async () => {
    await fc.assert(
      fc.asyncProperty(anyBytes, anyCuts, async (bytes, cuts) => {
        const packed = new Uint8Array(gzipSync(bytes));
        const deliveries = await deliveriesOf(cutAt(packed, cuts), { isPacked: true });
        expect(short(deliveries)).toEqual(short(await deliveriesOf([bytes])));
        const sha256 = createHash('sha256').update(packed).digest('hex');
        expect(deliveries.at(-1)).toEqual({ end: { bytes: packed.length, sha256 } });
      }),
      { numRuns: FULL ? 2_000 : 200 },
    );
  });

  it('takes the digest of all bytes, also where reading stopped', async () => {
    const bytes = bytesOf(`a;b\n${'1;2\n'.repeat(50_000)}`);
    const deliveries = await deliveriesOf([bytes]);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    expect(deliveries.at(-1)).toEqual({ end: { bytes: bytes.length, sha256 } });
  });

  it('stops when it is cancelled, and closes nothing', async () => {
    const check = recordingCheck();
    const cancel = new AbortController();
    async function* endless() {
      yield bytesOf('a,b\n');
      for (;;) yield bytesOf('1,2\n');
    }
    const reading = {
      limits: LIMITS,
      signal: cancel.signal,
      progressed: (bytes: number) => void (bytes > 100 && cancel.abort()),
    };
    const form = { format: 'csv', delimiter: ',', encoding: 'utf-8', isPacked: false } as const;
    expect(await readDataFile(endless(), check, { form, reading })).toBe('cancelled');
    expect(check.deliveries.some((each) => 'end' in each || 'fault' in each)).toBe(false);
  });

  it('asks for no more bytes than it has read', async () => {
    let asked = 0;
    let delivered = 0;
    async function* counted() {
      yield bytesOf('a\n');
      for (; asked < 100; asked++) {
        expect(delivered).toBe(asked);
        yield bytesOf('1\n');
      }
    }
    const check = { ...recordingCheck(), row: () => void delivered++ };
    const form = { format: 'csv', delimiter: ',', encoding: 'utf-8', isPacked: false } as const;
    await readDataFile(counted(), check, { form, reading: { limits: LIMITS } });
    expect(delivered).toBe(100);
  });
});

describe('the memory of a cell', () => {
  it('is its own: whoever keeps one keeps nothing of the file around it', async () => {
    const collect = garbageCollector();
    const kept: string[] = [];
    const check = { ...recordingCheck(), row: (cells: readonly string[]) => void kept.push(cells[0] ?? '') };
    const filler = 'x'.repeat(60_000);
    async function* file() {
      yield bytesOf('a,b\n');
      for (let row = 0; row < 1_000; row++) {
        const cell = `a key of patient ${row}`;
        yield bytesOf(row % 2 === 0 ? `${cell},1\n${filler},1\n` : `"${cell}",1\n${filler},1\n`);
      }
    }
    collect();
    const before = process.memoryUsage().heapUsed;
    const form = { format: 'csv', delimiter: ',', encoding: 'utf-8', isPacked: false } as const;
    await readDataFile(file(), check, { form, reading: { limits: LIMITS } });
    for (let index = 1; index < kept.length; index += 2) kept[index] = '';
    collect();
    expect(kept.filter((cell) => cell.startsWith('a key'))).toHaveLength(1_000);
    // The file has 60 million characters.
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(10_000_000);
  });
});

/** The garbage collector, which Node hands out on request. */
function garbageCollector(): () => void {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as () => void;
}

describe('encodings', () => {
  it('finds each line that is not UTF-8, and reads the others', async () => {
    const bytes = Buffer.concat([
      bytesOf('a,é\n1,x\n2,'),
      Buffer.from([0xe9, 0x0a]),
      bytesOf('\ufffd,€\n4,'),
      Buffer.from([0xe2]),
    ]);
    expect(await read(bytes)).toEqual([
      ['a', 'é'],
      ['1', 'x'],
      'file-encoding @3 #2 A character is not in the stated encoding.',
      ['\ufffd', '€'],
      'file-encoding @5 #4 A character is not in the stated encoding.',
    ]);
  });

  it.each([
    ['windows-1252', [0x61, 0x2c, 0x80, 0xe9, 0x9f], ['a', '€éŸ']],
    ['iso-8859-1', [0x61, 0x2c, 0xe9, 0xff], ['a', 'éÿ']],
    ['utf-16le', [0x61, 0, 0x2c, 0, 0xac, 0x20], ['a', '€']],
    ['utf-16le', [0xff, 0xfe, 0x61, 0, 0x2c, 0, 0xac, 0x20], ['a', '€']],
    ['utf-8', [0xef, 0xbb, 0xbf, 0x61, 0x2c, 0xc3, 0xa9], ['a', 'é']],
  ] as const)('reads %s', async (encoding, bytes, expected) => {
    expect((await read(Uint8Array.from(bytes), { encoding }))[0]).toEqual(expected);
  });

  it('knows every character of windows-1252 that the Encoding Standard defines', async () => {
    const codes = Array.from({ length: 128 }, (_, index) => index + 128);
    const undefinedThere = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);
    // Of these labels every Node decodes this one by the standard: it is another name, and not the fast way.
    const standard =
      '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ' +
      String.fromCharCode(...Array.from({ length: 96 }, (_, index) => index + 160));
    for (const code of codes) {
      const [heading] = await read(Uint8Array.of(97, code), { encoding: 'windows-1252' });
      if (undefinedThere.has(code)) expect(heading).toMatch(/^file-encoding/);
      else expect(heading).toEqual([`a${standard[code - 128]}`]);
    }
  });

  it.each([
    ['utf-8', [0xff, 0xfe, 0x61, 0], 'The byte order mark at the beginning contradicts the stated encoding.'],
    ['utf-16le', [0xef, 0xbb, 0xbf, 0x61], 'The byte order mark at the beginning contradicts the stated encoding.'],
    ['windows-1252', [0xef, 0xbb, 0xbf, 0x61], 'The byte order mark at the beginning contradicts the stated encoding.'],
    ['utf-16le', [0xfe, 0xff, 0, 0x61], 'The byte order mark at the beginning contradicts the stated encoding.'],
    ['utf-8', [0x50, 0x4b, 3, 4, 0], 'The file is a workbook or a ZIP archive.'],
  ] as const)('refuses a file that is stated to be %s and begins with %j', async (encoding, bytes, message) => {
    expect(await read(Uint8Array.from(bytes), { encoding })).toEqual([
      `file-encoding @1 ${message} Reading stopped there.`,
    ]);
  });
});

describe('packed files', () => {
  const text = `a,b\n${'1,2\n'.repeat(100_000)}`;
  const packed = new Uint8Array(gzipSync(text));

  it('unpacks several parts one after the other', async () => {
    const parts = [new Uint8Array(gzipSync('a,b\n1,2\n3,')), new Uint8Array(gzipSync('4\n'))];
    expect(await read(new Uint8Array(Buffer.concat(parts)), { isPacked: true })).toEqual([
      ['a', 'b'],
      ['1', '2'],
      ['3', '4'],
    ]);
  });

  it('finds that a packed file ends early, and takes no cut record for a whole one', async () => {
    const found = await read(packed.subarray(0, packed.length - 20), { isPacked: true });
    expect(found.at(-1)).toBe('file-damaged The file cannot be unpacked, or ends early. Reading stopped there.');
    expect(new Set(found.slice(1, -1).map(String))).toEqual(new Set(['1,2']));
  });

  it('finds that a file is not packed, or is packed and does not say so', async () => {
    expect(await read('a,b\n1,2\n', { isPacked: true })).toEqual([
      'file-damaged The file cannot be unpacked, or ends early. Reading stopped there.',
    ]);
    expect(await read(packed)).toEqual(['file-damaged @1 The file is packed with gzip. Reading stopped there.']);
  });

  it('stops at a file that becomes suspiciously large', async () => {
    const limits = { unpackFreeBytes: 100_000, unpackRatio: 50 };
    const found = await read(packed, { isPacked: true, limits });
    expect(found.at(-1)).toBe('file-damaged Unpacked, the file becomes suspiciously large. Reading stopped there.');
    expect(found.length).toBeLessThan(100_000);
  });

  it('passes on what the source throws', async () => {
    async function* failing() {
      yield packed.subarray(0, 100);
      throw new Error('disk');
    }
    for (const isPacked of [true, false]) {
      const form = { format: 'csv', delimiter: ',', encoding: 'utf-8', isPacked } as const;
      await expect(readDataFile(failing(), recordingCheck(), { form, reading: { limits: LIMITS } })).rejects.toThrow(
        'disk',
      );
    }
  });
});
