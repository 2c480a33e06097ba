import { Type } from '../../model/json-schema.ts';
import type { Limits } from '../../model/limits.ts';
import { ok } from '../../model/result.ts';
import { search } from '../../query/search.ts';
import { cardItem, listBody } from '../items.ts';
import { PATH, pageRequestOf, type QueryParameters } from '../parameters.ts';
import { type Route, releaseRoute } from '../route.ts';
import * as schemas from '../schemas/definitions.ts';
import { listOf } from '../schemas/lists.ts';
import { searchReady } from '../search-ready.ts';

/** Full-text search over the definitions of a release. */
export function searchRoute(parameters: QueryParameters, limits: Limits): Route {
  return releaseRoute({
    path: '/api/v1/releases/{release}/search',
    operationId: 'search',
    tag: 'Search',
    summary: 'Search the definitions',
    description:
      'Definitions that hold all words, best first: each word exactly, as a beginning, or with one letter wrong. Filters apply before paging.',
    pathParameters: Type.Object({ release: PATH.release }),
    query: Type.Object(
      {
        q: parameters.text('Words to look for, in any language of the dictionary.'),
        kind: parameters.kind,
        ...parameters.filter,
        ...parameters.page,
      },
      { additionalProperties: false },
    ),
    answer: listOf('SearchResults', schemas.searchItem),
    example: '/api/v1/releases/latest/search?q=haemoglobin&limit=5',
    body: async ({ query: { q, limit: _limit, cursor: _cursor, ...filter }, query, ...here }) => {
      await searchReady(here.snapshot);
      const found = search(here.snapshot, q, { filter, page: pageRequestOf(query, limits) });
      if (!found.ok) return found;
      return ok(listBody(found.value, here, ({ card, highlights }) => ({ ...cardItem(card, here), highlights })));
    },
  });
}
