import { expect, test } from 'vitest';
import { ecmaPattern } from '../../../src/exchange/json-schema/ecma-pattern.ts';

test('a pattern that means the same in both is kept, its digits written out', () => {
  expect(ecmaPattern('[A-Z]{3}')).toBe('[A-Z]{3}');
  expect(ecmaPattern('NCT\\d{8}|(?:a\\.b)+')).toBe('NCT[0-9]{8}|(?:a\\.b)+');
});

test.each(['\\w+', '.*', '(?i)a', '[[:alpha:]]', '\\pL', 'a\\b', '^a$', '[\\d-]'])('%s is left out', (pattern) => {
  expect(ecmaPattern(pattern)).toBeUndefined();
});
