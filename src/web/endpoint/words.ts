import type { Change, Duration, EndpointMoment, Visit } from '../../model/endpoint-parts.ts';
import type { EndpointProgram } from '../../model/shapes.ts';
import { counted } from '../words.ts';

/** What is computed for an endpoint, in the order in which it is, as words for people. */

export function populationInWords({ populationWhen, populationAt }: EndpointProgram): string {
  if (populationWhen === undefined) return 'everybody';
  const when = populationAt === 'baseline' ? ' at baseline, the latest value of or before the origin' : '';
  return `if ${populationWhen}${when}`;
}

export function originInWords({ origin }: EndpointProgram): string {
  const [only] = origin;
  return origin.length > 1 ? `the first that is known of ${listed(origin, 'and')}` : (only ?? 'none');
}

/** `on date_of_death, if vital_status == "dead"`. */
export function momentInWords(moment: EndpointMoment): string {
  const { at, when, within, by, until, visit, confirmed, change } = moment;
  return [
    at === 'origin' ? 'at the origin' : at === undefined ? 'whenever it was recorded' : `on ${at}`,
    ...(visit === undefined ? [] : [visitInWords(visit)]),
    ...(within === undefined ? [] : [`at most ${durationInWords(within)} after the origin`]),
    ...(by === undefined ? [] : [`at most ${by} days after the origin`]),
    ...(until === undefined ? [] : [`not after the first ${listed(until, 'or')} that follows the origin`]),
    ...(when === undefined ? [] : [`if ${when}`]),
    ...(change === undefined ? [] : [changeInWords(change)]),
    ...(confirmed === true ? ['confirmed by the next record'] : []),
  ].join(', ');
}

export function censoringInWords({ at, atOriginWhen }: NonNullable<EndpointProgram['censoring']>): string {
  return atOriginWhen === undefined ? `on ${at}` : `on ${at}; at the origin if ${atOriginWhen}`;
}

export function followUpInWords({ at, atLeast, unit, unless }: NonNullable<EndpointProgram['followUp']>): string {
  const least = `at least ${durationInWords({ value: atLeast, unit })} from the origin to ${at}`;
  return unless === undefined ? least : `${least}, unless ${unless}`;
}

function visitInWords({ tolerance, ...planned }: Visit): string {
  return `in the record nearest to ${durationInWords(planned)} after the origin, at most ${tolerance} days off`;
}

function changeInWords({ variable, relative, atMost, atLeast }: Change): string {
  const bounds = [
    ...(atLeast === undefined ? [] : [`at least ${sizeOf(atLeast, relative)}`]),
    ...(atMost === undefined ? [] : [`at most ${sizeOf(atMost, relative)}`]),
  ];
  const change = `change of ${variable} from baseline`;
  return bounds.length === 0 ? `the ${change}` : `if the ${change} is ${bounds.join(' and ')}`;
}

function sizeOf(bound: number, relative = false): string {
  // A bound such as -0.35 is not exact in binary, so its percentage is rounded.
  return relative ? `${Number((bound * 100).toFixed(6))} %` : String(bound);
}

const UNIT_WORDS: { readonly [unit: string]: string } = { d: 'day', wk: 'week', mo: 'month', a: 'year' };

export function durationInWords({ value, unit }: Duration): string {
  const word = UNIT_WORDS[unit];
  return word === undefined ? `${value} ${unit}` : counted(value, word);
}

export function listed(names: readonly string[], last: 'and' | 'or'): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} ${last} ${names.at(-1)}`;
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** How a date of which only the month or the year is known is completed. */
export function unknownDaysInWords({ day, month }: NonNullable<EndpointProgram['partialDates']>): string {
  const unknownDay = `an unknown day is read as day ${day} of the month`;
  if (month === undefined) return `${unknownDay}; a date of which only the year is known cannot be read`;
  return `${unknownDay}, an unknown month as ${MONTHS[month - 1] ?? month}`;
}

const MEASURES: { readonly [M in EndpointProgram['measure']]: string } = {
  'time-to-event': 'Time to event',
  binary: 'Yes or no',
  ordinal: 'A grade',
  continuous: 'A number',
  count: 'A count',
};

export function measureInWords({ measure }: Pick<EndpointProgram, 'measure'>): string {
  return MEASURES[measure];
}

/** A UCUM unit as people say it: `days`, `%`, `score`. */
export function unitInWords(unit: string): string {
  return UNIT_WORDS[unit] === undefined ? unit.replace(/^\{(.*)\}$/, '$1') : `${UNIT_WORDS[unit]}s`;
}

/** A value with its unit: `61 days`, `-16.5 score`. */
export function amountInWords(value: number, unit: string | undefined): string {
  if (unit === undefined) return String(value);
  return UNIT_WORDS[unit] === undefined ? `${value} ${unitInWords(unit)}` : durationInWords({ value, unit });
}
