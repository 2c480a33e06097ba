/** What stands in one cell: a number stays one, a list is several texts of one cell. Absent: nothing is stated. */
export type Cell = string | number | readonly string[] | undefined;

export interface SheetColumn {
  /** Its name in JSON. */
  readonly key: string;
  readonly title: string;
  /** In a workbook, in characters. */
  readonly width: number;
}

/** A table of a code book, before it is written in any format. */
export interface Sheet {
  /** Its name in addresses and JSON. */
  readonly id: string;
  readonly title: string;
  /** What a row is, as one sentence for people. */
  readonly about: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly (readonly Cell[])[];
}

/** A column of a sheet, with what it shows of an item. */
export interface Field<T> extends SheetColumn {
  readonly of: (item: T) => Cell;
}

/** A field: its name in JSON, its heading, its width in characters, and what it shows. */
export function field<T>(key: string, title: string, width: number, of: (item: T) => Cell): Field<T> {
  return { key, title, width, of };
}

/** A sheet with a row an item. */
export function sheetOf<T>(
  about: Omit<Sheet, 'columns' | 'rows'>,
  fields: readonly Field<T>[],
  items: readonly T[],
): Sheet {
  return {
    ...about,
    columns: fields.map(({ key, title, width }) => ({ key, title, width })),
    rows: items.map((item) => fields.map(({ of }) => of(item))),
  };
}

/** A cell as one text, the parts of a list with `between` between them. */
export function textOfCell(cell: Cell, between: string): string {
  if (cell === undefined) return '';
  return typeof cell === 'object' ? cell.join(between) : String(cell);
}
