import { describe, expect, test } from 'vitest';
import { LIMITS } from '../../src/model/limits.ts';
import { type SearchItem, search } from '../../src/query/search.ts';
import { codesOf, good, own, snapshot, valueSet, variable } from '../snapshot/dictionaries.ts';

const NUMBERS = Array.from({ length: 25 }, (_, at) => ({
  ...variable(`blast_${at}`, at % 3 === 0 ? `Blast count ${at}` : `Count of blasts ${at}`),
  aliases: ['Ausstrich'],
  diseases: [at % 2 === 0 ? 'aml' : 'any'],
}));
const OF = snapshot(...NUMBERS, valueSet('colours', { codes: [own('red')] }));

const ask = (words: string, filter = {}, page: { limit: number; cursor?: string } = { limit: 100 }) =>
  search(OF, words, { filter, page });

describe('a search', () => {
  test('ranks the same for any page size', () => {
    const whole = good(ask('blast')).items;
    expect(whole).toHaveLength(25);
    for (const limit of [1, 2, 7, 24, 25, 26]) {
      const found: SearchItem[] = [];
      let cursor: string | undefined;
      do {
        const page = good(ask('blast', {}, cursor === undefined ? { limit } : { limit, cursor }));
        found.push(...page.items);
        cursor = page.next;
      } while (cursor !== undefined);
      expect(found).toEqual(whole);
    }
  });

  test('filters before it pages', () => {
    const page = good(ask('blast', { disease: 'aml', kind: 'variable' }, { limit: 5 }));
    expect([page.total, page.items.length]).toEqual([25, 5]);
    expect(good(ask('blast', { kind: 'value-set' })).items).toEqual([]);
  });

  test('refuses filters that do not exist, also where nothing is found', () => {
    expect(codesOf(ask('nothing', { group: 'nope' }))).toEqual(['invalid-parameter']);
  });

  test.each(['', '   ', '\n', 'x'.repeat(LIMITS.filterLength + 1)])(
    'refuses a text that is empty or too long',
    (words) => {
      const result = ask(words);
      expect(codesOf(result)).toEqual(['invalid-parameter']);
      expect(result.issues[0]?.at).toEqual({ parameter: 'q' });
    },
  );

  test('takes the longest text that is allowed', () => {
    expect(ask('x'.repeat(LIMITS.filterLength)).ok).toBe(true);
  });

  test('refuses the cursor of other words', () => {
    const { next } = good(ask('blast', {}, { limit: 2 }));
    if (next === undefined) expect.fail();
    expect(codesOf(ask('count', {}, { limit: 2, cursor: next }))).toEqual(['invalid-parameter']);
    expect(ask('  blast ', {}, { limit: 2, cursor: next }).ok).toBe(true);
  });

  test('marks the words in the texts that the card shows', () => {
    const [first] = good(ask('count blast')).items;
    const marked = first?.highlights.map(({ field, text, positions }) => [
      field,
      positions.map(([start, length]) => text.slice(start, start + length)),
    ]);
    expect(marked).toEqual([
      ['id', ['blast']],
      ['title', ['Blast', 'count']],
    ]);
  });

  test('names the field where the card does not show it', () => {
    const [first] = good(ask('ausstrich')).items;
    expect(first?.highlights).toEqual([{ field: 'synonyms', text: '', positions: [] }]);
  });
});
