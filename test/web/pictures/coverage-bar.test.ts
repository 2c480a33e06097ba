import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { barSegments } from '../../../src/web/pictures/coverage-bar.tsx';

const counts = fc.array(fc.nat(100_000), { minLength: 1, maxLength: 6 });
const segmentsOf = (given: readonly number[]) =>
  barSegments(
    given.map((count, at) => ({ name: `part-${at}`, count })),
    600,
  );

describe('the bar of a coverage', () => {
  it('stays within its width, its parts apart and in their order', () => {
    fc.assert(
      fc.property(counts, (given) => {
        let end = 0;
        for (const { x, width } of segmentsOf(given)) {
          expect(x).toBeGreaterThanOrEqual(end);
          expect(width).toBeGreaterThan(0);
          end = x + width;
        }
        expect(end).toBeLessThanOrEqual(600 + 1e-6);
      }),
    );
  });

  it('has a part for each count that is not none, the larger one wider', () => {
    fc.assert(
      fc.property(counts, (given) => {
        const segments = segmentsOf(given);
        expect(segments.map(({ count }) => count)).toEqual(given.filter((count) => count > 0));
        const [widest] = segments.toSorted((a, b) => b.width - a.width);
        expect(widest?.count ?? 0).toBe(Math.max(...given));
      }),
    );
  });
});
