import type { ReadonlyRecord } from '../../expression/compile.ts';
import { isPartialDate, type PartialDate } from '../../expression/partial-date.ts';
import type { CellValue } from '../fault.ts';
import type { Blueprint, ColumnPrint, Reference, TablePrint } from './blueprint.ts';
import { type Course, courseOf } from './chronology.ts';
import type { Random } from './random.ts';
import { cellValue, emptyRow, keyOf, type Row } from './row.ts';

/** A record of the root table and all that refer to it, by table in the order of the blueprint. */
export interface Family {
  readonly course: Course;
  readonly rows: ReadonlyMap<string, Row[]>;
}

/** Share of optional columns that hold a value. */
const FILLED_SHARE = 0.5;
/** Share of empty cells that say why, and of required ones that only say why. */
const REASON_SHARE = 0.15;
const REQUIRED_REASON_SHARE = 0.03;
const ANOTHER_SHARE = 0.45;
const MOST_SIBLINGS = 6;

/** Draws a family; rules are not asked yet. `number` names it: no other has its key. */
export function drawFamily({ tables, root }: Blueprint, number: number, random: Random): Family {
  const course = courseOf(random);
  const rows = new Map<string, Row[]>();
  for (const table of tables) {
    const made =
      table === root
        ? [fill(emptyRow(table, []), { serial: rootName(number), course, random })]
        : children(table, rows, course, random);
    rows.set(table.schema.id, made);
  }
  for (const table of tables) for (const row of rows.get(table.schema.id) ?? []) showLists(row);
  return { course, rows };
}

function showLists(row: Row): void {
  for (const { children: lists } of row.table.demands) for (const { list } of lists) showList(row, list);
}

/** Lets rules see the child records of a list as they are now. */
export function showList(row: Row, list: string): void {
  row.values[list] = (row.lists[list] ?? []).map(({ values }) => values as ReadonlyRecord);
}

/** A number is its own name; a text says that nobody is meant. */
function rootName(number: number): { readonly number: number; readonly text: string } {
  return { number, text: `SYN${String(number).padStart(7, '0')}` };
}

function children(table: TablePrint, rows: ReadonlyMap<string, Row[]>, course: Course, random: Random): Row[] {
  const [primary, ...others] = table.references;
  const made: Row[] = [];
  for (const parent of rows.get(primary?.table ?? '') ?? []) {
    if (!random.chance(table.share)) continue;
    let count = 1;
    while (count < MOST_SIBLINGS && random.chance(ANOTHER_SHARE)) count++;
    const siblings: Row[] = [];
    for (let at = 1; at <= count; at++) {
      const parents = parentsOf(parent, others, { primary, rows, random });
      if (parents === undefined) continue;
      siblings.push(fill(emptyRow(table, parents), { serial: rootName(at), course, random }));
    }
    putInOrder(siblings, table);
    made.push(...siblings);
  }
  const unique = withoutTwins(made, table);
  for (const row of unique) enterLists(row);
  return unique;
}

/** The records that a child refers to: one that each reference leads to, all of the same values where they share columns. */
function parentsOf(
  parent: Row,
  others: readonly Reference[],
  { primary, rows, random }: { primary: Reference | undefined; rows: ReadonlyMap<string, Row[]>; random: Random },
): readonly Row[] | undefined {
  const bound = new Map<string, CellValue>();
  const bind = ({ columns, to }: Reference, row: Row): void => {
    for (const [at, name] of columns.entries()) bound.set(name, cellValue(row, to[at] ?? ''));
  };
  if (primary !== undefined) bind(primary, parent);
  const parents = [parent];
  for (const reference of others) {
    const fitting = (rows.get(reference.table) ?? []).filter((row) =>
      reference.columns.every(
        (name, at) => !bound.has(name) || bound.get(name) === cellValue(row, reference.to[at] ?? ''),
      ),
    );
    const chosen = random.pick(fitting);
    if (chosen === undefined) return undefined;
    bind(reference, chosen);
    parents.push(chosen);
  }
  return parents;
}

