import type { RecordUnderWay } from './bound-column.ts';
import type { ColumnTally } from './column-reader.ts';
import type { JudgedRecords } from './judged-records.ts';
import { storesOfKept } from './kept-values.ts';
import type { Group, Spot } from './problem-book.ts';
import type { RecordStep } from './record-check.ts';
import { keptColumns } from './record-keeper.ts';
import type { RunContext } from './run-context.ts';
import type { FileState, TableState } from './table-state.ts';

export interface MergeParts {
  readonly file: FileState;
  readonly table: TableState;
  readonly run: RunContext;
  /** The record that `keep` reads. */
  readonly record: RecordUnderWay;
  readonly keep: RecordStep;
  /** Tells of a property's name that it was met. */
  readonly meet: (name: string, spot: Spot) => void;
  /** Lines of the file before the piece. */
  readonly linesBefore: number;
}

/**
 * Adds what a piece came to, to the run that has all of the file before it: record by record, in their order, so that
 * nothing tells who read it.
 */
export function mergePiece(piece: JudgedRecords, parts: MergeParts): void {
  addTallies(piece, parts);
  const { file, table, run, record, keep, linesBefore } = parts;
  const { kept, notes } = piece;
  const rowsBefore = file.rows;
  const tell = notesTeller(piece, parts);
  const stores = storesOfKept(keptColumns(table, file), kept, run.texts.dateOf);
  let note = 0;
  for (let at = 0; at < kept.rows.length; at++) {
    for (; note < notes.what.length && (notes.after[note] ?? 0) <= at; note++) tell(note);
    for (const [name, store] of stores) record[name] = store.at(at);
    keep(spotOf(kept.rows[at], kept.lines[at], { rowsBefore, linesBefore }));
  }
  for (; note < notes.what.length; note++) tell(note);
  file.rows = rowsBefore + piece.rows;
}

/** A function that counts what a note says. */
function notesTeller({ notes }: JudgedRecords, { file, run, meet, linesBefore }: MergeParts): (note: number) => void {
  const rowsBefore = file.rows;
  const groups: Group[] = [];
  return (note) => {
    const what = notes.what[note] ?? 0;
    const spot = spotOf(notes.rows[note], notes.lines[note], { rowsBefore, linesBefore });
    if (what < 0) meet(notes.names[-1 - what] ?? '', spot);
    else run.problems.count(groupAt(what), spot, () => notes.values[note] ?? '');
  };

  function groupAt(position: number): Group {
    const noted = notes.findings[position];
    if (noted === undefined) throw new Error(`A note is of finding ${position} of ${notes.findings.length}.`);
    groups[position] ??= run.problems.groupOf(noted.finding, { file: file.number, column: noted.column });
    return groups[position];
  }
}

function spotOf(
  row: number | undefined,
  line: number | undefined,
  { rowsBefore, linesBefore }: { readonly rowsBefore: number; readonly linesBefore: number },
): Spot {
  return {
    // What is about the whole file has no row.
    row: row === undefined || row === 0 ? 0 : rowsBefore + row,
    line: line === undefined || line === 0 ? undefined : linesBefore + line,
  };
}

function addTallies(piece: JudgedRecords, { file, table }: MergeParts): void {
  file.faults += piece.faults;
  file.headingFaults += piece.headingFaults;
  for (const [at, tally] of table.columns.entries()) addColumn(tally, piece.columns[at]);
  addEach([...table.required.values()], piece.required);
  addEach([...table.rules.values()], piece.rules);
}

function addColumn(tally: ColumnTally, { failed, ...counts }: ColumnTally = { ...NOTHING }): void {
  addCounts(tally, counts);
  addCounts(tally.failed, failed);
}

const NOTHING: ColumnTally = { values: 0, reasons: 0, empty: 0, unusable: 0, failed: {} };

function addEach<T extends object>(tallies: readonly T[], more: readonly T[]): void {
  for (const [at, tally] of tallies.entries()) addCounts(tally, more[at] ?? {});
}

/** Adds number to number, name by name. */
function addCounts(tally: object, more: object): void {
  const counted = tally as { [name: string]: number };
  for (const [name, count] of Object.entries(more)) counted[name] = (counted[name] ?? 0) + count;
}
