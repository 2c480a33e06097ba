import { type PartialDate, parsePartialDate } from '../../expression/partial-date.ts';
import type { Scalar } from '../../expression/value.ts';
import type { RecordColumn } from '../../model/shapes.ts';
import type { ColumnCheck } from '../column-check.ts';
import { type CellValue, isUnusable } from '../fault.ts';
import { dateReader } from '../read-date.ts';
import { type Course, dayIn, dayText, type Window } from './chronology.ts';
import type { Random } from './random.ts';
import { textOfPattern } from './text-of-pattern.ts';

/** Makes a good value of a column; undefined where none is found. */
export type Sampler = (random: Random, course: Course) => CellValue;

export interface SamplerClues {
  readonly window: Window;
  readonly texts: readonly string[];
  readonly pattern: string | undefined;
}

/** Share of dates that lack their day, where the column takes such. */
const PARTIAL_SHARE = 0.05;
const TRIES = 10;
const MOST_ITEMS = 3;
const MOST_COUNTED = 100;
/** Ranges that span more than this many times their least value are drawn by magnitude, as laboratory values are. */
const WIDE = 50;
const SIGNIFICANT_DIGITS = 3;
const MOST_DECIMALS = 6;
/** Share of decimals that are whole numbers. */
const ROUND_SHARE = 0.3;

/** A sampler of a column that `clues` are known of: codes in use, plausible numbers, dates within their window. */
export function samplerOf(check: ColumnCheck, clues: SamplerClues): Sampler {
  const one = scalarSampler(check, clues);
  if (!check.column.repeats) return one;
  return (random, course) => {
    const items = Array.from({ length: random.whole(1, MOST_ITEMS) }, () => one(random, course));
    const values = [...new Set(items)].filter((item) => item !== undefined) as Scalar[];
    return values.length === 0 ? undefined : values;
  };
}

function scalarSampler(check: ColumnCheck, clues: SamplerClues): Sampler {
  switch (check.column.type) {
    case 'boolean':
      return (random) => random.chance(0.5);
    case 'integer':
    case 'decimal':
      return numberSampler(check.column);
    case 'date':
    case 'partialDate':
    case 'dateTime':
      return dateSampler(check.column, clues.window);
    case 'code':
      return check.book === undefined ? textSampler(check, clues) : codeSampler(check);
    case 'string':
      return textSampler(check, clues);
  }
}

function codeSampler({ book, reasons, separator, column }: ColumnCheck): Sampler {
  const codes = (book?.list.codes ?? []).flatMap(({ code, use }) => (use === undefined ? code : []));
  const fit = codes.filter((code) => !reasons.has(code) && !(column.repeats && code.includes(separator ?? '\n')));
  return (random) => random.pick(fit);
}

function numberSampler(column: RecordColumn): Sampler {
  const { range, plausible } = column;
  const min = Math.max(range?.min ?? Number.NEGATIVE_INFINITY, plausible?.min ?? Number.NEGATIVE_INFINITY);
  const max = Math.min(range?.max ?? Number.POSITIVE_INFINITY, plausible?.max ?? Number.POSITIVE_INFINITY);
  const from = Number.isFinite(min) ? min : Math.min(0, Number.isFinite(max) ? max - MOST_COUNTED : 0);
  const to = Number.isFinite(max) ? max : from + MOST_COUNTED;
  if (from > to) return () => undefined;
  if (column.type === 'integer') {
    return (random) => {
      const value = random.whole(Math.ceil(from), Math.floor(to));
      return value <= to ? value : undefined;
    };
  }
  const least = from > 0 ? from : to / 1000;
  const isWide = from >= 0 && to > WIDE * least && to > WIDE;
  return (random) => {
    const drawn = isWide ? least * (to / least) ** random.next() : from + (to - from) * random.next();
    const rounded = random.chance(ROUND_SHARE) ? Math.round(drawn) : significant(drawn);
    return Math.min(to, Math.max(from, rounded));
  };
}

function significant(value: number): number {
  if (value === 0) return 0;
  const digits = SIGNIFICANT_DIGITS - 1 - Math.floor(Math.log10(Math.abs(value)));
  if (digits <= 0) return Math.round(value);
  const scale = 10 ** Math.min(digits, MOST_DECIMALS);
  return Math.round(value * scale) / scale;
}

function dateSampler({ type }: RecordColumn, window: Window): Sampler {
  const readMonth = dateReader();
  return (random, course): PartialDate | undefined => {
    const day = dayIn(course, window, random);
    if (type !== 'partialDate' || !random.chance(PARTIAL_SHARE)) return dateOfDay(day);
    return readMonth(dayText(day).slice(0, 'YYYY-MM'.length));
  };
}

const days = new Map<number, PartialDate | undefined>();

/** Each day is made once: a data set has a few thousand of them. */
function dateOfDay(day: number): PartialDate | undefined {
  const known = days.get(day);
  if (known !== undefined) return known;
  const date = parsePartialDate(dayText(day));
  days.set(day, date);
  return date;
}

/** Texts that rules know, texts that the pattern wants, or the name of the column with a number: plainly made up. */
function textSampler(check: ColumnCheck, { texts, pattern }: SamplerClues): Sampler {
  const { column } = check;
  const known = texts.filter((text) => isGood(text, check));
  const wanted = column.pattern ?? pattern;
  const make = wanted === undefined ? undefined : textOfPattern(wanted);
  if (known.length > 0 && wanted === undefined) return (random) => random.pick(known);
  if (wanted === undefined) return (random) => `${column.name} ${random.whole(1, MOST_COUNTED)}`;
  return (random) => {
    for (let at = 0; at < TRIES; at++) {
      const text = make?.(random);
      if (text !== undefined && isGood(text, check)) return text;
    }
    return undefined;
  };
}

function isGood(text: string, { judge, reasons }: ColumnCheck): boolean {
  if (text.trim() !== text || text === '' || reasons.has(text)) return false;
  const { faults, value, holds } = judge(text);
  return faults.length === 0 && holds === 'value' && !isUnusable(value);
}
