import type { ReadonlyRecord } from '../../expression/compile.ts';
import { error, type Issue } from '../../model/issue.ts';
import { failed, ok, type Result } from '../../model/result.ts';
import type { RecordColumn, RecordSchema } from '../../model/shapes.ts';
import { codeBooksOf } from '../code-book.ts';
import { scopesOf } from '../expression-scopes.ts';
import type { RecordPlan } from '../plan.ts';
import { hostOf, type RuleCheck } from '../rule-check.ts';
import { compileTable, type TableCheck } from '../table-check.ts';
import { windowsOf } from './chronology.ts';
import { cluesOf } from './clues.ts';
import { type Sampler, samplerOf } from './sampler.ts';

/** A column, as it is filled. */
export interface ColumnPrint {
  readonly column: RecordColumn;
  readonly position: number;
  readonly sample: Sampler;
  /** How it gets its value: drawn; a number in the order of records; taken from the record that it refers to. */
  readonly from: 'sample' | 'serial' | 'reference';
  /** Part of a key or of what must be unique: what else is right must be made to fit it. */
  readonly isFixed: boolean;
  /** May be without a value, if need be with a missing reason. */
  readonly isOptional: boolean;
  /** Rules that look at it, of its own table or of one that its table is a child of. */
  readonly demands: readonly Demand[];
}

/** A rule, or that a column is filled where it must be. */
export interface Demand {
  readonly table: TablePrint;
  readonly rule: RuleCheck | undefined;
  /** Column of `requiredWhen`. */
  readonly required: string | undefined;
  readonly fails: (row: DemandedRow) => boolean;
  /** Columns that it looks at, of its own record and of child lists. */
  readonly own: readonly string[];
  readonly children: readonly { readonly list: string; readonly table: string; readonly columns: readonly string[] }[];
}

/** A record as demands see it: values that rules see, and missing reasons that stand for values. */
export interface DemandedRow {
  readonly values: ReadonlyRecord;
  readonly reasons: { readonly [name: string]: string | undefined };
}

export interface TablePrint {
  readonly check: TableCheck;
  readonly schema: RecordSchema;
  readonly columns: readonly ColumnPrint[];
  readonly byName: ReadonlyMap<string, ColumnPrint>;
  /** A record without values, to begin with: one form for all records of the table. */
  readonly empty: ReadonlyRecord;
  /** Rules over its records, with their children or without. */
  readonly demands: readonly Demand[];
  /** Share of parents that have a record of it. */
  readonly share: number;
  /** References in the order in which their records are looked for: those of most columns first. */
  readonly references: readonly Reference[];
  /** Tables whose rules see its records in lists, with the reference that leads there. */
  readonly listedIn: readonly { readonly list: string; readonly reference: number; readonly parent: string }[];
}

export interface Reference {
  readonly columns: readonly string[];
  readonly table: string;
  readonly to: readonly string[];
}

/** A release's tables, prepared for making records of them: in an order in which what is referred to comes first. */
export interface Blueprint {
  readonly plan: RecordPlan;
  readonly tables: readonly TablePrint[];
  /** The one table that refers to none: a family is one record of it and all that refer to that. */
  readonly root: TablePrint;
}

type Making = { -readonly [K in keyof TablePrint]: TablePrint[K] } & {
  readonly columns: ColumnPrint[];
  readonly byName: Map<string, ColumnPrint>;
};

/**
 * Prepares the tables of a release. Issues: what `compileChecks` answers, and `not-supported` where tables do not hang
 * together as one tree or a required column can be given no value.
 */
export function blueprintOf(plan: RecordPlan): Result<Blueprint> {
  const issues: Issue[] = [];
  const ordered = inOrder(plan.tables);
  const [root, ...others] = ordered;
  const isTree = ordered.length === plan.tables.length && others.every(({ references }) => references.length > 0);
  if (root === undefined || !isTree) {
    const message = 'Records can be made where one table refers to no other, and all others refer to it in the end.';
    return failed(error('not-supported', message));
  }
  const tables = tablesOf(plan, ordered, issues);
  const [first] = tables;
  if (first === undefined || issues.length > 0) return failed(...issues);
  return ok({ plan, tables, root: first });
}

/** Tables after those that they refer to; those in a circle are left out. */
function inOrder(tables: readonly RecordSchema[]): readonly RecordSchema[] {
  const placed: RecordSchema[] = [];
  for (;;) {
    const next = tables.find(
      (table) => !placed.includes(table) && table.references.every((to) => placed.some(({ id }) => id === to.table)),
    );
    if (next === undefined) return placed;
    placed.push(next);
  }
}

