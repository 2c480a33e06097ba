import type { CellValue } from '../fault.ts';
import type { Blueprint, ColumnPrint, Demand } from './blueprint.ts';
import { type Family, leaveOut, removeRow } from './family.ts';
import type { Random } from './random.ts';
import { cellValue, type Row } from './row.ts';

/** Most repairs of one family before it is given up, and of one demand by drawing before values are left out. */
const MOST_REPAIRS = 600;
const MOST_DRAWS = 2;
const TRIES_OF_A_DRAW = 8;
const BORROWED_SHARE = 0.3;

/** A demand that a record does not meet. */
export interface Breach {
  readonly demand: Demand;
  readonly row: Row;
}

/** All that a family does not meet. */
export function breachesOf({ rows }: Family, { tables }: Blueprint): Breach[] {
  const found: Breach[] = [];
  for (const { schema, demands } of tables) {
    for (const row of rows.get(schema.id) ?? []) {
      for (const demand of demands) if (demand.fails(row)) found.push({ demand, row });
    }
  }
  return found;
}

/**
 * Changes a family until it meets every demand: draws anew what a broken rule looks at, then leaves optional values
 * out, and at last whole child records. Answers a demand that still is not met; undefined if all are.
 */
export function mend(family: Family, blueprint: Blueprint, random: Random): Breach | undefined {
  const open = breachesOf(family, blueprint);
  const draws = new Map<Demand, number>();
  for (let repairs = 0; repairs < MOST_REPAIRS; repairs++) {
    const breach = open.pop();
    if (breach === undefined) return undefined;
    if (!isThere(breach.row, family) || !breach.demand.fails(breach.row)) continue;
    const touched = repair(breach, { family, draws, random });
    if (touched !== undefined) openAgain(touched, open);
    else if (removeOne(breach, family, random)) open.push(...breachesOf(family, blueprint));
    else return breach;
  }
  return breachesOf(family, blueprint)[0];
}

interface Mending {
  readonly family: Family;
  /** How often each demand was met by drawing anew. */
  readonly draws: Map<Demand, number>;
  readonly random: Random;
}

/** Changes one cell that a broken demand looks at; undefined if none may be changed. */
function repair(breach: Breach, { family, draws, random }: Mending): Cell | undefined {
  const drawn = draws.get(breach.demand) ?? 0;
  draws.set(breach.demand, drawn + 1);
  const redrawn = drawn < MOST_DRAWS ? drawAnew(breach, family, random) : undefined;
  return redrawn ?? leaveOutOne(breach, random);
}

interface Cell {
  readonly row: Row;
  readonly print: ColumnPrint;
}

function isThere(row: Row, { rows }: Family): boolean {
  return row.table.references.length === 0 || (rows.get(row.table.schema.id)?.includes(row) ?? false);
}

/** Opens what looks at a cell and is broken now. */
function openAgain({ row, print }: Cell, open: Breach[]): void {
  for (const demand of print.demands) {
    for (const subject of subjectsOf(demand, row)) if (demand.fails(subject)) open.push({ demand, row: subject });
  }
}

/** The records that a demand is made on, as it looks at `row`. */
export function subjectsOf(demand: Demand, row: Row): readonly Row[] {
  if (demand.table.schema.id === row.table.schema.id) return [row];
  return row.table.listedIn.flatMap(({ parent, reference, list }) => {
    const above = row.parents[reference];
    const looks = demand.children.some((each) => each.list === list);
    return looks && above !== undefined && parent === demand.table.schema.id ? [above] : [];
  });
}

/** The cells that a demand looks at and that may be changed. */
function cellsOf({ demand, row }: Breach): readonly Cell[] {
  const own = demand.own.flatMap((name) => freeCell(row, name));
  const below = demand.children.flatMap(({ list, columns }) =>
    (row.lists[list] ?? []).flatMap((child) => columns.flatMap((name) => freeCell(child, name))),
  );
  return [...own, ...below];
}

function freeCell(row: Row, name: string): readonly Cell[] {
  const print = row.table.byName.get(name);
  return print === undefined || print.isFixed ? [] : [{ row, print }];
}

/** Draws values for one cell after the other until the demand is met; undefined if no draw does. */
function drawAnew(breach: Breach, { course }: Family, random: Random): Cell | undefined {
  const cells = cellsOf(breach);
  for (let at = 0; at < TRIES_OF_A_DRAW; at++) {
    const cell = random.pick(cells);
    if (cell === undefined) return undefined;
    const { row, print } = cell;
    const { name } = print.column;
    const before = cellValue(row, name);
    const reason = row.reasons[name];
    row.values[name] =
      (random.chance(BORROWED_SHARE) ? borrowed(cell, breach, random) : undefined) ?? print.sample(random, course);
    row.reasons[name] = undefined;
    if (row.values[name] !== undefined && !breach.demand.fails(breach.row)) return cell;
    row.values[name] = before;
    row.reasons[name] = reason;
  }
  return undefined;
}

/** The date of another cell that the demand looks at: some rules want two to be the same. */
function borrowed({ print }: Cell, { demand, row }: Breach, random: Random): CellValue {
  if (print.column.type !== 'date' && print.column.type !== 'partialDate') return undefined;
  const lender = random.pick(
    demand.children.flatMap(({ list, columns }) =>
      (row.lists[list] ?? []).flatMap((child) => columns.map((name) => ({ child, name }))),
    ),
  );
  const from = lender === undefined ? undefined : lender.child.table.byName.get(lender.name)?.column;
  if (lender === undefined || from?.type !== print.column.type || from.repeats) return undefined;
  return cellValue(lender.child, lender.name);
}

function leaveOutOne(breach: Breach, random: Random): Cell | undefined {
  const known = cellsOf(breach).filter(
    ({ row, print }) => print.isOptional && cellValue(row, print.column.name) !== undefined,
  );
  const optional = known.filter(({ print }) => !print.column.required);
  const cell = random.pick(optional.length > 0 ? optional : known);
  if (cell !== undefined) leaveOut(cell.row, cell.print, random);
  return cell;
}

function removeOne({ demand, row }: Breach, family: Family, random: Random): boolean {
  const listed = demand.children.flatMap(({ list }) => row.lists[list] ?? []);
  const child = random.pick(listed) ?? (row.parents.length > 0 ? row : undefined);
  return child !== undefined && removeRow(child, family);
}
