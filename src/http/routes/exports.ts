import { codeBookFile } from '../../exchange/code-book/code-book-file.ts';
import { CODE_BOOK_FORMATS, CODE_BOOK_SHEETS, TEMPLATE_FORMATS, WORKBOOK_TYPE } from '../../exchange/formats.ts';
import { tableSchema } from '../../exchange/json-schema/table-schema.ts';
import { tableTemplate } from '../../exchange/table-template.ts';
import { error } from '../../model/issue.ts';
import { Type } from '../../model/json-schema.ts';
import { failed, ok } from '../../model/result.ts';
import { recordPlan } from '../../query/record-checks.ts';
import { NONE, PATH } from '../parameters.ts';
import { fileRoute, releaseRoute } from '../route.ts';
import { codeBook } from '../schemas/code-book.ts';

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

/** What a release defines, as a file for people. */
export const codeBookRoute = fileRoute({
  path: '/api/v1/releases/{release}/export/code-book',
  operationId: 'getCodeBook',
  tag: 'Data',
  summary: 'Get the code book of a release, of a disease or of a table',
  description:
    'Variables with what they may take, codes, tables, rules, endpoints and scores. `xlsx` and `json` hold all of them, `csv` one sheet: the variables, a row each, unless `sheet` names another. Of a disease there is what is about it and what is about every disease; of a table its columns, with their codes and its rules. Nothing in a file is a formula. The terms of classifications are in the sheet `read-me` and beside each code.',
  pathParameters: Type.Object({ release: PATH.release }),
  query: Type.Object(
    {
      format: Type.Enum([...CODE_BOOK_FORMATS], { description: 'How it is written.' }),
      disease: Type.Optional(Type.String({ minLength: 1, maxLength: 64, description: 'Id of a disease.' })),
      table: Type.Optional(PATH.table),
      sheet: Type.Optional(
        Type.Enum([...CODE_BOOK_SHEETS], { description: 'Which sheet a CSV file is; `variables` if it is not said.' }),
      ),
    },
    { additionalProperties: false },
  ),
  answer: codeBook,
  otherTypes: [WORKBOOK_TYPE, 'text/csv'],
  example: '/api/v1/releases/latest/export/code-book?format=csv&table=patient',
  file: ({ snapshot, query }) => codeBookFile(snapshot, query),
});

/** An empty data file of a table. */
export const templateRoute = fileRoute({
  path: '/api/v1/releases/{release}/export/template',
  operationId: 'getTableTemplate',
  tag: 'Data',
  summary: 'Get an empty data file of a table, to be filled in',
  description:
    'The headings of the table. A workbook also says what each column takes, offers lists to choose codes from, and keeps what is typed as text, so that no code becomes a date.',
  pathParameters: Type.Object({ release: PATH.release }),
  query: Type.Object(
    { table: PATH.table, format: Type.Enum([...TEMPLATE_FORMATS], { description: 'How it is written.' }) },
    { additionalProperties: false },
  ),
  otherTypes: [WORKBOOK_TYPE, 'text/csv'],
  example: '/api/v1/releases/latest/export/template?table=patient&format=csv',
  file: ({ snapshot, query: { table, format } }) => tableTemplate(snapshot, table, format),
});
