import type { ColumnReader } from './column-reader.ts';
import type { CellValue } from './fault.ts';

/** A column as the reader of one file has it. */
export interface BoundColumn {
  /** Position of the column in its table. */
  readonly column: number;
  readonly name: string;
  readonly reader: ColumnReader;
  /** Conditions or keys look at it. */
  readonly isUsed: boolean;
}

/** A record under way: what conditions see of it. One object for all records of a file. */
export type RecordUnderWay = { [name: string]: CellValue };
