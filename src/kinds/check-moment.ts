import type { Endpoint } from '../model/definitions.ts';
import type { EndpointMoment } from '../model/endpoint-parts.ts';
import type { Issue } from '../model/issue.ts';
import { checkBounds } from './check-range.ts';
import { problem } from './problem.ts';

/** `missing-key`, `invalid-value` and `invalid-range` of an endpoint's events and competing events. */
export function checkMoments(endpoint: Endpoint): readonly Issue[] {
  const places = [
    ...endpoint.events.map((moment, index) => ({ moment, pointer: `/events/${index}` })),
    ...(endpoint.competing ?? []).map((moment, index) => ({ moment, pointer: `/competing/${index}` })),
  ];
  return places.flatMap(({ moment, pointer }) => [
    ...dateNeeded(endpoint, moment, pointer),
    ...originNeeded(endpoint, moment, pointer),
    ...contradictions(endpoint, moment, pointer),
    ...changeIssues(endpoint, moment, pointer),
  ]);
}

/** Keys that look at when a record was made, and so need its date. */
const DATED = ['within', 'by', 'until', 'visit', 'confirmed'] as const;

function dateNeeded(endpoint: Endpoint, moment: EndpointMoment, pointer: string): readonly Issue[] {
  const { at } = moment;
  if (endpoint.measure === 'time-to-event' && at === undefined) {
    return [problem(endpoint, 'missing-key', pointer, 'An event of a time-to-event endpoint needs `at`: when?')];
  }
  if (at !== undefined && at !== 'origin') return [];
  return DATED.filter((key) => moment[key] !== undefined).map((key) =>
    problem(endpoint, 'invalid-value', `${pointer}/${key}`, `\`${key}\` needs a date of the record as \`at\`.`),
  );
}

const COUNTED_FROM_ORIGIN = ['within', 'by', 'until', 'visit', 'change'] as const;

function originNeeded(endpoint: Endpoint, moment: EndpointMoment, pointer: string): readonly Issue[] {
  if (endpoint.origin !== undefined) return [];
  const keys = [
    ...(moment.at === 'origin' ? ['at'] : []),
    ...COUNTED_FROM_ORIGIN.filter((key) => moment[key] !== undefined),
  ];
  return keys.map((key) =>
    problem(endpoint, 'missing-key', `${pointer}/${key}`, 'It is counted from `origin`; which one?'),
  );
}

/** A visit picks one record, so it needs no other limit and can have no second record that confirms it. */
const NOT_WITH_VISIT = ['within', 'by', 'until', 'confirmed'] as const;

function contradictions(endpoint: Endpoint, moment: EndpointMoment, pointer: string): readonly Issue[] {
  if (moment.visit !== undefined) {
    return NOT_WITH_VISIT.filter((key) => moment[key] !== undefined).map((key) =>
      problem(
        endpoint,
        'invalid-value',
        `${pointer}/${key}`,
        `\`visit\` picks one record; \`${key}\` does not go with it.`,
      ),
    );
  }
  if (moment.within === undefined || moment.by === undefined) return [];
  return [problem(endpoint, 'invalid-value', `${pointer}/by`, 'Two limits, `within` and `by`; expected one of them.')];
}

function changeIssues(endpoint: Endpoint, moment: EndpointMoment, pointer: string): readonly Issue[] {
  if (moment.change === undefined) return [];
  const { atMost, atLeast } = moment.change;
  const place = `${pointer}/change`;
  const isBounded = atMost !== undefined || atLeast !== undefined;
  if (endpoint.measure === 'continuous' && isBounded) {
    const message = 'The change is the answer of a continuous endpoint; it has no bound.';
    return [problem(endpoint, 'invalid-value', place, message)];
  }
  if (endpoint.measure !== 'continuous' && !isBounded) {
    return [problem(endpoint, 'missing-key', place, 'Which change counts? It needs `atMost` or `atLeast`.')];
  }
  return checkBounds(endpoint, { from: atLeast, to: atMost }, `${place}/atLeast`);
}
