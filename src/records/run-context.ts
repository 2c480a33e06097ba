import type { PartialDate } from '../expression/partial-date.ts';
import type { CheckOptions } from './checks.ts';
import { type KeySet, keySet } from './key-set.ts';
import { type Memory, memoryOf } from './memory.ts';
import type { PlanDictionary, RecordPlan } from './plan.ts';
import { type ProblemBook, problemBook } from './problem-book.ts';
import { dateReader } from './read-date.ts';
import type { TableCheck } from './table-check.ts';
import { type Texts, textsOf } from './value-store.ts';

/** What the parts of one run share. */
export interface RunContext {
  readonly dictionary: PlanDictionary;
  readonly options: CheckOptions;
  readonly checks: ReadonlyMap<string, TableCheck>;
  /** By table: the columns that rules of other tables read of it. */
  readonly childColumns: ReadonlyMap<string, readonly string[]>;
  readonly memory: Memory;
  readonly texts: Texts;
  readonly problems: ProblemBook;
  readonly readDate: (text: string) => PartialDate | undefined;
  /** The keys of a table over some of its columns: one set, whoever asks. */
  readonly keysOf: (table: string, columns: readonly string[]) => KeySet;
  /** Files of the run, in the order in which they were opened. */
  readonly files: { readonly table: string }[];
}

export interface Compiled {
  readonly plan: RecordPlan;
  readonly checks: ReadonlyMap<string, TableCheck>;
  readonly childColumns: ReadonlyMap<string, readonly string[]>;
}

export function runContext({ plan, checks, childColumns }: Compiled, options: CheckOptions): RunContext {
  const memory = memoryOf(options.memoryBytes);
  const sets = new Map<string, KeySet>();
  return {
    dictionary: plan.dictionary,
    options,
    checks,
    childColumns,
    memory,
    texts: textsOf(memory),
    problems: problemBook(options),
    readDate: dateReader(),
    keysOf: (table, columns) => {
      const name = `${table} ${columns.join(' ')}`;
      const made = sets.get(name) ?? keySet(memory);
      sets.set(name, made);
      return made;
    },
    files: [],
  };
}

/** Permalink of a definition in the release that the data are checked against. */
export function permalink({ base, release }: PlanDictionary, kind: 'variable' | 'rule' | 'table', id: string): string {
  return `${base}/${kind}/${id}?release=${release}`;
}
