import { describe, expect, test } from 'vitest';
import { type CrosswalkFilter, crosswalk } from '../../src/query/crosswalk.ts';
import { codesOf, good } from '../snapshot/dictionaries.ts';
import { BOTH_WAYS, ONE_WAY } from './crosswalk.ts';

const ALL = { q: undefined, show: undefined, group: undefined, page: { limit: 100 } };
const rows = (wanted: { readonly q?: string; readonly show?: CrosswalkFilter }, of = ONE_WAY) =>
  good(crosswalk(of, 'there', { ...ALL, ...wanted })).rows.items.map(({ code }) => code.code);

describe('a crosswalk, row by row', () => {
  test('has the codes that the map names', () => {
    expect(rows({})).toEqual(['A1', 'A2', 'A3', 'A4']);
  });

  test('has those of which it is silent where they are asked for', () => {
    expect(rows({ show: 'unmapped' })).toEqual(['A5']);
  });

  test('tells those without a target apart', () => {
    expect(rows({ show: 'no-map' })).toEqual(['A3', 'A4']);
  });

  test('can be narrowed to a relationship, and to several targets', () => {
    expect(rows({ show: 'source-is-narrower-than-target' })).toEqual(['A2']);
    expect(rows({ show: 'several' })).toEqual(['A2']);
  });

  test('finds by the codes and names of either side', () => {
    expect(rows({ q: 'display y' })).toEqual(['A2']);
    expect(rows({ q: 'a1' })).toEqual(['A1']);
  });

  test('names what does not come back as itself', () => {
    expect(rows({ show: 'changes' }, BOTH_WAYS)).toEqual(['A2']);
  });

  test('counts the rows of each filter', () => {
    const { counts } = good(crosswalk(ONE_WAY, 'there', { ...ALL, q: 'a1' }));
    expect([counts.get('equivalent'), counts.get('no-map'), counts.get('unmapped')]).toEqual([1, 2, 1]);
  });

  test('is an error for a map that does not exist', () => {
    expect(codesOf(crosswalk(ONE_WAY, 'none', ALL))).toEqual(['unknown-definition']);
  });
});
