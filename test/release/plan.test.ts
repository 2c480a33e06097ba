import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { readSourceFiles } from '../../src/cli/dictionary-folder.ts';
import type { Definition } from '../../src/model/definitions.ts';
import { canonicalJson, contentDigest } from '../../src/model/digest.ts';
import type { Release } from '../../src/model/release.ts';
import { releaseDigest } from '../../src/model/release-digest.ts';
import { draftRelease, planRelease } from '../../src/release/plan.ts';
import { checkChain, writeReleaseFile } from '../../src/release/release-file.ts';
import { readSources } from '../../src/source/sources.ts';
import {
  codeSystem,
  codesOf,
  dictionary,
  good,
  own,
  REAL_FOLDER,
  realDictionary,
  sealed,
  valueSet,
  variable,
} from '../snapshot/dictionaries.ts';
import { SETTINGS } from '../store/fixture-release.ts';
import { anyDraft, dictionaryOf } from './drafts.ts';

// Long work, on machines that do other work too.
vi.setConfig({ testTimeout: 60_000 });

/** The only release sealed from these definitions. */
function first(...definitions: readonly Definition[]): Release {
  const [release] = sealed(dictionary(definitions));
  if (release === undefined) expect.fail();
  return release;
}

function next(last: Release, ...definitions: readonly Definition[]) {
  return planRelease(last, dictionary(definitions), '2026-06-01');
}

const entry = (release: Release, id: string) => release.entries.find((each) => each.id === id);

describe('the version of a release', () => {
  test('is 1.0.0 for the first, with everything added', () => {
    const { bump, release } = good(planRelease(undefined, dictionary([variable('a')]), '2026-05-01'));
    expect(bump).toBe('minor');
    expect(release.manifest).toMatchObject({ format: 1, version: '1.0.0', date: '2026-05-01' });
    expect(release.manifest).not.toHaveProperty('previous');
    expect(release.manifest.changes).toMatchObject([{ id: 'a', change: 'added', version: '1.0.0' }]);
  });

  test('is 1.0.0 for a first release of nothing', () => {
    expect(first().manifest).toMatchObject({ version: '1.0.0', changes: [] });
  });

  test.each([
    ['patch', [variable('a', 'T'), variable('b')], '1.0.1'],
    ['minor', [variable('a', 'T'), variable('b'), variable('c')], '1.1.0'],
    ['major', [variable('a', 'T'), variable('c')], '2.0.0'],
  ] as const)('moves by the worst change: %s', (bump, definitions, version) => {
    const plan = good(next(first(variable('a'), variable('b')), ...definitions));
    expect([plan.bump, plan.release.manifest.version]).toEqual([bump, version]);
  });

  test('follows the one before by version and digest', () => {
    const releases = sealed(dictionary([]), dictionary([variable('a')]), dictionary([variable('a', 'T')]));
    expect(releases.map((each) => each.manifest.version)).toEqual(['1.0.0', '1.1.0', '1.1.1']);
    expect(checkChain(releases.map((each) => each.manifest))).toEqual([]);
    expect(releases[2]?.manifest.previous).toEqual({ version: '1.1.0', digest: releases[1]?.manifest.digest });
  });
});

describe('the version of a definition', () => {
  test('counts its own changes and no others', () => {
    const releases = sealed(
      dictionary([variable('a'), variable('b')]),
      dictionary([variable('a', 'T'), variable('b')]),
      dictionary([variable('a', 'T'), { ...variable('b'), unit: 'g/L' }, variable('c')]),
      dictionary([variable('a', 'U'), { ...variable('b'), unit: 'g/L' }, variable('c')]),
    );
    const versions = (id: string) => releases.map((each) => entry(each, id)?.version);
    expect(versions('a')).toEqual(['1.0.0', '1.0.1', '1.0.1', '1.0.2']);
    expect(versions('b')).toEqual(['1.0.0', '1.0.0', '2.0.0', '2.0.0']);
    expect(versions('c')).toEqual([undefined, undefined, '1.0.0', '1.0.0']);
    expect(releases[3]?.manifest.version).toBe('2.0.1');
  });

  test('is in the change that made it', () => {
    const { release } = good(next(first(variable('a'), variable('b')), { ...variable('a'), unit: 'g/L' }));
    expect(release.manifest.changes.map(({ id, change, version }) => [id, change, version])).toEqual([
      ['a', 'changed', '2.0.0'],
      ['b', 'removed', undefined],
    ]);
  });

  test('moves if and only if its content does, or what it resolves to', () => {
    fc.assert(
      fc.property(anyDraft, anyDraft, (one, other) => {
        const last = good(planRelease(undefined, dictionaryOf(one), '2026-05-01')).release;
        const now = draftRelease(last, dictionaryOf(other), '2026-05-02');
        const before = new Map(last.entries.map((each) => [`${each.kind}/${each.id}`, each]));
        const followed = new Set(
          now.manifest.changes
            .filter((each) => each.summary.startsWith('Resolves anew'))
            .map((each) => `${each.kind}/${each.id}`),
        );
        for (const { kind, id, version, digest } of now.entries) {
          const key = `${kind}/${id}`;
          const known = before.get(key);
          if (known !== undefined)
            expect(known.version === version).toBe(known.digest === digest && !followed.has(key));
        }
      }),
    );
  });
});

