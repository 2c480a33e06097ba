import { contentsOf } from '../../src/model/contents.ts';
import type { Definition, ValueSet, Variable } from '../../src/model/definitions.ts';
import type { Dictionary, DictionarySettings, WorkingGroup } from '../../src/model/dictionary.ts';
import { contentDigest } from '../../src/model/digest.ts';
import { keyOf } from '../../src/model/ids.ts';
import type { Manifest, Release, ReleaseEntry } from '../../src/model/release.ts';
import { releaseDigest } from '../../src/model/release-digest.ts';

export interface Draft {
  readonly settings: DictionarySettings;
  readonly workingGroups: readonly WorkingGroup[];
  readonly definitions: readonly Definition[];
}

export const SETTINGS: DictionarySettings = {
  title: { en: 'Test dictionary', de: 'Prüfwörterbuch' },
  publisher: 'Test alliance',
  base: 'https://dictionary.example.org',
  languages: ['en', 'de'],
  licence: 'CC-BY-4.0',
  diseases: [{ id: 'aml', label: 'Acute myeloid leukaemia', group: 'leukaemia' }],
};

export const WORKING_GROUPS: readonly WorkingGroup[] = [{ id: 'core', title: 'Core', owns: ['variables'] }];

const COMMON = {
  definition: 'What it is.',
  status: 'active',
  owner: 'core',
  diseases: ['any'],
  provenance: { source: ['test'] },
} as const;

export function variable(id: string, title = `Variable ${id}`): Variable {
  return { ...COMMON, kind: 'variable', id, title, type: 'string', level: 'core', group: 'test' };
}

export function valueSet(id: string, displays: readonly string[]): ValueSet {
  const codes = displays.map((display, index) => ({ code: `c${index}`, display }));
  return { ...COMMON, kind: 'value-set', id, title: `Value set ${id}`, codes };
}

/** Seals a release as the release module does: entries by kind, then id; digests by the model's functions. */
export function seal(version: string, draft: Partial<Draft>, previous?: Release): Release {
  const { settings = SETTINGS, workingGroups = WORKING_GROUPS, definitions = [] } = draft;
  const dictionary: Dictionary = {
    settings,
    workingGroups,
    definitions: new Map(definitions.map((definition) => [keyOf(definition), definition])),
  };
  const entries = contentsOf(dictionary).map(({ kind, id, content }): ReleaseEntry => {
    const digest = contentDigest(content);
    const before = previous?.entries.find((entry) => entry.kind === kind && entry.id === id);
    return before?.digest === digest ? before : { kind, id, version, since: before?.since ?? version, digest };
  });
  return { manifest: manifestOf(version, entries, previous), entries, dictionary };
}

function manifestOf(version: string, entries: readonly ReleaseEntry[], previous?: Release): Manifest {
  const counts: Record<string, number> = {};
  for (const { kind } of entries) counts[kind] = (counts[kind] ?? 0) + 1;
  const covered = {
    format: 1,
    version,
    date: '2026-05-01',
    counts,
    changes: [{ kind: 'variable', id: 'a', change: 'added', bump: 'minor', fields: [], summary: 'Added a.' }],
    editions: [],
    ...(previous && { previous: { version: previous.manifest.version, digest: previous.manifest.digest } }),
  } as const;
  return { ...covered, digest: releaseDigest(covered, entries) };
}

/** The same manifest with something else in it, sealed anew: another, valid release. */
export function resealed(release: Release, changes: Partial<Manifest>): Release {
  const manifest = { ...release.manifest, ...changes };
  return { ...release, manifest: { ...manifest, digest: releaseDigest(manifest, release.entries) } };
}

/** `count` releases, each of `size` definitions with long texts, of which every tenth changes from one to the next. */
export function bigChain(count: number, size: number): readonly Release[] {
  const releases: Release[] = [];
  for (let n = 0; n < count; n++) {
    const definitions = Array.from({ length: size }, (_, i) => {
      const edition = n - ((n + 10 - (i % 10)) % 10);
      return valueSet(`set_${i}`, [`edition ${Math.max(edition, 0)}`, 'ä 漢字 😀 '.repeat(100)]);
    });
    releases.push(seal(`1.${n}.0`, { definitions }, releases.at(-1)));
  }
  return releases;
}
