import { daysOfMonth, type PartialDate } from './partial-date.ts';
import { type Span, spanOf } from './span.ts';

/** Days from `a` to `b`, negative if `b` is earlier; a span where partial dates leave it open. */
export function daysBetween(a: PartialDate, b: PartialDate): number | Span {
  return spanOf(b.first - a.last, b.last - a.first);
}

/**
 * Completed months from `a` to `b` (2021-01-31 to 2021-02-28: none), as people count ages; negative if `b` is earlier.
 * A span where partial dates leave it open.
 */
export function monthsBetween(a: PartialDate, b: PartialDate): number | Span {
  // The count never falls as `b` gets later or `a` gets earlier, so its bounds are at the ends.
  return spanOf(completedMonths(lastDay(a), firstDay(b)), completedMonths(firstDay(a), lastDay(b)));
}

/** Completed years from `a` to `b`; else as `monthsBetween`. */
export function yearsBetween(a: PartialDate, b: PartialDate): number | Span {
  const months = monthsBetween(a, b);
  return typeof months === 'number' ? years(months) : spanOf(years(months.first), years(months.last));
}

interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

function firstDay({ year, month, day }: PartialDate): Day {
  return { year, month: month ?? 1, day: day ?? 1 };
}

function lastDay({ year, month = 12, day }: PartialDate): Day {
  return { year, month, day: day ?? daysOfMonth(year, month) };
}

function years(months: number): number {
  // `+ 0` turns the -0 of a few months back into 0.
  return Math.trunc(months / 12) + 0;
}

function completedMonths(a: Day, b: Day): number {
  const months = (b.year - a.year) * 12 + b.month - a.month;
  if (months > 0 || (months === 0 && b.day >= a.day)) return b.day < a.day ? months - 1 : months;
  // Backwards counts like forwards, so that swapping the dates only changes the sign.
  return b.day > a.day ? months + 1 : months;
}
