import { ok, type Result } from '../model/result.ts';
import { textIn } from '../model/text.ts';
import { oneDefinition } from '../query/browse.ts';
import { recordPlan } from '../query/record-checks.ts';
import { ENCODINGS } from '../records/read/encoding.ts';
import { type Scripts, scriptAssets } from '../web/assets.ts';
import type { ValidateView } from '../web/validate-page.tsx';
import type { Snapshot } from './links.ts';
import type { AppOptions } from './options.ts';
import { packedBody } from './packing.ts';

/**
 * What the page that checks files shows of a release; `table` is the one that a reader came for. Answers
 * `unknown-definition` where the release has no such table.
 */
export function validateView(
  snapshot: Snapshot,
  table: string | undefined,
  { catalog, scripts, publicUrl, listenUrl }: Pick<AppOptions, 'catalog' | 'scripts' | 'publicUrl' | 'listenUrl'>,
): Result<ValidateView> {
  const known = table === undefined ? ok(undefined) : oneDefinition(snapshot, 'table', table);
  if (!known.ok) return known;
  const { tables, dictionary } = recordPlan(snapshot);
  return ok({
    tables: tables.map(({ id, title }) => ({ id, title: textIn(title, 'en') })),
    releases: releasesWith(snapshot.name.version, catalog),
    encodings: ENCODINGS,
    scripts: scripts === undefined ? undefined : scriptsOf(scripts),
    table,
    base: dictionary.base,
    server: (publicUrl ?? listenUrl).replace(/\/+$/, ''),
  });
}

/** The sealed ones, and the draft where that is shown. */
function releasesWith(shown: string, catalog: AppOptions['catalog']): readonly string[] {
  const sealed = catalog.manifests().map(({ version }) => version);
  return sealed.includes(shown) ? sealed : [shown, ...sealed];
}

const sizes = new WeakMap<Scripts, NonNullable<ValidateView['scripts']>>();

/** The scripts are the same as long as the server runs: they are packed once, to say what it comes to. */
function scriptsOf(scripts: Scripts): NonNullable<ValidateView['scripts']> {
  const known = sizes.get(scripts);
  if (known !== undefined) return known;
  const { validatePage, checkWorker } = scriptAssets(scripts);
  const bodies = [validatePage.body, checkWorker.body];
  const made = {
    page: validatePage.path,
    worker: checkWorker.path,
    bytes: bodies.reduce((sum, body) => sum + Buffer.byteLength(body), 0),
    packedBytes: bodies.reduce((sum, body) => sum + packedBody({ body }).byteLength, 0),
  };
  sizes.set(scripts, made);
  return made;
}
