import type { BoundColumn, RecordUnderWay } from './bound-column.ts';
import { countFailure, requiredFault } from './column-reader.ts';
import { columnReporter } from './column-reporter.ts';
import { type CellValue, isUnusable } from './fault.ts';
import { keyText, shownValues } from './key-text.ts';
import type { NumberList } from './memory.ts';
import type { Spot } from './problem-book.ts';
import { recordProblems } from './record-problems.ts';
import { outcomeDespite } from './rule-check.ts';
import type { RunContext } from './run-context.ts';
import { countOutcome, type FileState, type Kinship, type TableState, type UniqueState } from './table-state.ts';

export interface RecordParts {
  readonly file: FileState;
  readonly table: TableState;
  readonly run: RunContext;
  /** The record under way: its values are written into this object before each call. */
  readonly record: RecordUnderWay;
  readonly bound: readonly BoundColumn[];
}

/** A function that checks what is about a whole record, once its cells are read. */
export function recordCheck(parts: RecordParts): (spot: Spot) => void {
  const steps = [
    ...[requiredStep(parts), rulesStep(parts), keysStep(parts)],
    ...[referredStep(parts), keepingStep(parts)],
  ].filter((step) => step !== undefined);
  return (spot) => {
    for (const step of steps) step(spot);
  };
}

type RecordStep = (spot: Spot) => void;

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

/** Keys, and what else must be unique. */
function keysStep(parts: RecordParts): RecordStep {
  const { file, table, record, bound } = parts;
  const here = new Set(bound.map(({ name }) => name));
  const problems = recordProblems(parts);
  const checks = table.unique.map((state) => ({
    state,
    isHere: state.of.columns.every((name) => here.has(name)),
    missing: problems.keyMissing(state.of),
    twice: problems.duplicate(state.of),
  }));
  return (spot) => {
    for (const { state, isHere, missing, twice } of checks) {
      const own = isHere ? checkKey(state, missing, twice, spot) : -1;
      if (state.of.check === 'key') file.ownKeys?.push(own);
    }
  };

  function checkKey(state: UniqueState, missing: RecordProblem, twice: RecordProblem, spot: Spot): number {
    const key = partsOf(state.of.columns, record);
    if (typeof key === 'string') {
      state.unevaluated++;
      // Of what is unique beside the key, empty is not twice the same.
      if (key === 'empty' && state.of.check === 'key') missing(spot, () => shownValues(state.of.columns, record));
      return -1;
    }
    const number = state.keys.numberOf(key);
    if (number < 0) {
      state.unevaluated++;
      return -1;
    }
    state.rows++;
    if (state.keys.marks.at(number) === 1) {
      state.failed++;
      twice(spot, () => shownValues(state.of.columns, record));
    } else state.keys.marks.set(number, 1);
    return number;
  }
}

/** What other tables refer to beside keys: it is there, however often. */
function referredStep({ table, record }: RecordParts): RecordStep | undefined {
  if (table.referredTo.length === 0) return undefined;
  return () => {
    for (const { columns, keys } of table.referredTo) {
      const parts = partsOf(columns, record);
      const number = typeof parts === 'string' ? -1 : keys.numberOf(parts);
      if (number >= 0) keys.marks.set(number, 1);
    }
  };
}

type RecordProblem = (spot: Spot, value: () => string) => void;

/** The parts of a key; or why there is none. */
function partsOf(columns: readonly string[], record: RecordUnderWay): readonly string[] | 'empty' | 'unusable' {
  const parts: string[] = [];
  let isEmpty = false;
  for (const name of columns) {
    const value: CellValue = record[name];
    if (isUnusable(value)) return 'unusable';
    if (value === undefined) isEmpty = true;
    else parts.push(keyText(value));
  }
  return isEmpty ? 'empty' : parts;
}

/** What is kept of a record for the end of the run: where it points to, and what rules over several tables read. */
function keepingStep({ file, table, record, bound }: RecordParts): RecordStep | undefined {
  const here = new Set(bound.map(({ name }) => name));
  const references = table.references.flatMap((state, at) => {
    const pointsTo = file.pointsTo[at];
    return pointsTo === undefined ? [] : [{ state, pointsTo, isHere: state.columns.every((name) => here.has(name)) }];
  });
  const stores = [...file.asParent, ...table.asChild];
  if (references.length === 0 && file.ownKeys === undefined) return undefined;
  return ({ row }) => {
    file.recordNumbers.push(row);
    for (const { state, pointsTo, isHere } of references) {
      const parts = isHere ? partsOf(state.columns, record) : 'empty';
      if (typeof parts === 'string') state.unevaluated++;
      pointsTo.push(typeof parts === 'string' ? -1 : state.keys.numberOf(parts));
    }
    for (const [name, store] of stores) store.push(record[name]);
    for (const kinship of table.kinships) join(kinship, file.pointsTo[kinship.reference]);
  };
}

/** Puts the record that was kept last in front of the other children of its parent. */
function join({ heads, before }: Kinship, pointsTo: NumberList | undefined): void {
  const key = pointsTo === undefined ? -1 : pointsTo.at(pointsTo.length() - 1);
  const sibling = key < 0 ? 0 : headOf(heads, key);
  if (before.push(sibling) && key >= 0) heads.set(key, before.length());
}

function headOf(heads: NumberList, key: number): number {
  while (heads.length() <= key) if (!heads.push(0)) return 0;
  return heads.at(key);
}
