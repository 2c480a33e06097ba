import { Type } from '../../model/json-schema.ts';
import type { Limits } from '../../model/limits.ts';
import { ok } from '../../model/result.ts';
import { codeSystemOf, listConcepts, oneConcept } from '../../query/concepts.ts';
import { codesOfValueSet } from '../../query/value-set-codes.ts';
import { conceptItem, listBody, memberItem, releaseOf } from '../items.ts';
import { PATH, pageRequestOf, type QueryParameters } from '../parameters.ts';
import { type Route, releaseRoute } from '../route.ts';
import * as schemas from '../schemas/codes.ts';
import { listOf } from '../schemas/lists.ts';

const path = Type.Object({ release: PATH.release, id: PATH.id });
const code = { minLength: 1, maxLength: 200 };

/** Concepts of code systems, and codes of value sets. */
export function codeRoutes(parameters: QueryParameters, limits: Limits): readonly Route[] {
  return [conceptsRoute(parameters, limits), conceptRoute, codesRoute(parameters, limits)];
}

function conceptsRoute(parameters: QueryParameters, limits: Limits): Route {
  return releaseRoute({
    path: '/api/v1/releases/{release}/code-systems/{id}/concepts',
    operationId: 'listConcepts',
    tag: 'Codes',
    summary: 'List the concepts of a code system',
    description: 'Concepts in the order of the code system. A value set with codes of its own is a code system too.',
    pathParameters: path,
    query: Type.Object(
      {
        q: parameters.q,
        parent: Type.Optional(Type.String({ ...code, description: 'Only children of this code.' })),
        ...parameters.page,
      },
      { additionalProperties: false },
    ),
    answer: listOf('ConceptList', schemas.concept),
    example: '/api/v1/releases/latest/code-systems/icd_o_3_2/concepts?q=leukaemia&limit=5',
    body: ({ path: { id }, query: { limit: _limit, cursor: _cursor, ...filter }, query, ...here }) => {
      const page = listConcepts(here.snapshot, id, { filter, page: pageRequestOf(query, limits) });
      return page.ok ? ok(listBody(page.value, here, (item) => conceptItem(item, id, here))) : page;
    },
  });
}

const conceptRoute = releaseRoute({
  path: '/api/v1/releases/{release}/code-systems/{id}/concept',
  operationId: 'getConcept',
  tag: 'Codes',
  summary: 'Get a concept',
  description: 'One concept of a code system. The code is in the query because codes may hold a slash: `9861/3`.',
  pathParameters: path,
  query: Type.Object(
    { code: Type.String({ ...code, description: 'Code, as it is written.' }) },
    { additionalProperties: false },
  ),
  answer: schemas.oneConcept,
  example: '/api/v1/releases/latest/code-systems/icd_o_3_2/concept?code=9861%2F3',
  body: ({ path: { id }, query, ...here }) => {
    const system = codeSystemOf(here.snapshot, id);
    if (!system.ok) return system;
    const item = oneConcept(here.snapshot, id, query.code);
    if (!item.ok) return item;
    const { url, version } = system.value.shape;
    return ok({
      release: releaseOf(here.snapshot.name),
      system: { url, version },
      concept: conceptItem(item.value, id, here),
    });
  },
});

function codesRoute(parameters: QueryParameters, limits: Limits): Route {
  return releaseRoute({
    path: '/api/v1/releases/{release}/value-sets/{id}/codes',
    operationId: 'listCodes',
    tag: 'Codes',
    summary: 'List the codes of a value set',
    description: 'The codes that a value set holds in this release, in its order.',
    pathParameters: path,
    query: Type.Object({ q: parameters.q, ...parameters.page }, { additionalProperties: false }),
    answer: listOf('CodeList', schemas.member),
    example: '/api/v1/releases/latest/value-sets/missing_reason/codes',
    body: ({ path: { id }, query, ...here }) => {
      const page = codesOfValueSet(here.snapshot, id, { q: query.q, page: pageRequestOf(query, limits) });
      return page.ok ? ok(listBody(page.value, here, memberItem)) : page;
    },
  });
}
