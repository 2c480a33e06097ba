import type { Text } from './text.ts';

/**
 * Parts of an endpoint. How they are read on a patient's data, in all detail, is in
 * `decisions/0010-how-an-endpoint-is-derived.md`; these types say what each part is for.
 */

/** A length of time in a UCUM unit: `d` and `wk` are counted in days, `mo` and `a` by the calendar. */
export interface Duration {
  readonly value: number;
  readonly unit: string;
}

/** A planned assessment: the one record nearest to the day that lies `value` after the origin. */
export interface Visit extends Duration {
  /** Id of the variable with the number of days by which the record may miss that day. */
  readonly tolerance: string;
}

/** How a number changed since baseline, which is the latest value of or before the origin. */
export interface Change {
  /** Id of a variable with numbers. */
  readonly variable: string;
  readonly from: 'baseline';
  /** True: as a fraction of the value at baseline (`-0.5`: half of it is gone). Absent: as a difference. */
  readonly relative?: boolean;
  /** Inclusive bounds. A continuous endpoint has none: the change is its answer. */
  readonly atMost?: number;
  readonly atLeast?: number;
}

/**
 * A moment of a patient's course. A record gives the moment if its date `at` lies on or after the origin and all that
 * the other keys ask holds; the earliest such record decides.
 */
export interface EndpointMoment {
  readonly id: string;
  readonly label?: Text;
  /** Id of a date variable, or `origin`. Absent where time plays no part: any record counts, whenever it was made. */
  readonly at?: string;
  /** CEL over variables. What a record lacks is read as of its day, from the patient's latest record that has it. */
  readonly when?: string;
  /** Longest time after the origin, that day included. */
  readonly within?: Duration;
  /** The same as `within`, as the id of a variable with the number of days. */
  readonly by?: string;
  /** Ids of date variables: nothing after the first of these days that follows the origin counts. */
  readonly until?: readonly string[];
  readonly visit?: Visit;
  /** True: it must hold in the next record too. The first of the two dates it. */
  readonly confirmed?: boolean;
  readonly change?: Change;
  /** Id of the variable with the day after the origin at which what `when` asks was judged. Not computed with. */
  readonly landmark?: string;
  readonly note?: Text;
}

export interface EndpointPopulation {
  readonly description: Text;
  /** `baseline`: `when` is read as of the origin. Absent: one record in which it holds is enough. */
  readonly at?: 'baseline';
  readonly when?: string;
}

export interface EndpointCensoring {
  readonly at: string;
  readonly atOriginWhen?: string;
  readonly note?: Text;
}

/** How long a patient without the event must have been followed for a `no`. */
export interface FollowUp {
  /** Id of the date variable up to which the patient was followed. */
  readonly at: string;
  /** Least time from the origin to that date. */
  readonly atLeast: number;
  readonly unit: string;
  /** CEL: a patient in whom it holds is a `no` however short the follow-up, as the event can no longer happen. */
  readonly unless?: string;
  readonly note?: Text;
}
