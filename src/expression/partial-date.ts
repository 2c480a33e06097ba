import { type Comparison, compareSpans, SPAN, type Span } from './span.ts';

/**
 * A date as data have it: a day, a month or a year. It stands for one day that is known as exactly as `text` says;
 * `first` and `last` are the earliest and latest day it may be, in days since 1970-01-01. Immutable.
 */
export interface PartialDate extends Span {
  readonly kind: 'partial-date';
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
  readonly text: string;
  readonly year: number;
  readonly month: number | undefined;
  readonly day: number | undefined;
}

const DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;
const TIME_OF_DATE_TIME = /^T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)?$/;
const MILLISECONDS_OF_DAY = 86_400_000;
const YEARS_OF_CYCLE = 400;
const DAYS_OF_CYCLE = 146_097;

/** Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, from year 0001 on; undefined unless it is a real month or day. */
export function parsePartialDate(text: string): PartialDate | undefined {
  const parts = DATE.exec(text);
  if (parts === null) return undefined;
  const year = Number(parts[1]);
  const month = parts[2] === undefined ? undefined : Number(parts[2]);
  const day = parts[3] === undefined ? undefined : Number(parts[3]);
  if (year < 1 || !isMonth(month) || !isDay(year, month, day)) return undefined;
  const lastMonth = month ?? 12;
  return Object.freeze({
    [SPAN]: true as const,
    kind: 'partial-date',
    text,
    year,
    month,
    day,
    first: dayNumber(year, month ?? 1, day ?? 1),
    last: dayNumber(year, lastMonth, day ?? daysOfMonth(year, lastMonth)),
  });
}

/**
 * The date of a dateTime as it is written (`2021-04-01T23:30:00Z` is 2021-04-01, in whatever zone), also of one
 * without a time; undefined if it is not one. Expressions know days only: this is how a dateTime comes to them.
 */
export function parseDateOfDateTime(text: string): PartialDate | undefined {
  const time = text.indexOf('T');
  if (time === -1) return parsePartialDate(text);
  // Only a whole day has a time.
  return time === 10 && TIME_OF_DATE_TIME.test(text.slice(time)) ? parsePartialDate(text.slice(0, time)) : undefined;
}

/** True if `value` is a date made by `parsePartialDate`. */
export function isPartialDate(value: unknown): value is PartialDate {
  return typeof value === 'object' && value !== null && SPAN in value && 'kind' in value;
}

/** `a operator b` if that is so, or is not so, whatever days the dates turn out to be; else `unknown`. */
export function compareDates(a: PartialDate, operator: Comparison, b: PartialDate): boolean | 'unknown' {
  return compareSpans(a, operator, b) ?? 'unknown';
}

/** How many days `month` (1 to 12) of `year` has. */
export function daysOfMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function isMonth(month: number | undefined): boolean {
  return month === undefined || (month >= 1 && month <= 12);
}

function isDay(year: number, month: number | undefined, day: number | undefined): boolean {
  return day === undefined || (month !== undefined && day >= 1 && day <= daysOfMonth(year, month));
}

function dayNumber(year: number, month: number, day: number): number {
  // Date.UTC takes the years 0 to 99 for 1900 to 1999, so count one whole cycle of the calendar later.
  return Date.UTC(year + YEARS_OF_CYCLE, month - 1, day) / MILLISECONDS_OF_DAY - DAYS_OF_CYCLE;
}