function tablesOf(plan: RecordPlan, ordered: readonly RecordSchema[], issues: Issue[]): readonly TablePrint[] {
  const host = hostOf(plan);
  const scopeOf = scopesOf(ordered);
  const books = codeBooksOf(plan);
  const missingReasons = new Set(plan.missingReasons);
  const clues = cluesOf(ordered, scopeOf);
  const windowOf = windowsOf(clues.order);
  const made = ordered.map((schema): Making => {
    const check = compileTable(schema, {
      tables: ordered,
      books,
      missingReasons,
      host,
      scopeOf,
      add: (issue) => void issues.push(issue),
    });
    const columns = check.columns.map((each, position): ColumnPrint => {
      const name = `${schema.id}.${each.column.name}`;
      const hints = {
        window: windowOf(name),
        texts: [...(clues.texts.get(name) ?? [])],
        pattern: clues.patterns.get(name),
      };
      return columnPrint(schema, each.column, position, samplerOf(each, hints));
    });
    return {
      check,
      schema,
      columns,
      byName: new Map(columns.map((each) => [each.column.name, each])),
      empty: emptyRecord(schema),
      demands: [],
      share: 1 - 0.5 ** (1 + (clues.asked.get(schema.id) ?? 0)),
      references: schema.references.toSorted((a, b) => b.columns.length - a.columns.length),
      listedIn: [],
    };
  });
  for (const table of made) table.demands = demandsOf(table);
  for (const table of made) connect(table, made);
  return made;
}

/** Parsed, because an object that gets its many names one by one is a slow one to the engine that runs this. */
function emptyRecord({ columns, rules }: RecordSchema): ReadonlyRecord {
  const names = [...columns.map(({ name }) => name), ...rules.flatMap(({ children }) => Object.keys(children))];
  const empty = JSON.parse(JSON.stringify(Object.fromEntries(names.map((name) => [name, null]))));
  for (const name of names) empty[name] = undefined;
  return empty;
}

function columnPrint(schema: RecordSchema, column: RecordColumn, position: number, sample: Sampler): ColumnPrint {
  const { name, type } = column;
  const refers = schema.references.some(({ columns }) => columns.includes(name));
  const isKey = schema.key.includes(name);
  const isSerial = isKey && (type === 'integer' || (schema.references.length === 0 && isFreeText(column)));
  return {
    column,
    position,
    sample,
    from: refers ? 'reference' : isSerial ? 'serial' : 'sample',
    isFixed: isKey || refers || schema.unique.some((columns) => columns.includes(name)),
    isOptional: !column.required || column.missing.length > 0,
    demands: [],
  };
}

function isFreeText({ type, pattern, repeats }: RecordColumn): boolean {
  return type === 'string' && pattern === undefined && !repeats;
}

function demandsOf(table: TablePrint): readonly Demand[] {
  const { check } = table;
  const rules = [...check.rules, ...check.familyRules].map(
    (rule): Demand => ({
      table,
      rule,
      required: undefined,
      fails: ({ values }) => rule.outcomeOf(values) === 'fail',
      own: rule.variables,
      children: Object.entries(rule.rule.children).map(([list, child]) => ({
        list,
        table: child,
        columns: rule.childColumns.flatMap((named) =>
          named.startsWith(`${list}.`) ? named.slice(list.length + 1) : [],
        ),
      })),
    }),
  );
  const required = check.requiredWhen.map(({ column, condition }): Demand => {
    const name = check.schema.columns[column]?.name ?? '';
    return {
      table,
      rule: undefined,
      required: name,
      fails: ({ values, reasons }) =>
        values[name] === undefined && reasons[name] === undefined && condition.evaluate(values) === true,
      own: [...new Set([name, ...condition.variables])],
      children: [],
    };
  });
  return [...rules, ...required];
}

/** Enters what looks at a table's columns, and the lists that its records are in. */
function connect(table: Making, all: readonly Making[]): void {
  const seen = new Map<string, Demand[]>();
  const note = (name: string, demand: Demand): void => void seen.set(name, [...(seen.get(name) ?? []), demand]);
  for (const demand of table.demands) for (const name of demand.own) note(name, demand);
  table.listedIn = all.flatMap((parent) => listsOf(parent, table, note));
  for (const [at, column] of table.columns.entries()) {
    const print = { ...column, demands: [...new Set(seen.get(column.column.name) ?? [])] };
    table.columns[at] = print;
    table.byName.set(column.column.name, print);
  }
}

/** The lists of a parent's rules that hold a table's records, each once. */
function listsOf(
  parent: TablePrint,
  table: TablePrint,
  note: (name: string, demand: Demand) => void,
): TablePrint['listedIn'] {
  const { id, key } = parent.schema;
  const reference = table.references.findIndex((to) => to.table === id && to.to.join(' ') === key.join(' '));
  if (reference === -1) return [];
  const lists = new Set<string>();
  for (const demand of parent.demands) {
    for (const { list, columns } of demand.children.filter((each) => each.table === table.schema.id)) {
      lists.add(list);
      for (const name of columns) note(name, demand);
    }
  }
  return [...lists].map((list) => ({ list, reference, parent: id }));
}
