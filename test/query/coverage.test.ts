import { describe, expect, test } from 'vitest';
import { type Coverage, coverage } from '../../src/query/coverage.ts';
import { codesOf, good } from '../snapshot/dictionaries.ts';
import { BOTH_WAYS, ONE_WAY, SCOPED } from './crosswalk.ts';

function groupOf(result: Coverage) {
  const [group] = result.groups;
  if (group === undefined) expect.fail();
  return group;
}

const of = (snapshot: typeof ONE_WAY) => groupOf(good(coverage(snapshot, 'there')));
const names = (codes: readonly { readonly code: string }[]) => codes.map(({ code }) => code);

describe('the coverage of a map', () => {
  test('counts every code of the source that may be a value', () => {
    expect(of(ONE_WAY).sources).toBe(5);
  });

  test('counts only the codes of its scope, where it has one, and those that it names', () => {
    const { sources, mapped, unmapped } = of(SCOPED);
    expect([sources, names(mapped), names(unmapped)]).toEqual([2, ['A1'], ['A5']]);
  });

  test('puts every code into exactly one of mapped, no map and unmapped', () => {
    const { mapped, noMap, unmapped } = of(ONE_WAY);
    expect([names(mapped), names(noMap), names(unmapped)]).toEqual([['A1', 'A2'], ['A3', 'A4'], ['A5']]);
  });

  test('names the codes with several targets', () => {
    expect(names(of(ONE_WAY).oneToMany)).toEqual(['A2']);
  });

  test('counts targets by relationship', () => {
    expect(Object.fromEntries(of(ONE_WAY).relationships)).toEqual({
      equivalent: 1,
      'source-is-narrower-than-target': 1,
      'related-to': 1,
      'not-related-to': 1,
    });
  });

  test('loses on the way back what shares a target with others', () => {
    const { roundTrip } = of(ONE_WAY);
    expect([roundTrip.by, roundTrip.kept, names(roundTrip.lost)]).toEqual([undefined, 0, ['A1', 'A2']]);
  });

  test('goes back by the map that its authors wrote, where there is one', () => {
    const { roundTrip } = of(BOTH_WAYS);
    expect([roundTrip.by, roundTrip.kept, names(roundTrip.lost)]).toEqual(['back', 1, ['A2']]);
  });

  test('is an error for what is no map', () => {
    expect(codesOf(coverage(ONE_WAY, 'old'))).toEqual(['unknown-definition']);
  });
});
