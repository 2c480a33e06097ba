import semver from 'semver';
import { contentsOf, dictionaryOfContents, entryKeyOf } from '../model/contents.ts';
import type { Definition } from '../model/definitions.ts';
import type { Dictionary } from '../model/dictionary.ts';
import { canonicalJson, contentDigest } from '../model/digest.ts';
import { canonicalOf, type Key, keyOf } from '../model/ids.ts';
import { error, type Issue } from '../model/issue.ts';
import type { Bump, Change, Manifest, PinnedEdition, Release, ReleaseEntry, ReleasePlan } from '../model/release.ts';
import { releaseDigest } from '../model/release-digest.ts';
import { failed, ok, type Result } from '../model/result.ts';
import { worse } from './bump.ts';
import { diff } from './diff.ts';

const FIRST_VERSION = '1.0.0';

/**
 * What sealing `draft` on `date` (`YYYY-MM-DD`, UTC) would make, planned from the last sealed release. The version is
 * the last one moved by the worst change; a definition's version counts its own changes. Answers `nothing-to-release`
 * if nothing changed, `release-date` if the last release is younger than `date`, `since-contradicts`, and `id-reused`
 * if an id comes back that one of the releases in `sealed` removed: its old versions would mean two things.
 */
export function planRelease(
  last: Release | undefined,
  draft: Dictionary,
  date: string,
  sealed: readonly Manifest[] = [],
): Result<ReleasePlan> {
  const reused = reusedIds(draft, sealed);
  if (reused.length > 0) return failed(...reused);
  const changes = diff(last?.dictionary ?? nothingOf(draft), draft);
  if (last !== undefined && changes.length === 0) {
    return failed(error('nothing-to-release', `The draft is the same as release ${last.manifest.version}.`));
  }
  if (last !== undefined && date < last.manifest.date) {
    const message = `Release ${last.manifest.version} is of ${last.manifest.date}; a release of ${date} cannot follow it.`;
    return failed(error('release-date', message));
  }
  const bump = changes.map((change) => change.bump).reduce(worse, 'patch' as Bump);
  const version = last === undefined ? FIRST_VERSION : bumped(last.manifest.version, bump);
  const release = assemble({ last, draft, version, date, changes });
  const contradictions = sinceContradictions(draft, release.entries);
  if (contradictions.length > 0) return failed(...contradictions);
  return ok({ bump: last === undefined ? 'minor' : bump, release });
}

/**
 * The draft dressed as a release named `draft`, for reading before it is sealed. Definitions that changed carry the
 * version that they would get.
 */
export function draftRelease(last: Release | undefined, draft: Dictionary, date: string): Release {
  const changes = diff(last?.dictionary ?? nothingOf(draft), draft);
  return assemble({ last, draft, version: 'draft', date, changes });
}

function reusedIds(draft: Dictionary, sealed: readonly Manifest[]): readonly Issue[] {
  return sealed.flatMap(({ version, changes }) =>
    changes.flatMap(({ kind, id, change }) => {
      const key = entryKeyOf({ kind, id }) as Key;
      if (change !== 'removed' || !draft.definitions.has(key)) return [];
      const message = `Release ${version} removed ${key}. An id is never used again: choose another.`;
      return [error('id-reused', message, { definition: key, pointer: '/id' })];
    }),
  );
}

/** What the first release is compared with: the same settings, and no definition. */
function nothingOf({ settings, workingGroups }: Dictionary): Dictionary {
  return { settings, workingGroups, definitions: new Map() };
}

interface Assembly {
  readonly last: Release | undefined;
  readonly draft: Dictionary;
  readonly version: string;
  readonly date: string;
  readonly changes: readonly Change[];
}

