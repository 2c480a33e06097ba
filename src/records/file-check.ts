import { bindHeadings, type PropertyBinder, propertyBinder } from './bind-headings.ts';
import type { BoundColumn, RecordUnderWay } from './bound-column.ts';
import type { FileFault, MergingCheck } from './checks.ts';
import { inUnit } from './column-check.ts';
import { columnReader } from './column-reader.ts';
import { columnReporter, type ReporterParts } from './column-reporter.ts';
import { fileFindings } from './file-findings.ts';
import type { JudgedRecords } from './judged-records.ts';
import { mergePiece } from './merge-piece.ts';
import type { Spot } from './problem-book.ts';
import { type RecordParts, type RecordStep, recordCheck } from './record-check.ts';
import type { RunContext } from './run-context.ts';
import type { FileState, TableState } from './table-state.ts';

export interface FileParts {
  readonly file: FileState;
  readonly table: TableState;
  readonly run: RunContext;
}

export interface Keeping {
  /** Makes what is done with a record in the order of the file. */
  readonly keeperOf: (parts: RecordParts) => RecordStep;
  /** Told of names of properties, where others tell what they mean. */
  readonly met?: (name: string, spot: Spot) => void;
}

/** A check that also says which columns the records had so far. */
interface OwnFileCheck extends MergingCheck {
  seen(): readonly number[];
}

/**
 * The check of one file of a table. All that is right passes without anything being made of it; the record that
 * conditions see has only the columns that they name.
 */
export function fileCheck({ file, table, run }: FileParts, { keeperOf, met }: Keeping): OwnFileCheck {
  const spot: { row: number; line: number | undefined } = { row: 0, line: undefined };
  const findings = fileFindings(file, table, run);
  const record = emptyRecord(table);
  const bind = binderOf({ file, table, run, spot });
  const steps = recordSteps({ file, table, run, record }, keeperOf);
  const parts = { file, table, findings, bind, met };
  let bound: readonly (BoundColumn | undefined)[] = [];
  let properties: PropertyBinder | undefined;
  return { headings, row, record: object, fault, merge, seen, close };

  function headings(names: readonly string[]): void {
    bound = bindHeadings(names, parts);
    steps.begin(bound.filter((each) => each !== undefined));
  }

  function row(cells: readonly string[], line: number): void {
    spot.row = ++file.rows;
    spot.line = line;
    readCells(cells, bound, record);
    steps.check(spot);
    steps.keep(spot);
  }

  function object(value: unknown, line?: number): void {
    spot.row = ++file.rows;
    spot.line = line;
    const { valuesOf, bound: columns } = binder();
    const values = valuesOf(value, spot);
    for (const column of columns) {
      const given = column.reader.readJson(values?.[column.column]);
      if (column.isUsed) record[column.name] = given;
    }
    steps.check(spot);
    steps.keep(spot);
  }

  function binder(): PropertyBinder {
    if (properties === undefined) {
      properties = propertyBinder(parts);
      steps.begin(properties.bound);
    }
    return properties;
  }

  function merge(piece: JudgedRecords, linesBefore: number): boolean {
    const isJson = file.coming.format === 'json' || file.coming.format === 'ndjson';
    const named = isJson && piece.kept.rows.length > 0 ? binder() : undefined;
    // Of names that are not kept, only who reads the records knows how often they come.
    if (named !== undefined && !named.hasRoomFor(piece.notes.names.length)) return false;
    for (const column of piece.seen) named?.seen.add(column);
    const meet = (name: string, at: Spot) => named?.meet(name, at);
    mergePiece(piece, { file, table, run, record, keep: steps.keep, meet, linesBefore });
    return true;
  }

  function fault(found: FileFault): void {
    // A record that the reader lost has its number all the same.
    if (found.row !== undefined && found.row > file.rows) file.rows = found.row;
    findings.fault(found);
  }

  function close(end: { readonly bytes: number; readonly sha256: string }): void {
    file.end = end;
    table.rows += file.rows;
    findings.close(new Set(seen()), properties !== undefined);
  }

  function seen(): readonly number[] {
    return [...(properties?.seen ?? bound.flatMap((each) => each?.column ?? []))];
  }
}

function readCells(
  cells: readonly string[],
  bound: readonly (BoundColumn | undefined)[],
  record: RecordUnderWay,
): void {
  for (let at = 0; at < bound.length; at++) {
    const column = bound[at];
    if (column === undefined) continue;
    const value = column.reader.read(cells[at] ?? '');
    if (column.isUsed) record[column.name] = value;
  }
}

/** What is done with each record, once it is known which columns the file has. */
function recordSteps(parts: Omit<RecordParts, 'bound'>, keeperOf: Keeping['keeperOf']) {
  let check: RecordStep = () => undefined;
  let keep: RecordStep = () => undefined;
  return {
    begin(bound: readonly BoundColumn[]): void {
      check = recordCheck({ ...parts, bound });
      keep = keeperOf({ ...parts, bound });
    },
    check: (spot: Spot): void => check(spot),
    keep: (spot: Spot): void => keep(spot),
  };
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
