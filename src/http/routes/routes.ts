import type { Limits } from '../../model/limits.ts';
import { queryParametersOf } from '../parameters.ts';
import type { PostRoute, Route } from '../route.ts';
import { codeRoutes } from './codes.ts';
import { comparisonRoute } from './comparison.ts';
import { conceptMapRoutes } from './concept-maps.ts';
import { validateRoute } from './data-checks.ts';
import { definitionRoutes } from './definitions.ts';
import { diseaseRoutes } from './diseases.ts';
import { codeBookRoute, jsonSchemaRoute, recordPlanRoute, templateRoute } from './exports.ts';
import { releaseRoutes } from './releases.ts';
import { searchRoute } from './search.ts';
import { healthRoutes, reportSchemaRoute } from './service.ts';
import { validateValueRoute } from './value-checks.ts';

/** Every address of the REST interface. The first that fits answers, so the more exact paths come first. */
export function routesOf(limits: Limits): readonly Route[] {
  const parameters = queryParametersOf(limits);
  return [
    ...releaseRoutes,
    searchRoute(parameters, limits),
    ...codeRoutes(parameters, limits),
    ...conceptMapRoutes,
    ...diseaseRoutes,
    recordPlanRoute,
    jsonSchemaRoute,
    codeBookRoute,
    templateRoute,
    ...definitionRoutes(parameters, limits),
    comparisonRoute,
    reportSchemaRoute,
    ...healthRoutes,
  ];
}

/** Every address of the REST interface that a body is sent to. */
export function postRoutesOf(limits: Limits): readonly PostRoute[] {
  return [validateRoute(limits), validateValueRoute];
}
