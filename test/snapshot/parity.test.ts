import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import type { Dictionary } from '../../src/model/dictionary.ts';
import type { Release } from '../../src/model/release.ts';
import { planRelease } from '../../src/release/plan.ts';
import { readReleaseFile, writeReleaseFile } from '../../src/release/release-file.ts';
import { lunrSearch } from '../../src/snapshot/lunr-search.ts';
import { compileSnapshot } from '../../src/snapshot/snapshot.ts';
import { anyDraft, dictionaryOf } from '../release/drafts.ts';
import { openAt, temporaryFolder } from '../store/database.ts';
import { good, realDictionary } from './dictionaries.ts';

// Long work, on machines that do other work too.
vi.setConfig({ testTimeout: 60_000 });

/** Everything that a snapshot answers from, as text: maps, sets and functions as what they say. */
function read(release: Release): string {
  const snapshot = compileSnapshot(release, { cache: new Map(), textSearch: lunrSearch });
  return JSON.stringify([
    snapshot.issues(),
    snapshot.name,
    [...snapshot.entries],
    snapshot.cards,
    edges(snapshot.graph.uses),
    edges(snapshot.graph.usedBy),
    [...snapshot.closureDigest].sort(),
    snapshot.codeSystems.map(({ shape, size, hierarchy }) => [
      shape,
      ...[...Array(size).keys()].map((at) => [hierarchy.parentsOf(at), hierarchy.childrenOf(at)]),
    ]),
    snapshot.valueSets.map(({ shape, enumeration }) => [
      shape,
      enumeration().codes.map(({ system, concept, display }) => [
        system.shape.url,
        system.shape.version,
        concept.code,
        display,
      ]),
    ]),
    snapshot.conceptMaps.map(({ shape }) => shape),
    snapshot.recordSchemas,
    snapshot.endpointPrograms,
    snapshot.search.value().find('a'),
  ]);
}

function edges(of: ReadonlyMap<string, ReadonlySet<string>>): readonly string[] {
  return [...of].map(([from, to]) => `${from}: ${[...to].sort().join()}`).sort();
}

const seal = (dictionary: Dictionary, last?: Release) => good(planRelease(last, dictionary, '2026-05-01')).release;

function throughStore(release: Release): Release {
  const store = openAt(join(temporaryFolder(), 'harmony.db'));
  expect(good(store.save(release, 'test'))).toBe('loaded');
  return good(store.load(release.manifest.version));
}

const throughFile = (release: Release): Release => good(readReleaseFile(writeReleaseFile(release), 'x'));

describe('a release compiles to the same', () => {
  test('once saved and loaded, or written and read: our own dictionary', () => {
    const release = seal(realDictionary());
    const compiled = read(release);
    expect(read(throughFile(release)) === compiled).toBe(true);
    const loaded = throughStore(release);
    expect(read(loaded) === compiled).toBe(true);
    expect(writeReleaseFile(loaded) === writeReleaseFile(release)).toBe(true);
  });

  test('once written and read: any dictionary', () => {
    fc.assert(
      fc.property(anyDraft, (draft) => {
        const release = seal(dictionaryOf(draft));
        expect(read(throughFile(release))).toBe(read(release));
      }),
    );
  });

  test('once saved and loaded: any dictionary', () => {
    fc.assert(
      fc.property(anyDraft, (draft) => {
        const release = seal(dictionaryOf(draft));
        expect(read(throughStore(release))).toBe(read(release));
      }),
      { numRuns: 20 },
    );
  });
});
