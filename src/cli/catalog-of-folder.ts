import { type Catalog, createCatalog } from '../catalog/catalog.ts';
import { error } from '../model/issue.ts';
import type { Release } from '../model/release.ts';
import { failed, ok, type Result } from '../model/result.ts';
import { readReleaseFile } from '../release/release-file.ts';
import { lunrSearch } from '../snapshot/lunr-search.ts';
import { type CommandContext, lastOf, sealedReleases, today } from './command-context.ts';
import { checkDraft, draftOf } from './draft.ts';

/** A catalogue over the release files and, if a command asks for it, the draft: no database is needed to look up. */
export function catalogOfFolder(context: CommandContext, wantsDraft: boolean): Result<Catalog> {
  const files = sealedReleases(context.settings);
  if (!files.ok) return files;
  const byVersion = new Map(files.value.map((file) => [file.manifest.version, file]));
  const load = (version: string): Result<Release> => {
    const file = byVersion.get(version);
    return file === undefined
      ? failed(error('unknown-release', `There is no release ${version}.`))
      : readReleaseFile(file.text, file.path);
  };
  const date = today(context.clock);
  const last = lastOf(files.value);
  if (!last.ok) return last;
  const draft = wantsDraft
    ? draftOf(checkDraft(context.settings.dictionary, last.value, date))
    : ({ state: 'absent' } as const);
  const manifests = files.value.map((file) => file.manifest).toReversed();
  return ok(createCatalog({ manifests, load, draft }, { textSearch: lunrSearch }));
}
