import type { BoundColumn, RecordUnderWay } from './bound-column.ts';
import { countFailure, requiredFault } from './column-reader.ts';
import { columnReporter } from './column-reporter.ts';
import { isUnusable } from './fault.ts';
import { shownValues } from './key-text.ts';
import type { Spot } from './problem-book.ts';
import { recordProblems } from './record-problems.ts';
import { outcomeDespite } from './rule-check.ts';
import type { RunContext } from './run-context.ts';
import { countOutcome, type FileState, type TableState } from './table-state.ts';

export interface RecordParts {
  readonly file: FileState;
  readonly table: TableState;
  readonly run: RunContext;
  /** The record under way: its values are written into this object before each call. */
  readonly record: RecordUnderWay;
  readonly bound: readonly BoundColumn[];
}

/** What is done with a record, once its values are read. */
export type RecordStep = (spot: Spot) => void;

/** A function that checks what is about a whole record and needs no other, once its cells are read. */
export function recordCheck(parts: RecordParts): RecordStep {
  const steps = [requiredStep(parts), rulesStep(parts)].filter((step) => step !== undefined);
  return (spot) => {
    for (const step of steps) step(spot);
  };
}

/** `requiredWhen`, asked where the cell is empty or its column is not in the file. */
function requiredStep({ file, table, run, record, bound }: RecordParts): RecordStep | undefined {
  const spotNow: { row: number; line: number | undefined } = { row: 0, line: undefined };
  const rows = table.check.requiredWhen.flatMap(({ column, condition }) => {
    const tally = table.required.get(column);
    const columnTally = table.columns[column];
    if (tally === undefined || columnTally === undefined) return [];
    const reader = bound.find((each) => each.column === column)?.reader;
    const name = table.check.schema.columns[column]?.name ?? '';
    const fault = requiredFault(name, condition.source);
    return [
      {
        condition,
        tally,
        columnTally,
        reader,
        fault,
        report: columnReporter({ file, table, run, spot: spotNow }, column),
      },
    ];
  });
  if (rows.length === 0) return undefined;
  return (spot) => {
    spotNow.row = spot.row;
    spotNow.line = spot.line;
    for (const row of rows) ask(row);
  };

  function ask({ condition, tally, columnTally, reader, fault, report }: (typeof rows)[number]): void {
    const isRequired = condition.evaluate(record);
    if (isRequired === false) return;
    const isEmpty = reader === undefined || reader.holds === 'empty';
    if (isRequired === true) tally.rows++;
    // What is there is enough, whatever the condition would come to.
    else if (isEmpty) tally.unevaluated++;
    if (isRequired !== true || !isEmpty) return;
    tally.failed++;
    countFailure(columnTally, 'required');
    report(fault, '');
  }
}

/** Rules over one record. */
function rulesStep(parts: RecordParts): RecordStep | undefined {
  const { table, record, bound } = parts;
  const rules = table.check.rules.flatMap((rule) => {
    const tally = table.rules.get(rule);
    return tally === undefined ? [] : [{ rule, tally, report: recordProblems(parts).rule(rule) }];
  });
  if (rules.length === 0) return undefined;
  const used = bound.filter(({ isUsed }) => isUsed).map(({ name }) => name);
  return (spot) => {
    let clean = true;
    for (const name of used) if (isUnusable(record[name])) clean = false;
    for (const { rule, tally, report } of rules) {
      const outcome = clean ? rule.outcomeOf(record) : outcomeDespite(rule, record);
      countOutcome(tally, outcome);
      if (outcome === 'fail') report(spot, () => shownValues(rule.variables, record));
    }
  };
}
