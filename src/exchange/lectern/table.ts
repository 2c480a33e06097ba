import { expressionTypeOf } from '../../expression/scope.ts';
import type { Column, Rule, Table, TableReference, Variable } from '../../model/definitions.ts';
import { commonParts, plainText } from './common.ts';
import type { ConditionColumn } from './condition.ts';
import type { Made } from './definitions.ts';
import { type FieldParts, splitField } from './field.ts';
import type { LecternField, LecternSchema } from './lectern.ts';
import type { Losses } from './losses.ts';
import { emptyNames, idOf } from './names.ts';
import { requiredWhen, ruleOf, type TableScope } from './rule.ts';

/** A field with all that was made of it. */
interface Imported {
  readonly field: LecternField;
  readonly where: string;
  readonly parts: FieldParts;
  readonly variable: Variable;
  readonly column: ConditionColumn;
}

/** Id of a schema's table, and the names of its columns, by field. */
export interface TableName {
  readonly id: string;
  readonly columns: ReadonlyMap<string, string>;
}

export interface TableContext {
  readonly names: ReadonlyMap<string, TableName>;
  /** All schemas, to see whom a foreign key names. */
  readonly schemas: ReadonlyMap<string, LecternSchema>;
  readonly made: Made;
  readonly losses: Losses;
  /** Names the dictionary in provenance. */
  readonly source: string;
}

/** Ids for all tables and columns, before any is made: foreign keys and conditions name them. */
export function tableNames(schemas: readonly LecternSchema[]): ReadonlyMap<string, TableName> {
  const tables = emptyNames();
  return new Map(
    schemas.map((schema) => {
      const columns = emptyNames();
      const named = schema.fields.map(({ name }) => [name, columns.take(name)] as const);
      return [schema.name, { id: tables.take(schema.name), columns: new Map(named) }];
    }),
  );
}

/** Makes a schema's table with its variables, value sets and rules. */
export function importTable(schema: LecternSchema, name: TableName, context: TableContext): void {
  const { made, losses, source } = context;
  const imported = schema.fields.map((field) => importField(field, schema, name, context));
  const columns: Column[] = [];
  for (const one of imported) {
    const scope = scopeOf(imported, one, schema.name, made);
    columns.push(columnOf(one, scope, losses));
    for (const rule of rulesOf(one, scope, name.id, context)) made.definitions.push(rule);
  }
  const title = plainText(schema.title ?? schema.name) || schema.name;
  const definition = plainText(schema.description ?? '') || `${title}. The source does not describe it.`;
  const notes = Object.entries(schema.meta).filter(([key]) => key !== 'displayName');
  const separator = separatorOf(imported, losses);
  made.definitions.push({
    ...commonParts('table', { id: name.id, title, definition }, source),
    columns,
    ...keysOf(schema, imported, name, losses),
    ...referencesOf(schema, name, context),
    ...(separator === undefined ? {} : { separator }),
    ...(notes.length === 0
      ? {}
      : { notes: plainText(notes.map(([key, value]) => `${key}: ${JSON.stringify(value)}`).join('\n')) }),
    ...(name.id === schema.name ? {} : { aliases: [schema.name] }),
  } satisfies Table);
}

const SCALAR = { string: 'string', integer: 'number', number: 'number', boolean: 'boolean' } as const;

function importField(
  field: LecternField,
  schema: LecternSchema,
  name: TableName,
  { made, losses }: TableContext,
): Imported {
  const where = `${schema.name}.${field.name}`;
  const parts = splitField(field, where, losses);
  const variable = made.variableOf(field, parts, schema.name);
  const column = {
    name: name.columns.get(field.name) ?? idOf(field.name),
    type: SCALAR[field.valueType],
    repeats: field.isArray,
    ...(parts.codes === undefined ? {} : { codes: parts.codes }),
  };
  const names = [
    ...(column.name === field.name ? [] : [`its column is called ${column.name}`]),
    ...(variable.id === field.name ? [] : [`its variable is called ${variable.id}`]),
  ];
  if (names.length > 0) losses.changed(where, `${names.join(', ')}.`);
  return { field, where, parts, variable, column };
}

function scopeOf(imported: readonly Imported[], one: Imported, schema: string, made: Made): TableScope {
  const byField = new Map(imported.map(({ field, column }) => [field.name, column]));
  const variables = new Map(
    imported.map(({ column, variable }) => [column.name, expressionTypeOf(variable.type, column.repeats)] as const),
  );
  const element = ['each', 'each_value', 'each_of_them'].find((word) => !variables.has(word)) ?? 'each_of_all_of_them';
  return {
    columnOf: (field) => byField.get(field),
    expressions: { variables, children: new Map() },
    element,
    valueSetOf: (values) => {
      const codes = values.filter((value) => typeof value === 'string' && /^[!-~]+( [!-~]+)*$/.test(value)).map(String);
      return codes.length === values.length ? made.valueSetOf([...new Set(codes)], one.field, schema) : undefined;
    },
  };
}

function columnOf({ column, parts, variable, where }: Imported, scope: TableScope, losses: Losses): Column {
  const paths = parts.rest.filter(({ what }) => what === 'required').map(({ path }) => path);
  const condition = parts.required || paths.length === 0 ? undefined : requiredWhen(paths, scope);
  if (condition !== undefined && 'reason' in condition) {
    losses.lost(where, `it is required on a condition, and ${condition.reason}.`);
  }
  return {
    variable: variable.id,
    ...(column.name === variable.id ? {} : { name: column.name }),
    ...(parts.required ? { required: true } : {}),
    ...(condition !== undefined && 'cel' in condition ? { requiredWhen: condition.cel } : {}),
  };
}

