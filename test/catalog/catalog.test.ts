import { describe, expect, test } from 'vitest';
import { type Catalog, type CatalogContent, createCatalog, type Draft } from '../../src/catalog/catalog.ts';
import { error } from '../../src/model/issue.ts';
import type { TextSearchFactory } from '../../src/model/ports.ts';
import type { Release } from '../../src/model/release.ts';
import { failed, ok } from '../../src/model/result.ts';
import { draftRelease } from '../../src/release/plan.ts';
import { codesOf, dictionary, good, own, sealed, valueSet, variable } from '../snapshot/dictionaries.ts';

const noSearch: TextSearchFactory = function* () {
  return { find: () => [] };
};

function content(releases: readonly Release[], draft: Draft = { state: 'absent' }): CatalogContent {
  return {
    manifests: releases.map((each) => each.manifest).toReversed(),
    load: (version) => {
      const found = releases.find((each) => each.manifest.version === version);
      return found === undefined ? failed(error('unknown-release', version)) : ok(found);
    },
    draft,
  };
}

const catalogOf = (of: CatalogContent): Catalog => createCatalog(of, { textSearch: noSearch });

/** Of 1, 2, 3, 3 May 2026. */
function four(): readonly Release[] {
  const [first, second, third] = sealed(dictionary([]), dictionary([variable('a')]), dictionary([variable('b')]));
  if (first === undefined || second === undefined || third === undefined) expect.fail();
  const last = { ...third, manifest: { ...third.manifest, version: '2.0.1', digest: 'of the fourth' } };
  return [first, second, third, last];
}

function readable(last: Release | undefined, ...ids: readonly string[]): Draft {
  const definitions = ids.map((id) => valueSet(id, { codes: [own(id)] }));
  return { state: 'readable', release: draftRelease(last, dictionary(definitions), '2026-06-01') };
}

const version = (catalog: Catalog, name: string): string => good(catalog.resolve(name)).snapshot.name.version;

describe('the name of a release', () => {
  const catalog = catalogOf(content(four()));

  test.each([
    ['latest', '2.0.1', 'latest'],
    ['1.0.0', '1.0.0', 'exact'],
    ['1.1.0', '1.1.0', 'exact'],
    ['2026-05-01', '1.0.0', 'date'],
    ['2026-05-02', '1.1.0', 'date'],
    ['2026-05-03', '2.0.1', 'date'],
    ['2028-02-29', '2.0.1', 'date'],
    ['9999-12-31', '2.0.1', 'date'],
  ])('%s means %s', (name, expected, named) => {
    const resolved = good(catalog.resolve(name));
    expect(resolved.snapshot.name.version).toBe(expected);
    expect(resolved.named).toBe(named);
  });

  test('that is a day before the first release says which that is', () => {
    const result = catalog.resolve('2026-04-30');
    expect(codesOf(result)).toEqual(['unknown-release']);
    expect(result.issues[0]?.message).toBe('2026-04-30 is before the first release, 1.0.0 of 2026-05-01.');
  });

  test.each(['2026-13-45', '2026-02-30', '2027-02-29', '2026-00-01', '0000-00-00'])(
    'that is a day of no calendar says so: %s',
    (name) => {
      const result = catalog.resolve(name);
      expect(codesOf(result)).toEqual(['invalid-parameter']);
      expect(result.issues[0]?.message).toContain(`"${name}" is no day of the calendar`);
      expect(result.issues[0]?.at).toEqual({ parameter: 'release' });
    },
  );

  test.each(['2026-5-1', '2026-05', '20260501', '3.0.0', 'v1.0.0', '1.0', '', 'LATEST', '__proto__', ' latest'])(
    'that is none lists what there is: "%s"',
    (name) => {
      const result = catalog.resolve(name);
      expect(codesOf(result)).toEqual(['unknown-release']);
      expect(result.issues[0]?.message).toContain('2.0.1, 2.0.0, 1.1.0, 1.0.0');
      expect(result.issues[0]?.message).toContain('a date like 2026-05-01');
    },
  );

  test('says that nothing was released yet where that is so', () => {
    const empty = catalogOf(content([]));
    expect(codesOf(empty.resolve('latest'))).toEqual(['no-release']);
    expect(codesOf(empty.resolve('2026-05-01'))).toEqual(['no-release']);
    expect(empty.resolve('1.0.0').issues[0]?.message).toContain('one of: none');
    expect(empty.snapshots()).toEqual([]);
  });

  test('of a release that cannot be loaded answers why, and the others are served', () => {
    const [first, second] = four();
    if (first === undefined || second === undefined) expect.fail();
    const broken: CatalogContent = {
      ...content([first, second]),
      load: (name) => (name === '1.0.0' ? ok(first) : failed(error('release-digest', 'Altered.'))),
    };
    const served = catalogOf(broken);
    expect(codesOf(served.resolve('latest'))).toEqual(['release-digest']);
    expect(version(served, '1.0.0')).toBe('1.0.0');
    expect(served.snapshots().map((each) => each.name.version)).toEqual(['1.0.0']);
  });
});

