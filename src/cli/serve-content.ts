import { setImmediate } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { CatalogContent, Draft } from '../catalog/catalog.ts';
import { conceptsToStore, importedLayer } from '../fhir/imported-layer.ts';
import type { ServedImport } from '../model/imported.ts';
import { hasErrors, type Issue } from '../model/issue.ts';
import type { Limits } from '../model/limits.ts';
import type { Manifest, Release } from '../model/release.ts';
import { type Findings, failed, ok, type Result } from '../model/result.ts';
import type { Layer } from '../query/scope.ts';
import { readReleaseFile } from '../release/release-file.ts';
import { openStore } from '../store/open.ts';
import type { Store } from '../store/store.ts';
import { type CommandContext, sealedReleases, today } from './command-context.ts';
import { readDraft } from './read-draft.ts';
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

export interface LoadedReleases extends Pick<CatalogContent, 'manifests' | 'load'> {
  readonly last: Release | undefined;
  /** Terminologies of others that were imported; one layer, or none where there are none. */
  readonly imported: readonly Layer[];
  /** Releases that this load added to the database. */
  readonly added: readonly string[];
  /** What could not be loaded; what is served is right all the same. */
  readonly problems: readonly Issue[];
}

/** Brings the database up to the release files. What is already in it stays as it is. */
export function loadReleases(context: CommandContext, store: Store): Result<LoadedReleases> {
  const before = store.manifests();
  const { added, problems } = loadFiles(context, store, before);
  const manifests = added.length === 0 ? before : store.manifests();
  const newest = manifests[0];
  const last = newest === undefined ? ok(undefined) : store.load(newest.version);
  if (!last.ok) return last;
  const load: CatalogContent['load'] = (version) =>
    version === newest?.version && last.value !== undefined ? ok(last.value) : store.load(version);
  const imported = importedLayers(context, store);
  return ok({
    manifests,
    load,
    last: last.value,
    imported: imported.value,
    added,
    problems: [...problems, ...imported.issues],
  });
}

/**
 * What is wrong with releases before the last, each read while others are answered: nobody asked for them yet, and they
 * become ever more. Ends early when `signal` says so.
 */
export async function damageOf(
  { manifests }: Pick<LoadedReleases, 'manifests'>,
  store: Store,
  signal: AbortSignal,
): Promise<readonly Issue[]> {
  const issues: Issue[] = [];
  for (const { version } of manifests.slice(1)) {
    await setImmediate();
    if (signal.aborted) return issues;
    issues.push(...store.load(version).issues);
  }
  return issues;
}

/** What was imported. Where a digest is wrong, none of it is served. */
function importedLayers({ settings }: CommandContext, store: Store): Findings<readonly Layer[]> {
  const imports = store.imports();
  if (!imports.ok) return { value: [], issues: imports.issues };
  const served = storeLarge(store, imports.value, settings.limits) ? store.imports() : imports;
  return served.ok && served.value.length > 0
    ? { value: [importedLayer(served.value)], issues: [] }
    : { value: [], issues: served.issues };
}

/**
 * Makes large code systems ready that an older version of this program imported. A database that can only be read stays
 * as it is: they are held in memory then. True if there were any.
 */
function storeLarge(store: Store, imports: readonly ServedImport[], limits: Limits): boolean {
  if (store.readOnly) return false;
  const late = imports.filter(({ stored, bytes }) => stored === undefined && bytes > limits.importMemoryBytes);
  const saved = late.flatMap(({ id, type, content }) => {
    const concepts = conceptsToStore({ type, content: content() }, limits);
    return concepts === undefined ? [] : [store.saveConcepts(id, concepts)];
  });
  return saved.some((each) => each.ok);
}

export interface Content {
  readonly releases: LoadedReleases;
  readonly draft: Draft;
}

/**
 * These releases and the draft that goes with them, if the settings want one. Nothing waits while it is read. With
 * nothing sealed and no sources either, a server could never answer: then the issues are why.
 */
export async function withDraft(
  { settings, clock }: CommandContext,
  releases: LoadedReleases,
  signal: AbortSignal,
): Promise<Result<Content>> {
  const { last, manifests, problems } = releases;
  const draft: Draft = settings.draft
    ? await readDraft({ folder: settings.dictionary, last, date: today(clock) }, signal)
    : { state: 'hidden' };
  const missing = draft.state === 'errors' ? draft.issues.filter((issue) => issue.code === 'file-missing') : [];
  const hopeless = manifests.length > 0 ? [] : [...problems, ...missing];
  return hasErrors(hopeless) ? failed(...hopeless) : ok({ releases, draft });
}

/** What a monitor should know: what could not be loaded, and what keeps the draft from being read. */
export function problemsOf({ releases: { problems }, draft }: Content): readonly Issue[] {
  return draft.state === 'errors' ? [...problems, ...draft.issues] : problems;
}

function loadFiles(
  { settings }: CommandContext,
  store: Store,
  before: readonly Manifest[],
): Pick<LoadedReleases, 'added' | 'problems'> {
  const files = sealedReleases(settings);
  const problems: Issue[] = files.ok ? [] : [...files.issues];
  const added: string[] = [];
  const known = new Map(before.map((manifest) => [manifest.version, manifest.digest]));
  for (const file of files.ok ? files.value : []) {
    if (known.get(file.manifest.version) === file.manifest.digest) continue;
    const saved = saveFile(store, file.text, file.path);
    if (saved.ok) added.push(file.manifest.version);
    else problems.push(...saved.issues);
  }
  return { added, problems };
}

function saveFile(store: Store, text: string, path: string): Result<unknown> {
  const release = readReleaseFile(text, path);
  return release.ok ? store.save(release.value, path) : release;
}
