import type { ReadonlyRecord } from '../../expression/compile.ts';
import type { CellValue } from '../fault.ts';
import { keyText } from '../key-text.ts';
import type { TablePrint } from './blueprint.ts';

/** A record under construction. */
export interface Row {
  readonly table: TablePrint;
  /** What rules see of it: its values, and the values of its child records under the names of their lists. */
  readonly values: { [name: string]: ReadonlyRecord[string] };
  /** Missing reasons, where there is no value. */
  readonly reasons: { [name: string]: string | undefined };
  /** Its child records, by the name of the list. */
  readonly lists: { [list: string]: Row[] };
  /** Records that it refers to, by reference. */
  readonly parents: readonly Row[];
}

export function emptyRow(table: TablePrint, parents: readonly Row[]): Row {
  return { table, values: { ...table.empty }, reasons: {}, lists: {}, parents };
}

export function cellValue({ values }: Row, name: string): CellValue {
  return values[name] as CellValue;
}

/** The value as it stands in a cell; empty where there is none. */
export function cellText(row: Row, name: string): string {
  const value = cellValue(row, name);
  if (value === undefined) return row.reasons[name] ?? '';
  if (Array.isArray(value)) return value.map(scalarText).join(row.table.schema.separator ?? ';');
  return scalarText(value);
}

function scalarText(value: NonNullable<CellValue>): string {
  return typeof value === 'number' ? plainNumber(value) : keyText(value);
}

const SMALLEST_DIGITS = 20;

/** Without an exponent, which no cell may have. */
function plainNumber(value: number): string {
  const text = String(value);
  if (!text.includes('e')) return text;
  return Math.abs(value) < 1 ? value.toFixed(SMALLEST_DIGITS).replace(/0+$/, '') : BigInt(Math.round(value)).toString();
}

/** The values of columns as one text; undefined if one is empty. */
export function keyOf(row: Row, columns: readonly string[]): string | undefined {
  const parts: string[] = [];
  for (const name of columns) {
    const value = cellValue(row, name);
    if (value === undefined) return undefined;
    parts.push(keyText(value));
  }
  return parts.join('\u001f');
}