interface Filling {
  readonly serial: { readonly number: number; readonly text: string };
  readonly course: Course;
  readonly random: Random;
}

function fill(row: Row, filling: Filling): Row {
  const { table, parents, values } = row;
  for (const [at, { columns, to }] of table.references.entries()) {
    const parent = parents[at];
    if (parent === undefined) continue;
    for (const [part, name] of columns.entries()) values[name] = cellValue(parent, to[part] ?? '');
  }
  for (const column of table.columns) if (column.from !== 'reference') fillColumn(row, column, filling);
  return row;
}

function fillColumn(row: Row, print: ColumnPrint, { serial, course, random }: Filling): void {
  const { column, from, isFixed, isOptional } = print;
  if (from === 'serial') row.values[column.name] = column.type === 'string' ? serial.text : serial.number;
  else if (isFixed) row.values[column.name] = print.sample(random, course);
  else if (column.required ? isOptional && random.chance(REQUIRED_REASON_SHARE) : !random.chance(FILLED_SHARE)) {
    leaveOut(row, print, random);
  } else {
    const value = print.sample(random, course);
    if (value === undefined) leaveOut(row, print, random);
    else row.values[column.name] = value;
  }
}

/** Takes the value out; a missing reason stands in its place where there must be one, and else now and then. */
export function leaveOut({ values, reasons }: Row, { column }: ColumnPrint, random: Random): void {
  values[column.name] = undefined;
  const isSaid = column.missing.length > 0 && (column.required || random.chance(REASON_SHARE));
  if (isSaid) reasons[column.name] = random.pick(column.missing);
  else if (reasons[column.name] !== undefined) reasons[column.name] = undefined;
}

/** Siblings are in the order of their dates: what is numbered is then numbered in order of time. */
function putInOrder(siblings: readonly Row[], { columns }: TablePrint): void {
  if (siblings.length < 2) return;
  for (const { column, from } of columns) {
    if (from !== 'sample' || column.repeats) continue;
    const dated = siblings.filter((row) => isPartialDate(row.values[column.name]));
    if (dated.length < 2) continue;
    const dates = dated.map((row) => row.values[column.name] as PartialDate).sort((a, b) => a.first - b.first);
    for (const [at, row] of dated.entries()) row.values[column.name] = dates[at];
  }
}

/** The records but for those that have the key, or the unique values, of an earlier one; a key is whole. */
function withoutTwins(rows: readonly Row[], { schema }: TablePrint): Row[] {
  const seen = new Set<string>();
  return rows.filter((row) => {
    const keys = [schema.key, ...schema.unique].map((columns, at) => [at, keyOf(row, columns)] as const);
    if (schema.key.length > 0 && keys[0]?.[1] === undefined) return false;
    const whole = keys.flatMap(([at, key]) => (key === undefined || key === '' ? [] : `${at} ${key}`));
    if (whole.some((key) => seen.has(key))) return false;
    for (const key of whole) seen.add(key);
    return true;
  });
}

/** Puts a record into the lists in which rules of its parents see it. */
function enterLists(row: Row): void {
  for (const { list, reference } of row.table.listedIn) {
    const parent = row.parents[reference];
    if (parent === undefined) continue;
    const listed = parent.lists[list];
    if (listed === undefined) parent.lists[list] = [row];
    else listed.push(row);
  }
}

/** Takes a record away, if nothing refers to it. */
export function removeRow(row: Row, { rows }: Family): boolean {
  const own = rows.get(row.table.schema.id) ?? [];
  for (const others of rows.values()) if (others.some(({ parents }) => parents.includes(row))) return false;
  own.splice(own.indexOf(row), 1);
  for (const { list, reference } of row.table.listedIn) {
    const parent = row.parents[reference];
    const listed = parent?.lists[list];
    if (parent === undefined || listed === undefined) continue;
    listed.splice(listed.indexOf(row), 1);
    showList(parent, list);
  }
  return true;
}
