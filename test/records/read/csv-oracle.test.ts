import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesOf, cutAt, type Delivery, deliveriesOf } from './recording-check.ts';

/**
 * csv-parse is strict and slow: it takes ten times as long as the scanner. Here it says whether a
 * text is CSV and what is in it, and the scanner must say the same.
 */

const RUNS = process.env.HDICT_FULL === '1' ? 50_000 : 3_000;

/** The records of a text, or undefined where csv-parse finds a fault in it. Empty lines and NUL are our own rules. */
function oracle(text: string, delimiter: string): readonly (readonly string[])[] | undefined {
  try {
    return parse(text, { delimiter, record_delimiter: ['\r\n', '\n'] });
  } catch {
    return undefined;
  }
}

function recordsOf(deliveries: readonly Delivery[]): readonly (readonly string[])[] {
  return deliveries.flatMap((each) => ('headings' in each ? [each.headings] : 'row' in each ? [each.row] : []));
}

function hasFault(deliveries: readonly Delivery[]): boolean {
  return deliveries.some((each) => 'fault' in each && each.fault.code !== 'file-empty');
}

/** Small texts made of what CSV is about. */
const hostileText = fc
  .array(fc.constantFrom('a', 'é', '😀', ' ', ',', ',', '"', '"', '""', '\n', '\n', '\r\n', '\r', ';', '1'), {
    maxLength: 40,
  })
  .map((parts) => parts.join(''));

/** Texts that are CSV, and a mutation of each. */
const cell = fc.oneof(fc.constantFrom('', 'x', '2020-01-01'), fc.string({ unit: 'binary', maxLength: 8 }));
const table = fc
  .integer({ min: 1, max: 4 })
  .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }));
const written = fc.record({ table, lineEnd: fc.constantFrom('\n', '\r\n'), last: fc.boolean(), all: fc.boolean() });
const validText = written.map(({ table: rows, lineEnd, last, all }) => {
  const quoted = (text: string) => (all || /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return rows.map((cells) => cells.map(quoted).join(',')).join(lineEnd) + (last ? lineEnd : '');
});
const mutatedText = fc
  .tuple(validText, fc.nat(), fc.nat({ max: 2 }), fc.constantFrom('', '"', ',', '\n', '\r', 'x'))
  .map(([text, at, cut, put]) => {
    const place = at % (text.length + 1);
    return text.slice(0, place) + put + text.slice(place + cut);
  });
const anyText = fc.oneof(hostileText, validText, mutatedText);
const anyCut = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 12 });

/** What only we call a fault: lone carriage returns, empty lines, damaged or NUL characters, another delimiter. */
function isOursToRefuse(text: string, records: readonly (readonly string[])[]): boolean {
  const [heading = []] = records;
  return (
    text.includes('\0') ||
    /\r(?!\n)/.test(text) ||
    text.startsWith('PK') ||
    /[\ud800-\udfff]/u.test(text) ||
    text.startsWith('\ufeff') ||
    /(^|\n)\r?(\n|$)/.test(text.replace(/\r?\n$/, '')) ||
    (heading.length === 1 && /[,;|\t]/.test(heading[0] ?? ''))
  );
}

describe('the CSV scanner against csv-parse', () => {
  it('reads the same records of a text that csv-parse takes, however it is cut', async () => {
    let compared = 0;
    await fc.assert(
      fc.asyncProperty(anyText, anyCut, async (text, cuts) => {
        const records = oracle(text, ',');
        if (records === undefined || isOursToRefuse(text, records)) return;
        compared++;
        const deliveries = await deliveriesOf(cutAt(bytesOf(text), cuts));
        expect(hasFault(deliveries)).toBe(false);
        expect(recordsOf(deliveries)).toEqual(records);
      }),
      { numRuns: RUNS },
    );
    expect(compared).toBeGreaterThan(RUNS / 5);
  });

  it('finds a fault in every text that csv-parse refuses', async () => {
    let compared = 0;
    await fc.assert(
      fc.asyncProperty(anyText, anyCut, async (text, cuts) => {
        if (oracle(text, ',') !== undefined) return;
        compared++;
        expect(hasFault(await deliveriesOf(cutAt(bytesOf(text), cuts)))).toBe(true);
      }),
      { numRuns: RUNS },
    );
    expect(compared).toBeGreaterThan(RUNS / 10);
  });

  it('reads the records before the first fault, and none that is not in the text', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, async (text) => {
        const deliveries = await deliveriesOf([bytesOf(text)]);
        const before = deliveries.slice(
          0,
          deliveries.findIndex((each) => 'fault' in each),
        );
        const lines = text.split('\n').length;
        for (const each of deliveries) {
          if ('fault' in each && each.fault.code !== 'file-empty') {
            expect(each.fault.line).toBeGreaterThanOrEqual(1);
            expect(each.fault.line).toBeLessThanOrEqual(lines);
          }
        }
        const good = recordsOf(before);
        const last = before.at(-1);
        if (good.length === 0 || last === undefined) return;
        // What precedes the fault is CSV by itself, and csv-parse finds the same in it.
        const records = parse(text, { to: good.length, record_delimiter: ['\r\n', '\n'], relax_column_count: true });
        expect(records).toEqual(good);
      }),
      { numRuns: RUNS },
    );
  });
});
