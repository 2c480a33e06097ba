import type { Case } from '../../model/definition-parts.ts';
import type { Duration } from '../../model/endpoint-parts.ts';
import type { EndpointProgram } from '../../model/shapes.ts';
import type { MarkRole } from '../pictures/picture.tsx';
import { givesTime } from './lanes.ts';
import type { EndpointNames } from './names.ts';
import { durationInWords } from './words.ts';

/** A date of a worked case. */
export interface CourseMark {
  readonly variable: string;
  /** Days since 1 January 1970. */
  readonly day: number;
  /** As the case gives it. */
  readonly date: string;
  readonly label: string;
  /** What the record of that date says beside; empty for what is recorded once. */
  readonly beside: string;
  readonly role: MarkRole;
}

/** From the origin to what decided. */
export interface CourseBand {
  readonly from: number;
  readonly to: number;
  readonly role: 'event' | 'competing' | 'censoring';
}

/** The days in which a date counts. */
export interface CourseWindow {
  readonly from: number;
  readonly to: number;
  /** `within 365 days`. */
  readonly label: string;
}

/** What the timeline of a worked case shows. */
export interface Course {
  /** By day; on one day in the order of the case. */
  readonly marks: readonly CourseMark[];
  /** Absent where nothing is counted, or where it does not follow from the case from which day it is. */
  readonly band?: CourseBand;
  /** Where no time is counted: in which days the event counts, as far as the case says. */
  readonly windows: readonly CourseWindow[];
}

/** The dates of a worked case, and what is expected to be counted between them. */
export function courseOf({ given, expect }: Case, program: EndpointProgram, names: EndpointNames): Course {
  const dates = datesOf(given);
  const origins = originsOf(dates, program);
  const band = bandOf(expect, { origins, dates, program });
  const origin = band?.from ?? (origins.length === 1 ? origins[0]?.day : undefined);
  const wordsOf = ([variable, value]: readonly [string, unknown]) => `${names.titleOf(variable)} ${String(value)}`;
  const marks = dates.flatMap(({ variable, date, beside }) => {
    const day = dayOf(date, program.partialDates);
    if (day === undefined) return [];
    const isOrigin = day === origin && origins.some((each) => each.variable === variable);
    // What lies before the origin is no event: it may be the value at baseline.
    const isEarlier = origin !== undefined && day < origin;
    const role = isOrigin ? ('origin' as const) : isEarlier ? ('other' as const) : roleOf(variable, program);
    return [{ variable, day, date, label: names.titleOf(variable), beside: beside.map(wordsOf).join(', '), role }];
  });
  const windows = band === undefined && origin !== undefined ? windowsOf(given, origin, program) : [];
  return { marks: marks.toSorted((a, b) => a.day - b.day), windows, ...(band === undefined ? {} : { band }) };
}

/** The windows of the events, from the origin of this patient and the numbers of days that the case gives. */
function windowsOf(given: Case['given'], origin: number, { events }: EndpointProgram): readonly CourseWindow[] {
  const daysIn = (variable: string | undefined) => {
    const days = variable === undefined ? undefined : given[variable];
    return typeof days === 'number' ? days : undefined;
  };
  return events.flatMap(({ within, by, visit }) => {
    const days = daysIn(by);
    const tolerance = daysIn(visit?.tolerance);
    const limit = within === undefined ? undefined : later(origin, within);
    const planned = visit === undefined ? undefined : later(origin, visit);
    return [
      ...(within === undefined || limit === undefined
        ? []
        : [{ from: origin, to: limit, label: `within ${durationInWords(within)}` }]),
      ...(days === undefined ? [] : [{ from: origin, to: origin + days, label: `up to day ${days}` }]),
      ...(visit === undefined || planned === undefined || tolerance === undefined
        ? []
        : [
            {
              from: Math.max(origin, planned - tolerance),
              to: planned + tolerance,
              label: `${durationInWords(visit)} ± ${durationInWords({ value: tolerance, unit: 'd' })}`,
            },
          ]),
    ];
  });
}

