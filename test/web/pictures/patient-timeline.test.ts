import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Course, CourseMark } from '../../../src/web/endpoint/course.ts';
import { PatientTimeline, placeCourse, WIDTH } from '../../../src/web/pictures/patient-timeline.tsx';
import { HOSTILE } from '../../http/fixture.ts';

const day = fc.integer({ min: -10_000, max: 40_000 });

const mark: fc.Arbitrary<CourseMark> = fc.record({
  variable: fc.constant('v'),
  day,
  date: fc.constant('2020-01-01'),
  label: fc.string({ maxLength: 80 }),
  beside: fc.string({ maxLength: 80 }),
  role: fc.constantFrom('origin', 'event', 'competing', 'censoring', 'other'),
});

const course: fc.Arbitrary<Course> = fc
  .record({
    marks: fc.array(mark, { minLength: 1, maxLength: 8 }),
    band: fc.option(fc.tuple(day, fc.nat(5000)), { nil: undefined }),
    windows: fc.array(
      fc.record({ from: day, to: day, label: fc.constant('within 30 days') }).filter(({ from, to }) => from <= to),
      { maxLength: 2 },
    ),
  })
  .map(({ marks, band, windows }) => ({
    windows,
    marks: marks.toSorted((a, b) => a.day - b.day),
    ...(band === undefined ? {} : { band: { from: band[0], to: band[0] + band[1], role: 'event' as const } }),
  }));

describe('the timeline of a patient', () => {
  test('has every mark, the band and every year inside the picture', () => {
    fc.assert(
      fc.property(course, (each) => {
        const { marks, band, windows, years, axisY, height } = placeCourse(each);
        const xs = [...marks, ...years].map(({ x }) => x).concat(band === undefined ? [] : [band.from, band.to]);
        xs.push(...windows.flatMap(({ from, to }) => [from, to]));
        // The highest of the words over the axis.
        expect(axisY - 12 - 20 * (windows.length + (band === undefined ? 0 : 1) - 1)).toBeGreaterThan(0);
        expect(xs.every((x) => x >= 0 && x <= WIDTH)).toBe(true);
        expect(marks.every(({ y, lines }) => y > 0 && y + 16 * lines.length <= height + 16)).toBe(true);
      }),
    );
  });

  test('has marks from left to right in the order of their days, and those of one day in one place', () => {
    fc.assert(
      fc.property(course, (each) => {
        const { marks } = placeCourse(each);
        marks.forEach((placed, index) => {
          const before = marks[index - 1];
          if (before === undefined) return;
          expect(placed.x).toBeGreaterThanOrEqual(before.x);
          if (placed.mark.day === before.mark.day) expect(placed.x).toBe(before.x);
          // Each has lines of its own, so no label lies on another.
          expect(placed.y).toBeGreaterThanOrEqual(before.y + 16 * before.lines.length);
        });
      }),
    );
  });

  test('has words that fit beside their mark', () => {
    fc.assert(
      fc.property(course, (each) => {
        for (const { x, side, lines } of placeCourse(each).marks) {
          const room = side === 'start' ? WIDTH - x : x;
          expect(lines.every((line) => [...line].length * 7 < room)).toBe(true);
        }
      }),
    );
  });

  test('names a year every so often that their numbers do not touch', () => {
    const years = placeCourse({
      windows: [],
      marks: [0, 36_500].map((each) => ({
        variable: 'v',
        day: each,
        date: 'd',
        label: 'l',
        beside: '',
        role: 'other',
      })),
    }).years;
    expect(years.length).toBeLessThanOrEqual(WIDTH / 40);
    expect(years[1]?.year).toBeGreaterThan(1 + (years[0]?.year ?? 0));
  });

  test('escapes hostile words', () => {
    const marks = [{ variable: 'v', day: 0, date: HOSTILE, label: HOSTILE, beside: HOSTILE, role: 'other' as const }];
    const svg = String(PatientTimeline({ title: HOSTILE, course: { marks, windows: [] }, answer: HOSTILE }));
    expect(svg).not.toMatch(/<script|<img|onerror="/);
    expect(svg).toContain('&lt;script&gt;');
  });
});