function assemble({ last, draft, version, date, changes }: Assembly): Release {
  const entries = entriesOf(last, draft, version, changes);
  const manifest: Omit<Manifest, 'digest'> = {
    format: 1,
    version,
    date,
    ...previousOf(last),
    counts: countsOf(entries),
    changes: withVersions(changes, entries),
    editions: editionsOf(draft, entries),
  };
  return {
    manifest: { ...manifest, digest: releaseDigest(manifest, entries) },
    entries,
    dictionary: asReadAgain(draft),
  };
}

/**
 * The dictionary as it will be once written and read: keys in canonical order, and without `since`, which the entries
 * say. So a draft compiles to exactly what its release will compile to.
 */
function asReadAgain(draft: Dictionary): Dictionary {
  const contents = contentsOf(draft).map((each) => ({
    ...each,
    content: JSON.parse(canonicalJson(each.content)) as object,
  }));
  return dictionaryOfContents(contents) ?? draft;
}

function withVersions(changes: readonly Change[], entries: readonly ReleaseEntry[]): readonly Change[] {
  const versions = new Map(entries.map((entry) => [entryKeyOf(entry), entry.version]));
  return changes.map((change) => {
    const version = versions.get(entryKeyOf(change));
    return version === undefined ? change : { ...change, version };
  });
}

function previousOf(last: Release | undefined): Pick<Manifest, 'previous'> {
  return last === undefined ? {} : { previous: { version: last.manifest.version, digest: last.manifest.digest } };
}

function entriesOf(
  last: Release | undefined,
  draft: Dictionary,
  release: string,
  changes: readonly Change[],
): readonly ReleaseEntry[] {
  const before = new Map((last?.entries ?? []).map((entry) => [entryKeyOf(entry), entry]));
  const bumps = new Map(changes.map((change) => [`${change.kind}/${change.id}`, change.bump]));
  return contentsOf(draft).map(({ kind, id, content }) => {
    const known = before.get(`${kind}/${id}`);
    const digest = contentDigest(content);
    if (known === undefined) return { kind, id, version: FIRST_VERSION, since: release, digest };
    const bump = bumps.get(`${kind}/${id}`);
    const version = bump === undefined ? known.version : bumped(known.version, bump);
    return { kind, id, version, since: known.since, digest };
  });
}

function bumped(version: string, bump: Bump): string {
  const next = semver.inc(version, bump);
  if (next === null) throw new Error(`planRelease: ${version} is no SemVer`);
  return next;
}

function countsOf(entries: readonly ReleaseEntry[]): { readonly [kind: string]: number } {
  const counts: { [kind: string]: number } = {};
  for (const { kind } of entries) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}

function editionsOf(draft: Dictionary, entries: readonly ReleaseEntry[]): readonly PinnedEdition[] {
  const byKey = new Map(entries.map((entry) => [entryKeyOf(entry), entry]));
  const editions: PinnedEdition[] = [];
  for (const definition of draft.definitions.values()) {
    const entry = byKey.get(keyOf(definition));
    if (definition.kind !== 'code-system' || entry === undefined) continue;
    editions.push({
      url: definition.url ?? canonicalOf(draft.settings.base, 'CodeSystem', definition.id),
      version: definition.edition ?? entry.version,
      id: definition.id,
      digest: entry.digest,
    });
  }
  return editions.sort((a, b) => (a.id < b.id ? -1 : 1));
}

function sinceContradictions(draft: Dictionary, entries: readonly ReleaseEntry[]): readonly Issue[] {
  const computed = new Map<string, string>(entries.map((entry) => [entryKeyOf(entry), entry.since]));
  return [...draft.definitions.values()].flatMap((definition) => contradiction(definition, computed));
}

function contradiction(definition: Definition, computed: ReadonlyMap<string, string>): readonly Issue[] {
  const key: Key = keyOf(definition);
  const since = computed.get(key);
  if (definition.since === undefined || definition.since === since) return [];
  const message = `It says since "${definition.since}", but it first appears in ${since}. Leave the key out: it is computed.`;
  return [error('since-contradicts', message, { definition: key, pointer: '/since' })];
}
