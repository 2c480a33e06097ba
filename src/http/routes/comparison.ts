import type { Named } from '../../catalog/release-named.ts';
import { Type } from '../../model/json-schema.ts';
import { ok } from '../../model/result.ts';
import { FRESHNESS_OF_NAMED, type Freshness } from '../caching.ts';
import { releaseOf } from '../items.ts';
import { queryOf } from '../links.ts';
import { NONE, PATH } from '../parameters.ts';
import { route } from '../route.ts';
import * as schemas from '../schemas/releases.ts';

/** What changed between two releases. */
export const comparisonRoute = route({
  path: '/api/v1/diff',
  operationId: 'compareReleases',
  tag: 'Comparison',
  summary: 'Compare two releases',
  description: 'What changed from one release to another, definition by definition, and what each change asks for.',
  pathParameters: NONE,
  query: Type.Object(
    {
      from: Type.String({ ...PATH.release, minLength: 1, description: 'Release before, named as in paths.' }),
      to: Type.String({ ...PATH.release, minLength: 1, description: 'Release after, named as in paths.' }),
    },
    { additionalProperties: false },
  ),
  answer: schemas.comparison,
  example: '/api/v1/diff?from=latest&to=draft',
  handle: ({ query }, { catalog, diff, to }) => {
    const before = catalog.resolve(query.from);
    if (!before.ok) return before;
    const after = catalog.resolve(query.to);
    if (!after.ok) return after;
    const [left, right] = [before.value.snapshot, after.value.snapshot];
    const items = diff(left.dictionary, right.dictionary);
    const freshness = freshnessOf(before.value.named, after.value.named);
    const exact = queryOf({ from: left.name.version, to: right.name.version });
    return ok({
      body: {
        release: releaseOf(right.name),
        from: releaseOf(left.name),
        to: releaseOf(right.name),
        total: items.length,
        items,
      },
      freshness,
      release: right.name,
      contentLocation: freshness === 'moving' ? to(`/api/v1/diff${exact}`) : undefined,
    });
  },
});

/** An answer from two releases is as fresh as the one that moves more. */
function freshnessOf(from: Named, to: Named): Freshness {
  const both = [FRESHNESS_OF_NAMED[from], FRESHNESS_OF_NAMED[to]];
  if (both.includes('never')) return 'never';
  return both.includes('moving') ? 'moving' : 'sealed';
}
