import type { Case } from '../../model/definition-parts.ts';
import type { EndpointProgram } from '../../model/shapes.ts';
import type { EndpointNames } from './names.ts';
import { amountInWords } from './words.ts';

const RESULTS: { readonly [result: string]: string } = {
  yes: 'Yes',
  no: 'No',
  not_applicable: 'Not in the population',
  not_evaluable: 'Cannot be evaluated',
};

const STATUSES: { readonly [status: string]: string } = {
  event: 'Event',
  competing: 'Competing event',
  censored: 'Censored',
};

/** The expected answer of a worked case: `Event after 244 days: Relapse`. What it says beside is told as it is written. */
export function answerInWords(expect: Case['expect'], program: EndpointProgram, names: EndpointNames): string {
  const { status, result, value, event, ...others } = expect;
  const timeKey = Object.keys(others).find((key) => key.startsWith('time_'));
  const time = timeKey === undefined ? undefined : others[timeKey];
  const after = timeKey === undefined || typeof time !== 'number' ? [] : [timeInWords(time, timeKey.slice(5))];
  const rest = Object.entries(others).filter(([key]) => key !== timeKey || after.length === 0);
  const head = [
    ...(status === undefined ? [] : [STATUSES[String(status)] ?? String(status)]),
    ...(result === undefined ? [] : [RESULTS[String(result)] ?? String(result)]),
    ...(value === undefined
      ? []
      : [typeof value === 'number' ? amountInWords(value, program.unit) : JSON.stringify(value)]),
    ...after,
  ].join(' ');
  const labels = event === undefined ? [] : [labelOf(String(event), program, names)];
  return [[head, ...labels].join(': '), ...rest.map(([key, each]) => `${key} ${JSON.stringify(each)}`)].join('; ');
}

function timeInWords(time: number, unit: string): string {
  return time === 0 ? 'at the origin' : `after ${amountInWords(time, unit)}`;
}

function labelOf(id: string, { events, competing }: EndpointProgram, { textOf }: EndpointNames): string {
  const moment = [...events, ...competing].find((each) => each.id === id);
  return textOf(moment?.label) || id;
}
