import { randomUUID } from 'node:crypto';
import { watch as watchFolder } from 'node:fs';
import { type Catalog, type CatalogContent, createCatalog } from '../../catalog/catalog.ts';
import { createApp } from '../../http/app.ts';
import { error, type Issue } from '../../model/issue.ts';
import { failed, ok, type Result } from '../../model/result.ts';
import type { Layer } from '../../query/scope.ts';
import { diff } from '../../release/diff.ts';
import { lunrSearch } from '../../snapshot/lunr-search.ts';
import type { Store } from '../../store/store.ts';
import type { CommandContext } from '../command-context.ts';
import { definitionFiles, reasonOf } from '../dictionary-folder.ts';
import { EXIT, exitStatusOf } from '../exit.ts';
import { type Listening, listen } from '../listen.ts';
import { requestLog } from '../log.ts';
import { type OneAtATime, oneAtATime } from '../one-at-a-time.ts';
import { type Output, writeIssues } from '../output.ts';
import { pageScripts } from '../page-scripts.ts';
import {
  type Content,
  damageOf,
  type LoadedReleases,
  loadReleases,
  openDatabase,
  problemsOf,
  withDraft,
} from '../serve-content.ts';
import { draftLine, greet, releasesLine } from '../serve-output.ts';
import type { Settings } from '../settings.ts';

/** `hdict serve`: loads, listens, and answers until it is asked to stop. Answers the exit status. */
export async function serveCommand(context: CommandContext, { watch }: { readonly watch: boolean }): Promise<number> {
  const { output, settings } = context;
  // The signal's own meaning is to end the process; one that comes before there is anything to load again waits.
  const early = { hangup: false };
  const wait = (): void => {
    early.hangup = true;
  };
  process.on('SIGHUP', wait);
  const store = openDatabase(context);
  if (!store.ok) return refuse(store.issues, output);
  const stopping = new AbortController();
  const started = await start(context, store.value, stopping.signal);
  if (!started.ok) {
    store.value.close();
    return refuse(started.issues, output);
  }
  const { server, content, serving } = started.value;
  const reload = (): void => serving.loads.run(() => loadAgain(serving));
  process.on('SIGHUP', reload);
  process.off('SIGHUP', wait);
  greet({ releases: content.releases, url: server.url, context, readOnly: store.value.readOnly });
  if (early.hangup) reload();
  else if (content.draft.state === 'reading') serving.loads.run(() => firstDraft(serving, content.releases));
  else output.out(draftLine(content));
  const watcher = watch ? watchDraft(settings, reload) : undefined;
  await server.stopped;
  watcher?.close();
  process.off('SIGHUP', reload);
  stopping.abort();
  await serving.loads.done();
  store.value.close();
  return EXIT.clean;
}

/** What changes while a server runs. */
interface ServingState {
  problems: readonly Issue[];
  imported: readonly Layer[];
  /** Files of the dictionary's definitions, by kind and id. */
  files: ReadonlyMap<string, string>;
}

/** What a running server goes on with. */
interface Serving {
  readonly context: CommandContext;
  readonly store: Store;
  readonly catalog: Catalog;
  readonly state: ServingState;
  readonly loads: OneAtATime;
  readonly stopping: AbortSignal;
}

interface Started {
  readonly server: Listening;
  readonly content: Content;
  readonly serving: Serving;
}

