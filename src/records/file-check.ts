import { bindHeadings, type PropertyBinder, propertyBinder } from './bind-headings.ts';
import type { BoundColumn, RecordUnderWay } from './bound-column.ts';
import type { FileCheck, FileFault } from './checks.ts';
import { inUnit } from './column-check.ts';
import { columnReader } from './column-reader.ts';
import { columnReporter, type ReporterParts } from './column-reporter.ts';
import { fileFindings } from './file-findings.ts';
import type { Spot } from './problem-book.ts';
import { recordCheck } from './record-check.ts';
import type { RunContext } from './run-context.ts';
import type { FileState, TableState } from './table-state.ts';

/**
 * The check of one file of a table. All that is right passes without anything being made of it; the record that
 * conditions see has only the columns that they name.
 */
export function fileCheck(file: FileState, table: TableState, run: RunContext): FileCheck {
  const spot: { row: number; line: number | undefined } = { row: 0, line: undefined };
  const findings = fileFindings(file, table, run);
  const record = emptyRecord(table);
  const bind = binderOf({ file, table, run, spot });
  let bound: readonly (BoundColumn | undefined)[] = [];
  let properties: PropertyBinder | undefined;
  let checkRecord: ((spot: Spot) => void) | undefined;
  return { headings, row, record: object, fault, close };

  function headings(names: readonly string[]): void {
    bound = bindHeadings(names, { file, table, findings, bind });
    checkRecord = recordCheck({ file, table, run, record, bound: bound.filter((each) => each !== undefined) });
  }

  function row(cells: readonly string[], line: number): void {
    spot.row = ++file.rows;
    spot.line = line;
    for (let at = 0; at < bound.length; at++) {
      const column = bound[at];
      if (column === undefined) continue;
      const value = column.reader.read(cells[at] ?? '');
      if (column.isUsed) record[column.name] = value;
    }
    checkRecord?.(spot);
  }

  function object(value: unknown, line?: number): void {
    spot.row = ++file.rows;
    spot.line = line;
    if (properties === undefined) {
      properties = propertyBinder({ file, table, findings, bind });
      checkRecord = recordCheck({ file, table, run, record, bound: properties.bound });
    }
    const values = properties.valuesOf(value, spot);
    for (const column of properties.bound) {
      const given = column.reader.readJson(values?.[column.column]);
      if (column.isUsed) record[column.name] = given;
    }
    checkRecord?.(spot);
  }

  function fault(found: FileFault): void {
    // A record that the reader lost has its number all the same.
    if (found.row !== undefined && found.row > file.rows) file.rows = found.row;
    findings.fault(found);
  }

  function close(end: { readonly bytes: number; readonly sha256: string }): void {
    file.end = end;
    table.rows += file.rows;
    findings.close(properties?.seen ?? new Set(bound.flatMap((each) => each?.column ?? [])), properties !== undefined);
  }
}

function emptyRecord(table: TableState): RecordUnderWay {
  const record: RecordUnderWay = {};
  // All names from the start, so that every record of the file has the same form to the engine that runs this.
  for (const name of table.check.used) record[name] = undefined;
  return record;
}

/** A function that makes the reader of a column, whose cells may all be in a unit that the caller states. */
function binderOf({
  file,
  table,
  run,
  spot,
}: ReporterParts): (column: number, unit?: string) => BoundColumn | undefined {
  const { check } = table;
  return (position, unit) => {
    const plain = check.columns[position];
    const tally = table.columns[position];
    if (plain === undefined || tally === undefined) return undefined;
    const { column } = plain;
    const own = unit === undefined ? plain : (inUnit(column, check.context, unit) ?? plain);
    const isUsed = check.used.has(column.name);
    const count = columnReporter({ file, table, run, spot }, position);
    const reader = columnReader(own, { tally, isUsed, readDate: run.readDate, report: count });
    return { column: position, name: column.name, reader, isUsed };
  };
}
