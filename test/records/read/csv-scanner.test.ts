import { describe, expect, it } from 'vitest';
import { bytesOf, deliveriesOf, read } from './recording-check.ts';

describe('the CSV reader', () => {
  it('delivers the heading, then the records', async () => {
    expect(await read('a,b\n1,2\n3,4\n')).toEqual([
      ['a', 'b'],
      ['1', '2'],
      ['3', '4'],
    ]);
  });

  it('takes LF and CRLF, mixed, and a last line without its end', async () => {
    expect(await read('a,b\r\n1,2\n3,4')).toEqual([
      ['a', 'b'],
      ['1', '2'],
      ['3', '4'],
    ]);
  });

  it('keeps delimiters, line ends and doubled quotes of a quoted cell', async () => {
    expect(await read('a,b\n"x,\r\n""y""","\r"\n')).toEqual([
      ['a', 'b'],
      ['x,\r\n"y"', '\r'],
    ]);
  });

  it('says at which line each record begins', async () => {
    const deliveries = await deliveriesOf([bytesOf('a,b\n"1\n\n",2\r\n3,4\n')]);
    expect(deliveries.flatMap((each) => ('row' in each ? [each.line] : []))).toEqual([2, 5]);
  });

  it('loses the record with a quote in an unquoted cell, and reads the next', async () => {
    expect(await read('a,b\n5" disk,"x\ny"\n3,4\n')).toEqual([
      ['a', 'b'],
      'line-syntax @2 #1 A quote stands in a cell that does not begin with one.',
      ['3', '4'],
    ]);
  });

  it('loses the record with a quote that is not doubled, where its end is certain all the same', async () => {
    expect(await read('a,b\n"he said "yes" to us",2\r\n"5" disk",2\n3,4\n"a"b')).toEqual([
      ['a', 'b'],
      'line-syntax @2 #1 A quote within a quoted cell is not doubled.',
      'line-syntax @3 #2 A quote within a quoted cell is not doubled.',
      ['3', '4'],
      'line-syntax @5 #4 A quote within a quoted cell is not doubled.',
    ]);
  });

  it('stops at a quote that is not doubled, where the end of the record is not certain', async () => {
    expect(await read('a,b\n1,2\n"5" disk,2\n3,"4"\n')).toEqual([
      ['a', 'b'],
      ['1', '2'],
      'line-syntax @3 #2 A quote within a quoted cell is not doubled, and no line end after it is certain. ' +
        'Reading stopped there.',
    ]);
  });

  it('says where a quote is opened that is never closed', async () => {
    expect(await read('a,b\n1,2\n3,"4\n5,6\n')).toEqual([
      ['a', 'b'],
      ['1', '2'],
      'line-syntax @3 #2 A quote is opened and never closed. Reading stopped there.',
    ]);
  });

  it('finds records that are longer or shorter than the heading, and counts them', async () => {
    const deliveries = await deliveriesOf([bytesOf('a,b\n1\n1,2,3\n1,2\n')]);
    expect(deliveries.flatMap((each) => ('fault' in each ? [each.fault] : []))).toEqual([
      {
        code: 'row-length',
        message: 'A record has too few cells.',
        expected: '2 cells, as many as there are headings.',
        line: 2,
        row: 1,
      },
      {
        code: 'row-length',
        message: 'A record has more cells than there are headings.',
        expected: '2 cells, as many as there are headings.',
        line: 3,
        row: 2,
      },
    ]);
  });

  it('finds NUL, a lone carriage return and empty lines, each where it is', async () => {
    expect(await read('a,b\n1,\0\n\n1,\r2\n\r\n3,4\n5,6\r')).toEqual([
      ['a', 'b'],
      'line-syntax @2 #1 A NUL character stands in the record.',
      'line-syntax @3 A line is empty.',
      'line-syntax @4 #2 A carriage return stands alone.',
      'line-syntax @5 A line is empty.',
      ['3', '4'],
      'line-syntax @7 #4 A carriage return stands alone.',
    ]);
  });

  it('takes a quoted empty cell for a record, not for an empty line', async () => {
    expect(await read('a\n""\r\n')).toEqual([['a'], ['']]);
  });

  it('stops at a heading that cannot be read', async () => {
    expect(await read('a,b"\n1,2\n')).toEqual([
      'line-syntax @1 A quote stands in a cell that does not begin with one. Reading stopped there.',
    ]);
  });

  it.each([
    ['a;b\n1;2\n', ',', 'The heading is one column by the comma, and a semicolon stands in it.'],
    ['a,b\n1,2\n', '\t', 'The heading is one column by the tab, and a comma stands in it.'],
  ])('says of %j that the delimiter is another', async (text, delimiter, message) => {
    expect(await read(text, { delimiter })).toEqual([`line-syntax @1 ${message} Reading stopped there.`]);
  });

  it('reads with the delimiter that is stated', async () => {
    expect(await read('a;b\n1,5;"2;3"\n', { delimiter: ';' })).toEqual([
      ['a', 'b'],
      ['1,5', '2;3'],
    ]);
  });

  it.each([
    ['', 'The file is empty.'],
    ['\ufeff', 'The file is empty.'],
    ['a,b\n', 'The file has no record.'],
  ])('finds that %j has nothing in it', async (text, message) => {
    expect((await read(text)).at(-1)).toBe(`file-empty ${message}`);
  });

  it('names the limit that a cell, a record or the heading breaks, and reads the next record', async () => {
    const long = 'x'.repeat(11);
    const asked = { limits: { cellLength: 10, recordLength: 24, recordColumns: 3 } };
    expect(await read(`a,b,c\n${long},2,3\n"${long}\n",2,3\n"xxxxxxxxxx",yyyyyyyyyy,z\n1,2,3\n`, asked)).toEqual([
      ['a', 'b', 'c'],
      'line-too-long @2 #1 A cell is too long.',
      'line-too-long @3 #2 A cell is too long.',
      ['xxxxxxxxxx', 'yyyyyyyyyy', 'z'],
      ['1', '2', '3'],
    ]);
    expect(await read('a,b,c\n"xxxxxxxxxx",yyyyyyyyyy,zzz\n1,2,3\n', asked)).toEqual([
      ['a', 'b', 'c'],
      'line-too-long @2 #1 A record is too long.',
      ['1', '2', '3'],
    ]);
    expect(await read('a,b,c,d\n1,2,3,4\n', asked)).toEqual([
      'line-too-long @1 There are too many columns. Reading stopped there.',
    ]);
  });

  it('quotes nothing of the file in a fault', async () => {
    const canary = 'ZEBRA';
    const texts = [`a,b\n${canary}"x,1\n`, `a\n"${canary}"${canary}\n`, `a,b\n${canary}\n`, `${canary};${canary}\n`];
    for (const text of texts) {
      const faults = (await deliveriesOf([bytesOf(text)])).filter((each) => 'fault' in each);
      expect(faults).toHaveLength(1);
      expect(JSON.stringify(faults)).not.toContain(canary);
    }
  });
});
