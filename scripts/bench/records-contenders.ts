import { parseRecordValues, validateRecord } from '@overture-stack/lectern-validation';
import { Ajv } from 'ajv';
import type { RecordColumn } from '../../src/model/shapes.ts';
import type { FileCheck } from '../../src/records/checks.ts';
import { type BenchTable, begun, DAY_PATTERN, ID_PATTERN, TABLE } from './records-table.ts';

/** What finds faults in records: each is told of as `row column`, 1 the first row. */
export interface Contender<R> {
  /** A record as it takes it, made before the time is taken. */
  readonly made: (cells: readonly string[]) => R;
  readonly faultsIn: (records: readonly R[]) => readonly string[];
}

type Cells = readonly string[];
type Named = { [name: string]: unknown };

/** The engine as readers of files drive it, to the finished report. */
export function engineOnCells({ plan, columns }: BenchTable): Contender<Cells> {
  return {
    made: (cells) => cells,
    faultsIn: (records) =>
      faultsOf(plan, (file) => {
        file.headings(columns.map(({ name }) => name));
        for (let at = 0; at < records.length; at++) file.row(records[at] ?? [], at + 2);
      }),
  };
}

/** The same for records of a JSON file, once it is parsed. */
export function engineOnJson({ plan, columns }: BenchTable): Contender<Named> {
  return {
    made: (cells) => typed(cells, columns),
    faultsIn: (records) =>
      faultsOf(plan, (file) => {
        for (const record of records) file.record(record);
      }),
  };
}

function faultsOf(plan: BenchTable['plan'], deliver: (file: FileCheck) => void): readonly string[] {
  const { run, file } = begun(plan, Number.MAX_SAFE_INTEGER);
  deliver(file);
  file.close({ bytes: 0, sha256: '' });
  const { problems } = run.finish({ tool: { name: 'bench', version: '0' }, at: '' });
  return problems.flatMap(({ rows, columns }) => rows.map((row) => `${row} ${columns[0]}`));
}

/** What one would write for this table alone. */
export function handWritten({ codes, columns }: BenchTable): Contender<Cells> {
  const known = new Set(codes);
  const id = new RegExp(`^${ID_PATTERN}$`);
  const whole = /^-?\d+$/;
  const number = /^-?\d+(\.\d+)?$/;
  const date = /^\d{4}-\d{2}-\d{2}$/;
  return { made: (cells) => cells, faultsIn };

  function faultsIn(records: readonly Cells[]): readonly string[] {
    const faults: string[] = [];
    for (const [at, cells] of records.entries()) {
      for (let column = 0; column < cells.length; column++) {
        if (!isRight(cells[column] ?? '', column)) faults.push(`${at + 1} ${columns[column]?.name}`);
      }
    }
    return faults;
  }

  function isRight(cell: string, column: number): boolean {
    if (column === 0) return id.test(cell);
    if (cell === '') return true;
    if (column <= 7) return known.has(cell);
    if (column <= 10) return isWithin(cell, whole, 120);
    if (column <= 15) return isWithin(cell, number, 500);
    return column <= 17 ? isDay(cell) : cell === 'true' || cell === 'false';
  }

  function isWithin(cell: string, form: RegExp, max: number): boolean {
    const value = Number(cell);
    return form.test(cell) && value >= 0 && value <= max;
  }

  function isDay(cell: string): boolean {
    if (!date.test(cell)) return false;
    const month = Number(cell.slice(5, 7));
    const day = Number(cell.slice(8));
    return month >= 1 && month <= 12 && day >= 1 && day <= daysOf(Number(cell.slice(0, 4)), month);
  }

  function daysOf(year: number, month: number): number {
    if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
    return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  }
}

