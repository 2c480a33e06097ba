import type { Column, Rule, Table, Variable } from '../model/definitions.ts';
import { type Dictionary, definitionOf, definitionsOf } from '../model/dictionary.ts';
import { Type } from '../model/json-schema.ts';
import type { SchemaAgrees } from '../model/schema-agrees.ts';
import type { RecordColumn, RecordRule } from '../model/shapes.ts';
import { valueSetCanonical } from './canonical.ts';
import { checkTable } from './check-table.ts';
import { columnName } from './column-name.ts';
import type { CompileContext, KindRules } from './kind-rules.ts';
import { link, optionalLink } from './links.ts';
import { cel, common, id, line, list, object, optional, range } from './schema-parts.ts';

const schema = object({
  ...common('table'),
  columns: list(
    object({
      variable: id('Variable that the column holds.'),
      name: optional(id('Heading in the file, where it is not the variable’s id.')),
      required: optional(Type.Boolean({ description: 'A value, or a missing reason, in every record.' })),
      requiredWhen: optional(cel('Condition over the columns under which it is required.')),
      valueSet: optional(id('Value set that narrows the variable’s own.')),
      range: optional(range('Hard limits that narrow the variable’s own.')),
    }),
    'Columns, in the order of the template.',
  ),
  key: Type.Array(id('Column. Together they name a record.'), {
    description: 'Columns that together name a record; [] where nothing names one.',
  }),
  unique: optional(
    list(
      list(id('Column. Together their values are in one record only.')),
      'What else must be unique, beside the key.',
    ),
  ),
  references: optional(
    list(
      object({
        columns: list(id('Column of this table.')),
        table: id('Table that they point to.'),
        to: list(id('Column there, in the same order.')),
      }),
    ),
  ),
  separator: optional(line('Between several values in one cell. Always quote it.')),
});

true satisfies SchemaAgrees<typeof schema, Table>;

export const table: KindRules<Table> = {
  kind: 'table',
  schema,
  links: (definition) => [
    ...definition.columns.flatMap((column, index) => [
      link('variable', column.variable, `/columns/${index}/variable`),
      ...optionalLink('value-set', column.valueSet, `/columns/${index}/valueSet`),
    ]),
    ...(definition.references ?? []).map((each, index) => link('table', each.table, `/references/${index}/table`)),
  ],
  expressions: (definition) =>
    definition.columns.flatMap(({ requiredWhen }, index) =>
      requiredWhen === undefined
        ? []
        : [
            {
              source: requiredWhen,
              pointer: `/columns/${index}/requiredWhen`,
              expects: 'bool',
              scope: { table: definition.id, children: {} },
            },
          ],
    ),
  codeUses: () => [],
  check: checkTable,
  facts: (definition) => [`${definition.columns.length} columns`, keyInWords(definition)],
  content: (definition) => definition.columns.map(columnName).join(' '),
  alsoCompiles: rulesOfTable,
  compile: (definition, context) => [
    {
      shape: 'RecordSchema',
      id: definition.id,
      version: context.versionOf('table', definition.id),
      title: definition.title,
      owner: definition.owner,
      columns: definition.columns.flatMap((column) => recordColumn(column, context)),
      key: definition.key,
      unique: definition.unique ?? [],
      references: definition.references ?? [],
      ...(definition.separator === undefined ? {} : { separator: definition.separator }),
      rules: rulesOf(definition, context),
    },
  ],
};

function keyInWords({ key }: Table): string {
  return key.length === 0 ? 'no key' : `key ${key.join(', ')}`;
}

/** A column of data files; none where its variable does not exist. Also of a variable that no table has. */
export function recordColumn(column: Column, context: CompileContext): readonly RecordColumn[] {
  const variable = definitionOf(context.dictionary, 'variable', column.variable);
  if (variable === undefined) return [];
  const valueSet = column.valueSet ?? variable.valueSet;
  const range = column.range ?? variable.range;
  return [
    {
      name: columnName(column),
      variable: variable.id,
      version: context.versionOf('variable', variable.id),
      title: variable.title,
      aliases: variable.aliases ?? [],
      owner: variable.owner,
      type: variable.type,
      ...(variable.unit === undefined ? {} : { unit: variable.unit }),
      acceptedUnits: variable.acceptedUnits ?? [],
      ...(range === undefined ? {} : { range }),
      ...optionalParts(variable),
      ...(valueSet === undefined ? {} : { valueSet: valueSetCanonical(valueSet, context) }),
      repeats: variable.repeats ?? false,
      missing: variable.missing ?? [],
      required: column.required ?? false,
      ...(column.requiredWhen === undefined ? {} : { requiredWhen: column.requiredWhen }),
      mappings: variable.mappings ?? [],
    },
  ];
}

function optionalParts({ plausible, pattern }: Variable) {
  return { ...(plausible === undefined ? {} : { plausible }), ...(pattern === undefined ? {} : { pattern }) };
}

function rulesOf(definition: Table, context: CompileContext): readonly RecordRule[] {
  return rulesOfTable(definition, context.dictionary).map((rule) => ({
    id: rule.id,
    version: context.versionOf('rule', rule.id),
    title: rule.title,
    description: rule.definition,
    owner: rule.owner,
    children: rule.children ?? {},
    ...(rule.when === undefined ? {} : { when: rule.when }),
    assert: rule.assert,
    severity: rule.severity,
    message: rule.message,
  }));
}

function rulesOfTable(definition: Table, dictionary: Dictionary): readonly Rule[] {
  return definitionsOf(dictionary, 'rule').filter((rule) => rule.table === definition.id);
}
