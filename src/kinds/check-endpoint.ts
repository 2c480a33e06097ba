import type { Endpoint, EndpointMoment, VariableType } from '../model/definitions.ts';
import { type Dictionary, definitionOf } from '../model/dictionary.ts';
import type { Issue } from '../model/issue.ts';
import { checkBounds, isNumeric } from './check-range.ts';
import { duplicates, problem, uniqueIds } from './problem.ts';
import { unitProblem } from './unit.ts';

/**
 * `missing-key`, `duplicate-code`, `invalid-range`, `invalid-unit` of an endpoint, and `invalid-value` where it takes a
 * moment from something that is no date.
 */
export function checkEndpoint(endpoint: Endpoint, dictionary: Dictionary): readonly Issue[] {
  return [
    ...timeParts(endpoint),
    ...uniqueEvents(endpoint),
    ...uniqueIds(endpoint, endpoint.cases ?? [], 'case', '/cases'),
    ...checkBounds(endpoint, { from: endpoint.window?.from, to: endpoint.window?.to }, '/window/from'),
    ...checkUnit(endpoint, endpoint.unit, '/unit'),
    ...checkUnit(endpoint, endpoint.window?.unit, '/window/unit'),
    ...checkTypes(endpoint, dictionary),
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

/** A result names the event that decided, so an id is unique among events and competing events together. */
function uniqueEvents(endpoint: Endpoint): readonly Issue[] {
  const { events, competing = [] } = endpoint;
  return duplicates(endpoint, [...events, ...competing], {
    what: 'event',
    nameOf: (event) => event.id,
    pointerOf: (index) => (index < events.length ? `/events/${index}/id` : `/competing/${index - events.length}/id`),
  });
}

function checkUnit(endpoint: Endpoint, unit: string | undefined, pointer: string): readonly Issue[] {
  const wrong = unit === undefined ? undefined : unitProblem(unit);
  return wrong === undefined ? [] : [problem(endpoint, 'invalid-unit', pointer, wrong)];
}

interface TypedUse {
  readonly variable: string | undefined;
  readonly pointer: string;
  readonly fits: (type: VariableType) => boolean;
  readonly expected: string;
}

function checkTypes(endpoint: Endpoint, dictionary: Dictionary): readonly Issue[] {
  const uses = [
    ...(endpoint.origin ?? []).map((variable, index) => dateUse(variable, `/origin/${index}`)),
    ...momentUses(endpoint.events, '/events'),
    ...momentUses(endpoint.competing ?? [], '/competing'),
    dateUse(endpoint.censoring?.at, '/censoring/at'),
  ];
  return uses.flatMap(({ variable, pointer, fits, expected }) => {
    const named = variable === undefined ? undefined : definitionOf(dictionary, 'variable', variable);
    if (named === undefined || (fits(named.type) && !named.repeats)) return [];
    const found = named.repeats ? `${named.type} that repeats` : named.type;
    return [problem(endpoint, 'invalid-value', pointer, `${named.id} is a ${found}; expected ${expected}.`)];
  });
}

function momentUses(moments: readonly EndpointMoment[], pointer: string): readonly TypedUse[] {
  return moments.flatMap((moment, index) => [
    dateUse(moment.at === 'origin' ? undefined : moment.at, `${pointer}/${index}/at`),
    {
      variable: moment.landmark,
      pointer: `${pointer}/${index}/landmark`,
      fits: isNumeric,
      expected: 'the number of a day',
    },
  ]);
}

const DATES: readonly VariableType[] = ['date', 'dateTime', 'partialDate'];

function dateUse(variable: string | undefined, pointer: string): TypedUse {
  return { variable, pointer, fits: (type) => DATES.includes(type), expected: 'a date' };
}
