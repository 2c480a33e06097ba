import { definitionOf } from '../model/dictionary.ts';
import { inSteps } from '../model/in-steps.ts';
import { ok, type Result } from '../model/result.ts';
import type { RecordColumn, RecordSchema } from '../model/shapes.ts';
import { type Text, textIn } from '../model/text.ts';
import { oneDefinition } from '../query/browse.ts';
import { recordPlan } from '../query/record-checks.ts';
import type { Scope } from '../query/scope.ts';
import type { CodeList, RecordPlan } from '../records/plan.ts';
import { csvRecord } from '../records/write/csv-text.ts';
import type { DownloadedFile } from './downloaded-file.ts';
import { type TemplateFormat, WORKBOOK_TYPE } from './formats.ts';
import { workbookFile } from './xlsx/workbook.ts';
import { columnLetters, rangeOf, type Worksheet } from './xlsx/worksheet.ts';

type Snapshot = Scope['primary'];

/**
 * An empty data file of a table, to be filled in: its headings; in a workbook also what each column takes, and lists to
 * choose codes from. What is typed into a workbook stays text, so that no code becomes a date. Answers
 * `unknown-definition`.
 */
export function tableTemplate(snapshot: Snapshot, id: string, format: TemplateFormat): Result<DownloadedFile> {
  const known = oneDefinition(snapshot, 'table', id);
  if (!known.ok) return known;
  const plan = recordPlan(snapshot);
  const table = plan.tables.find((each) => each.id === id);
  if (table === undefined) throw new Error('table-template: every table of a release is in its plan');
  const name = `${id}.${format}`;
  if (format === 'xlsx')
    return ok({ name, contentType: WORKBOOK_TYPE, bytes: inSteps(() => workbookOf(snapshot, table, plan)) });
  return ok({ name, contentType: 'text/csv; charset=utf-8; header=present', bytes: inSteps(() => headingLine(table)) });
}

/** The byte order mark keeps Excel at UTF-8 when it saves the file. */
function* headingLine({ columns }: RecordSchema): Generator<void, string> {
  return `\uFEFF${csvRecord(columns.map(({ name }) => name))}`;
}

function* workbookOf(
  snapshot: Snapshot,
  table: RecordSchema,
  plan: RecordPlan,
): Generator<void, Uint8Array<ArrayBuffer>> {
  const { settings } = snapshot.dictionary;
  const text = (of: Text) => textIn(of, ...settings.languages);
  const lists = listsOf(table, plan);
  return yield* workbookFile({
    title: `${text(settings.title)}, release ${snapshot.name.version}: template of the table ${text(table.title)}`,
    creator: settings.publisher,
    date: snapshot.name.date,
    sheets: [
      formSheet(table, lists),
      columnSheet(snapshot, table, text),
      ...(lists.length === 0 ? [] : [listSheet(lists)]),
    ],
  });
}

const NARROWEST = 12;

function formSheet({ columns }: RecordSchema, lists: readonly Listed[]): Worksheet {
  return {
    name: 'Data',
    columns: columns.map(({ name }) => ({ title: name, width: Math.max(NARROWEST, name.length + 2) })),
    rows: [],
    isForm: true,
    choices: lists.map(({ column, position, entries }, index) => ({
      column: position,
      list: `'Lists'!$${columnLetters(index)}$2:$${columnLetters(index)}$${entries.length + 1}`,
      prompt: `${column.name} takes a code of its list. See the sheet Columns.`,
    })),
  };
}

const COLUMN_SHEET = [
  { title: 'Heading', width: 28 },
  { title: 'Title', width: 34 },
  { title: 'Required', width: 24 },
  { title: 'Type', width: 12 },
  { title: 'Unit (UCUM)', width: 12 },
  { title: 'Minimum', width: 10 },
  { title: 'Maximum', width: 10 },
  { title: 'Value set', width: 26 },
  { title: 'Missing reasons', width: 20 },
  { title: 'Several values, separated by', width: 14 },
  { title: 'Definition', width: 70 },
  { title: 'Permalink', width: 48 },
] as const;

function columnSheet(snapshot: Snapshot, table: RecordSchema, text: (of: Text) => string): Worksheet {
  const { dictionary } = snapshot;
  const plan = recordPlan(snapshot);
  const valueSets = new Map(plan.codeLists.map((list) => [list.canonical, list.id]));
  const { base, release } = plan.dictionary;
  const rows = table.columns.map((column) => [
    column.name,
    text(column.title),
    requiredInWords(column),
    column.type,
    column.unit,
    column.range?.min,
    column.range?.max,
    column.valueSet === undefined ? undefined : (valueSets.get(column.valueSet) ?? column.valueSet),
    column.missing.join('\n'),
    column.repeats ? table.separator : undefined,
    text(definitionOf(dictionary, 'variable', column.variable)?.definition ?? ''),
    `${base}/variable/${column.variable}?release=${release}`,
  ]);
  return { name: 'Columns', columns: COLUMN_SHEET, rows, filter: rangeOf(COLUMN_SHEET.length, rows.length) };
}

function requiredInWords({ required, requiredWhen }: RecordColumn): string {
  if (required) return 'yes';
  return requiredWhen === undefined ? 'no' : `if ${requiredWhen}`;
}

interface Listed {
  readonly column: RecordColumn;
  readonly position: number;
  readonly entries: readonly string[];
}

/** What columns with one code each may take: the codes in use, then the missing reasons. */
function listsOf({ columns }: RecordSchema, { codeLists }: RecordPlan): readonly Listed[] {
  const byCanonical = new Map(codeLists.map((list) => [list.canonical, list]));
  return columns.flatMap((column, position) => {
    const list = byCanonical.get(column.valueSet ?? '');
    if (list === undefined || column.repeats) return [];
    return [{ column, position, entries: [...usableCodes(list), ...column.missing] }];
  });
}

function usableCodes({ codes }: CodeList): readonly string[] {
  return codes.filter(({ use }) => use === undefined).map(({ code }) => code);
}

function listSheet(lists: readonly Listed[]): Worksheet {
  const longest = Math.max(0, ...lists.map(({ entries }) => entries.length));
  const rows = Array.from({ length: longest }, (_row, at) => lists.map(({ entries }) => entries[at]));
  return { name: 'Lists', columns: lists.map(({ column }) => ({ title: column.name, width: 24 })), rows };
}
