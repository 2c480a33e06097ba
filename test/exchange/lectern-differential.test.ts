import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compared } from './lectern-agreement.ts';
import { dictionaryWithRecords } from './lectern-arbitrary.ts';

const RUNS = process.env.HDICT_FULL === '1' ? 5_000 : 60;

test('whatever the dictionary and the records, Lectern finds the same fields wrong as we by its import', () => {
  let agreed = 0;
  fc.assert(
    fc.property(dictionaryWithRecords, ({ dictionary, tables }) => {
      const { onlyHere, onlyThere, ...found } = compared(dictionary, tables);
      expect({ onlyHere, onlyThere }).toEqual({ onlyHere: [], onlyThere: [] });
      agreed += found.agreed;
    }),
    { numRuns: RUNS },
  );
  // Else there would be nothing that the two could disagree about.
  expect(agreed).toBeGreaterThan(3 * RUNS);
});
