import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checksOf, chooseVersion, type VersionRule, versionRule } from '../../src/terminology/version-rules.ts';
import { isPattern, matchesVersion, matchingVersions } from '../../src/terminology/versions.ts';

describe('versions with wild cards', () => {
  test.each([
    ['1.x.x', '1.2.0', true],
    ['1.x', '1.2.0', true],
    ['1.0.x', '1.0.7', true],
    ['1.0.x', '1.2.0', false],
    ['1.*', '1.9', true],
    ['1', '1.0.0', false],
    ['1.0.0', '1.0.0', true],
    ['x', '3.2', true],
    ['1.x.0', '1.5.0.1', false],
  ])('%s allows %s: %s', (wanted, version, expected) => {
    expect(matchesVersion(wanted, version)).toBe(expected);
  });

  test('every version matches itself', () => {
    fc.assert(fc.property(fc.string(), (version) => matchesVersion(version, version)));
  });

  test('a mere number is no wild card', () => {
    expect(isPattern('1')).toBe(false);
    expect(isPattern('2019.x')).toBe(true);
  });

  test('the highest comes first, by number', () => {
    const all = ['1.2.0', '1.10.0', '2.0.0'].map((version) => ({ version }));
    expect(matchingVersions(all, '1.x.x').map((each) => each.version)).toEqual(['1.10.0', '1.2.0']);
  });
});

describe('which version is meant', () => {
  const URL = 'http://example.org/cs';
  const rule = (mode: VersionRule['mode'], version: string): VersionRule => ({ mode, url: URL, version });

  test('what is written, where no rule says otherwise', () => {
    expect(chooseVersion(URL, '1', []).version).toBe('1');
    expect(chooseVersion(URL, '1', [rule('default', '2'), rule('check', '3')]).version).toBe('1');
  });

  test('a default fills a gap only', () => {
    expect(chooseVersion(URL, undefined, [rule('default', '2')]).version).toBe('2');
  });

  test('force overrides what is written', () => {
    expect(chooseVersion(URL, '1', [rule('default', '2'), rule('force', '3')]).version).toBe('3');
  });

  test('a check guides the choice where nothing else does', () => {
    expect(chooseVersion(URL, undefined, [rule('check', '1.0.x')]).version).toBe('1.0.x');
    expect(chooseVersion(URL, undefined, [rule('check', '1.0.x'), rule('default', '2')]).version).toBe('2');
  });

  test('rules are about their own system', () => {
    expect(chooseVersion('http://example.org/other', undefined, [rule('force', '3')]).version).toBeUndefined();
    expect(checksOf('http://example.org/other', [rule('check', '3')])).toEqual([]);
  });

  test('a rule names a version', () => {
    expect(versionRule('default', `${URL}|1`)).toEqual(rule('default', '1'));
    expect(versionRule('default', URL)).toBeUndefined();
  });
});