describe('the draft', () => {
  const [first] = four();

  test('is served where it can be read', () => {
    const resolved = good(catalogOf(content([], readable(undefined, 'a'))).resolve('draft'));
    expect([resolved.named, resolved.snapshot.name.version]).toEqual(['draft', 'draft']);
  });

  test('with errors answers with them', () => {
    const issues = [error('unknown-key', 'One.'), error('missing-key', 'Two.')];
    const result = catalogOf(content([], { state: 'errors', issues })).resolve('draft');
    expect(codesOf(result)).toEqual(['draft-has-errors', 'unknown-key', 'missing-key']);
  });

  test.each(['hidden', 'absent'] as const)('that is %s is not shown, and releases are', (state) => {
    if (first === undefined) expect.fail();
    const catalog = catalogOf(content([first], { state }));
    expect(codesOf(catalog.resolve('draft'))).toEqual(['draft-hidden']);
    expect(version(catalog, 'latest')).toBe('1.0.0');
  });

  test('is never the latest release', () => {
    if (first === undefined) expect.fail();
    expect(version(catalogOf(content([first], readable(first, 'a'))), 'latest')).toBe('1.0.0');
  });
});

describe('a swap', () => {
  const all = four();

  test('keeps the snapshots of releases that stay, and forgets the others', () => {
    const catalog = catalogOf(content(all.slice(0, 2)));
    const before = good(catalog.resolve('1.1.0')).snapshot;
    catalog.swap(content(all));
    expect(good(catalog.resolve('1.1.0')).snapshot).toBe(before);
    expect(version(catalog, 'latest')).toBe('2.0.1');
    catalog.swap(content(all.slice(0, 1)));
    expect(codesOf(catalog.resolve('1.1.0'))).toEqual(['unknown-release']);
    expect(catalog.snapshots().map((each) => each.name.version)).toEqual(['1.0.0']);
  });

  test('changes manifests, releases and draft together', () => {
    const catalog = catalogOf(content(all.slice(0, 1), readable(undefined, 'a')));
    const old = good(catalog.resolve('draft')).snapshot;
    catalog.swap(content(all, readable(undefined, 'b')));
    expect(catalog.manifests()).toHaveLength(4);
    expect(good(catalog.resolve('draft')).snapshot.cards.map((card) => card.id)).toEqual(['b']);
    // Who asked before the swap still holds a whole answer.
    expect(old.cards.map((card) => card.id)).toEqual(['a']);
  });

  test('keeps the snapshot of a draft that did not change', () => {
    const catalog = catalogOf(content(all, readable(undefined, 'a')));
    const before = good(catalog.resolve('draft')).snapshot;
    catalog.swap(content(all, readable(undefined, 'a')));
    expect(good(catalog.resolve('draft')).snapshot).toBe(before);
  });

  test('takes what did not change from one draft to the next as it was compiled', () => {
    const catalog = catalogOf(content([], readable(undefined, 'a', 'b')));
    const before = good(catalog.resolve('draft')).snapshot.valueSets[0];
    catalog.swap(content([], readable(undefined, 'a', 'c')));
    const after = good(catalog.resolve('draft')).snapshot.valueSets[0];
    expect(after).toBe(before);
  });

  test('forgets what only drafts held that are gone', () => {
    const catalog = catalogOf(content(all));
    let weak: WeakRef<object> | undefined;
    for (let edit = 0; edit < 20; edit++) {
      catalog.swap(content(all, readable(undefined, `edit_${edit}`)));
      const [compiled] = good(catalog.resolve('draft')).snapshot.valueSets;
      if (edit === 0 && compiled !== undefined) weak = new WeakRef(compiled);
    }
    catalog.swap(content(all, readable(undefined, 'edit_0')));
    // The same content again is compiled again: the catalogue no longer knows what it once made of it.
    expect(good(catalog.resolve('draft')).snapshot.valueSets[0]).not.toBe(weak?.deref());
  });
});
