import { type CellValue, UNUSABLE } from '../fault.ts';
import type { ProblemCode } from '../problem.ts';
import type { ColumnPrint } from './blueprint.ts';
import { subjectsOf } from './mend.ts';
import { expectProblem, isBroken, type Planting, plantCell } from './planting.ts';
import { cellText, cellValue, type Row } from './row.ts';

/** A fault of one cell: what it holds, what rules see of that, and the code of the problem. */
interface ValueFault {
  readonly text: string;
  readonly value: CellValue;
  readonly code: ProblemCode;
}

type Fault = (row: Row, print: ColumnPrint, planting: Planting) => ValueFault | undefined;

const TRIES = 12;
const NO_CODE = 'no-such-code';

/** Plants a fault in a cell that is no part of a key. Nothing is planted where none fits. */
export function plantInValue(row: Row, planting: Planting): void {
  const { random } = planting;
  const free = row.table.columns.filter(({ isFixed }) => !isFixed);
  for (let at = 0; at < TRIES; at++) {
    const print = random.pick(free);
    if (print === undefined) return;
    if (random.chance(RULE_SHARE)) {
      if (breakRule(row, print, planting)) return;
      continue;
    }
    const fault = random.pick(FAULTS)?.(row, print, planting);
    if (fault === undefined) continue;
    const { name } = print.column;
    plantCell(planting, row, name, fault.text);
    row.values[name] = fault.value;
    row.reasons[name] = undefined;
    expectProblem(planting, row, fault.code, [name]);
    return;
  }
}

/** Share of faults that are a good value which breaks a rule. */
const RULE_SHARE = 0.2;

/** Draws a good value that breaks a rule of the record. Which rules are broken is found out when all is planted. */
function breakRule(row: Row, { column, demands, sample, isOptional }: ColumnPrint, planting: Planting): boolean {
  const { random, family, isWhole } = planting;
  const before = { value: cellValue(row, column.name), reason: row.reasons[column.name] };
  const value = isOptional && random.chance(RULE_SHARE) && !column.required ? undefined : sample(random, family.course);
  row.values[column.name] = value;
  row.reasons[column.name] = undefined;
  const breaks = demands
    .filter(({ children }) => isWhole || children.length === 0)
    .some((demand) => subjectsOf(demand, row).some((subject) => isBroken(demand, subject)));
  if (breaks) {
    plantCell(planting, row, column.name, cellText(row, column.name));
    return true;
  }
  row.values[column.name] = before.value;
  row.reasons[column.name] = before.reason;
  return false;
}

const FAULTS: readonly Fault[] = [
  emptied,
  ofAnotherType,
  spaced,
  beyondRange,
  beyondPlausible,
  offPattern,
  twice,
  inUnknownUnit,
  withoutDay,
  (row, print) => unfit(row, print, 'inactive'),
  (row, print) => unfit(row, print, 'abstract'),
  withForeignReason,
];

function emptied(_row: Row, { column }: ColumnPrint): ValueFault | undefined {
  return column.required ? { text: '', value: undefined, code: 'value-required' } : undefined;
}

function ofAnotherType({ table }: Row, { column, position }: ColumnPrint): ValueFault | undefined {
  if (column.type === 'string' || column.repeats) return undefined;
  if (column.type !== 'code') return { text: 'abc', value: UNUSABLE, code: 'value-type' };
  const book = table.check.columns[position]?.book;
  if (book === undefined || book.codes.has(NO_CODE)) return undefined;
  const { extensible } = book.list;
  return {
    text: NO_CODE,
    value: extensible ? NO_CODE : UNUSABLE,
    code: extensible ? 'code-beyond-list' : 'code-unknown',
  };
}

/** Only where JSON has a text too: there a number in quotes is of another type. */
function spaced(row: Row, { column }: ColumnPrint): ValueFault | undefined {
  const value = cellValue(row, column.name);
  if (typeof value !== 'string') return undefined;
  return { text: `${value} `, value, code: 'value-spaces' };
}

function beyondRange(_row: Row, { column: { type, range } }: ColumnPrint): ValueFault | undefined {
  if ((type !== 'integer' && type !== 'decimal') || range?.max === undefined) return undefined;
  const value = Math.ceil(range.max) + 1;
  return { text: String(value), value, code: 'value-range' };
}

function beyondPlausible(_row: Row, { column: { type, range, plausible } }: ColumnPrint): ValueFault | undefined {
  if ((type !== 'integer' && type !== 'decimal') || plausible?.max === undefined) return undefined;
  const value = Math.floor(plausible.max) + 1;
  if (range?.max !== undefined && value > range.max) return undefined;
  return { text: String(value), value, code: 'value-plausible' };
}

function offPattern({ table }: Row, { column, position }: ColumnPrint): ValueFault | undefined {
  const matches = table.check.columns[position]?.matches;
  if (column.type !== 'string' || column.repeats || matches === undefined || matches('?')) return undefined;
  return { text: '?', value: '?', code: 'value-pattern' };
}

function twice(row: Row, { column }: ColumnPrint): ValueFault | undefined {
  const value = cellValue(row, column.name);
  const { separator } = row.table.schema;
  const [first] = Array.isArray(value) ? value : [];
  if (typeof first !== 'string' || separator === undefined) return undefined;
  return { text: [first, first].join(separator), value: [first, first], code: 'value-repeated' };
}

function inUnknownUnit(_row: Row, { column }: ColumnPrint): ValueFault | undefined {
  const isNumber = column.type === 'integer' || column.type === 'decimal';
  return isNumber && column.unit !== undefined && !column.repeats
    ? { text: '1 furlong', value: UNUSABLE, code: 'unit-unknown' }
    : undefined;
}

function withoutDay(row: Row, { column }: ColumnPrint): ValueFault | undefined {
  if (column.type !== 'date' || column.repeats || cellValue(row, column.name) === undefined) return undefined;
  return { text: cellText(row, column.name).slice(0, 'YYYY-MM'.length), value: UNUSABLE, code: 'date-partial' };
}

function unfit(
  { table }: Row,
  { column, position }: ColumnPrint,
  use: 'inactive' | 'abstract',
): ValueFault | undefined {
  const code = table.check.columns[position]?.book?.list.codes.find((each) => each.use === use)?.code;
  return code === undefined || column.repeats ? undefined : { text: code, value: code, code: `code-${use}` };
}

function withForeignReason(
  { table }: Row,
  { column, position }: ColumnPrint,
  { blueprint: { plan } }: Planting,
): ValueFault | undefined {
  const book = table.check.columns[position]?.book;
  const foreign = plan.missingReasons.find((reason) => !column.missing.includes(reason) && !book?.codes.has(reason));
  if (book === undefined || column.repeats || foreign === undefined) return undefined;
  return { text: foreign, value: UNUSABLE, code: 'missing-reason' };
}
