import type { Endpoint } from '../model/definitions.ts';
import type { Dictionary } from '../model/dictionary.ts';
import type { Issue } from '../model/issue.ts';
import { checkEndpointTypes } from './check-endpoint-types.ts';
import { checkExpectations } from './check-expectations.ts';
import { checkMoments } from './check-moment.ts';
import { checkBounds } from './check-range.ts';
import { duplicates, problem, uniqueIds } from './problem.ts';
import { conversionFactor, unitProblem } from './unit.ts';

/**
 * `missing-key`, `duplicate-code`, `invalid-range`, `invalid-unit` of an endpoint, and `invalid-value` where its parts
 * contradict each other or it takes a moment from something that is no date.
 */
export function checkEndpoint(endpoint: Endpoint, dictionary: Dictionary): readonly Issue[] {
  return [
    ...timeParts(endpoint),
    ...answerParts(endpoint),
    ...originParts(endpoint),
    ...checkMoments(endpoint),
    ...uniqueEvents(endpoint),
    ...uniqueIds(endpoint, endpoint.cases ?? [], 'case', '/cases'),
    ...checkBounds(endpoint, { from: endpoint.window?.from, to: endpoint.window?.to }, '/window/from'),
    ...checkUnits(endpoint),
    ...checkEndpointTypes(endpoint, dictionary),
    ...checkExpectations(endpoint),
  ];
}

function timeParts(endpoint: Endpoint): readonly Issue[] {
  if (endpoint.measure !== 'time-to-event') return [];
  return (['origin', 'censoring', 'unit'] as const).flatMap((key) =>
    endpoint[key] === undefined
      ? [problem(endpoint, 'missing-key', '', `A time-to-event endpoint needs \`${key}\`.`)]
      : [],
  );
}

/** Parts that belong to another measure: nobody would compute with them. */
function answerParts(endpoint: Endpoint): readonly Issue[] {
  const { measure } = endpoint;
  const foreign = [
    ...(measure === 'time-to-event' ? [] : (['competing', 'censoring'] as const)),
    ...(measure === 'binary' ? [] : (['followUp'] as const)),
  ];
  const found = foreign.flatMap((key) =>
    endpoint[key] === undefined
      ? []
      : [problem(endpoint, 'invalid-value', `/${key}`, `A ${measure} endpoint has no \`${key}\`.`)],
  );
  if (measure !== 'continuous' || endpoint.events.length === 1) return found;
  return [...found, problem(endpoint, 'invalid-value', '/events', 'A continuous endpoint is one value: one event.')];
}

function originParts(endpoint: Endpoint): readonly Issue[] {
  const { population, followUp, origin } = endpoint;
  const needing = [
    ...(population.at === undefined ? [] : ['/population/at']),
    ...(followUp === undefined ? [] : ['/followUp']),
  ];
  return [
    ...(origin === undefined
      ? needing.map((pointer) => problem(endpoint, 'missing-key', pointer, 'It is counted from `origin`; which one?'))
      : []),
    ...(population.at !== undefined && population.when === undefined
      ? [problem(endpoint, 'missing-key', '/population', 'At baseline what? `at` needs `when`.')]
      : []),
  ];
}

/** A result names the event that decided, so an id is unique among events and competing events together. */
function uniqueEvents(endpoint: Endpoint): readonly Issue[] {
  const { events, competing = [] } = endpoint;
  return duplicates(endpoint, [...events, ...competing], {
    what: 'event',
    nameOf: (event) => event.id,
    pointerOf: (index) => (index < events.length ? `/events/${index}/id` : `/competing/${index - events.length}/id`),
  });
}

function checkUnits(endpoint: Endpoint): readonly Issue[] {
  const { unit, window, followUp, events, competing = [] } = endpoint;
  const times = [
    [window?.unit, '/window/unit'] as const,
    [followUp?.unit, '/followUp/unit'] as const,
    ...[...events, ...competing].flatMap((moment, index) => {
      const place = index < events.length ? `/events/${index}` : `/competing/${index - events.length}`;
      return [
        [moment.within?.unit, `${place}/within/unit`] as const,
        [moment.visit?.unit, `${place}/visit/unit`] as const,
      ];
    }),
  ];
  return [
    ...wrongUnit(endpoint, unit, '/unit'),
    ...times.flatMap(([each, pointer]) => [
      ...wrongUnit(endpoint, each, pointer),
      ...(each === undefined || unitProblem(each) !== undefined || conversionFactor(each, 'd') !== undefined
        ? []
        : [problem(endpoint, 'invalid-unit', pointer, `"${each}" is no unit of time; expected d, wk, mo or a.`)]),
    ]),
  ];
}

function wrongUnit(endpoint: Endpoint, unit: string | undefined, pointer: string): readonly Issue[] {
  const wrong = unit === undefined ? undefined : unitProblem(unit);
  return wrong === undefined ? [] : [problem(endpoint, 'invalid-unit', pointer, wrong)];
}
