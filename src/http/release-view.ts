import type { Catalog } from '../catalog/catalog.ts';
import type { Manifest } from '../model/release.ts';
import { ok, type Result } from '../model/result.ts';
import { type Text, textIn } from '../model/text.ts';
import { changeLog } from '../query/change-log.ts';
import { atomFeed } from '../web/releases/atom.ts';
import type { ReleaseView } from '../web/releases/release-page.tsx';
import type { Site } from '../web/site.ts';
import { given } from './home-view.ts';
import { addressesOf, type Snapshot } from './links.ts';
import type { AppOptions } from './options.ts';

/**
 * All that the page of a release shows. Answers `unknown-release`, and `invalid-parameter` for a filter that it cannot
 * have.
 */
export function releaseView(
  { catalog }: AppOptions,
  version: string,
  asked: { readonly query: URLSearchParams; readonly languages: readonly string[] },
): Result<ReleaseView> {
  const resolved = catalog.resolve(version);
  if (!resolved.ok) return resolved;
  const after = resolved.value.snapshot;
  const { manifest } = after.release;
  const { query } = asked;
  const filter = { disease: given(query, 'disease'), kind: given(query, 'kind'), change: given(query, 'change') };
  const log = changeLog(manifest.changes, { before: previousOf(catalog, manifest), after }, filter);
  if (!log.ok) return log;
  const latest = catalog.manifests()[0]?.version ?? manifest.version;
  const { disease } = filter;
  const isWithout = log.value.items.length === 0 && filter.kind === undefined && filter.change === undefined;
  return ok({
    manifest,
    latest,
    diseases: diseaseNames(after, asked.languages),
    filter,
    log: log.value,
    earlier: isWithout && disease !== undefined ? earlierWith(catalog, manifest, disease) : undefined,
  });
}

/** The release that another one follows; undefined for the first. */
function previousOf(catalog: Catalog, { previous }: Manifest): Snapshot | undefined {
  const resolved = previous === undefined ? undefined : catalog.resolve(previous.version);
  return resolved?.ok ? resolved.value.snapshot : undefined;
}

/** Version of the last release before `manifest` in which a change names the disease. */
function earlierWith(catalog: Catalog, manifest: Manifest, disease: string): string | undefined {
  const manifests = catalog.manifests();
  const at = manifests.findIndex(({ version }) => version === manifest.version);
  const older = at === -1 ? manifests : manifests.slice(at + 1);
  return older.find(({ version, changes }) => {
    const resolved = catalog.resolve(version);
    if (!resolved.ok) return false;
    const { snapshot: after } = resolved.value;
    const log = changeLog(changes, { before: previousOf(catalog, after.release.manifest), after }, {});
    return log.ok && log.value.choices.disease.some(({ value, count }) => value === disease && count > 0);
  })?.version;
}

/** Diseases of a release by id, in the reader's language. */
export function diseaseNames({ dictionary }: Snapshot, languages: readonly string[]): ReadonlyMap<string, string> {
  const [first = 'en', ...others] = languages;
  const named = (label: Text) => textIn(label, first, ...others);
  return new Map(dictionary.settings.diseases.map(({ id, label }) => [id, named(label)]));
}

/** The releases as a feed. Answers `no-release` as long as there is none: a feed needs a day on which it changed. */
export function releaseFeed(site: Site, { catalog, publicUrl }: AppOptions): Result<string> {
  const resolved = catalog.resolve('latest');
  if (!resolved.ok) return resolved;
  const { base } = resolved.value.snapshot.dictionary.settings;
  const [latest = resolved.value.snapshot.release.manifest, ...others] = catalog.manifests();
  return ok(atomFeed({ site, base, to: addressesOf(publicUrl), manifests: [latest, ...others] }));
}
