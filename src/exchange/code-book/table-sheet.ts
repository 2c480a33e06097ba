import { columnName } from '../../kinds/column-name.ts';
import type { Column, Table } from '../../model/definitions.ts';
import { definitionOf } from '../../model/dictionary.ts';
import type { Listed, Selection } from './selection.ts';
import { field, type Sheet, sheetOf } from './sheet.ts';

interface ListedColumn {
  readonly table: Listed<Table>;
  readonly column: Column;
  readonly position: number;
}

/** A row a column of a table: of a disease's code book, only the columns of its variables. */
export function tableSheet(selection: Selection): Sheet {
  const { text, snapshot } = selection;
  const variableOf = ({ column }: ListedColumn) => definitionOf(snapshot.dictionary, 'variable', column.variable);
  return sheetOf<ListedColumn>(
    { id: 'tables', title: 'Tables', about: 'One row a column of a data file, in the order of its template.' },
    [
      field('table', 'Table', 20, ({ table }) => table.card.id),
      field('tableTitle', 'Title of the table', 24, ({ table }) => text(table.definition.title)),
      field('position', 'Position', 9, ({ position }) => position),
      field('column', 'Heading', 28, ({ column }) => columnName(column)),
      field('variable', 'Variable', 28, ({ column }) => column.variable),
      field('title', 'Title of the variable', 32, (each) => text(variableOf(each)?.title)),
      field('type', 'Type', 12, (each) => variableOf(each)?.type),
      field('unit', 'Unit (UCUM)', 12, (each) => variableOf(each)?.unit),
      field('required', 'Required', 24, ({ column }) => requiredInWords(column)),
      field('valueSet', 'Value set', 26, (each) => each.column.valueSet ?? variableOf(each)?.valueSet),
      field('min', 'Minimum', 10, (each) => (each.column.range ?? variableOf(each)?.range)?.min),
      field('max', 'Maximum', 10, (each) => (each.column.range ?? variableOf(each)?.range)?.max),
      field('key', 'Part of the key', 10, ({ table, column }) =>
        yesOrNo(table.definition.key.includes(columnName(column))),
      ),
      field('refersTo', 'Refers to', 26, ({ table, column }) => referencesOf(table.definition, columnName(column))),
      field('unique', 'Unique together with', 26, ({ table, column }) =>
        uniqueOf(table.definition, columnName(column)),
      ),
      field('separator', 'Between several values', 10, (each) =>
        variableOf(each)?.repeats === true ? each.table.definition.separator : undefined,
      ),
    ],
    columnsOf(selection),
  );
}

function columnsOf({ tables, variables }: Selection): readonly ListedColumn[] {
  const selected = new Set(variables.map(({ card }) => card.id));
  return tables.flatMap((table) =>
    table.definition.columns
      .map((column, index) => ({ table, column, position: index + 1 }))
      .filter(({ column }) => selected.has(column.variable)),
  );
}

function requiredInWords({ required, requiredWhen }: Column): string {
  if (required === true) return 'yes';
  return requiredWhen === undefined ? 'no' : `if ${requiredWhen}`;
}

function referencesOf({ references }: Table, name: string): readonly string[] {
  return (references ?? []).flatMap(({ columns, table, to }) => {
    const at = columns.indexOf(name);
    return at === -1 ? [] : [`${table}.${to[at] ?? ''}`];
  });
}

/** Each list that must be unique, beside the key; `itself` where the column alone must be. */
function uniqueOf({ unique }: Table, name: string): readonly string[] {
  return (unique ?? [])
    .filter((columns) => columns.includes(name))
    .map((columns) => columns.filter((each) => each !== name).join(' + ') || 'itself');
}

function yesOrNo(is: boolean): string {
  return is ? 'yes' : 'no';
}
