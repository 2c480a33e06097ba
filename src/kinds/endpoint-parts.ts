import { Type } from '../model/json-schema.ts';
import { cel, id, line, list, object, oneOf, optional, text } from './schema-parts.ts';

/**
 * Schemas of the parts of an endpoint. Their descriptions are what an author sees in the editor, so each says what its
 * key does to the answer; the whole is in `decisions/0010-how-an-endpoint-is-derived.md`.
 */

const timeUnit = line('UCUM unit of time: d, wk, mo, a. Days and weeks are counted, months and years by the calendar.');

const baseline = oneOf(['baseline'], 'The latest value of or before the origin.');

const visit = object(
  {
    value: Type.Number({ minimum: 0, description: 'Time from the origin to the planned day.' }),
    unit: timeUnit,
    tolerance: id('Variable with the number of days by which the record may miss the planned day, set per data set.'),
  },
  'Only the record nearest to a planned day counts, of two equally near the earlier. No record within the tolerance: the event did not happen. No tolerance in the data: not evaluable.',
);

const change = object(
  {
    variable: id('Variable with numbers that is compared with its value at baseline.'),
    from: baseline,
    relative: optional(
      Type.Boolean({
        description:
          'True: change as a fraction of the value at baseline, which is not defined from 0. Absent: difference.',
      }),
    ),
    atMost: optional(
      Type.Number({ description: 'Greatest change that counts, inclusive: -0.5 is half or less left.' }),
    ),
    atLeast: optional(Type.Number({ description: 'Least change that counts, inclusive.' })),
  },
  'The value of the record compared with baseline. A continuous endpoint has no bounds: the change is its answer.',
);

/** An event or a competing event. */
export const moment = object({
  id: id('Name of the event, unique within the endpoint.'),
  label: optional(text('The event in words.')),
  at: optional(
    id(
      'Date variable, or `origin`: the moment counts from the origin itself. A date before the origin never counts. Absent, where time plays no part: any record counts.',
    ),
  ),
  when: optional(
    cel(
      'Condition over variables; absent: the date’s presence is enough. It is asked of each record, read together with what is recorded once of the patient; what it lacks is read as of its day from the patient’s latest record that has it.',
    ),
  ),
  within: optional(
    object(
      {
        value: Type.Number({ minimum: 0, description: 'Longest time, the last day included.' }),
        unit: timeUnit,
      },
      'Longest time after the origin at which the moment counts.',
    ),
  ),
  by: optional(
    id(
      'Variable with the number of days after the origin up to which, inclusive, the moment counts. Unknown: not evaluable.',
    ),
  ),
  until: optional(
    list(
      id('Date variable.'),
      'The moment counts up to and on the first of these dates that follows the origin: best response before the next treatment.',
    ),
  ),
  visit: optional(visit),
  confirmed: optional(
    Type.Boolean({
      description:
        'True: the next record, on a later day, in which the condition can be decided must fulfil it too. The first of the two dates the event.',
    }),
  ),
  change: optional(change),
  landmark: optional(
    id(
      'Variable with the day of the landmark after the origin at which what `when` asks was judged. Not computed with.',
    ),
  ),
  note: optional(text('What to mind.')),
});

export const population = object({
  description: text('Who is counted.'),
  at: optional(
    oneOf(['baseline'], 'The condition is read as of the origin. Absent: one record in which it holds is enough.'),
  ),
  when: optional(cel('Condition over variables. A patient in whom it does not hold is `not_applicable`.')),
});

export const censoring = object({
  at: id('Date variable: last moment known to be free of the event.'),
  atOriginWhen: optional(cel('Condition under which a patient is censored at the origin.')),
  note: optional(text('What to mind.')),
});

export const followUp = object(
  {
    at: id('Date variable up to which the patient was followed.'),
    atLeast: Type.Number({ minimum: 0, description: 'Least time from the origin to that date.' }),
    unit: timeUnit,
    unless: optional(
      cel(
        'Condition in which a shorter follow-up is enough, because the event can no longer happen: the patient died.',
      ),
    ),
    note: optional(text('What to mind.')),
  },
  'Of a binary endpoint: a patient without the event is `no` only if followed for so long, otherwise `not_evaluable`. Absent: every patient without the event is `no`.',
);