/** Loads the releases and listens. The draft is read after that, unless there is nothing else to serve. */
async function start(context: CommandContext, store: Store, stopping: AbortSignal): Promise<Result<Started>> {
  const releases = loadReleases(context, store);
  if (!releases.ok) return releases;
  const sealed = releases.value.manifests.length > 0;
  const content = sealed
    ? ok<Content>({ releases: releases.value, draft: { state: 'reading' } })
    : await withDraft(context, releases.value, stopping);
  if (!content.ok) return content;
  const catalog = createCatalog(catalogContentOf(content.value), { textSearch: lunrSearch });
  // Compiled before the first question, so that nobody waits for it.
  if (sealed) catalog.resolve('latest');
  const { settings, software } = context;
  const state: ServingState = {
    problems: problemsOf(content.value),
    imported: content.value.releases.imported,
    files: definitionFiles(settings.dictionary),
  };
  const loads = oneAtATime();
  const server = await listen(settings, (listenUrl) =>
    createApp({
      catalog,
      publicUrl: settings.publicUrl,
      listenUrl,
      software,
      limits: settings.limits,
      diff,
      imported: () => state.imported,
      health: () => ({ ready: catalog.manifests().length > 0, problems: state.problems }),
      draftRead: loads.done,
      scripts: pageScripts(),
      forge: { ...settings.forge, fileOf: (kind, id) => state.files.get(`${kind}/${id}`) },
      log: requestLog(settings.log),
      newErrorId: randomUUID,
    }),
  );
  if (!server.ok) return server;
  const serving = { context, store, catalog, state, loads, stopping };
  return ok({ server: server.value, content: content.value, serving });
}

function refuse(issues: readonly Issue[], output: Output): number {
  writeIssues(issues, output);
  return exitStatusOf(issues);
}

/** Reads the draft of the releases that are served already. */
async function firstDraft(serving: Serving, releases: LoadedReleases): Promise<void> {
  const { context, stopping } = serving;
  const content = await withDraft(context, releases, stopping);
  if (stopping.aborted || !content.ok) return;
  swap(serving, content.value);
  context.output.out(draftLine(content.value));
  await checkOlder(serving, releases);
}

/** Looks through the releases before the last one, and says what is wrong with them. */
async function checkOlder({ context, store, state, stopping }: Serving, releases: LoadedReleases): Promise<void> {
  const damage = await damageOf(releases, store, stopping);
  if (damage.length === 0) return;
  state.problems = [...state.problems, ...damage];
  writeIssues(damage, context.output);
}

/** Loads again and swaps all at once; with errors it keeps serving what it had, and says so. */
async function loadAgain(serving: Serving): Promise<void> {
  const { context, store, state, stopping } = serving;
  const { output } = context;
  if (stopping.aborted) return;
  const releases = releasesAgain(context, store);
  const content = releases.ok ? await withDraft(context, releases.value, stopping) : releases;
  if (stopping.aborted) return;
  if (!content.ok) {
    state.problems = content.issues;
    writeIssues(content.issues, output);
    output.err('Kept serving what was there.\n');
    return;
  }
  swap(serving, content.value);
  writeIssues(content.value.releases.problems, output);
  output.out(`Loaded again. ${releasesLine(content.value.releases)}\n${draftLine(content.value)}`);
  await checkOlder(serving, content.value.releases);
}

function swap({ context, catalog, state }: Serving, content: Content): void {
  state.problems = problemsOf(content);
  state.imported = content.releases.imported;
  state.files = definitionFiles(context.settings.dictionary);
  catalog.swap(catalogContentOf(content));
}

function catalogContentOf({ releases: { manifests, load }, draft }: Content): CatalogContent {
  return { manifests, load, draft };
}

/** A running server must outlive whatever a load may meet. */
function releasesAgain(context: CommandContext, store: Store): Result<LoadedReleases> {
  try {
    return loadReleases(context, store);
  } catch (thrown) {
    return failed(error('internal', `Loading failed, which is a bug: ${reasonOf(thrown)}.`));
  }
}

/** How long a folder must be quiet before it is read: editors write a file in several steps. */
const QUIET_MS = 200;

function watchDraft(settings: Settings, reload: () => void) {
  let timer: NodeJS.Timeout | undefined;
  return watchFolder(settings.dictionary, { recursive: true }, () => {
    clearTimeout(timer);
    timer = setTimeout(reload, QUIET_MS);
  });
}
