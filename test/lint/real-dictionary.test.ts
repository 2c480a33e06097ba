import { expect, test } from 'vitest';
import { DICTIONARY, issuesOfFolder } from '../source/support.ts';

test('the dictionary that is released has no finding of any severity', () => {
  expect(issuesOfFolder(DICTIONARY)).toEqual([]);
});
