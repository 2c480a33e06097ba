import { inSteps } from '../../model/in-steps.ts';
import { error } from '../../model/issue.ts';
import { failed, ok, type Result } from '../../model/result.ts';
import { csvRecord } from '../../records/write/csv-text.ts';
import type { DownloadedFile } from '../downloaded-file.ts';
import { type CodeBookFormat, type CodeBookSheet, WORKBOOK_TYPE } from '../formats.ts';
import { workbookFile } from '../xlsx/workbook.ts';
import { rangeOf, type Worksheet } from '../xlsx/worksheet.ts';
import { type CodeBook, codeBookOf, sheetsOf } from './code-book.ts';
import type { Snapshot, Wanted } from './selection.ts';
import { type Cell, type Sheet, textOfCell } from './sheet.ts';

export interface WantedFile extends Wanted {
  readonly format: CodeBookFormat;
  /** Which sheet a CSV file is; the variables if it is not said. The other formats hold all. */
  readonly sheet?: CodeBookSheet | undefined;
}

/**
 * A code book as a file. Answers what `codeBookOf` answers, and `invalid-parameter` for a sheet that is asked for in a
 * format that holds all, or that this code book has not.
 */
export function codeBookFile(snapshot: Snapshot, { format, sheet, ...wanted }: WantedFile): Result<DownloadedFile> {
  const book = codeBookOf(snapshot, wanted);
  if (!book.ok) return book;
  if (sheet !== undefined && format !== 'csv') return failed(sheetIssue(`A code book in ${format} holds all sheets.`));
  if (sheet !== undefined && !book.value.has(sheet)) {
    return failed(sheetIssue(`The code book of a disease or table has no sheet ${sheet}: ask for the whole one.`));
  }
  const parts = ['code-book', snapshot.name.version, wanted.disease, wanted.table, sheet];
  const name = `${parts.filter((part) => part !== undefined).join('-')}.${format}`;
  return ok({ name, ...written(book.value, format, sheet ?? 'variables') });
}

function sheetIssue(message: string) {
  return error('invalid-parameter', message, { parameter: 'sheet' });
}

function written(book: CodeBook, format: CodeBookFormat, sheet: CodeBookSheet): Omit<DownloadedFile, 'name'> {
  const ways = {
    xlsx: { contentType: WORKBOOK_TYPE, make: () => workbookOf(book) },
    csv: { contentType: 'text/csv; charset=utf-8; header=present', make: () => csvOf(book, sheet) },
    json: { contentType: 'application/json', make: () => jsonOf(book) },
  } as const satisfies { readonly [F in CodeBookFormat]: object };
  const { contentType, make } = ways[format];
  return { contentType, bytes: inSteps<string | Uint8Array<ArrayBuffer>>(make) };
}

function* workbookOf(book: CodeBook): Generator<void, Uint8Array<ArrayBuffer>> {
  const { selection } = book;
  const { settings } = selection.snapshot.dictionary;
  const sheets = yield* sheetsOf(book);
  return yield* workbookFile({
    title: [selection.text(settings.title), selection.of].filter((part) => part !== undefined).join(': '),
    creator: settings.publisher,
    date: selection.snapshot.name.date,
    sheets: sheets.map(worksheetOf),
  });
}

function worksheetOf({ id, title, columns, rows }: Sheet): Worksheet {
  return {
    name: title,
    columns,
    rows: rows.map((row) => row.map((cell) => (typeof cell === 'number' ? cell : textOfCell(cell, '\n')))),
    filter: id === 'read-me' || rows.length === 0 ? undefined : rangeOf(columns.length, rows.length),
  };
}

/**
 * One sheet: RFC 4180 in UTF-8, with the byte order mark without which Excel takes it for another encoding. The parts of
 * a list are separated as in a REDCap data dictionary. No cell is taken for a formula: see `inertCell`.
 */
function* csvOf(book: CodeBook, id: CodeBookSheet): Generator<void, string> {
  const sheets = yield* sheetsOf(book);
  const { columns = [], rows = [] } = sheets.find((each) => each.id === id) ?? {};
  const lines = rows.map((row) =>
    csvRecord(row.map((cell) => (typeof cell === 'number' ? cell : textOfCell(cell, ' | ')))),
  );
  return `\uFEFF${csvRecord(columns.map(({ key }) => key))}${lines.join('')}`;
}

/** Everything, by sheet: a row is an object by the keys of its columns, and what is empty is left out. */
function* jsonOf(book: CodeBook): Generator<void, string> {
  const { snapshot, wanted, of } = book.selection;
  const { disease, table } = wanted;
  const sheets = yield* sheetsOf(book);
  const whole = {
    release: { version: snapshot.name.version, digest: snapshot.name.digest },
    of: { ...(disease && { disease }), ...(table && { table }), ...(of && { title: of }) },
    sheets: Object.fromEntries(sheets.map(({ id, columns, rows }) => [id, rows.map((row) => rowObject(columns, row))])),
  };
  yield;
  return `${JSON.stringify(whole)}\n`;
}

function rowObject(columns: Sheet['columns'], row: readonly Cell[]): { readonly [key: string]: Cell } {
  const cells = columns.map(({ key }, index) => [key, row[index]] as const);
  return Object.fromEntries(
    cells.filter(([, cell]) => cell !== undefined && !(typeof cell === 'object' && cell.length === 0)),
  );
}
