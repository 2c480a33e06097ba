import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysBetween, monthsBetween, yearsBetween } from '../../src/expression/date-arithmetic.ts';
import { anyDate, anyDay, completionOf, date } from './support.ts';

const ALL = [daysBetween, monthsBetween, yearsBetween];
const where = fc.double({ min: 0, max: 1, noNaN: true });

describe('time between dates', () => {
  it.each([
    ['2021-01-31', '2021-02-28', 28, 0, 0],
    ['2021-01-31', '2021-03-31', 59, 2, 0],
    ['2020-02-29', '2021-02-28', 365, 11, 0],
    ['2020-02-29', '2021-03-01', 366, 12, 1],
    ['1950-06-15', '2021-06-14', 25932, 851, 70],
    ['1950-06-15', '2021-06-15', 25933, 852, 71],
    ['2021-04-01', '2021-04-01', 0, 0, 0],
    ['2021-04-02', '2021-04-01', -1, 0, 0],
    ['2021-05-01', '2021-04-01', -30, -1, 0],
  ])('from %s to %s is %i days, %i completed months, %i completed years', (a, b, ...expected) => {
    expect(ALL.map((between) => between(date(a), date(b)))).toEqual(expected);
  });

  it('changes only its sign when the dates are swapped', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (a, b) => {
        for (const between of ALL) expect(between(a, b)).toBe(0 - (between(b, a) as number));
      }),
    );
  });

  it('covers what every completion of partial dates gives', () => {
    fc.assert(
      fc.property(anyDate, anyDate, where, where, (a, b, x, y) => {
        for (const between of ALL) {
          const answer = between(a, b);
          const whole = between(completionOf(a, x), completionOf(b, y)) as number;
          const [first, last] = typeof answer === 'number' ? [answer, answer] : [answer.first, answer.last];
          expect(whole).toBeGreaterThanOrEqual(first);
          expect(whole).toBeLessThanOrEqual(last);
        }
      }),
    );
  });

  it('is reached at both ends by some completion', () => {
    fc.assert(
      fc.property(anyDate, anyDate, (a, b) => {
        for (const between of ALL) {
          const answer = between(a, b);
          if (typeof answer === 'number') continue;
          expect(between(completionOf(a, 1), completionOf(b, 0))).toBe(answer.first);
          expect(between(completionOf(a, 0), completionOf(b, 1))).toBe(answer.last);
        }
      }),
    );
  });
});
