import type { Endpoint, Variable, VariableType } from '../model/definitions.ts';
import { type Dictionary, definitionOf } from '../model/dictionary.ts';
import type { EndpointMoment } from '../model/endpoint-parts.ts';
import type { Issue } from '../model/issue.ts';
import { isNumeric } from './check-range.ts';
import { problem } from './problem.ts';

interface TypedUse {
  readonly variable: string | undefined;
  readonly pointer: string;
  readonly fits: (variable: Variable) => boolean;
  readonly expected: string;
}

/** `invalid-value` where an endpoint names a variable of another type than it can use. */
export function checkEndpointTypes(endpoint: Endpoint, dictionary: Dictionary): readonly Issue[] {
  const uses = [
    ...(endpoint.origin ?? []).map((variable, index) => dateUse(variable, `/origin/${index}`)),
    ...momentUses(endpoint.events, '/events'),
    ...momentUses(endpoint.competing ?? [], '/competing'),
    dateUse(endpoint.censoring?.at, '/censoring/at'),
    dateUse(endpoint.followUp?.at, '/followUp/at'),
  ];
  return uses.flatMap(({ variable, pointer, fits, expected }) => {
    const named = variable === undefined ? undefined : definitionOf(dictionary, 'variable', variable);
    if (named === undefined || (fits(named) && !named.repeats)) return [];
    const unit = named.unit === undefined ? '' : ` in ${named.unit}`;
    const found = named.repeats ? `${named.type} that repeats` : `${named.type}${unit}`;
    return [problem(endpoint, 'invalid-value', pointer, `${named.id} is a ${found}; expected ${expected}.`)];
  });
}

function momentUses(moments: readonly EndpointMoment[], pointer: string): readonly TypedUse[] {
  return moments.flatMap((moment, index) => {
    const place = `${pointer}/${index}`;
    return [
      dateUse(moment.at === 'origin' ? undefined : moment.at, `${place}/at`),
      ...(moment.until ?? []).map((variable, at) => dateUse(variable, `${place}/until/${at}`)),
      daysUse(moment.by, `${place}/by`),
      daysUse(moment.visit?.tolerance, `${place}/visit/tolerance`),
      {
        variable: moment.change?.variable,
        pointer: `${place}/change/variable`,
        fits: ({ type }) => isNumeric(type),
        expected: 'a number',
      },
      daysUse(moment.landmark, `${place}/landmark`),
    ];
  });
}

const DATES: readonly VariableType[] = ['date', 'dateTime', 'partialDate'];

function dateUse(variable: string | undefined, pointer: string): TypedUse {
  return { variable, pointer, fits: ({ type }) => DATES.includes(type), expected: 'a date' };
}

function daysUse(variable: string | undefined, pointer: string): TypedUse {
  const fits = ({ type, unit = 'd' }: Variable) => isNumeric(type) && unit === 'd';
  return { variable, pointer, fits, expected: 'a number of days' };
}
