import { describe, expect, test } from 'vitest';
import { codeContext } from '../../src/query/code-context.ts';
import { codesOf, good } from '../snapshot/dictionaries.ts';
import { BOTH_WAYS, SCOPED } from './crosswalk.ts';

describe('all that is said of a code', () => {
  test('is what every map says of it, from and to its system', () => {
    const { translations } = good(codeContext(BOTH_WAYS, 'new', 'x'));
    expect(translations.map(({ id, reverse, verdict }) => [id, reverse, verdict])).toEqual([
      ['back', false, 'mapped'],
      ['there', true, 'mapped'],
    ]);
  });

  test('leaves out the maps that are silent about it', () => {
    expect(good(codeContext(BOTH_WAYS, 'old', 'A5')).translations).toEqual([]);
  });

  test('names the value sets that hold it', () => {
    expect(good(codeContext(SCOPED, 'old', 'A5')).valueSets.map(({ id }) => id)).toEqual(['wanted']);
  });

  test('is an error for a code or a system that does not exist', () => {
    expect(codesOf(codeContext(BOTH_WAYS, 'old', 'B1'))).toEqual(['unknown-concept']);
    expect(codesOf(codeContext(BOTH_WAYS, 'none', 'B1'))).toEqual(['unknown-definition']);
  });
});
