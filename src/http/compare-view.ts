import { error } from '../model/issue.ts';
import { isKind } from '../model/kind.ts';
import { type Change, type EntryKind, SETTINGS_KINDS } from '../model/release.ts';
import { failed, ok, type Result } from '../model/result.ts';
import { type ChangeFilter, changeLog } from '../query/change-log.ts';
import { compareDefinitions } from '../query/compare-definitions.ts';
import type { ComparedContent, CompareView } from '../web/releases/compare-page.tsx';
import { given } from './home-view.ts';
import type { Snapshot } from './links.ts';
import type { AppOptions } from './options.ts';
import { diseaseNames } from './release-view.ts';

/**
 * What the page that compares two releases shows: a choice, a list of what changed, or one definition before and after.
 * Answers with what is wrong with a release, a filter or a definition.
 */
export async function compareView(
  options: AppOptions,
  query: URLSearchParams,
  languages: readonly string[],
): Promise<Result<CompareView>> {
  const releases = options.catalog.manifests().map(({ version, date }) => ({ version, date }));
  const [from, to] = [given(query, 'from'), given(query, 'to')];
  const view = { releases, filter: filterOf(query), id: given(query, 'id') };
  if (from === undefined || to === undefined) {
    const [latest, previous] = releases;
    return ok({
      ...view,
      from: from ?? previous?.version,
      to: to ?? latest?.version,
      diseases: new Map(),
      content: { show: 'choice' },
    });
  }
  if (from === 'draft' || to === 'draft') await options.draftRead();
  const before = options.catalog.resolve(from);
  if (!before.ok) return before;
  const after = options.catalog.resolve(to);
  if (!after.ok) return after;
  const sides = [before.value.snapshot, after.value.snapshot] as const;
  const content = contentOf(options, sides, view);
  if (!content.ok) return content;
  const diseases = diseaseNames(sides[1], languages);
  return ok({ ...view, from: sides[0].name.version, to: sides[1].name.version, diseases, content: content.value });
}

function filterOf(query: URLSearchParams): ChangeFilter {
  return { disease: given(query, 'disease'), kind: given(query, 'kind'), change: given(query, 'change') };
}

function contentOf(
  options: AppOptions,
  sides: readonly [Snapshot, Snapshot],
  { filter, id }: { readonly filter: ChangeFilter; readonly id: string | undefined },
): Result<ComparedContent> {
  const [before, after] = sides;
  if (id === undefined) {
    const log = changeLog(changesBetween(options, before, after), { before, after }, filter);
    return log.ok ? ok({ show: 'list', log: log.value }) : log;
  }
  const { kind = '' } = filter;
  if (!isEntryKind(kind)) {
    return failed(
      error('invalid-parameter', `Say of which kind "${id}" is: "${kind}" is none.`, { parameter: 'kind' }),
    );
  }
  const comparison = compareDefinitions(sides, kind, id);
  return comparison.ok ? ok({ show: 'definition', kind, id, comparison: comparison.value }) : comparison;
}

function isEntryKind(text: string): text is EntryKind {
  return isKind(text) || SETTINGS_KINDS.some((kind) => kind === text);
}

/** Comparing two whole dictionaries takes longer than a page may: what was found is kept as long as both are. */
const KEPT = new WeakMap<Snapshot, WeakMap<Snapshot, readonly Change[]>>();

/** What changed; between neighbours as it was sealed. */
function changesBetween({ diff }: AppOptions, before: Snapshot, after: Snapshot): readonly Change[] {
  const { manifest } = after.release;
  if (manifest.previous?.digest === before.name.digest) return manifest.changes;
  const kept = KEPT.get(before) ?? new WeakMap<Snapshot, readonly Change[]>();
  const changes = kept.get(after) ?? diff(before.dictionary, after.dictionary);
  KEPT.set(before, kept.set(after, changes));
  return changes;
}
