import type { CheckOptions, ComingFile, PieceCheck } from './checks.ts';
import { emptyTally } from './column-reader.ts';
import { fileCheck } from './file-check.ts';
import { valueKeeper } from './kept-values.ts';
import type { Spot } from './problem-book.ts';
import { type NoteTaker, noteTaker } from './problem-notes.ts';
import type { RecordParts } from './record-check.ts';
import { keptColumns } from './record-keeper.ts';
import { type Compiled, runContext } from './run-context.ts';
import { type FileState, fileState, type TableState, tableState } from './table-state.ts';

/** The check of pieces of a file, in any order, beside the run that it belongs to; undefined without such a table. */
export function pieceCheck(
  compiled: Compiled,
  coming: ComingFile,
  { showValues }: Pick<CheckOptions, 'showValues'>,
): PieceCheck | undefined {
  const table = compiled.checks.get(coming.table);
  if (table === undefined) return undefined;
  const notes = noteTaker({ showValues });
  const run = { ...runContext(compiled, { showValues, maxRows: 0 }), problems: notes.book };
  const state = tableState(table, run);
  const file = fileState(state, coming, run);
  const keeper = valueKeeper(keptColumns(state, file));
  const keeperOf =
    ({ record }: RecordParts) =>
    (spot: Spot) => {
      keeper.keep(record, spot);
      notes.recordEnded();
    };
  const check = fileCheck({ file, table: state, run }, { keeperOf, met: notes.met });
  return {
    check: {
      ...check,
      headings(names) {
        check.headings(names);
        // Who reads the beginning of the file tells what is to say of its headings.
        judgedOf(state, file, notes);
      },
    },
    judged: () => ({ ...judgedOf(state, file, notes), seen: check.seen(), kept: keeper.taken() }),
  };
}

/** What was counted, which begins anew. */
function judgedOf(table: TableState, file: FileState, notes: NoteTaker) {
  const { rows, faults, headingFaults } = file;
  Object.assign(file, { rows: 0, faults: 0, headingFaults: 0 });
  return {
    ...{ rows, faults, headingFaults },
    columns: table.columns.map((tally) => taken(tally, emptyTally())),
    required: [...table.required.values()].map((tally) => taken(tally, { rows: 0, failed: 0, unevaluated: 0 })),
    rules: [...table.rules.values()].map((tally) =>
      taken(tally, { rows: 0, failed: 0, unevaluated: 0, notApplicable: 0 }),
    ),
    notes: notes.taken(),
  };
}

/** The counts of a tally that others hold, which is set to what it began with. */
function taken<T extends object>(tally: T, empty: T): T {
  const counted = { ...tally };
  Object.assign(tally, empty);
  return counted;
}
