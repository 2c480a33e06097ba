import type { SharedStrings } from './shared-strings.ts';
import { CELL_STYLE } from './styles.ts';
import { xstring } from './text.ts';

/** A sheet: its first row is a heading that stays in sight. */
export interface Worksheet {
  /** At most 31 characters, none of `[]:*?/\`. */
  readonly name: string;
  readonly columns: readonly { readonly title: string; readonly width: number }[];
  /** Text or number; nothing where a cell is empty. */
  readonly rows: readonly (readonly (string | number | undefined)[])[];
  /** Range with a filter over it, as `A1:F20`. */
  readonly filter?: string | undefined;
  /** True: what is typed into it stays text, and its columns are not wrapped. */
  readonly isForm?: boolean;
  /** What may be typed into columns: a list that stands in another sheet. */
  readonly choices?: readonly Choice[];
}

export interface Choice {
  /** Position of the column, 0 the first. */
  readonly column: number;
  /** Range of the list, as `'Lists'!$A$2:$A$9`. */
  readonly list: string;
  readonly prompt: string;
}

/** Rows of a form for which choices are offered. */
const FORM_ROWS = 10_000;

/** A sheet as a part of a workbook (ECMA-376 part 1, 18.3.1.99): elements in the order that the schema has. */
export function worksheetXml(sheet: Worksheet, strings: SharedStrings): string {
  const { columns, rows, filter, isForm = false } = sheet;
  const cell = isForm ? CELL_STYLE.entry : CELL_STYLE.text;
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n',
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>',
    `<cols>${columns.map(({ width }, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" style="${cell}" customWidth="1"/>`).join('')}</cols>`,
    `<sheetData>${rowXml(
      columns.map(({ title }) => title),
      { row: 1, style: CELL_STYLE.heading, strings },
    )}`,
    ...rows.map((row, index) => rowXml(row, { row: index + 2, style: cell, strings })),
    '</sheetData>',
    filter === undefined ? '' : `<autoFilter ref="${filter}"/>`,
    choicesXml(sheet),
    '</worksheet>',
  ].join('');
}

function rowXml(cells: Worksheet['rows'][number], { row, style, strings }: RowPlace): string {
  const each = cells.map((cell, index) => cellXml(cell, { at: `${columnLetters(index)}${row}`, style, strings }));
  return `<row r="${row}">${each.join('')}</row>`;
}

interface RowPlace {
  readonly row: number;
  readonly style: number;
  readonly strings: SharedStrings;
}

interface CellPlace extends Omit<RowPlace, 'row'> {
  readonly at: string;
}

/** A text is a text, also one that begins with `=`: nothing here is of the type of formulas. */
function cellXml(cell: string | number | undefined, { at, style, strings }: CellPlace): string {
  if (cell === undefined || cell === '') return '';
  if (typeof cell === 'number') return `<c r="${at}" s="${CELL_STYLE.number}"><v>${cell}</v></c>`;
  return `<c r="${at}" s="${style}" t="s"><v>${strings.numberOf(cell)}</v></c>`;
}

function choicesXml({ choices = [] }: Worksheet): string {
  if (choices.length === 0) return '';
  const each = choices.map(({ column, list, prompt }) => {
    const letters = columnLetters(column);
    // A warning, not a stop: what may stand in a cell is the check's to say, which knows more than a list.
    return `<dataValidation type="list" errorStyle="warning" allowBlank="1" showInputMessage="1" showErrorMessage="1" errorTitle="Not in the list" error="${xstring(prompt)}" sqref="${letters}2:${letters}${FORM_ROWS}"><formula1>${xstring(list)}</formula1></dataValidation>`;
  });
  return `<dataValidations count="${choices.length}">${each.join('')}</dataValidations>`;
}

/** `A`, `B`, …, `Z`, `AA`. */
export function columnLetters(index: number): string {
  const before = Math.floor(index / 26);
  return `${before === 0 ? '' : columnLetters(before - 1)}${String.fromCharCode(65 + (index % 26))}`;
}

/** The range of a heading and that many rows below it. */
export function rangeOf(columns: number, rows: number): string {
  return `A1:${columnLetters(columns - 1)}${rows + 1}`;
}
