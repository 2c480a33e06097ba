import type { ResolvedRelease } from '../catalog/catalog.ts';
import { error } from '../model/issue.ts';
import { failed, ok, type Result } from '../model/result.ts';
import { textIn } from '../model/text.ts';
import type { Place, Site } from '../web/site.ts';
import type { Snapshot } from './links.ts';
import type { AppOptions } from './options.ts';

/** Path of the public address: what a proxy in front of us takes away before it asks. */
function rootOf(publicUrl: string | undefined): string {
  return publicUrl === undefined ? '' : new URL(publicUrl).pathname.replace(/\/+$/, '');
}

/** What the reader chose for all pages: a release and a language of labels, each undefined if not named. */
export interface Chosen {
  readonly named?: string | undefined;
  readonly language?: string | undefined;
  readonly here?: Place;
}

/** The page that a request asks for. */
export function placeOf(url: URL): Place {
  const values = [...url.searchParams].filter(([name]) => name !== 'release' && name !== 'lang');
  return { path: url.pathname, values: Object.fromEntries(values) };
}

/** What every page knows. */
export function siteOf(options: AppOptions, snapshot: Snapshot | undefined, chosen: Chosen): Site {
  const { named, language, here } = chosen;
  const { software } = options;
  const publicUrl = options.publicUrl?.replace(/\/+$/, '');
  const common = { root: rootOf(options.publicUrl), publicUrl, software, named, chosenLanguage: language, here };
  if (snapshot === undefined) {
    return { ...common, title: 'Data dictionary', publisher: 'its publisher', languages: [], release: undefined };
  }
  const { settings } = snapshot.dictionary;
  return {
    ...common,
    title: textIn(settings.title, ...settings.languages),
    publisher: settings.publisher,
    languages: [...new Set([...(language === undefined ? [] : [language]), ...settings.languages])],
    release: { ...snapshot.name, latest: options.catalog.manifests()[0]?.version },
  };
}

/**
 * The release that a page shows. If the reader named none it is the latest; as long as there is none, the draft: a
 * dictionary in the making should be readable from its first day.
 */
export function resolveForPage({ catalog }: AppOptions, named: string | undefined): Result<ResolvedRelease> {
  const resolved = catalog.resolve(named ?? 'latest');
  if (resolved.ok || named !== undefined || catalog.manifests().length > 0) return resolved;
  const draft = catalog.resolve('draft');
  return draft.ok ? ok(draft.value) : resolved;
}

/** The site of a page that is about no release, or of one that went wrong. */
export function defaultSite(options: AppOptions): Site {
  const resolved = resolveForPage(options, undefined);
  return siteOf(options, resolved.ok ? resolved.value.snapshot : undefined, {});
}

/** The language of labels that the reader chose, if any. Answers `invalid-parameter` for one that the release has not. */
export function languageChosen(snapshot: Snapshot | undefined, lang: string | undefined): Result<string | undefined> {
  const known: readonly string[] = snapshot?.dictionary.settings.languages ?? [];
  if (lang === undefined || known.includes(lang)) return ok(lang);
  return failed(error('invalid-parameter', `The lang must be one of ${known.join(', ')}.`, { parameter: 'lang' }));
}
