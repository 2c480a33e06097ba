import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { segmentsOf } from '../../src/web/marked.tsx';

describe('marking', () => {
  it('cuts a text at the positions', () => {
    expect(segmentsOf('acute myeloid', [[6, 7]])).toEqual([
      { part: 'acute ', marked: false },
      { part: 'myeloid', marked: true },
    ]);
  });

  it('never loses or adds a letter, for any positions', () => {
    const positions = fc.array(fc.tuple(fc.nat(40), fc.nat(40)));
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), positions, (text, at) => {
        expect(
          segmentsOf(text, at)
            .map(({ part }) => part)
            .join(''),
        ).toBe(text);
      }),
    );
  });
});
