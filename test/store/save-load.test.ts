import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Release } from '../../src/model/release.ts';
import { anyChain } from './any-chain.ts';
import { answerOf, codesOf, direct, openAt, temporaryFolder } from './database.ts';
import { bigChain, resealed, SETTINGS, seal, valueSet, variable } from './fixture-release.ts';

const FIRST = seal('1.0.0', { definitions: [variable('a'), variable('b'), valueSet('s', ['one', 'two'])] });
const SECOND = seal('1.1.0', { definitions: [variable('a'), variable('b', 'Changed')] }, FIRST);

describe('a saved release', () => {
  it('loads as it was saved, whatever texts are in it', () => {
    fc.assert(
      fc.property(anyChain, (chain) => {
        const store = openAt();
        for (const release of chain) expect(answerOf(store.save(release, 'property'))).toBe('loaded');
        for (const release of chain) expect(answerOf(store.load(release.manifest.version))).toEqual(release);
        expect(store.verify()).toEqual([]);
        store.close();
      }),
      { numRuns: 40 },
    );
  });

  it('loads its entries in the order it had them', () => {
    const reversed = resealed({ ...FIRST, entries: FIRST.entries.toReversed() }, {});
    const store = openAt();
    answerOf(store.save(reversed, 'test'));
    expect(answerOf(store.load('1.0.0')).entries).toEqual(reversed.entries);
  });

  it('loads without the since that an author wrote: the entry says it', () => {
    const release = seal('1.0.0', { definitions: [{ ...variable('a'), since: '1.0.0' }] });
    const store = openAt();
    answerOf(store.save(release, 'test'));
    expect(answerOf(store.load('1.0.0')).dictionary.definitions.get('variable/a')).toEqual(variable('a'));
  });

  it('of thousands of definitions is whole', () => {
    const [big] = bigChain(1, 2_500);
    const store = openAt();
    if (big !== undefined) answerOf(store.save(big, 'test'));
    expect(answerOf(store.load('1.0.0'))).toEqual(big);
  });

  it('shares with others what is the same in them', () => {
    const path = join(temporaryFolder(), 'harmony.db');
    const store = openAt(path);
    for (const release of [FIRST, SECOND]) answerOf(store.save(release, 'test'));
    const rows = direct(path).prepare('SELECT kind, id FROM definitions').all();
    expect(rows).toHaveLength(6); // a, b twice, s, settings, working groups
  });

  it('stays after closing', () => {
    const path = join(temporaryFolder(), 'harmony.db');
    const store = openAt(path);
    answerOf(store.save(FIRST, 'test'));
    store.close();
    expect(answerOf(openAt(path).load('1.0.0'))).toEqual(FIRST);
  });
});

describe('manifests', () => {
  it('come newest first, by version and not by letter', () => {
    const store = openAt();
    const versions = ['1.2.0', '1.9.0', '1.10.0-rc.1', '1.10.0', '2.0.0'];
    let previous: Release | undefined;
    for (const version of versions) {
      previous = seal(version, { definitions: [variable('a', version)] }, previous);
      answerOf(store.save(previous, 'test'));
    }
    expect(store.manifests().map(({ version }) => version)).toEqual(versions.toReversed());
    expect(store.manifests()[0]).toEqual(previous?.manifest);
  });

  it('see what another process saved since', () => {
    const path = join(temporaryFolder(), 'harmony.db');
    const [one, other] = [openAt(path), openAt(path)];
    expect(other.manifests()).toEqual([]);
    answerOf(one.save(FIRST, 'test'));
    expect(other.manifests()).toEqual([FIRST.manifest]);
  });
});

