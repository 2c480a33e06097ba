import type { Fault } from './fault.ts';
import { PROBLEM_CODES } from './problem.ts';
import type { Group, Spot } from './problem-book.ts';
import { permalink, type RunContext } from './run-context.ts';
import type { FileState, TableState } from './table-state.ts';

export interface ReporterParts {
  readonly file: FileState;
  readonly table: TableState;
  readonly run: RunContext;
  readonly spot: Spot;
}

/** A function that reports faults of a column. A fault is one object for all texts that are wrong the same way. */
export function columnReporter(
  { file, table, run, spot }: ReporterParts,
  position: number,
): (fault: Fault, cell: unknown) => void {
  const column = table.check.schema.columns[position];
  const groups = new WeakMap<Fault, Group>();
  const place = { file: file.number, column: position };
  return (fault, cell) => {
    let group = groups.get(fault);
    if (group === undefined) {
      group = run.problems.groupOf(findingOf(fault), place);
      groups.set(fault, group);
    }
    run.problems.count(group, spot, () => (typeof cell === 'string' ? cell : (JSON.stringify(cell) ?? '')));
  };

  function findingOf({ check, code, ...words }: Fault) {
    return {
      code,
      severity: PROBLEM_CODES[code].severity,
      ...words,
      file: file.coming.name,
      table: table.check.schema.id,
      columns: [column?.name ?? ''],
      definition: permalink(run.dictionary, 'variable', column?.variable ?? ''),
      owner: column?.owner ?? '',
      step: `${table.check.schema.id}/${column?.name}/${check}`,
    };
  }
}