/** Overture's Lectern: cells are parsed, then validated, as its own client does. */
export function lectern({ columns, codes }: BenchTable): Contender<{ [name: string]: string }> {
  const schema = { name: TABLE, fields: columns.map((column) => lecternField(column, codes)) } as Parameters<
    typeof validateRecord
  >[1];
  return {
    made: (cells) => Object.fromEntries(columns.map(({ name }, at) => [name, cells[at] ?? ''])),
    faultsIn: (records) =>
      records.flatMap((record, at) => {
        const parsed = parseRecordValues(record, schema);
        const tested = validateRecord(parsed.data.record, schema);
        const found = tested.valid ? [] : tested.details.map(({ fieldName }) => `${at + 1} ${fieldName}`);
        return parsed.success
          ? found
          : [...new Set([...found, ...parsed.data.errors.map(({ fieldName }) => `${at + 1} ${fieldName}`)])];
      }),
  };
}

function lecternField({ name, type, range, required }: RecordColumn, codes: readonly string[]) {
  const restrictions = {
    ...(required ? { required } : {}),
    ...(range === undefined ? {} : { range }),
    ...(type === 'code' ? { codeList: codes } : {}),
    ...(type === 'string' ? { regex: `^${ID_PATTERN}$` } : {}),
    ...(type === 'date' ? { regex: DAY_PATTERN } : {}),
  };
  const valueType = type === 'integer' || type === 'boolean' ? type : type === 'decimal' ? 'number' : 'string';
  return { name, valueType, restrictions };
}

/** Ajv on records that have their types already: nothing is parsed. */
export function ajvOnJson({ columns, codes }: BenchTable): Contender<Named> {
  return ofAjv(columns, codes, { coerceTypes: false }, (cells) => typed(cells, columns));
}

/** Ajv on texts, which it is told to take for the types of the schema. */
export function ajvOnTexts({ columns, codes }: BenchTable): Contender<Named> {
  return ofAjv(columns, codes, { coerceTypes: true }, (cells) =>
    Object.fromEntries(columns.flatMap(({ name }, at) => (cells[at] === '' ? [] : [[name, cells[at]]]))),
  );
}

function ofAjv(
  columns: readonly RecordColumn[],
  codes: readonly string[],
  options: { readonly coerceTypes: boolean },
  made: Contender<Named>['made'],
): Contender<Named> {
  const validate = new Ajv({ ...options, allErrors: true }).compile({
    type: 'object',
    properties: Object.fromEntries(columns.map((column) => [column.name, jsonSchemaOf(column, codes)])),
    required: columns.filter(({ required }) => required).map(({ name }) => name),
    additionalProperties: false,
  });
  const faultsIn = (records: readonly Named[]): readonly string[] => {
    const faults: string[] = [];
    for (let at = 0; at < records.length; at++) {
      if (validate(records[at])) continue;
      for (const { instancePath } of validate.errors ?? []) faults.push(`${at + 1} ${instancePath.slice(1)}`);
    }
    return faults;
  };
  return { made, faultsIn };
}

function jsonSchemaOf({ type, range }: RecordColumn, codes: readonly string[]) {
  if (type === 'code') return { type: 'string', enum: codes };
  if (type === 'string') return { type: 'string', pattern: `^${ID_PATTERN}$` };
  if (type === 'date') return { type: 'string', pattern: DAY_PATTERN };
  if (type === 'boolean') return { type };
  return { type: type === 'decimal' ? 'number' : type, minimum: range?.min, maximum: range?.max };
}

/** A record as JSON has it; a text that is no number stays one. */
function typed(cells: Cells, columns: readonly RecordColumn[]): Named {
  const record: Named = {};
  for (const [at, { name, type }] of columns.entries()) {
    const cell = cells[at] ?? '';
    if (cell !== '') record[name] = typedCell(cell, type);
  }
  return record;
}

function typedCell(cell: string, type: RecordColumn['type']): unknown {
  if (type === 'boolean') return cell === 'true' ? true : cell === 'false' ? false : cell;
  if (type !== 'integer' && type !== 'decimal') return cell;
  return Number.isNaN(Number(cell)) ? cell : Number(cell);
}
