import type { Limits } from '../../model/limits.ts';
import type { FileFault } from '../checks.ts';

/** What is wrong, without its place. */
export type Flaw = Pick<FileFault, 'code' | 'message' | 'expected'>;

const RFC_QUOTES = 'A cell that holds a quote, a delimiter or a line break is quoted, and quotes in it are doubled.';
const LINES = 'Lines end with LF or CRLF.';
const ONE_JSON = 'One JSON object with each name once.';

/** What can be wrong with a file as such. Sentences are fixed: they quote no data, and equal flaws add up. */
export const FLAWS = {
  noHeading: flaw('file-empty', 'The file is empty.', 'A heading, then records.'),
  noRecord: flaw('file-empty', 'The file has no record.', 'At least one record.'),
  quoteInCell: flaw('line-syntax', 'A quote stands in a cell that does not begin with one.', RFC_QUOTES),
  quoteNotDoubled: flaw('line-syntax', 'A quote within a quoted cell is not doubled.', RFC_QUOTES),
  quoteAstray: flaw(
    'line-syntax',
    'A quote within a quoted cell is not doubled, and no line end after it is certain.',
    RFC_QUOTES,
  ),
  quoteNotClosed: flaw('line-syntax', 'A quote is opened and never closed.', RFC_QUOTES),
  loneReturn: flaw('line-syntax', 'A carriage return stands alone.', LINES),
  nul: flaw('line-syntax', 'A NUL character stands in the record.', 'Text. A file full of NUL may be in UTF-16.'),
  emptyLine: flaw('line-syntax', 'A line is empty.', 'One record a line.'),
  encoding: flaw('file-encoding', 'A character is not in the stated encoding.', 'Text in the stated encoding.'),
  badJson: flaw('line-syntax', 'The record is not JSON.', ONE_JSON),
  nameTwice: flaw('line-syntax', 'A name stands twice in the record.', ONE_JSON),
  notAList: flaw('line-syntax', 'The file is no JSON list.', 'A list of records: [{…}, {…}]; or one record a line.'),
  betweenRecords: flaw('line-syntax', 'Between two records stands something else.', 'A comma between two records.'),
  afterList: flaw('line-syntax', 'Something stands after the end of the list.', 'One list, and nothing after it.'),
  endsEarly: flaw('file-damaged', 'The file ends before its list does.', 'A list that is closed.'),
  notUnpacked: flaw('file-damaged', 'The file cannot be unpacked, or ends early.', 'A whole file packed with gzip.'),
  packed: flaw('file-damaged', 'The file is packed with gzip.', 'Text; or a name that ends in .gz.'),
  workbook: flaw('file-encoding', 'The file is a workbook or a ZIP archive.', 'Text: save the sheet as CSV.'),
  otherBom: flaw(
    'file-encoding',
    'The byte order mark at the beginning contradicts the stated encoding.',
    'Text in the stated encoding.',
  ),
} as const satisfies { readonly [name: string]: Flaw };

/** Limits, as flaws that name them. */
export function limitFlaws(limits: Limits) {
  const { cellLength, recordLength, recordColumns, recordDepth, unpackRatio } = limits;
  return {
    cell: flaw('line-too-long', 'A cell is too long.', `At most ${cellLength} characters (cellLength).`),
    record: flaw('line-too-long', 'A record is too long.', `At most ${recordLength} characters (recordLength).`),
    columns: flaw('line-too-long', 'There are too many columns.', `At most ${recordColumns} (recordColumns).`),
    depth: flaw('line-too-long', 'A record is nested too deeply.', `At most ${recordDepth} levels (recordDepth).`),
    ratio: flaw(
      'file-damaged',
      'Unpacked, the file becomes suspiciously large.',
      `At most ${unpackRatio} times its size (unpackRatio).`,
    ),
  } as const;
}

/** A record of another length than the heading. */
export function lengthFlaw(columns: number, cells: number): Flaw {
  const found = cells > columns ? 'A record has more cells than there are headings.' : 'A record has too few cells.';
  return flaw('row-length', found, `${columns} cells, as many as there are headings.`);
}

/** The same flaw, where nothing after it could be read. */
export function stopping({ code, message, expected }: Flaw): Flaw {
  return flaw(code, `${message} Reading stopped there.`, expected);
}

function flaw(code: Flaw['code'], message: string, expected: string): Flaw {
  return { code, message, expected };
}
