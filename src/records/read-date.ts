import { daysOfMonth, type PartialDate, parsePartialDate } from '../expression/partial-date.ts';

const ZERO = 48;
const HYPHEN = 45;

/** True if `text` is a real day, `YYYY-MM-DD`, from year 0001 on. As `parsePartialDate`, but makes nothing. */
export function isDay(text: string): boolean {
  if (text.length !== 10 || text.charCodeAt(4) !== HYPHEN || text.charCodeAt(7) !== HYPHEN) return false;
  const year = 100 * pair(text, 0) + pair(text, 2);
  const month = pair(text, 5);
  const day = pair(text, 8);
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysOfMonth(year, month);
}

/** Two digits as a number; NaN if they are none, which fails every comparison. */
function pair(text: string, at: number): number {
  const tens = text.charCodeAt(at) - ZERO;
  const ones = text.charCodeAt(at + 1) - ZERO;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? 10 * tens + ones : Number.NaN;
}

/** A reader of dates that keeps those it has read: a data set holds few different days, many times each. */
export function dateReader(parse: (text: string) => PartialDate | undefined = parsePartialDate, kept = 50_000) {
  const known = new Map<string, PartialDate>();
  return (text: string): PartialDate | undefined => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const date = parse(text);
    if (date !== undefined && known.size < kept) known.set(text, date);
    return date;
  };
}
