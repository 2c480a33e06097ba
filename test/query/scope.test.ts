import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { resolveCodeSystem, resolveValueSet } from '../../src/query/find-in-scope.ts';
import { type Scope, scopeOf } from '../../src/query/scope.ts';
import { compareVersions } from '../../src/terminology/versions.ts';
import {
  codeSystem,
  codesOf,
  dictionary,
  good,
  own,
  sealed,
  snapshot,
  snapshotOf,
  valueSet,
} from '../snapshot/dictionaries.ts';
import { SETTINGS } from '../store/fixture-release.ts';

const ICD = 'http://example.org/icd';
const edition = (id: string, name: string, more = {}) =>
  codeSystem(id, [own('a')], { url: ICD, edition: name, ...more });

const COLOURS = `${SETTINGS.base}/ValueSet/colours`;
const colours = (...codes: readonly string[]) => valueSet('colours', { codes: codes.map((code) => own(code)) });
const [OLD, NEW] = sealed(dictionary([colours('red')]), dictionary([colours('red', 'blue')])).map((each) =>
  snapshotOf(each),
);
if (OLD === undefined || NEW === undefined) throw new Error('two releases were sealed');
const BOTH: Scope = { primary: NEW, others: () => [OLD] };

describe('a code system asked for by url', () => {
  const versionOf = (...systems: readonly ReturnType<typeof edition>[]) =>
    good(resolveCodeSystem(scopeOf(snapshot(...systems)), ICD, undefined)).value.shape.version;

  test('is the highest edition, by number and not by text', () => {
    expect(versionOf(edition('a', '9.1'), edition('b', '10.0'), edition('c', '2'))).toBe('10.0');
  });

  test('is an active one before a higher draft, a draft before a retired one', () => {
    expect(versionOf(edition('a', '1'), edition('b', '2', { status: 'draft' }))).toBe('1');
    expect(versionOf(edition('a', '1', { status: 'draft' }), edition('b', '2', { status: 'retired' }))).toBe('1');
    expect(versionOf(edition('a', '1'), edition('b', '2', { status: 'trial-use' }))).toBe('2');
  });

  test('is exactly the version asked for, or none', () => {
    const scope = scopeOf(snapshot(edition('a', '2010'), edition('b', '2019')));
    expect(good(resolveCodeSystem(scope, ICD, '2010')).value.shape.version).toBe('2010');
    const result = resolveCodeSystem(scope, ICD, '2016');
    expect(codesOf(result)).toEqual(['unknown-system-version']);
    expect(result.issues[0]?.message).toContain('known: 2010, 2019');
    expect(codesOf(resolveCodeSystem(scope, 'http://example.org/none', undefined))).toEqual(['unknown-system']);
    expect(codesOf(resolveCodeSystem(scope, 'http://example.org/none', '1'))).toEqual(['unknown-system']);
  });
});

describe('a value set asked for by url', () => {
  test('is that of the release in question', () => {
    expect(good(resolveValueSet(BOTH, COLOURS, undefined)).value.enumeration().codes).toHaveLength(2);
    expect(good(resolveValueSet(scopeOf(OLD), COLOURS, undefined)).value.enumeration().codes).toHaveLength(1);
  });

  test('in a version is found in the other releases too', () => {
    const { value, snapshot: where } = good(resolveValueSet(BOTH, COLOURS, '1.0.0'));
    expect([value.enumeration().codes.length, where.name.version]).toEqual([1, '1.0.0']);
    expect(good(resolveValueSet(BOTH, COLOURS, '2.0.0')).snapshot.name.version).toBe('2.0.0');
  });

  test('in a version is not looked for outside of a release asked alone', () => {
    expect(codesOf(resolveValueSet(scopeOf(NEW), COLOURS, '1.0.0'))).toEqual(['unknown-value-set']);
  });

  test('does not make other releases be loaded where no version is asked for', () => {
    const scope: Scope = { primary: NEW, others: () => expect.fail('asked for other releases') };
    expect(resolveValueSet(scope, COLOURS, undefined).ok).toBe(true);
    expect(codesOf(resolveValueSet(scope, `${COLOURS}x`, undefined))).toEqual(['unknown-value-set']);
  });
});

describe('versions', () => {
  test.each([
    ['2.9', '2.10'],
    ['1.0.0-rc.1', '1.0.0'],
    ['2010', '2019'],
    ['2023-05', '2023-12'],
    ['ELN2017', 'ELN2022'],
    ['first', '0.1'],
    ['', 'a'],
    ['3.2', '3.2.1'],
  ])('%s comes before %s', (lower, higher) => {
    expect(compareVersions(lower, higher)).toBeLessThan(0);
    expect(compareVersions(higher, lower)).toBeGreaterThan(0);
  });

  test('have one total order', () => {
    const version = fc.oneof(fc.string({ maxLength: 4 }), fc.stringMatching(/^v?\d{1,2}(\.\d)?(-[a-z])?$/));
    fc.assert(
      fc.property(version, version, version, (a, b, c) => {
        expect(Math.sign(compareVersions(a, b)) + Math.sign(compareVersions(b, a))).toBe(0);
        expect(compareVersions(a, b) === 0).toBe(a === b);
        const [low, middle, high] = [a, b, c].sort(compareVersions);
        expect(compareVersions(low ?? '', middle ?? '')).toBeLessThanOrEqual(0);
        expect(compareVersions(low ?? '', high ?? '')).toBeLessThanOrEqual(0);
      }),
      { numRuns: 2_000 },
    );
  });
});
