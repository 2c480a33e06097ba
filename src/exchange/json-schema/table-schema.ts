import type { RecordSchema } from '../../model/shapes.ts';
import { textIn } from '../../model/text.ts';
import type { RecordPlan } from '../../records/plan.ts';
import { permalink } from '../../records/run-context.ts';
import { columnSchema, type JsonSchema } from './column-schema.ts';
import { conditionSchema, valueIs } from './condition-schema.ts';
import { inexpressibleOf } from './inexpressible.ts';

/**
 * The JSON Schema (2020-12) of a table's records, as a check takes them from NDJSON: an object by column name. What it
 * cannot say is listed under `x-hdict`, where all else stands that is no keyword of JSON Schema.
 */
export function tableSchema(table: RecordSchema, plan: RecordPlan): JsonSchema {
  const { release, digest } = plan.dictionary;
  const conditions = table.columns.flatMap(({ name, requiredWhen }) => {
    const when = requiredWhen === undefined ? undefined : conditionSchema(requiredWhen, table);
    return when === undefined ? [] : [{ anyOf: [{ not: when }, valueIs(name, { not: { enum: [null, '', []] } })] }];
  });
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: permalink(plan.dictionary, 'table', table.id),
    title: textIn(table.title, 'en'),
    type: 'object',
    properties: Object.fromEntries(table.columns.map((column) => [column.name, columnSchema(column, plan)])),
    required: table.columns.flatMap(({ name, required }) => (required ? name : [])),
    additionalProperties: false,
    ...(conditions.length === 0 ? {} : { allOf: conditions }),
    'x-hdict': {
      table: table.id,
      version: table.version,
      owner: table.owner,
      release,
      digest,
      inexpressible: inexpressibleOf(table, plan),
    },
  };
}
