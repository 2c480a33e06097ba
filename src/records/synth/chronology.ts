import type { Random } from './random.ts';

/** When dates are in the life of one family of records, as shares of its time. */
export interface Window {
  /** From 0 to 1. */
  readonly from: number;
  readonly to: number;
}

/** Days since 1970-01-01. */
export interface Course {
  readonly first: number;
  readonly days: number;
}

const FIRST_YEAR_DAY = 10_957; // 2000-01-01
const LAST_START_DAY = 17_532; // 2018-01-01
const LEAST_DAYS = 400;
const MOST_DAYS = 2_900;

/** Window of all dates that no rule puts before or after another. */
const ANY_TIME: Window = { from: 0, to: 0.8 };

/**
 * Windows for dates that follow each other in `order`, so that what comes later by the rules comes later by
 * construction. A pair that contradicts those before it is left to be mended.
 */
export function windowsOf(order: readonly (readonly [string, string])[]): (date: string) => Window {
  const later = new Map<string, Set<string>>();
  for (const [first, second] of order) {
    if (!leadsTo(second, first, later)) later.set(first, (later.get(first) ?? new Set()).add(second));
  }
  const depths = new Map<string, number>();
  for (const [first, second] of order) for (const date of [first, second]) depthOf(date);
  const levels = Math.max(0, ...depths.values()) + 1;
  const levelOf = (date: string): number => levels - 1 - (depths.get(date) ?? 0);
  const windows = new Map([...depths.keys()].map((date) => [date, { from: startOf(date), to: endOf(date) }]));
  return (date) => windows.get(date) ?? ANY_TIME;

  /** As late as what follows lets it be. */
  function endOf(date: string): number {
    return (levelOf(date) + 1) / levels;
  }

  /** As soon as all that comes before is over; what nothing comes before does not begin with the first of all. */
  function startOf(date: string): number {
    const before = [...later].flatMap(([first, seconds]) => (seconds.has(date) ? [endOf(first)] : []));
    return before.length > 0 ? Math.max(...before) : levelOf(date) === 0 ? 0 : 1 / levels;
  }

  /** The longest way from a date to one that nothing follows. */
  function depthOf(date: string): number {
    const known = depths.get(date);
    if (known !== undefined) return known;
    const depth = Math.max(-1, ...[...(later.get(date) ?? [])].map(depthOf)) + 1;
    depths.set(date, depth);
    return depth;
  }
}

function leadsTo(from: string, to: string, later: ReadonlyMap<string, ReadonlySet<string>>): boolean {
  return from === to || [...(later.get(from) ?? [])].some((next) => leadsTo(next, to, later));
}

/** A time of some years, long enough that each window has its days. */
export function courseOf(random: Random): Course {
  return { first: random.whole(FIRST_YEAR_DAY, LAST_START_DAY), days: random.whole(LEAST_DAYS, MOST_DAYS) };
}

/** A day within the window. */
export function dayIn({ first, days }: Course, { from, to }: Window, random: Random): number {
  const start = Math.ceil(days * from);
  // The last day of a window is the eve of the next.
  return first + random.whole(start, Math.max(start, Math.ceil(days * to) - 1));
}

const MILLISECONDS_OF_DAY = 86_400_000;

/** `YYYY-MM-DD`. */
export function dayText(day: number): string {
  return new Date(day * MILLISECONDS_OF_DAY).toISOString().slice(0, 10);
}
