import { Type } from '../../model/json-schema.ts';
import { ok } from '../../model/result.ts';
import { releaseItem, releaseOf } from '../items.ts';
import { NONE, PATH } from '../parameters.ts';
import { type Route, releaseRoute, route } from '../route.ts';
import { wholeListOf } from '../schemas/lists.ts';
import * as schemas from '../schemas/releases.ts';

const list = route({
  path: '/api/v1/releases',
  operationId: 'listReleases',
  tag: 'Releases',
  summary: 'List the releases',
  description: 'All sealed releases, newest first. The draft is not among them. `release` is the latest.',
  pathParameters: NONE,
  query: NONE,
  answer: wholeListOf('ReleaseList', schemas.releaseItem),
  example: '/api/v1/releases',
  handle: (_asked, { catalog, to }) => {
    const manifests = catalog.manifests();
    const [latest] = manifests;
    return ok({
      body: {
        ...(latest === undefined ? {} : { release: releaseOf(latest) }),
        total: manifests.length,
        items: manifests.map((manifest) => releaseItem(manifest, to)),
      },
      freshness: 'moving',
      release: latest,
    });
  },
});

const one = releaseRoute({
  path: '/api/v1/releases/{release}',
  operationId: 'getRelease',
  tag: 'Releases',
  summary: 'Get a release',
  description: 'A release with its change log and the code system editions it holds.',
  pathParameters: Type.Object({ release: PATH.release }),
  query: NONE,
  answer: schemas.oneRelease,
  example: '/api/v1/releases/latest',
  body: ({ snapshot, to }) => {
    const { manifest } = snapshot.release;
    return ok({ ...releaseItem(manifest, to), changes: manifest.changes, editions: manifest.editions });
  },
});

export const releaseRoutes: readonly Route[] = [list, one];
