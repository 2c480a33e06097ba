import type { RecordColumn, RecordSchema } from '../model/shapes.ts';
import type { CodeBook } from './code-book.ts';
import type { CellValue, Fault } from './fault.ts';

/** What is around a column. */
export interface ColumnContext {
  readonly table: Pick<RecordSchema, 'separator'>;
  readonly books: ReadonlyMap<string, CodeBook>;
  /** Every missing reason of the dictionary. */
  readonly missingReasons: ReadonlySet<string>;
  readonly unit?: string;
}

/** What a judge of one value looks at. */
export interface Subject {
  readonly column: RecordColumn;
  readonly context: ColumnContext;
  readonly book: CodeBook | undefined;
  readonly matches: ((text: string) => boolean) | undefined;
}

/** Judges one value, neither empty nor a missing reason of the column: what rules see of it. Adds to `faults`. */
export type Judge = (text: string, faults: Fault[]) => CellValue;
