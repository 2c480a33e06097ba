import { tableSchema } from '../../exchange/json-schema/table-schema.ts';
import { error } from '../../model/issue.ts';
import { Type } from '../../model/json-schema.ts';
import { failed, ok } from '../../model/result.ts';
import { recordPlan } from '../../query/record-checks.ts';
import { NONE, PATH } from '../parameters.ts';
import { releaseRoute } from '../route.ts';

/** What a check of data files needs, for whoever checks elsewhere: a browser, so that data need not be sent. */
export const recordPlanRoute = releaseRoute({
  path: '/api/v1/releases/{release}/export/record-plan',
  operationId: 'getRecordPlan',
  tag: 'Data',
  summary: 'Get the tables of a release, ready for checking data',
  description:
    'All that a check of data files needs of a release: tables, columns, rules and the codes that they take. The page for checking files reads this, so that the files need not be sent.',
  pathParameters: Type.Object({ release: PATH.release }),
  query: NONE,
  answer: Type.Object(
    { format: Type.Literal(1, { description: 'Rises when a reader of this format would misread the next.' }) },
    {
      additionalProperties: true,
      description: 'Tables, code lists and descents, as the checks of this software read them.',
    },
  ),
  example: '/api/v1/releases/latest/export/record-plan',
  body: ({ snapshot }) => ok(recordPlan(snapshot)),
});

/** JSON Schema of a table, for validators of others. */
export const jsonSchemaRoute = releaseRoute({
  path: '/api/v1/releases/{release}/export/json-schema',
  operationId: 'getTableJsonSchema',
  tag: 'Data',
  summary: 'Get the JSON Schema of a table',
  description:
    'JSON Schema (2020-12) of a record of the table, an object by column name. What it cannot say (rules, keys, references, warnings, units in cells, the calendar) is listed in it, under `x-hdict`, `inexpressible`.',
  pathParameters: Type.Object({ release: PATH.release }),
  query: Type.Object({ table: PATH.table }, { additionalProperties: false }),
  answer: Type.Object(
    { $schema: Type.String(), $id: Type.String({ description: 'Permalink of the table in this release.' }) },
    { additionalProperties: true, description: 'A JSON Schema.' },
  ),
  example: '/api/v1/releases/latest/export/json-schema?table=patient',
  body: ({ snapshot, query: { table: id } }) => {
    const plan = recordPlan(snapshot);
    const table = plan.tables.find((each) => each.id === id);
    if (table !== undefined) return ok(tableSchema(table, plan));
    const known = plan.tables.map((each) => each.id).join(', ');
    return failed(error('unknown-definition', `The release has no table "${id}"; it has ${known}.`));
  },
});
