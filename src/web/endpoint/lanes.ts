import type { EndpointMoment } from '../../model/endpoint-parts.ts';
import type { EndpointProgram } from '../../model/shapes.ts';
import type { EndpointNames } from './names.ts';
import { durationInWords, listed } from './words.ts';

/** Where in time a lane's mark may lie. The picture is a scheme: it is not to scale. */
export type LaneSpan =
  /** On the day of the origin. */
  | 'origin'
  /** At any time from the origin on. */
  | 'open'
  /** From the origin to a last day. */
  | 'limited'
  /** Around a planned day. */
  | 'planned'
  /** Any record counts, whenever it was made. */
  | 'timeless'
  /** Nothing to mark: what is said when no mark is there. */
  | 'none';

/** One line of an endpoint's timeline. */
export interface Lane {
  readonly role: 'origin' | 'event' | 'competing' | 'censoring';
  /** One thing a line: the choices of an origin are several. */
  readonly labels: readonly string[];
  /** Which date it is, in the words of the variables. */
  readonly date: string;
  readonly span: LaneSpan;
  /** What bounds it, in a few words: `within 30 days`. */
  readonly bound: string;
  /** The next record must confirm it. */
  readonly confirmed: boolean;
  /** It is judged at a landmark after the origin. */
  readonly landmark: boolean;
  /** It compares with the value at baseline. */
  readonly baseline: boolean;
}

export interface LaneGroup {
  readonly role: Lane['role'];
  readonly heading: string;
  readonly lanes: readonly Lane[];
}

/** What the timeline of an endpoint shows, for any measure, in the order in which it is read. */
export function laneGroupsOf(program: EndpointProgram, names: EndpointNames): readonly LaneGroup[] {
  const lanes = (role: Lane['role'], moments: readonly EndpointMoment[]) =>
    moments.map((moment) => laneOfMoment(role, moment, names));
  const groups: readonly LaneGroup[] = [
    {
      role: 'origin',
      heading: program.origin.length > 1 ? 'Counted from the first that is known' : 'Counted from',
      lanes: [originLane(program, names)],
    },
    { role: 'event', heading: eventHeading(program), lanes: lanes('event', program.events) },
    {
      role: 'competing',
      heading: 'Competing event: ends the count, but is not the event',
      lanes: lanes('competing', program.competing),
    },
    ...closing(program, names),
  ];
  return groups.filter((group) => group.lanes.length > 0);
}

/** True if what comes out is the time from the origin. */
export function givesTime({ measure, events }: EndpointProgram): boolean {
  if (measure === 'continuous') return events.every((event) => event.change === undefined);
  return measure === 'time-to-event';
}

/** What comes out, in words. */
export function outcomeOf({ measure, unit, events, dayCount }: EndpointProgram): string {
  const days = dayCount === 'plus-one' ? ', the day of the origin counted too' : '';
  if (measure === 'time-to-event') {
    const length = unit === undefined ? 'Time' : `Time in ${durationInWords({ value: 2, unit }).replace('2 ', '')}`;
    return `${length} from the origin to whichever comes first${days}`;
  }
  if (measure === 'binary') return 'Yes or no for each patient; the rate is yes among yes and no';
  if (events.some((event) => event.change !== undefined)) return 'The change from baseline';
  if (measure === 'continuous') return `The time from the origin${days}`;
  return 'What is counted for each patient';
}

function originLane({ origin }: EndpointProgram, { titleOf }: EndpointNames): Lane {
  const choices = origin.map((id, index) => (origin.length > 1 ? `${index + 1}. ${titleOf(id)}` : titleOf(id)));
  const labels = choices.length === 0 ? ['No origin: time plays no part'] : choices;
  return { ...PLAIN, role: 'origin', labels, span: origin.length === 0 ? 'none' : 'origin', bound: 'origin: day 0' };
}

const PLAIN = { date: '', bound: '', confirmed: false, landmark: false, baseline: false } as const;

function eventHeading({ measure, events, competing }: EndpointProgram): string {
  if (measure === 'binary') return events.length > 1 ? 'Yes if any of these happened' : 'Yes if this happened';
  if (measure !== 'time-to-event') return 'What is measured';
  return events.length + competing.length > 1 ? 'Event: the first of these decides' : 'Event';
}

function laneOfMoment(role: Lane['role'], moment: EndpointMoment, names: EndpointNames): Lane {
  const { id, at, label, confirmed = false, landmark, change } = moment;
  return {
    role,
    labels: [names.textOf(label) || id],
    date: at === undefined || at === 'origin' ? '' : names.titleOf(at),
    span: spanOf(moment),
    bound: boundOf(moment, names),
    confirmed,
    landmark: landmark !== undefined,
    baseline: change !== undefined,
  };
}

function spanOf({ at, within, by, until, visit }: EndpointMoment): LaneSpan {
  if (at === undefined) return 'timeless';
  if (at === 'origin') return 'origin';
  if (visit !== undefined) return 'planned';
  return within !== undefined || by !== undefined || until !== undefined ? 'limited' : 'open';
}

function boundOf(moment: EndpointMoment, { titleOf }: EndpointNames): string {
  const { at, within, by, until, visit, confirmed, landmark, change } = moment;
  return [
    ...(at === 'origin' ? ['counts on the day of the origin'] : []),
    ...(landmark === undefined ? [] : [`judged on the ${titleOf(landmark)}`]),
    ...(at === undefined ? ['any record counts, whenever it was made'] : []),
    ...(visit === undefined ? [] : [`${durationInWords(visit)} ± ${titleOf(visit.tolerance)}`]),
    ...(within === undefined ? [] : [`within ${durationInWords(within)}`]),
    ...(by === undefined ? [] : [`up to the ${titleOf(by)}`]),
    ...(until === undefined ? [] : [`not after: ${listed(until.map(titleOf), 'or')}`]),
    ...(confirmed === true ? ['confirmed by the next record'] : []),
    ...(change === undefined ? [] : [`${titleOf(change.variable)} compared with baseline`]),
  ].join('; ');
}

/** What is said of a patient in whom nothing of the above happened. */
function closing(program: EndpointProgram, { titleOf }: EndpointNames): readonly LaneGroup[] {
  const { measure, censoring, followUp } = program;
  const otherwise = { ...PLAIN, role: 'censoring' as const, span: 'none' as const };
  if (censoring !== undefined) {
    const { at, atOriginWhen } = censoring;
    const bound = atOriginWhen === undefined ? '' : 'some at the origin: see the condition below';
    const lane = { ...otherwise, labels: [titleOf(at)], span: 'open' as const, bound };
    return [{ role: 'censoring', heading: 'None of these: censored at', lanes: [lane] }];
  }
  if (measure === 'binary') {
    return [{ role: 'censoring', heading: 'No otherwise', lanes: [{ ...otherwise, ...noLane(followUp, titleOf) }] }];
  }
  if (measure !== 'continuous') return [];
  const lane = { ...otherwise, labels: ['cannot be evaluated'] };
  return [{ role: 'censoring', heading: 'Not measured', lanes: [lane] }];
}

function noLane(followUp: EndpointProgram['followUp'], titleOf: EndpointNames['titleOf']): Pick<Lane, 'labels'> {
  if (followUp === undefined) return { labels: ['who was not assessed counts as no'] };
  const { at, atLeast, unit, unless } = followUp;
  const least = durationInWords({ value: atLeast, unit });
  const exception = unless === undefined ? '' : ', with an exception: see below';
  return { labels: [`only if followed for at least ${least}, up to: ${titleOf(at)}${exception}`] };
}
