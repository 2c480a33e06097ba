import { Type } from '../../model/json-schema.ts';
import { ok } from '../../model/result.ts';
import { type DiseaseItem, listDiseases, oneDisease } from '../../query/disease.ts';
import { cardItem, listBody, releaseOf } from '../items.ts';
import { NONE, PATH } from '../parameters.ts';
import { type AskedOfRelease, type Route, releaseRoute } from '../route.ts';
import * as schemas from '../schemas/diseases.ts';
import { wholeListOf } from '../schemas/lists.ts';

type Here = Pick<AskedOfRelease<unknown, unknown>, 'snapshot' | 'to'>;

const listRoute = releaseRoute({
  path: '/api/v1/releases/{release}/diseases',
  operationId: 'listDiseases',
  tag: 'Diseases',
  summary: 'List the diseases',
  description: 'The diseases that the dictionary is about, in its order.',
  pathParameters: Type.Object({ release: PATH.release }),
  query: NONE,
  answer: wholeListOf('DiseaseList', schemas.diseaseItem),
  example: '/api/v1/releases/latest/diseases',
  body: (here) => {
    const items = listDiseases(here.snapshot);
    return ok(listBody({ total: items.length, items }, here, (item) => diseaseItem(item, here)));
  },
});

const oneRoute = releaseRoute({
  path: '/api/v1/releases/{release}/diseases/{id}',
  operationId: 'getDisease',
  tag: 'Diseases',
  summary: 'Get a disease',
  description: 'The codes of a disease in each classification, its core and extended variables, endpoints and scores.',
  pathParameters: Type.Object({ release: PATH.release, id: PATH.id }),
  query: NONE,
  answer: schemas.oneDisease,
  example: '/api/v1/releases/latest/diseases/aml',
  body: ({ path: { id }, ...here }) => {
    const found = oneDisease(here.snapshot, id);
    if (!found.ok) return found;
    const { valueSet, codes, ...disease } = found.value;
    const cards = (of: typeof disease.scores) => of.map((card) => cardItem(card, here));
    return ok({
      release: releaseOf(here.snapshot.name),
      ...diseaseItem(disease, here),
      ...(valueSet === undefined ? {} : { valueSet }),
      codes: codes.map(({ system, members }) => ({
        system: system.shape.url,
        version: system.shape.version,
        codes: members.map(({ concept, display }) => ({ code: concept.code, display })),
      })),
      coreVariables: cards(disease.coreVariables),
      extendedVariables: cards(disease.extendedVariables),
      endpoints: cards(disease.endpoints),
      scores: cards(disease.scores),
      others: cards(disease.others),
    });
  },
});

/** The diseases of a release, and what it says of each. */
export const diseaseRoutes: readonly Route[] = [listRoute, oneRoute];

function diseaseItem({ id, label, group, own, shared }: DiseaseItem, { snapshot, to }: Here) {
  const { version } = snapshot.name;
  const links = {
    self: to(`/api/v1/releases/${version}/diseases/${encodeURIComponent(id)}`),
    page: to(`/disease/${encodeURIComponent(id)}?release=${version}`),
  };
  return { id, label, group, own, shared, links };
}
