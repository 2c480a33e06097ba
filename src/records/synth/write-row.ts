import { isPartialDate } from '../../expression/partial-date.ts';
import type { RecordColumn, RecordSchema } from '../../model/shapes.ts';
import type { CellValue } from '../fault.ts';
import { cellText, cellValue, type Row } from './row.ts';

export type RowFormat = 'csv' | 'ndjson';

/** The line of headings; empty where the format has none. */
export function headingLine({ columns }: RecordSchema, format: RowFormat): string {
  return format === 'csv' ? `${columns.map(({ name }) => quoted(name)).join(',')}\n` : '';
}

/** A record as one line. `planted` are cells that hold something else than the record. */
export function rowLine(row: Row, format: RowFormat, planted?: ReadonlyMap<string, string>): string {
  return format === 'csv' ? csvLine(row, planted) : jsonLine(row, planted);
}

/** RFC 4180, its lines ended by a line feed. Cells are as they are: these files are for programs. */
function csvLine(row: Row, planted: ReadonlyMap<string, string> | undefined): string {
  const { columns } = row.table.schema;
  let line = '';
  for (let at = 0; at < columns.length; at++) {
    const name = columns[at]?.name ?? '';
    const text = planted?.get(name) ?? cellText(row, name);
    line += at === 0 ? quoted(text) : `,${quoted(text)}`;
  }
  return `${line}\n`;
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function jsonLine(row: Row, planted: ReadonlyMap<string, string> | undefined): string {
  const record: { [name: string]: unknown } = {};
  for (const column of row.table.schema.columns) {
    const text = planted?.get(column.name);
    const value = text === undefined ? jsonValue(row, column) : plantedJson(text, column, row.table.schema.separator);
    if (value !== undefined) record[column.name] = value;
  }
  return `${JSON.stringify(record)}\n`;
}

function jsonValue(row: Row, { name }: RecordColumn): unknown {
  const value = cellValue(row, name);
  return value === undefined ? row.reasons[name] : plainJson(value);
}

function plainJson(value: NonNullable<CellValue>): unknown {
  if (Array.isArray(value)) return value.map(plainJson);
  return isPartialDate(value) ? value.text : value;
}

/** What was planted as text, in the JSON type of the column where it can be. */
function plantedJson(text: string, { type, repeats }: RecordColumn, separator: string | undefined): unknown {
  if (text === '') return undefined;
  if (repeats) return text.split(separator ?? '\n');
  const isNumber = (type === 'integer' || type === 'decimal') && /^-?\d+(?:\.\d+)?$/.test(text);
  return isNumber ? Number(text) : text;
}