function rulesOf(
  { column, parts, where }: Imported,
  scope: TableScope,
  table: string,
  { made, losses, source }: TableContext,
): readonly Rule[] {
  return parts.rest.flatMap((demand): readonly Rule[] => {
    if (demand.what === 'required') return [];
    const text = ruleOf(column, demand, scope);
    if ('reason' in text) {
      losses.lost(where, `its ${demand.what} is not checked: ${text.reason}.`);
      return [];
    }
    const id = made.ruleNames.take(`${table}_${column.name}_${NAME_OF_DEMAND[demand.what]}`);
    const title = `${column.name}: ${NAME_OF_DEMAND[demand.what]}`;
    const message = plainText(text.message);
    const { when, assert } = text;
    const common = commonParts('rule', { id, title, definition: message }, source);
    return [{ ...common, table, ...(when === undefined ? {} : { when }), assert, severity: 'error', message }];
  });
}

const NAME_OF_DEMAND = {
  required: 'required',
  empty: 'empty',
  codeList: 'codes',
  range: 'range',
  regex: 'pattern',
  script: 'script',
} as const;

/** A table has one separator; Lectern has one a field. */
function separatorOf(imported: readonly Imported[], losses: Losses): string | undefined {
  const lists = imported.filter(({ field }) => field.isArray);
  const separator = lists[0]?.field.delimiter;
  for (const { field, where } of lists) {
    if (field.delimiter === separator) continue;
    const [own, other] = [field.delimiter, separator].map((each) => JSON.stringify(each));
    losses.lost(where, `its values are separated by ${own}, those of the table by ${other}; here all are by ${other}.`);
  }
  return separator;
}

/**
 * The key, and what else is unique. Lectern’s uniqueKey takes empty parts for values, a key here does not have them: it
 * becomes the key where all its fields are required. Without one, a required unique field is the key.
 */
function keysOf(schema: LecternSchema, imported: readonly Imported[], name: TableName, losses: Losses) {
  const { uniqueKey } = schema;
  const columnsOf = (fields: readonly string[]) => fields.flatMap((field) => name.columns.get(field) ?? []);
  const required = new Set(imported.filter(({ parts }) => parts.required).map(({ field }) => field.name));
  const isWhole = uniqueKey.length > 0 && uniqueKey.every((field) => required.has(field));
  if (uniqueKey.length > 0 && !isWhole) {
    losses.lost(
      schema.name,
      `records that lack a part of its uniqueKey (${uniqueKey.join(', ')}) are not compared; Lectern compares empty parts like values.`,
    );
  }
  const unique = imported.filter(({ field }) => field.unique).map(({ field }) => [field.name]);
  const candidates = [...(uniqueKey.length > 0 ? [uniqueKey] : []), ...unique].filter(isFirstOfItsKind);
  const key = isWhole ? uniqueKey : candidates.find((fields) => fields.every((field) => required.has(field)));
  const others = candidates.filter((fields) => fields !== key).map(columnsOf);
  return { key: columnsOf(key ?? []), ...(others.length === 0 ? {} : { unique: others }) };
}

function isFirstOfItsKind(fields: readonly string[], at: number, all: readonly (readonly string[])[]): boolean {
  return all.findIndex((other) => other.join(' ') === fields.join(' ')) === at;
}

/** Why no value of one field is ever the same as one of the other in Lectern; undefined where some may be. */
function neverEqual(one: LecternField | undefined, other: LecternField | undefined): string | undefined {
  if (one === undefined || other === undefined) return undefined;
  if (one.isArray || other.isArray) return 'lists';
  const [own, theirs] = [SCALAR[one.valueType], SCALAR[other.valueType]];
  return own === theirs ? undefined : `a ${own} with a ${theirs}`;
}

/** Lectern looks each field of a foreign key up by itself: so each is a reference by itself. */
function referencesOf(schema: LecternSchema, name: TableName, { names, schemas, losses }: TableContext) {
  const references: TableReference[] = [];
  for (const { schema: target, mappings } of schema.foreignKeys) {
    for (const { local, foreign } of mappings) {
      const there = names.get(target);
      const column = name.columns.get(local);
      const to = there?.columns.get(foreign);
      const foreignField = schemas.get(target)?.fields.find((field) => field.name === foreign);
      const apart = neverEqual(
        schema.fields.find((field) => field.name === local),
        foreignField,
      );
      if (there === undefined || column === undefined || to === undefined) {
        losses.lost(
          `${schema.name}.${local}`,
          `its foreignKey names ${target}.${foreign}, and one of them does not exist.`,
        );
      } else if (apart !== undefined) {
        losses.lost(`${schema.name}.${local}`, `its foreignKey compares ${apart}, which Lectern never finds equal.`);
      } else references.push({ columns: [column], table: there.id, to: [to] });
    }
    if (mappings.length > 1) {
      losses.changed(
        schema.name,
        `its foreignKey to ${target} is ${mappings.length} references: each field by itself, as Lectern checks it.`,
      );
    }
  }
  return references.length === 0 ? {} : { references };
}
