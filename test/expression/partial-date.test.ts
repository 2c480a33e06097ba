import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compareDates,
  isPartialDate,
  type PartialDate,
  parseDateOfDateTime,
  parsePartialDate,
} from '../../src/expression/partial-date.ts';
import type { Comparison } from '../../src/expression/span.ts';
import { anyDate, anyDay, completionOf, date } from './support.ts';

const COMPARISONS: readonly Comparison[] = ['<', '<=', '>', '>=', '==', '!='];

describe('parsePartialDate', () => {
  it.each(['2021', '2021-04', '2021-04-01', '2020-02-29', '2000-02-29', '0001-01-01', '9999-12-31'])(
    'reads %s',
    (text) => {
      expect(parsePartialDate(text)?.text).toBe(text);
    },
  );

  it.each([
    ...['', '21', '2021-4', '2021-04-1', '2021-13', '2021-00', '2021-02-30', '2021-02-29', '1900-02-29', '2021-04-31'],
    ...['2021-04-00', '0000', ' 2021', '2021 ', '2021-04-01T00:00:00Z', '２０２１', '+2021', '2021/04', '20210401'],
  ])('refuses %j', (text) => {
    expect(parsePartialDate(text)).toBeUndefined();
  });

  it('gives the first and last day that it may be', () => {
    expect([date('1970').first, date('1970').last]).toEqual([0, 364]);
    expect([date('1970-02').first, date('1970-02').last]).toEqual([31, 58]);
    expect([date('0001').first, date('0001').last, date('0099-12-31').first]).toEqual([-719162, -718798, -683004]);
    expect([date('1970-01-02').first, date('1970-01-02').last]).toEqual([1, 1]);
  });

  it('cannot be changed', () => {
    expect(Object.isFrozen(date('2021'))).toBe(true);
  });

  it('is what `isPartialDate` knows, and a look-alike is not', () => {
    expect(isPartialDate(date('2021'))).toBe(true);
    expect(isPartialDate({ ...JSON.parse(JSON.stringify(date('2021'))) })).toBe(false);
    expect([null, '2021', 2021, new Date(), {}].some(isPartialDate)).toBe(false);
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.string(), (text) => [parsePartialDate(text), parseDateOfDateTime(text)].length === 2));
  });
});

describe('parseDateOfDateTime', () => {
  it.each([
    ['2021-04-01T23:30:00Z', '2021-04-01'],
    ['2021-04-01T23:30:00.125-05:00', '2021-04-01'],
    ['2021-04-01T08:05', '2021-04-01'],
    ['2021-04-01', '2021-04-01'],
    ['2021-04', '2021-04'],
  ])('takes the date of %s as it is written', (text, expected) => {
    expect(parseDateOfDateTime(text)?.text).toBe(expected);
  });

  it.each(['2021-04T10:00', '2021-04-01T', '2021-04-01T25:00', '2021-04-01T10:60', '2021-02-30T10:00', 'T10:00'])(
    'refuses %s',
    (text) => {
      expect(parseDateOfDateTime(text)).toBeUndefined();
    },
  );
});

describe('compareDates', () => {
  it('agrees with the order of texts for whole days', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (a, b) => {
        for (const operator of COMPARISONS) expect(compareDates(a, operator, b)).toBe(holds(a.text, operator, b.text));
      }),
    );
  });

  it('answers what every completion of a decided pair answers', () => {
    fc.assert(
      fc.property(
        anyDate,
        anyDate,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (a, b, x, y) => {
          for (const operator of COMPARISONS) {
            const answer = compareDates(a, operator, b);
            if (answer !== 'unknown') {
              expect(compareDates(completionOf(a, x), operator, completionOf(b, y))).toBe(answer);
            }
          }
        },
      ),
    );
  });

  it('leaves only pairs undecided that have completions of both outcomes', () => {
    const pairs = fc
      .tuple(anyDate, anyDate)
      .filter(([a, b]) => COMPARISONS.some((c) => compareDates(a, c, b) === 'unknown'));
    fc.assert(
      fc.property(pairs, ([a, b]) => {
        for (const operator of COMPARISONS) {
          if (compareDates(a, operator, b) !== 'unknown') continue;
          expect(outcomesOf(a, operator, b)).toEqual(new Set([true, false]));
        }
      }),
    );
  });

  it('answers the opposite comparison with the opposite', () => {
    const opposites = [
      ['<', '>='],
      ['<=', '>'],
      ['==', '!='],
    ] as const;
    fc.assert(
      fc.property(anyDate, anyDate, (a, b) => {
        for (const [one, other] of opposites) {
          const answer = compareDates(a, one, b);
          expect(compareDates(a, other, b)).toBe(answer === 'unknown' ? 'unknown' : !answer);
        }
      }),
    );
  });

  it('cannot tell a month from a day in it', () => {
    expect(compareDates(date('2021-04'), '<', date('2021-04-15'))).toBe('unknown');
    expect(compareDates(date('2021-04'), '<=', date('2021-04-30'))).toBe(true);
    expect(compareDates(date('2021-04'), '<', date('2021-04-01'))).toBe(false);
    expect(compareDates(date('2021-04'), '==', date('2021-04'))).toBe('unknown');
  });
});

function holds(a: string, operator: Comparison, b: string): boolean {
  return { '<': a < b, '<=': a <= b, '>': a > b, '>=': a >= b, '==': a === b, '!=': a !== b }[operator];
}

/** The ends of both spans and what lies next to them are enough to find both outcomes where there are two. */
function outcomesOf(a: PartialDate, operator: Comparison, b: PartialDate): Set<boolean | 'unknown'> {
  const days = [a.first, a.last, b.first, b.last];
  const within = (d: PartialDate) => days.filter((day) => day >= d.first && day <= d.last);
  const all = within(a).flatMap((x) => within(b).map((y) => [x, y] as const));
  return new Set(all.map(([x, y]) => compareDates(dayOf(x), operator, dayOf(y))));
}

function dayOf(number: number): PartialDate {
  return date(new Date(number * 86_400_000).toISOString().slice(0, 10));
}
