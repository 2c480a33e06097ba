import type { RecordColumn, RecordSchema } from '../../model/shapes.ts';
import type { RecordPlan } from '../../records/plan.ts';
import type { ProblemCode } from '../../records/problem.ts';
import { codeListOf } from './column-schema.ts';
import { conditionSchema } from './condition-schema.ts';
import { ecmaPattern } from './ecma-pattern.ts';

/** Something that a check of data finds and the JSON Schema of the table does not, or that it refuses and a check takes. */
export interface Inexpressible {
  readonly what:
    | 'calendar'
    | 'plausible'
    | 'unit'
    | 'pattern'
    | 'codes'
    | 'inactive'
    | 'required'
    | 'rule'
    | 'key'
    | 'unique'
    | 'reference'
    | 'heading';
  readonly column?: string;
  readonly columns?: readonly string[];
  readonly rule?: string;
  /** Codes of problems that are concerned. */
  readonly problems: readonly ProblemCode[];
  readonly reason: string;
}

/** All that the JSON Schema of a table cannot say, by column and rule. */
export function inexpressibleOf(table: RecordSchema, plan: RecordPlan): readonly Inexpressible[] {
  const scope = { table, plan };
  return [
    {
      what: 'heading',
      problems: ['heading-matched', 'heading-duplicate'],
      reason: 'A check also takes titles and aliases of columns; the schema takes names only.',
    },
    ...table.columns.flatMap((column) => ofColumn(column, scope)),
    ...table.rules.map(
      ({ id }): Inexpressible => ({
        what: 'rule',
        rule: id,
        problems: ['rule-broken'],
        reason: 'Rules are expressions, over several records where they name children.',
      }),
    ),
    ...(table.key.length === 0
      ? []
      : [
          {
            what: 'key' as const,
            columns: table.key,
            problems: ['key-missing', 'key-duplicate'] as const,
            reason: 'A schema sees one record at a time.',
          },
        ]),
    ...table.unique.map(
      (columns): Inexpressible => ({
        what: 'unique',
        columns,
        problems: ['unique-duplicate'],
        reason: 'A schema sees one record at a time.',
      }),
    ),
    ...table.references.map(
      ({ columns }): Inexpressible => ({
        what: 'reference',
        columns,
        problems: ['reference-unknown'],
        reason: 'A schema sees one record at a time.',
      }),
    ),
  ];
}

function ofColumn(
  column: RecordColumn,
  { table, plan }: { table: RecordSchema; plan: RecordPlan },
): readonly Inexpressible[] {
  const { name, type, plausible, unit, pattern, requiredWhen } = column;
  const found: Inexpressible[] = [];
  const list = codeListOf(column, plan);
  if (type === 'date' || type === 'partialDate' || type === 'dateTime') {
    found.push({
      what: 'calendar',
      column: name,
      problems: ['value-type'],
      reason: 'Whether a month has a 29th, 30th or 31st is not in the pattern.',
    });
  }
  if (plausible !== undefined) {
    found.push({ what: 'plausible', column: name, problems: ['value-plausible'], reason: 'A schema has no warnings.' });
  }
  if (unit !== undefined) {
    found.push({
      what: 'unit',
      column: name,
      problems: ['unit-converted'],
      reason: 'A check takes a number with an accepted unit as text and converts it; the schema takes numbers only.',
    });
  }
  if (pattern !== undefined && ecmaPattern(pattern) === undefined) {
    found.push({
      what: 'pattern',
      column: name,
      problems: ['value-pattern'],
      reason: 'The pattern means something else in ECMA-262, or nothing.',
    });
  }
  if (list?.extensible === true) {
    found.push({
      what: 'codes',
      column: name,
      problems: ['code-beyond-list', 'value-several'],
      reason: 'The value set is extensible: a schema has no warnings.',
    });
  }
  if (type === 'code' && column.valueSet !== undefined && list === undefined) {
    found.push({
      what: 'codes',
      column: name,
      problems: ['code-unknown'],
      reason: 'The plan of the release does not list its codes.',
    });
  }
  if (list?.codes.some(({ use }) => use === 'inactive') === true) {
    found.push({
      what: 'inactive',
      column: name,
      problems: ['code-inactive'],
      reason: 'A schema has no warnings; such codes are marked deprecated.',
    });
  }
  if (requiredWhen !== undefined && conditionSchema(requiredWhen, table) === undefined) {
    found.push({
      what: 'required',
      column: name,
      problems: ['value-required'],
      reason: 'The condition is beyond what a schema can ask.',
    });
  }
  return found;
}
