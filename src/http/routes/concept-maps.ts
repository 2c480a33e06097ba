import { Type } from '../../model/json-schema.ts';
import { ok } from '../../model/result.ts';
import type { MapSide } from '../../query/concept-map.ts';
import { coverage, type GroupCoverage } from '../../query/coverage.ts';
import { type Match, type Translation, translate } from '../../query/translate.ts';
import { releaseOf } from '../items.ts';
import { NONE, PATH } from '../parameters.ts';
import { type Route, releaseRoute } from '../route.ts';
import * as schemas from '../schemas/crosswalks.ts';

const path = Type.Object({ release: PATH.release, id: PATH.id });

const translateRoute = releaseRoute({
  path: '/api/v1/releases/{release}/concept-maps/{id}/translate',
  operationId: 'translateCode',
  tag: 'Crosswalks',
  summary: 'Translate a code',
  description: 'What a code of the map’s source is in its target; with `reverse`, what leads to a code of the target.',
  pathParameters: path,
  query: Type.Object(
    {
      code: Type.String({ minLength: 1, maxLength: 200, description: 'Code, as it is written.' }),
      system: Type.Optional(
        Type.String({
          minLength: 1,
          maxLength: 300,
          description: 'System of the code, `url` or `url|version`; needed only where a map knows several.',
        }),
      ),
      reverse: Type.Optional(Type.Enum(['true', 'false'], { description: 'true: from the target to the source.' })),
    },
    { additionalProperties: false },
  ),
  answer: schemas.translation,
  example: '/api/v1/releases/latest/concept-maps/aml_response_eln2017_to_eln2022/translate?code=CRi',
  body: ({ path: { id }, query: { code, reverse, system }, snapshot }) => {
    const question = { code, reverse: reverse === 'true', ...(system === undefined ? {} : { system }) };
    const found = translate(snapshot, id, question);
    if (!found.ok) return found;
    return ok({ release: releaseOf(snapshot.name), map: id, ...translationItem(found.value) });
  },
});

const coverageRoute = releaseRoute({
  path: '/api/v1/releases/{release}/concept-maps/{id}/coverage',
  operationId: 'getCoverage',
  tag: 'Crosswalks',
  summary: 'See how far a concept map reaches',
  description: 'What a crosswalk maps, to how many targets, what it leaves out, and what is lost there and back.',
  pathParameters: path,
  query: NONE,
  answer: schemas.coverage,
  example: '/api/v1/releases/latest/concept-maps/aml_response_eln2017_to_eln2022/coverage',
  body: ({ path: { id }, snapshot }) => {
    const found = coverage(snapshot, id);
    if (!found.ok) return found;
    return ok({ release: releaseOf(snapshot.name), map: id, groups: found.value.groups.map(groupItem) });
  },
});

/** What concept maps say of codes, and how far they reach. */
export const conceptMapRoutes: readonly Route[] = [translateRoute, coverageRoute];

function sideItem({ url, version }: MapSide) {
  return { system: url, version };
}

function translationItem({ from, asked, verdict, comments, matches }: Translation) {
  return { from: sideItem(from), ...asked, verdict, comments, matches: matches.map(matchItem) };
}

function matchItem({ to, found, ...rest }: Match) {
  return { ...sideItem(to), ...found, ...rest };
}

function groupItem({ source, target, mapped, relationships, ...rest }: GroupCoverage) {
  return {
    source: sideItem(source),
    target: sideItem(target),
    ...rest,
    mapped: mapped.length,
    relationships: Object.fromEntries(relationships),
  };
}
