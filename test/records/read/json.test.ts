import { describe, expect, it } from 'vitest';
import { bytesOf, deliveriesOf, read } from './recording-check.ts';

describe('the NDJSON reader', () => {
  const asked = { format: 'ndjson' } as const;

  it('delivers a record a line', async () => {
    expect(await read('{"a":1}\r\n{"a":[1,2]}\n"no object"', asked)).toEqual([{ a: 1 }, { a: [1, 2] }, 'no object']);
  });

  it('finds lines that are no JSON or empty, and reads on', async () => {
    expect(await read('{"a":1\n\n{"a":2}\n{"a":1,"a":2}\n{"b":{"a":1},"a":2}\n', asked)).toEqual([
      'line-syntax @1 #1 The record is not JSON.',
      'line-syntax @2 A line is empty.',
      { a: 2 },
      'line-syntax @4 #3 A name stands twice in the record.',
      { b: { a: 1 }, a: 2 },
    ]);
  });

  it('is not misled by colons, brackets and quotes in strings', async () => {
    expect(await read('{"a:{[":"\\"::\\\\"}\n', asked)).toEqual([{ 'a:{[': '":\\'.replace(':', '::') }]);
  });

  it('takes __proto__ for a name like others', async () => {
    const [record] = await read('{"__proto__":{"x":1}}\n', asked);
    expect(Object.keys(record as object)).toEqual(['__proto__']);
    expect(({} as { x?: unknown }).x).toBeUndefined();
  });

  it('names the limits of length and depth', async () => {
    const limits = { recordLength: 40, recordDepth: 3 };
    const text = `{"a":"${'x'.repeat(40)}"}\n{"a":[[[1]]]}\n{"a":[[1]]}\n`;
    expect(await read(text, { ...asked, limits })).toEqual([
      'line-too-long @1 #1 A record is too long.',
      'line-too-long @2 #2 A record is nested too deeply.',
      { a: [[1]] },
    ]);
  });

  it('survives nesting that would break a stack', async () => {
    const found = await read(`${'['.repeat(1_000_000)}\n{"a":1}\n`, asked);
    expect(found).toEqual(['line-too-long @1 #1 A record is nested too deeply.', { a: 1 }]);
  });
});

describe('the JSON reader', () => {
  const asked = { format: 'json' } as const;

  it('delivers the records of a list, each with the line at which it begins', async () => {
    const deliveries = await deliveriesOf([bytesOf('[\n {"a": "],[" },\n {"a":\n 2}, 3 ]\n')], asked);
    expect(deliveries.slice(0, 3)).toEqual([
      { record: { a: '],[' }, line: 2 },
      { record: { a: 2 }, line: 3 },
      { record: 3, line: 4 },
    ]);
  });

  it.each([
    ['{"a":1}\n{"a":2}', 'line-syntax @1 The file is no JSON list. Reading stopped there.'],
    ['[{"a":1},,{"a":2}]', 'line-syntax @1 Between two records stands something else. Reading stopped there.'],
    ['[{"a":1},\n]', 'line-syntax @2 Between two records stands something else. Reading stopped there.'],
    ['[{"a":1}] x', 'line-syntax @1 Something stands after the end of the list. Reading stopped there.'],
    ['[{"a":1}\n,{"a":', 'file-damaged @2 The file ends before its list does.'],
    ['[{"a":1},{"a":x},{"a":3}]', 'line-syntax @1 #2 The record is not JSON. Reading stopped there.'],
    ['[{"a":1},{"a":1}}]', 'line-syntax @1 #2 The record is not JSON. Reading stopped there.'],
    ['[]', 'file-empty The file has no record.'],
    ['', 'file-empty The file has no record.'],
  ])('says of %j what is wrong', async (text, message) => {
    expect((await read(text, asked)).at(-1)).toBe(message);
  });

  it('goes on after a record that is too long, or has a name twice', async () => {
    const text = `[{"a":"${'x'.repeat(40)}"},{"a":1,"a":1},{"a":2}]`;
    expect(await read(text, { ...asked, limits: { recordLength: 30 } })).toEqual([
      'line-too-long @1 #1 A record is too long.',
      'line-syntax @1 #2 A name stands twice in the record.',
      { a: 2 },
    ]);
  });
});
