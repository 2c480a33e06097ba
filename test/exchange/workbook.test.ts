import fc from 'fast-check';
import { expect, test } from 'vitest';
import { workbookFile } from '../../src/exchange/xlsx/workbook.ts';
import { columnLetters, type Worksheet } from '../../src/exchange/xlsx/worksheet.ts';
import { inSteps } from '../../src/model/in-steps.ts';
import { LIMITS } from '../../src/model/limits.ts';
import { readWorkbook } from './read-workbook.ts';

const PLAIN = { title: 'A book', creator: 'Somebody', date: '2026-01-15' };

function fileOf(...sheets: readonly Worksheet[]): Uint8Array {
  return inSteps(() => workbookFile({ ...PLAIN, sheets })).value();
}

function sheetOf(rows: Worksheet['rows'], name = 'One'): Worksheet {
  return {
    name,
    columns: [
      { title: 'A', width: 10 },
      { title: 'B', width: 10 },
    ],
    rows,
  };
}

const HOSTILE = [
  '=1+1',
  '+1',
  '-1',
  '@SUM(A1)',
  '\tcmd',
  '\r\n',
  '\u0000\u001b',
  '_x0041_',
  '_x005F_',
  '<&>"\'',
  ']]>',
  '9801/3',
  '1-2',
  '1e5',
  '007',
  '\uD800',
  '😀',
  '\uFFFE',
  ' a ',
];

test('what is written into a cell is read from it, whatever it is', () => {
  const cell = fc.oneof(
    fc.constantFrom(...HOSTILE),
    fc.string({ unit: 'binary', minLength: 1 }),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 20 }), (rows) => {
      const [, ...read] = readWorkbook(fileOf(sheetOf(rows))).get('One') ?? [];
      expect(read).toEqual(rows.map((row) => row.map((each) => (Object.is(each, -0) ? 0 : each))));
    }),
    { numRuns: 60 },
  );
});

test('each hostile text comes back as a text', () => {
  const [, ...read] = readWorkbook(fileOf(sheetOf(HOSTILE.map((text) => [text])))).get('One') ?? [];
  expect(read.flat()).toEqual(HOSTILE);
});

test('the same workbook is the same bytes', () => {
  const sheets = [sheetOf([['a', 1]]), sheetOf([['b', 2]], 'Two')];
  expect(Buffer.from(fileOf(...sheets)).equals(Buffer.from(fileOf(...sheets)))).toBe(true);
});

test('a text longer than a cell may hold is not cut: the cell says how long it is', () => {
  const longest = 'x'.repeat(LIMITS.workbookCellLength);
  const [, first, second] = readWorkbook(fileOf(sheetOf([[longest], [`${longest}x`]]))).get('One') ?? [];
  expect(first).toEqual([longest]);
  expect(second?.[0]).toMatch(/^\[32768 characters/);
});

test('columns are counted as spreadsheets do', () => {
  expect([0, 25, 26, 51, 52, 701, 702].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA']);
});
