import type { ComingFile } from './checks.ts';
import { type ColumnTally, emptyTally } from './column-reader.ts';
import type { KeySet } from './key-set.ts';
import { integers, type NumberList, numberList } from './memory.ts';
import type { CheckedFile } from './report.ts';
import type { RuleCheck } from './rule-check.ts';
import type { RunContext } from './run-context.ts';
import type { TableCheck, UniqueColumns } from './table-check.ts';
import type { RuleTally, Tally } from './tally.ts';
import { type ValueStore, valueStore } from './value-store.ts';

export interface UniqueState extends Tally {
  readonly of: UniqueColumns;
  readonly keys: KeySet;
}

/** Values that records of other tables refer to, and that nothing says are unique. */
export interface ReferredState {
  readonly columns: readonly string[];
  readonly keys: KeySet;
}

export interface ReferenceState extends Tally {
  readonly columns: readonly string[];
  readonly table: string;
  /** Keys of the other table. */
  readonly keys: KeySet;
}

/** Records of a table as the children of those of another one, by its keys. */
export interface Kinship {
  readonly parent: string;
  /** Position of the reference that leads there. */
  readonly reference: number;
  /** The last child of each key, and of each child the one before it; one more than its number, 0 is none. */
  readonly heads: NumberList;
  readonly before: NumberList;
}

/** What a run knows of one table, over all of its files. */
export interface TableState {
  readonly check: TableCheck;
  readonly columns: readonly ColumnTally[];
  /** Records for which `requiredWhen` was asked, and could not be answered. */
  readonly required: ReadonlyMap<number, Tally>;
  readonly rules: ReadonlyMap<RuleCheck, RuleTally>;
  readonly unique: readonly UniqueState[];
  readonly referredTo: readonly ReferredState[];
  readonly references: readonly ReferenceState[];
  readonly kinships: readonly Kinship[];
  /** What rules of other tables read of its records, by column. */
  readonly asChild: ReadonlyMap<string, ValueStore>;
  readonly files: FileState[];
  /** Columns that a file has. */
  readonly present: Set<number>;
  rows: number;
}

/** What a run knows of one file. */
export interface FileState {
  readonly number: number;
  readonly coming: ComingFile;
  /** Record number of each record that was read. */
  readonly recordNumbers: NumberList;
  /** By reference: the number of the key that each record points to, -1 none. */
  readonly pointsTo: readonly NumberList[];
  /** The number of each record's own key, -1 none: only where rules look at its children. */
  readonly ownKeys: NumberList | undefined;
  /** What rules over its children read of each record itself. */
  readonly asParent: ReadonlyMap<string, ValueStore>;
  rows: number;
  faults: number;
  headingFaults: number;
  end: Pick<CheckedFile, 'bytes' | 'sha256'> | undefined;
}

export function tableState(check: TableCheck, run: RunContext): TableState {
  const { schema } = check;
  const childColumns = run.childColumns.get(schema.id) ?? [];
  return {
    check,
    columns: schema.columns.map(emptyTally),
    required: new Map(check.requiredWhen.map(({ column }) => [column, tally()])),
    rules: new Map([...check.rules, ...check.familyRules].map((rule) => [rule, { ...tally(), notApplicable: 0 }])),
    unique: check.unique.map((of) => ({ ...tally(), of, keys: run.keysOf(schema.id, of.columns) })),
    referredTo: check.referredTo.map((columns) => ({ columns, keys: run.keysOf(schema.id, columns) })),
    references: schema.references.map(({ columns, table, to }) => ({
      ...tally(),
      columns,
      table,
      keys: run.keysOf(table, to),
    })),
    kinships: run.childColumns.has(schema.id) ? kinshipsOf(check, run) : [],
    asChild: storesOf(check, childColumns, run),
    files: [],
    present: new Set(),
    rows: 0,
  };
}

function tally(): Tally {
  return { rows: 0, failed: 0, unevaluated: 0 };
}

/** A table is a child of those whose key it refers to; of two such references the first counts. */
function kinshipsOf({ schema }: TableCheck, run: RunContext): readonly Kinship[] {
  const parents = new Set(schema.references.map(({ table }) => table));
  return [...parents].flatMap((parent) => {
    const key = run.checks.get(parent)?.schema.key.join(' ');
    const reference = schema.references.findIndex(({ table, to }) => table === parent && to.join(' ') === key);
    if (reference === -1) return [];
    return [{ parent, reference, heads: numberList(integers, run.memory), before: numberList(integers, run.memory) }];
  });
}

export function fileState(table: TableState, coming: ComingFile, run: RunContext): FileState {
  const { check } = table;
  const read = new Set(check.familyRules.flatMap(({ variables }) => variables));
  const hasChildren = check.familyRules.length > 0;
  return {
    number: run.files.length,
    coming,
    recordNumbers: numberList(integers, run.memory),
    pointsTo: table.references.map(() => numberList(integers, run.memory)),
    ownKeys: hasChildren ? numberList(integers, run.memory) : undefined,
    asParent: storesOf(check, [...read], run),
    rows: 0,
    faults: 0,
    headingFaults: 0,
    end: undefined,
  };
}

function storesOf({ schema }: TableCheck, names: readonly string[], run: RunContext): ReadonlyMap<string, ValueStore> {
  return new Map(
    schema.columns
      .filter(({ name }) => names.includes(name))
      .map((column) => [column.name, valueStore(column, run.texts, (make) => numberList(make, run.memory))]),
  );
}

/** Counts the outcome of a rule for a record. */
export function countOutcome(tally: RuleTally, outcome: ReturnType<RuleCheck['outcomeOf']>): void {
  if (outcome === 'not-applicable') tally.notApplicable++;
  else if (outcome === 'pass') tally.rows++;
  else if (outcome === 'fail') {
    tally.rows++;
    tally.failed++;
  } else tally.unevaluated++;
}
