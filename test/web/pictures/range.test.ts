import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PicturedRange, rangeInWords, rangeLayout } from '../../../src/web/pictures/range.tsx';

const number = fc.double({ min: -1e6, max: 1e6, noNaN: true });
const interval = fc
  .tuple(number, number)
  .filter(([a, b]) => Math.abs(a - b) > 1e-3)
  .map(([a, b]) => ({ min: Math.min(a, b), max: Math.max(a, b) }));
const ranges: fc.Arbitrary<PicturedRange> = fc.record({
  hard: interval,
  plausible: fc.option(interval, { nil: undefined }),
  examples: fc.array(number, { maxLength: 4 }),
});

describe('the picture of a range', () => {
  it('has everything inside its bar', () => {
    fc.assert(
      fc.property(ranges, (range) => {
        const { plausible, labels, ticks } = rangeLayout(range);
        const places = [...ticks, ...(plausible === undefined ? [] : [plausible.x, plausible.x + plausible.width])];
        for (const x of places) {
          expect(x).toBeGreaterThanOrEqual(12);
          expect(x).toBeLessThanOrEqual(308.001);
        }
        for (const { x } of labels) {
          expect(x).toBeGreaterThanOrEqual(40);
          expect(x).toBeLessThanOrEqual(280);
        }
      }),
    );
  });

  it('never has labels so near that they cover each other', () => {
    fc.assert(
      fc.property(ranges, (range) => {
        const [first, second] = rangeLayout(range).labels;
        if (first !== undefined && second !== undefined) expect(second.x - first.x).toBeGreaterThanOrEqual(70);
      }),
    );
  });

  it('keeps the order of the values', () => {
    const { ticks, plausible } = rangeLayout({
      hard: { min: 0, max: 100 },
      plausible: { min: 20, max: 80 },
      examples: [10, 50],
    });
    expect(ticks[0]).toBeLessThan(plausible?.x ?? 0);
    expect(ticks[1]).toBeGreaterThan(plausible?.x ?? 0);
  });

  it('shows no example that is not allowed', () => {
    expect(rangeLayout({ hard: { min: 0, max: 1 }, examples: [2] }).ticks).toEqual([]);
  });

  it('says in words what it shows', () => {
    expect(rangeInWords({ hard: { min: 1900, max: 20000 }, examples: [1.5] })).toBe(
      'Allowed from 1900 to 20,000. Examples: 1.5.',
    );
  });
});
