import { fileURLToPath } from 'node:url';
import type { CatalogContent } from '../catalog/catalog.ts';
import { hasErrors, type Issue } from '../model/issue.ts';
import type { Release } from '../model/release.ts';
import { failed, ok, type Result } from '../model/result.ts';
import { readReleaseFile } from '../release/release-file.ts';
import { openStore } from '../store/open.ts';
import type { Store } from '../store/store.ts';
import { type CommandContext, sealedReleases, today } from './command-context.ts';
import { checkDraft, draftOf } from './draft.ts';
import { PACKAGE_ROOT } from './software.ts';

/** Opens the database of the settings; issues as `openStore` answers them. */
export function openDatabase({ settings, clock, software }: CommandContext): Result<Store> {
  return openStore({
    path: settings.database,
    migrations: fileURLToPath(new URL('migrations', PACKAGE_ROOT)),
    clock,
    software: software.version,
  });
}

export interface Loaded {
  readonly content: CatalogContent;
  /** Releases that this load added to the database. */
  readonly added: readonly string[];
  /** What could not be loaded; what is served is right all the same. */
  readonly problems: readonly Issue[];
}

/** Brings the database up to the release files, and reads the draft. What is already in the database stays as it is. */
export function loadContent(context: CommandContext, store: Store): Result<Loaded> {
  const { added, problems } = loadFiles(context, store);
  const manifests = store.manifests();
  const newest = manifests[0];
  const last = newest === undefined ? ok(undefined) : store.load(newest.version);
  if (!last.ok) return last;
  const draft = context.settings.draft ? draftNow(context, last.value) : ({ state: 'hidden' } as const);
  const hopeless = newest === undefined ? [...problems, ...missingSources(draft)] : [];
  if (hasErrors(hopeless)) return failed(...hopeless);
  const damaged = manifests.slice(1).flatMap(({ version }) => store.load(version).issues);
  return ok({ content: { manifests, load: store.load, draft }, added, problems: [...problems, ...damaged] });
}

function loadFiles({ settings }: CommandContext, store: Store): Pick<Loaded, 'added' | 'problems'> {
  const files = sealedReleases(settings);
  const problems: Issue[] = files.ok ? [] : [...files.issues];
  const added: string[] = [];
  const known = new Map(store.manifests().map((manifest) => [manifest.version, manifest.digest]));
  for (const file of files.ok ? files.value : []) {
    if (known.get(file.manifest.version) === file.manifest.digest) continue;
    const saved = saveFile(store, file.text, file.path);
    if (saved.ok) added.push(file.manifest.version);
    else problems.push(...saved.issues);
  }
  return { added, problems };
}

/** With nothing sealed and no sources either, there is nothing that this server could ever answer. */
function missingSources(draft: CatalogContent['draft']): readonly Issue[] {
  return draft.state === 'errors' ? draft.issues.filter((issue) => issue.code === 'file-missing') : [];
}

function saveFile(store: Store, text: string, path: string): Result<unknown> {
  const release = readReleaseFile(text, path);
  return release.ok ? store.save(release.value, path) : release;
}

function draftNow({ settings, clock }: CommandContext, last: Release | undefined): CatalogContent['draft'] {
  return draftOf(checkDraft(settings.dictionary, last, today(clock)));
}
