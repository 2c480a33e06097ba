import fc from 'fast-check';
import { expect, test } from 'vitest';
import { folded, startsAWord, wordIndexOf } from '../../src/terminology/word-index.ts';

const TEXTS = [
  '9861/3\nacute myeloid leukaemia, nos\n',
  'ph+ (t(9;22)) aß\nphiladelphia\n',
  'apl\nacute promyelocytic (apl)\n',
];

test.each([
  [['acute'], [0, 2]],
  [['leuk', 'acu'], [0]],
  [['(apl)'], [2]],
  [['9861/3'], [0]],
  [['861'], []],
  [['22'], [1]],
  [['('], [1, 2]],
  [['aß'], [1]],
])('%j', (words, expected) => {
  expect(wordIndexOf(TEXTS).find(words)).toEqual(expected);
});

test('finds what looking at every text finds', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', 'ä', '1', ' ', '(', '/', 'z') }).map(folded);
  const word = fc.string({ unit: fc.constantFrom('a', 'b', '1', '(', '/'), minLength: 1, maxLength: 3 });
  fc.assert(
    fc.property(fc.array(text, { maxLength: 8 }), fc.array(word, { minLength: 1, maxLength: 2 }), (texts, words) => {
      const naive = [...texts.keys()].filter((at) => words.every((each) => startsAWord(texts[at] ?? '', each)));
      expect(wordIndexOf(texts).find(words)).toEqual(naive);
    }),
    { numRuns: 500 },
  );
});
