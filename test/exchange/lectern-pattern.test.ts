import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { searchPattern, wholePattern } from '../../src/exchange/lectern/pattern.ts';
import { compilePattern } from '../../src/terminology/filter.ts';

const PATTERNS = [
  '^[A-Za-z0-9\\-\\._]{1,64}',
  '^NCIT:C\\d+$|^snomedct:(\\w+)?\\d+$|x$|^y|z',
  '^(?:Ensembl \\d{1,5}|RefSeq \\d{1,5})$',
  '[^\\s]a\\sb',
  '^[A-Za-z0-9_\\.\\-\\[\\]\\(\\)]+$.',
  'a|',
  '\\u0041\\x42[\\u0043-\\u0045]$',
  '[C|D][[x]\\$$',
  'a\\$',
  '\\bx\\b',
  '',
];

const text = fc.string({ unit: fc.constantFrom(...'aAbBxyzCDEN:IT0129 -_.[]($|\u00a0\t') });

describe('patterns of JavaScript', () => {
  test.each(PATTERNS)('%s finds here what it finds there', (source) => {
    const whole = wholePattern(source);
    const matches = 'pattern' in whole ? compilePattern(whole.pattern) : undefined;
    if (!matches?.ok) throw new Error('not translated');
    // The oracle: the sources above are our own.
    const original = new RegExp(source);
    fc.assert(
      fc.property(text, (value) => matches.value(value) === original.test(value)),
      { numRuns: 500 },
    );
  });

  test.each(['(?=a)b', '(a)\\1', '[^]', '[]', '\\cA', '[\\S]', 'a'.repeat(201)])('%s is refused', (source) => {
    expect(searchPattern(source)).toHaveProperty('reason');
    expect(wholePattern(source)).toHaveProperty('reason');
  });

  test('one that is anchored is left as it was written', () => {
    expect(wholePattern('^UO:\\d{7}$')).toEqual({ pattern: '^UO:\\d{7}$' });
  });
});
