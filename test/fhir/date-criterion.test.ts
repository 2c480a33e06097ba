import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isDateCriterion, meetsDate } from '../../src/fhir/date-criterion.ts';

const day = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const criterion = fc.tuple(day, fc.constantFrom(4, 7, 10)).map(([date, length]) => date.slice(0, length));

describe('a date search', () => {
  test.each([
    ['2026-05-01', '2026', true],
    ['2026-05-01', '2026-05', true],
    ['2026-05-01', 'eq2026-05-02', false],
    ['2026-05-01', 'gt2026-04', true],
    ['2026-05-01', 'gt2026', false],
    ['2026-05-01', 'sa2026-05-01', false],
    ['2026-05-01', 'eb2026-06', true],
    ['2026-05-01', 'ap2026-05-01T12:00:00Z', true],
    ['2026-05-01T00:00:00Z', '2026-05-01T02:00:00+02:00', true],
    ['2026-05-01T00:00:00Z', '2026-05-01T02:00:00 02:00', true],
  ])('%s for %s is %s', (own, asked, expected) => {
    expect(meetsDate(own, asked)).toBe(expected);
  });

  test.each(['', 'x', '26', '2026-13', '2026-02-30', 'xx2026', 'ge', '2026-05-01T25:00', '2026-5-1'])(
    '%s is none',
    (text) => {
      expect(isDateCriterion(text)).toBe(false);
    },
  );

  test('a day is equal or not, and before, within or after', () => {
    fc.assert(
      fc.property(day, criterion, (own, asked) => {
        const meets = (prefix: string) => meetsDate(own, `${prefix}${asked}`);
        expect(meets('ne')).toBe(!meets('eq'));
        expect([meets('eb'), meets('eq'), meets('sa')].filter(Boolean)).toHaveLength(1);
        expect(meets('ge')).toBe(meets('gt') || meets('eq'));
        expect(meets('le')).toBe(meets('lt') || meets('eq'));
      }),
    );
  });
});
