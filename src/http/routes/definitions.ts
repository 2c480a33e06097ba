import { error } from '../../model/issue.ts';
import { Type } from '../../model/json-schema.ts';
import { type Kind, kindOfPlural } from '../../model/kind.ts';
import type { Limits } from '../../model/limits.ts';
import { failed, ok, type Result } from '../../model/result.ts';
import { listDefinitions, oneDefinition, usage } from '../../query/browse.ts';
import { history } from '../../query/history.ts';
import { cardItem, listBody, releaseOf } from '../items.ts';
import { NONE, PATH, pageRequestOf, type QueryParameters } from '../parameters.ts';
import { type Route, releaseRoute, route } from '../route.ts';
import * as schemas from '../schemas/definitions.ts';
import { listOf, wholeListOf } from '../schemas/lists.ts';
import { historyItem } from '../schemas/releases.ts';

/** Definitions of any kind: lists, one, what uses it, and its history. */
export function definitionRoutes(parameters: QueryParameters, limits: Limits): readonly Route[] {
  return [listRoute(parameters, limits), oneRoute, usageRoute, historyRoute];
}

const definitionPath = Type.Object({ release: PATH.release, kinds: PATH.kinds, id: PATH.id });

function kindAt(kinds: string): Result<Kind> {
  const kind = kindOfPlural(kinds);
  return kind === undefined ? failed(error('unknown-kind-address', `There are no ${kinds}.`)) : ok(kind);
}

function listRoute(parameters: QueryParameters, limits: Limits): Route {
  return releaseRoute({
    path: '/api/v1/releases/{release}/{kinds}',
    operationId: 'listDefinitions',
    tag: 'Definitions',
    summary: 'List definitions of a kind',
    description: 'Cards of the definitions of a kind, in order of id. A definition for any disease is in every list.',
    pathParameters: Type.Object({ release: PATH.release, kinds: PATH.kinds }),
    query: Type.Object({ ...parameters.filter, ...parameters.page }, { additionalProperties: false }),
    answer: listOf('CardList', schemas.card),
    example: '/api/v1/releases/latest/variables?limit=5',
    body: ({ path, query: { limit: _limit, cursor: _cursor, ...filter }, query, ...here }) => {
      const kind = kindAt(path.kinds);
      if (!kind.ok) return kind;
      const page = listDefinitions(here.snapshot, { ...filter, kind: kind.value }, pageRequestOf(query, limits));
      return page.ok ? ok(listBody(page.value, here, (card) => cardItem(card, here))) : page;
    },
  });
}

const oneRoute = releaseRoute({
  path: '/api/v1/releases/{release}/{kinds}/{id}',
  operationId: 'getDefinition',
  tag: 'Definitions',
  summary: 'Get a definition',
  description:
    'A definition as lists show it, the digest of its content, and under `content` all that its working group wrote.',
  pathParameters: definitionPath,
  query: NONE,
  answer: schemas.oneDefinition,
  example: '/api/v1/releases/latest/code-systems/icd_o_3_2',
  body: ({ path, ...here }) => {
    const kind = kindAt(path.kinds);
    if (!kind.ok) return kind;
    const one = oneDefinition(here.snapshot, kind.value, path.id);
    if (!one.ok) return one;
    const { card, entry, definition } = one.value;
    return ok({
      release: releaseOf(here.snapshot.name),
      ...cardItem(card, here),
      digest: entry.digest,
      content: definition,
    });
  },
});

const usageRoute = releaseRoute({
  path: '/api/v1/releases/{release}/{kinds}/{id}/usage',
  operationId: 'getUsage',
  tag: 'Definitions',
  summary: 'See what refers to a definition',
  description: 'Everything in the release that refers to the definition, directly and indirectly, nearest first.',
  pathParameters: definitionPath,
  query: NONE,
  answer: wholeListOf('UsageList', schemas.use),
  example: '/api/v1/releases/latest/code-systems/icd_o_3_2/usage',
  body: ({ path, ...here }) => {
    const kind = kindAt(path.kinds);
    if (!kind.ok) return kind;
    const uses = usage(here.snapshot, kind.value, path.id);
    if (!uses.ok) return uses;
    const whole = { total: uses.value.length, items: uses.value };
    return ok(listBody(whole, here, ({ card, distance }) => ({ ...cardItem(card, here), distance })));
  },
});

const historyRoute = route({
  path: '/api/v1/{kinds}/{id}/history',
  operationId: 'getHistory',
  tag: 'Definitions',
  summary: 'See the history of a definition',
  description: 'The releases in which a definition changed, newest first.',
  pathParameters: Type.Object({ kinds: PATH.kinds, id: PATH.id }),
  query: NONE,
  answer: wholeListOf('HistoryList', historyItem),
  example: '/api/v1/code-systems/icd_o_3_2/history',
  handle: ({ path }, { catalog }) => {
    const kind = kindAt(path.kinds);
    if (!kind.ok) return kind;
    const manifests = catalog.manifests();
    const items = history(manifests, kind.value, path.id);
    if (!items.ok) return items;
    const [latest] = manifests;
    return ok({
      body: {
        ...(latest === undefined ? {} : { release: releaseOf(latest) }),
        total: items.value.length,
        items: items.value,
      },
      freshness: 'moving',
      release: latest,
    });
  },
});
