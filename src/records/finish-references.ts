import { recordProblems } from './record-problems.ts';
import type { RunContext } from './run-context.ts';
import type { TableState } from './table-state.ts';

/** Looks every reference up, now that all files are read: theirs may have come before or after. */
export function finishReferences(tables: ReadonlyMap<string, TableState>, run: RunContext): void {
  if (run.memory.isUsedUp()) return;
  for (const table of tables.values()) {
    for (const [at, reference] of table.references.entries()) {
      if (tables.has(reference.table)) finishReference(table, at, run);
    }
  }
}

function finishReference(table: TableState, at: number, run: RunContext): void {
  const state = table.references[at];
  if (state === undefined) return;
  for (const file of table.files) {
    const pointsTo = file.pointsTo[at];
    const report = recordProblems({ file, table, run }).unknownReference(state);
    for (let record = 0; record < (pointsTo?.length() ?? 0); record++) {
      const key = pointsTo?.at(record) ?? -1;
      if (key < 0) continue;
      state.rows++;
      if (state.keys.marks.at(key) === 1) continue;
      state.failed++;
      report({ row: file.recordNumbers.at(record) }, () => state.keys.textOf(key).join('; '));
    }
  }
}
