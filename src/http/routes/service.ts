import { Type } from '../../model/json-schema.ts';
import { ok } from '../../model/result.ts';
import { publishedReportSchema } from '../../records/report-schema.ts';
import { NONE } from '../parameters.ts';
import { type Route, route } from '../route.ts';
import * as schemas from '../schemas/service.ts';

const live = route({
  path: '/health/live',
  operationId: 'isLive',
  tag: 'Service',
  summary: 'Ask whether the process lives',
  description: 'Answers as long as the process does. For a supervisor that restarts it.',
  pathParameters: NONE,
  query: NONE,
  answer: schemas.live,
  example: '/health/live',
  handle: () => ok({ body: { status: 'live' }, freshness: 'never' }),
});

const ready = route({
  path: '/health/ready',
  operationId: 'isReady',
  tag: 'Service',
  summary: 'Ask whether releases are served',
  description: 'Status 200 if releases are served, else 503. Problems may be there even so, as with a broken draft.',
  pathParameters: NONE,
  query: NONE,
  answer: schemas.ready,
  example: '/health/ready',
  handle: (_asked, { health }) => {
    const { ready, problems } = health();
    return ok({ body: { ready, problems }, status: ready ? 200 : 503, freshness: 'never' });
  },
});

export const healthRoutes: readonly Route[] = [live, ready];

/** What the report of a data-file check looks like, for who reads reports by a program. */
export const reportSchemaRoute: Route = route({
  path: '/api/v1/schemas/report.json',
  operationId: 'getReportSchema',
  tag: 'Service',
  summary: 'Get the JSON Schema of a report',
  description: 'JSON Schema 2020-12 of the report that a check of data files answers with.',
  pathParameters: NONE,
  query: NONE,
  answer: Type.Object({}, { description: 'JSON Schema 2020-12.' }),
  example: '/api/v1/schemas/report.json',
  handle: () => ok({ body: publishedReportSchema(), freshness: 'moving' }),
});

/** The route of the OpenAPI document. It is a row of the document that it gives, hence the function. */
export function openApiRoute(document: () => object): Route {
  return route({
    path: '/openapi.json',
    operationId: 'getOpenApi',
    tag: 'Service',
    summary: 'Get this description',
    description: 'The OpenAPI 3.1 document of this interface, made from the table that also answers it.',
    pathParameters: NONE,
    query: NONE,
    answer: Type.Object({}, { description: 'OpenAPI 3.1.' }),
    example: '/openapi.json',
    handle: () => ok({ body: document(), freshness: 'moving' }),
  });
}
