import { type CompiledExpression, compileCondition } from '../expression/compile.ts';
import type { ExpressionScope } from '../expression/scope.ts';
import type { Issue } from '../model/issue.ts';
import type { RecordRule, RecordSchema } from '../model/shapes.ts';
import type { CodeBook } from './code-book.ts';
import { type ColumnCheck, compileColumn } from './column-check.ts';
import { type HeadingIndex, headingIndexOf } from './headings.ts';
import { compileRule, type PlanHost, type RuleCheck } from './rule-check.ts';
import type { ColumnContext } from './subject.ts';

/** Columns that must be unique together. */
export interface UniqueColumns {
  readonly check: 'key' | 'unique';
  readonly columns: readonly string[];
}

/** A condition that could not be compiled: it is reported as not evaluated, with the reason. */
export interface Hindered<T> {
  readonly of: T;
  readonly reason: string;
}

export interface RequiredWhen {
  /** Position of the column. */
  readonly column: number;
  readonly condition: CompiledExpression<boolean>;
}

/** A table, compiled for checking its files. Holds nothing of any data. */
export interface TableCheck {
  readonly schema: RecordSchema;
  readonly context: ColumnContext;
  readonly columns: readonly ColumnCheck[];
  readonly positionOf: ReadonlyMap<string, number>;
  readonly headings: HeadingIndex;
  readonly unique: readonly UniqueColumns[];
  /** Columns that other tables refer to, and in which a value may stand twice. */
  readonly referredTo: readonly (readonly string[])[];
  readonly requiredWhen: readonly RequiredWhen[];
  readonly hinderedRequired: readonly Hindered<number>[];
  /** Rules over one record. */
  readonly rules: readonly RuleCheck[];
  /** Rules over a record and its children. */
  readonly familyRules: readonly RuleCheck[];
  readonly hinderedRules: readonly Hindered<RecordRule>[];
  /** Columns whose values conditions, keys and references of any table read. */
  readonly used: ReadonlySet<string>;
}

export interface TableContext {
  /** All tables of the release. */
  readonly tables: readonly RecordSchema[];
  readonly books: ReadonlyMap<string, CodeBook>;
  readonly missingReasons: ReadonlySet<string>;
  readonly host: PlanHost;
  readonly scopeOf: (table: RecordSchema, children: RecordRule['children']) => ExpressionScope;
  readonly add: (issue: Issue) => void;
}

/** Compiles a table. What cannot be compiled is added to the issues, and reported by every run as not evaluated. */
export function compileTable(schema: RecordSchema, context: TableContext): TableCheck {
  const columnContext: ColumnContext = { table: schema, books: context.books, missingReasons: context.missingReasons };
  const required = compileRequired(schema, context);
  const rules = compileRules(schema, context);
  const unique: readonly UniqueColumns[] = [
    ...(schema.key.length === 0 ? [] : [{ check: 'key' as const, columns: schema.key }]),
    ...uniqueOf(schema).map((columns) => ({ check: 'unique' as const, columns })),
  ];
  const referredTo = referredToIn(schema, context.tables);
  return {
    schema,
    context: columnContext,
    columns: schema.columns.map((column) => compileColumn(column, columnContext)),
    positionOf: new Map(schema.columns.map(({ name }, at) => [name, at])),
    headings: headingIndexOf(schema),
    unique,
    referredTo,
    requiredWhen: required.compiled,
    hinderedRequired: required.hindered,
    rules: rules.compiled.filter(({ rule }) => Object.keys(rule.children).length === 0),
    familyRules: rules.compiled.filter(({ rule }) => Object.keys(rule.children).length > 0),
    hinderedRules: rules.hindered,
    used: new Set([
      ...unique.flatMap(({ columns }) => columns),
      ...referredTo.flat(),
      ...schema.references.flatMap(({ columns }) => columns),
      ...required.compiled.flatMap(({ condition }) => condition.variables),
      ...rules.compiled.flatMap(({ variables }) => variables),
    ]),
  };
}

/** What must be unique beside the key, each once: a record that is asked for the same twice would be its own twin. */
function uniqueOf({ key, unique }: RecordSchema): readonly (readonly string[])[] {
  const said = [key, ...unique].map((columns) => columns.join(' '));
  return unique.filter((columns, at) => said.indexOf(columns.join(' ')) === at + 1);
}

function referredToIn({ id, key, unique }: RecordSchema, tables: readonly RecordSchema[]) {
  const targets = tables.flatMap(({ references }) => references.flatMap(({ table, to }) => (table === id ? [to] : [])));
  const said = [key, ...unique, ...targets].map((columns) => columns.join(' '));
  return targets.filter((columns, at) => said.indexOf(columns.join(' ')) === at + 1 + unique.length);
}

function compileRequired(schema: RecordSchema, { scopeOf, host, add }: TableContext) {
  const compiled: RequiredWhen[] = [];
  const hindered: Hindered<number>[] = [];
  for (const [column, { requiredWhen }] of schema.columns.entries()) {
    if (requiredWhen === undefined) continue;
    const condition = compileCondition(requiredWhen, scopeOf(schema, {}), host);
    for (const issue of condition.issues) add(issue);
    if (condition.ok) compiled.push({ column, condition: condition.value });
    else hindered.push({ of: column, reason: reasonOf(condition.issues) });
  }
  return { compiled, hindered };
}

function compileRules(schema: RecordSchema, { scopeOf, host, add }: TableContext) {
  const compiled: RuleCheck[] = [];
  const hindered: Hindered<RecordRule>[] = [];
  for (const rule of schema.rules) {
    const made = compileRule(rule, scopeOf(schema, rule.children), host);
    for (const issue of made.issues) add(issue);
    if (made.ok) compiled.push(made.value);
    else hindered.push({ of: rule, reason: reasonOf(made.issues) });
  }
  return { compiled, hindered };
}

function reasonOf(issues: readonly Issue[]): string {
  return issues[0]?.message ?? 'The condition cannot be compiled.';
}