/** A day so much later: days and weeks are counted, months and years go by the calendar. */
export function later(day: number, { value, unit }: Duration): number | undefined {
  const perUnit = DAYS_OF_UNIT[unit];
  if (perUnit !== undefined) return day + value * perUnit;
  const months = unit === 'mo' ? value : unit === 'a' ? 12 * value : undefined;
  if (months === undefined || !Number.isInteger(months)) return undefined;
  const start = new Date(day * DAY_MS);
  const [year, month] = [start.getUTCFullYear(), start.getUTCMonth() + months];
  // A month that is too short for the day ends on its last one.
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return Date.UTC(year, month, Math.min(start.getUTCDate(), last)) / DAY_MS;
}

interface GivenDate {
  readonly variable: string;
  readonly date: string;
  /** What the same record says beside, if it is one of several. */
  readonly beside: readonly (readonly [string, unknown])[];
}

/** All values that are dates: what is recorded once, then the records in their order. */
function datesOf(given: Case['given']): readonly GivenDate[] {
  return Object.entries(given).flatMap(([variable, value]) => {
    if (typeof value !== 'object') return isDate(value) ? [{ variable, date: value, beside: [] }] : [];
    return value.flatMap((record) => {
      const entries = Object.entries(record);
      const beside = entries.filter(([, each]) => !isDate(each));
      return entries.flatMap(([name, each]) => (isDate(each) ? [{ variable: name, date: each, beside }] : []));
    });
  });
}

function isDate(value: unknown): value is string {
  return typeof value === 'string' && DATE.test(value);
}

const DATE = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/;

const DAY_MS = 86_400_000;

/** Day of a date, an incomplete one completed as the endpoint says; undefined where it does not say how. */
export function dayOf(date: string, partialDates: EndpointProgram['partialDates']): number | undefined {
  const [, year, month = partialDates?.month, day = partialDates?.day] = DATE.exec(date) ?? [];
  if (year === undefined || month === undefined || day === undefined) return undefined;
  return Date.UTC(Number(year), Number(month) - 1, Number(day)) / DAY_MS;
}

interface Origin {
  readonly variable: string;
  readonly day: number;
}

/** Days that may be the origin: the dates of the first variable of the list that has any. */
function originsOf(dates: readonly GivenDate[], { origin, partialDates }: EndpointProgram): readonly Origin[] {
  const first = origin.find((variable) => dates.some((each) => each.variable === variable));
  return dates.flatMap(({ variable, date }) => {
    const day = variable === first ? dayOf(date, partialDates) : undefined;
    return day === undefined ? [] : [{ variable, day }];
  });
}

interface Known {
  readonly origins: readonly Origin[];
  readonly dates: readonly GivenDate[];
  readonly program: EndpointProgram;
}

/**
 * What is counted, from the expected answer. Which of several records in the population gives the origin is decided by
 * conditions that are not evaluated here: then it is the one from which the answer leads to a date of the case, and if
 * that is not one alone, nothing is drawn.
 */
function bandOf({ status, ...expect }: Case['expect'], { origins, dates, program }: Known): CourseBand | undefined {
  // A number that is a time leads to the event.
  const isNumber = program.measure === 'continuous' && givesTime(program) && status === undefined;
  const role = isNumber ? 'event' : ROLES[String(status)];
  const { [isNumber ? 'value' : `time_${program.unit ?? ''}`]: time } = expect;
  const perUnit = DAYS_OF_UNIT[program.unit ?? ''];
  if (role === undefined || typeof time !== 'number' || perUnit === undefined) return undefined;
  const length = time * perUnit - (program.dayCount === 'plus-one' ? 1 : 0);
  const days = dates.map(({ date }) => dayOf(date, program.partialDates));
  const fitting = origins.length === 1 ? origins : origins.filter(({ day }) => days.includes(day + length));
  const [only, ...others] = fitting;
  return only === undefined || others.length > 0 ? undefined : { from: only.day, to: only.day + length, role };
}

const ROLES: { readonly [status: string]: CourseBand['role'] | undefined } = {
  event: 'event',
  competing: 'competing',
  censored: 'censoring',
};

/** Units that are counted in days. Those of the calendar have no length of their own. */
const DAYS_OF_UNIT: { readonly [unit: string]: number | undefined } = { d: 1, wk: 7 };

function roleOf(variable: string, { events, competing, censoring }: EndpointProgram): MarkRole {
  if (events.some((event) => event.at === variable)) return 'event';
  if (competing.some((event) => event.at === variable)) return 'competing';
  return censoring?.at === variable ? 'censoring' : 'other';
}
