import type { RecordColumn } from '../model/shapes.ts';
import type { RecordUnderWay } from './bound-column.ts';
import { type CellValue, isUnusable } from './fault.ts';
import { keyText, shownValues } from './key-text.ts';
import type { NumberList } from './memory.ts';
import type { Spot } from './problem-book.ts';
import type { RecordParts, RecordStep } from './record-check.ts';
import { recordProblems } from './record-problems.ts';
import type { FileState, Kinship, TableState, UniqueState } from './table-state.ts';

/**
 * A function that does what depends on the records before: looks whether a record is the first of its key, and keeps what
 * the end of the run needs of it. Records come to it in the order of the file, whoever read their values.
 */
export function recordKeeper(parts: RecordParts): RecordStep {
  const keys = keysStep(parts);
  const referred = referredStep(parts);
  const family = familyStep(parts);
  return (spot) => {
    keys(spot);
    referred?.(spot);
    family?.(spot);
  };
}

/** Columns whose values the keeper reads. */
export function keptColumns(
  { check, unique, referredTo, references, asChild }: TableState,
  file: FileState,
): readonly RecordColumn[] {
  const kept = new Set([
    ...unique.flatMap(({ of }) => of.columns),
    ...referredTo.flatMap(({ columns }) => columns),
    ...references.flatMap(({ columns }) => columns),
    ...asChild.keys(),
    ...file.asParent.keys(),
  ]);
  return check.schema.columns.filter(({ name }) => kept.has(name));
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
function familyStep({ file, table, record, bound }: RecordParts): RecordStep | undefined {
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
