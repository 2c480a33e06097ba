import { describe, expect, test } from 'vitest';
import { history } from '../../src/query/history.ts';
import { codesOf, dictionary, good, own, sealed, valueSet, variable } from '../snapshot/dictionaries.ts';

const MANIFESTS = sealed(
  dictionary([variable('a'), variable('gone')]),
  dictionary([variable('a', 'T'), variable('gone')]),
  dictionary([variable('a', 'T'), valueSet('a', { codes: [own('x')] })]),
  dictionary([{ ...variable('a', 'T'), unit: 'g/L' }, valueSet('a', { codes: [own('x')] })]),
)
  .map((release) => release.manifest)
  .toReversed();

describe('the history of a definition', () => {
  test('is the releases in which it changed, newest first', () => {
    const items = good(history(MANIFESTS, 'variable', 'a'));
    expect(items.map(({ release, date, change }) => [release, date, change.change, change.version])).toEqual([
      ['3.0.0', '2026-05-04', 'changed', '2.0.0'],
      ['1.0.1', '2026-05-02', 'changed', '1.0.1'],
      ['1.0.0', '2026-05-01', 'added', '1.0.0'],
    ]);
  });

  test('is of one kind: another of the same id has its own', () => {
    expect(good(history(MANIFESTS, 'value-set', 'a')).map((item) => item.release)).toEqual(['2.0.0']);
  });

  test('goes on being there when the definition is gone', () => {
    const items = good(history(MANIFESTS, 'variable', 'gone'));
    expect(items.map((item) => [item.release, item.change.change])).toEqual([
      ['2.0.0', 'removed'],
      ['1.0.0', 'added'],
    ]);
  });

  test('of what no release ever held is not found', () => {
    expect(codesOf(history(MANIFESTS, 'variable', 'never'))).toEqual(['unknown-definition']);
    expect(codesOf(history([], 'variable', 'a'))).toEqual(['unknown-definition']);
  });
});