describe('a release is refused', () => {
  const [ofA] = FIRST.entries;
  const cases: readonly (readonly [string, string, Release])[] = [
    ['that is a draft', 'release-format', resealed(SECOND, { version: 'draft' })],
    ['whose version is not one', 'release-format', resealed(SECOND, { version: 'v1.1' })],
    ['of another format', 'release-format', resealed(SECOND, { format: 2 as 1 })],
    [
      'whose digest is wrong',
      'release-digest',
      { ...SECOND, manifest: { ...SECOND.manifest, digest: 'f'.repeat(64) } },
    ],
    [
      'whose manifest was edited',
      'release-digest',
      { ...SECOND, manifest: { ...SECOND.manifest, date: '2026-05-02' } },
    ],
    ['whose definition was edited', 'release-digest', withDefinition(SECOND, variable('a', 'Edited'))],
    ['with a definition more', 'release-digest', withDefinition(SECOND, variable('z'))],
    ['with an entry less', 'release-digest', { ...SECOND, entries: SECOND.entries.slice(1) }],
    [
      'with an entry twice',
      'release-digest',
      resealed({ ...SECOND, entries: [...SECOND.entries, ...(ofA ? [ofA] : [])] }, {}),
    ],
    ['whose content JSON cannot express', 'release-digest', withSettings(SECOND, { ...SETTINGS, publisher: '\ud800' })],
    ['whose predecessor is not here', 'release-chain', seal('1.2.0', {}, SECOND)],
    ['that begins a second chain', 'release-chain', seal('2.0.0', {})],
    [
      'whose predecessor is another one here',
      'release-chain',
      resealed(SECOND, { previous: { version: '1.0.0', digest: 'e'.repeat(64) } }),
    ],
    ['of a version that is here with another digest', 'release-digest', seal('1.0.0', {})],
  ];

  it.each(cases)('%s: %s', (_name, code, release) => {
    const store = openAt();
    answerOf(store.save(FIRST, 'test'));
    const saved = store.save(release, 'elsewhere');
    expect(codesOf(saved)[0]).toBe(code);
    expect(store.manifests()).toEqual([FIRST.manifest]);
    expect(answerOf(store.load('1.0.0'))).toEqual(FIRST);
    expect(store.verify()).toEqual([]);
    expect(store.audit().at(-1)).toMatchObject({
      release: release.manifest.version,
      outcome: 'refused',
      origin: 'elsewhere',
      detail: saved.issues[0]?.message,
    });
  });

  it('that forks the chain: release-chain', () => {
    const store = openAt();
    for (const release of [FIRST, SECOND]) answerOf(store.save(release, 'test'));
    expect(codesOf(store.save(seal('1.0.1', {}, FIRST), 'test'))).toEqual(['release-chain']);
  });

  it('names every definition that is wrong, not only the first', () => {
    const edited = withDefinition(withDefinition(SECOND, variable('a', 'x')), variable('b', 'x'));
    const saved = openAt().save(edited, 'test');
    expect(saved.issues.map(({ at }) => at?.definition)).toEqual(['variable/a', 'variable/b']);
  });

  function withDefinition(release: Release, definition: ReturnType<typeof variable>): Release {
    const definitions = new Map(release.dictionary.definitions).set(`variable/${definition.id}`, definition);
    return { ...release, dictionary: { ...release.dictionary, definitions } };
  }

  function withSettings(release: Release, settings: typeof SETTINGS): Release {
    return { ...release, dictionary: { ...release.dictionary, settings } };
  }
});

describe('loading again', () => {
  it('what is there already changes nothing but the audit', () => {
    const store = openAt();
    expect(answerOf(store.save(FIRST, 'first.ndjson'))).toBe('loaded');
    expect(answerOf(store.save(FIRST, 'again.ndjson'))).toBe('already-present');
    expect(store.manifests()).toHaveLength(1);
    const common = {
      at: '2026-05-01T12:00:00.000Z',
      release: '1.0.0',
      digest: FIRST.manifest.digest,
      software: '0.1.0',
    };
    expect(store.audit()).toEqual([
      { ...common, outcome: 'loaded', origin: 'first.ndjson' },
      { ...common, outcome: 'already-present', origin: 'again.ndjson' },
    ]);
  });

  it('an unknown version answers unknown-release', () => {
    expect(codesOf(openAt().load('9.9.9'))).toEqual(['unknown-release']);
  });
});