describe('since', () => {
  test('is the release in which a definition first appeared, for ever', () => {
    const { release } = good(next(first(variable('a')), variable('a', 'T'), variable('b')));
    expect([entry(release, 'a')?.since, entry(release, 'b')?.since]).toEqual(['1.0.0', '1.1.0']);
  });

  test('that the author wrote is kept out of content and digest', () => {
    const { release } = good(next(first(variable('a')), { ...variable('a'), since: '1.0.0' }, variable('b')));
    expect(entry(release, 'a')?.digest).toBe(contentDigest(variable('a')));
    expect(release.dictionary.definitions.get('variable/a')).toEqual(variable('a'));
    expect(release.manifest.changes.map((each) => each.id)).toEqual(['b']);
  });

  test('that the author wrote and that is not so keeps the draft from being sealed', () => {
    const plan = next(first(variable('a')), { ...variable('a', 'T'), since: '0.9.0' });
    expect(plan.issues).toMatchObject([
      { code: 'since-contradicts', at: { definition: 'variable/a', pointer: '/since' } },
    ]);
  });
});

describe('the date of a release', () => {
  test('may be that of the one before', () => {
    const last = first(variable('a'));
    expect(good(planRelease(last, dictionary([]), last.manifest.date)).release.manifest.date).toBe(last.manifest.date);
  });

  test('may not be before that of the one before', () => {
    expect(codesOf(planRelease(first(variable('a')), dictionary([]), '2026-04-30'))).toEqual(['release-date']);
  });
});

describe('the manifest', () => {
  test('counts definitions by kind, settings too', () => {
    const { counts } = first(variable('a'), variable('b'), valueSet('v', { codes: [own('x')] })).manifest;
    expect(counts).toEqual({ dictionary: 1, 'working-groups': 1, variable: 2, 'value-set': 1 });
  });

  test('pins every code system by what the world calls it', () => {
    const ours = codeSystem('ours', [own('a')]);
    const theirs = codeSystem('icd_10', [own('a')], { url: 'http://hl7.org/fhir/sid/icd-10', edition: '2019' });
    const release = first(ours, theirs);
    expect(release.manifest.editions).toEqual([
      { id: 'icd_10', url: 'http://hl7.org/fhir/sid/icd-10', version: '2019', digest: contentDigest(theirs) },
      { id: 'ours', url: `${SETTINGS.base}/CodeSystem/ours`, version: '1.0.0', digest: contentDigest(ours) },
    ]);
  });

  test('has the digest of itself and all entries', () => {
    const { manifest, entries } = first(variable('a'));
    expect(manifest.digest).toBe(releaseDigest(manifest, entries));
  });
});

describe('a draft', () => {
  test('that is as the last release is nothing to release', () => {
    expect(codesOf(next(first(variable('a')), variable('a')))).toEqual(['nothing-to-release']);
  });

  test('that is as the last release once written and read is nothing to release either', () => {
    fc.assert(
      fc.property(anyDraft, (draft) => {
        const last = good(planRelease(undefined, dictionaryOf(draft), '2026-05-01')).release;
        const reordered = { ...draft, definitions: draft.definitions.toReversed() };
        expect(codesOf(planRelease(last, dictionaryOf(reordered), '2026-05-01'))).toEqual(['nothing-to-release']);
      }),
    );
  });

  test('shows the versions that sealing would give, under the name draft', () => {
    const last = first(variable('a'));
    const draft = draftRelease(last, dictionary([variable('a', 'T'), variable('b')]), '2026-06-01');
    expect(draft.manifest.version).toBe('draft');
    expect(entry(draft, 'a')).toMatchObject({ version: '1.0.1', since: '1.0.0' });
    expect(entry(draft, 'b')).toMatchObject({ version: '1.0.0', since: 'draft' });
  });
});

describe('the same dictionary', () => {
  test('gives the same bytes in whatever order its definitions are', () => {
    fc.assert(
      fc.property(anyDraft, fc.infiniteStream(fc.nat()), (draft, random) => {
        const shuffled = draft.definitions.toSorted(() => (random.next().value % 2 === 0 ? 1 : -1));
        const write = (definitions: readonly Definition[]) =>
          writeReleaseFile(good(planRelease(undefined, dictionaryOf({ ...draft, definitions }), '2026-05-01')).release);
        expect(write(shuffled)).toBe(write(draft.definitions));
      }),
    );
  });

  test('gives the same bytes in whatever order its files were read', () => {
    const { value: files } = readSourceFiles(REAL_FOLDER);
    const { dictionary: reversed } = readSources(files.toReversed()).value;
    if (reversed === undefined) expect.fail();
    const write = (of: typeof reversed) => writeReleaseFile(good(planRelease(undefined, of, '2026-05-01')).release);
    expect(write(reversed)).toBe(write(realDictionary()));
  });

  test('gives the same digest in whatever order the keys of a definition are', () => {
    const reversed = Object.fromEntries(Object.entries(variable('a')).reverse()) as unknown as Definition;
    expect(canonicalJson(reversed)).toBe(canonicalJson(variable('a')));
    expect(first(reversed).manifest.digest).toBe(first(variable('a')).manifest.digest);
  });
});
