import { randomUUID } from 'node:crypto';
import { watch as watchFolder } from 'node:fs';
import { type Catalog, type CatalogContent, createCatalog } from '../../catalog/catalog.ts';
import { createApp } from '../../http/app.ts';
import { error, type Issue } from '../../model/issue.ts';
import { failed, type Result } from '../../model/result.ts';
import { diff } from '../../release/diff.ts';
import { lunrSearch } from '../../snapshot/lunr-search.ts';
import type { Store } from '../../store/store.ts';
import type { CommandContext } from '../command-context.ts';
import { reasonOf } from '../dictionary-folder.ts';
import { EXIT, exitStatusOf } from '../exit.ts';
import { listen } from '../listen.ts';
import { requestLog } from '../log.ts';
import { counted, type Output, writeIssues } from '../output.ts';
import { type Loaded, loadContent, openDatabase } from '../serve-content.ts';
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
  const loaded = loadContent(context, store.value);
  if (!loaded.ok) {
    store.value.close();
    return refuse(loaded.issues, output);
  }
  const state = { problems: problemsOf(loaded.value) };
  const catalog = createCatalog(loaded.value.content, { textSearch: lunrSearch });
  // Compiled before the first question, so that nobody waits for it.
  if (loaded.value.content.manifests.length > 0) catalog.resolve('latest');
  const server = await listen(settings, (listenUrl) =>
    createApp({
      catalog,
      publicUrl: settings.publicUrl,
      listenUrl,
      software: context.software,
      limits: settings.limits,
      diff,
      health: () => ({ ready: catalog.manifests().length > 0, problems: state.problems }),
      log: requestLog(settings.log),
      newErrorId: randomUUID,
    }),
  );
  if (!server.ok) {
    store.value.close();
    return refuse(server.issues, output);
  }
  const reload = (): void => reloadContent({ context, store: store.value, catalog, state });
  process.on('SIGHUP', reload);
  process.off('SIGHUP', wait);
  if (early.hangup) reload();
  greet({ loaded: loaded.value, url: server.value.url, context, store: store.value });
  const watcher = watch ? watchDraft(settings, reload) : undefined;
  await server.value.stopped;
  watcher?.close();
  process.off('SIGHUP', reload);
  store.value.close();
  return EXIT.clean;
}

function refuse(issues: readonly Issue[], output: Output): number {
  writeIssues(issues, output);
  return exitStatusOf(issues);
}

interface Reload {
  readonly context: CommandContext;
  readonly store: Store;
  readonly catalog: Catalog;
  readonly state: { problems: readonly Issue[] };
}

/** Loads again and swaps at once; with errors it keeps serving what it had, and says so. */
function reloadContent({ context, store, catalog, state }: Reload): void {
  const { output } = context;
  const loaded = loadAgain(context, store);
  if (!loaded.ok) {
    state.problems = loaded.issues;
    writeIssues(loaded.issues, output);
    output.err('Kept serving what was there.\n');
    return;
  }
  state.problems = problemsOf(loaded.value);
  catalog.swap(loaded.value.content);
  writeIssues(loaded.value.problems, output);
  output.out(`Loaded again. ${releasesLine(loaded.value)}\n${draftLine(loaded.value.content)}\n`);
}

/** What a monitor should know: what could not be loaded, and what keeps the draft from being read. */
function problemsOf({ problems, content: { draft } }: Loaded): readonly Issue[] {
  return draft.state === 'errors' ? [...problems, ...draft.issues] : problems;
}

/** A running server must outlive whatever a load may meet. */
function loadAgain(context: CommandContext, store: Store): Result<Loaded> {
  try {
    return loadContent(context, store);
  } catch (thrown) {
    return failed(error('internal', `Loading failed, which is a bug: ${reasonOf(thrown)}.`));
  }
}

interface Greeting {
  readonly loaded: Loaded;
  readonly url: string;
  readonly context: CommandContext;
  readonly store: Store;
}

function greet({ loaded, url, context, store }: Greeting): void {
  const { output, settings, software } = context;
  writeIssues(loaded.problems, output);
  output.out(
    [
      `${software.name} ${software.version}`,
      `${releasesLine(loaded)} in ${settings.database}${store.readOnly ? ' (read-only)' : ''}`,
      draftLine(loaded.content),
      `Serving on ${url}`,
      `  pages  ${url}/`,
      `  REST   ${url}/docs`,
      `  FHIR   ${url}/fhir/r4 and ${url}/fhir/r5`,
      `Ctrl+C stops it; kill -HUP ${process.pid} loads new releases.`,
      '',
    ].join('\n'),
  );
}

function releasesLine({ content, added }: Loaded): string {
  const latest = content.manifests[0];
  if (latest === undefined) return 'No sealed release yet (hdict release makes one)';
  const news = added.length === 0 ? 'nothing new' : `new: ${added.join(', ')}`;
  return `${counted(content.manifests.length, 'release')}, latest ${latest.version} of ${latest.date} (${news})`;
}

function draftLine({ draft, manifests }: CatalogContent): string {
  switch (draft.state) {
    case 'readable': {
      const { changes, version } = draft.release.manifest;
      const since = manifests[0]?.version ?? 'nothing';
      return changes.length === 0
        ? `Draft: the same as ${since}`
        : `Draft: ${counted(changes.length, 'change')} since ${since}, at /api/v1/releases/${version}`;
    }
    case 'errors':
      return `Draft: ${counted(draft.issues.length, 'problem')}; hdict lint lists them. Releases are served.`;
    case 'hidden':
      return 'Draft: hidden (HDICT_DRAFT=off)';
    case 'absent':
      return 'Draft: none';
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
