import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pageOf } from '../../src/query/page.ts';
import { codesOf, good } from '../snapshot/dictionaries.ts';

/** All pages of a list, one after the other. */
function pages<T>(all: readonly T[], limit: number): readonly (readonly T[])[] {
  const found: (readonly T[])[] = [];
  let cursor: string | undefined;
  do {
    const page = good(pageOf(all, 'list', cursor === undefined ? { limit } : { limit, cursor }));
    expect(page.total).toBe(all.length);
    found.push(page.items);
    cursor = page.next;
  } while (cursor !== undefined);
  return found;
}

describe('the pages of a list', () => {
  test('are the whole list together, for any list and limit, and only the last may be short', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { maxLength: 60 }), fc.integer({ min: 1, max: 70 }), (all, limit) => {
        const found = pages(all, limit);
        expect(found.flat()).toEqual(all);
        for (const page of found.slice(0, -1)) expect(page).toHaveLength(limit);
        expect(found).toHaveLength(Math.max(1, Math.ceil(all.length / limit)));
      }),
    );
  });

  const cursor = good(pageOf([1, 2, 3, 4], 'list', { limit: 2 })).next ?? '';

  test.each([
    ['another list', [1, 2, 3, 4], 'other', cursor],
    ['the same list, grown shorter', [1], 'list', cursor],
    ['no list', [1, 2, 3, 4], 'list', ''],
    ['a person', [1, 2, 3, 4], 'list', '2'],
    ['noise', [1, 2, 3, 4], 'list', '%00☃'],
    ['a negative offset', [1, 2, 3, 4], 'list', Buffer.from('-1:abc').toString('base64url')],
    ['a very long text', [1, 2, 3, 4], 'list', 'a'.repeat(100_000)],
  ])('refuse a cursor of %s', (_what, all, list, given) => {
    const result = pageOf(all, list, { limit: 2, cursor: given });
    expect(codesOf(result)).toEqual(['invalid-parameter']);
    expect(result.issues[0]?.at).toEqual({ parameter: 'cursor' });
  });

  test('may change their size on the way', () => {
    expect(good(pageOf([1, 2, 3, 4], 'list', { limit: 1, cursor })).items).toEqual([3]);
  });
});
