import { Type } from '../../model/json-schema.ts';
import { ok } from '../../model/result.ts';
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
