import { textIn } from '../model/text.ts';
import { recordPlan } from '../query/record-checks.ts';
import { ENCODINGS } from '../records/read/encoding.ts';
import { type Scripts, scriptAssets } from '../web/assets.ts';
import type { ValidateView } from '../web/validate-page.tsx';
import type { Snapshot } from './links.ts';
import type { AppOptions } from './options.ts';

/** What the page that checks files shows of a release. */
export function validateView(
  snapshot: Snapshot,
  { catalog, scripts }: Pick<AppOptions, 'catalog' | 'scripts'>,
): ValidateView {
  return {
    tables: recordPlan(snapshot).tables.map(({ id, title }) => ({ id, title: textIn(title, 'en') })),
    releases: releasesWith(snapshot.name.version, catalog),
    encodings: ENCODINGS,
    scripts: scripts === undefined ? undefined : scriptsOf(scripts),
  };
}

/** The sealed ones, and the draft where that is shown. */
function releasesWith(shown: string, catalog: AppOptions['catalog']): readonly string[] {
  const sealed = catalog.manifests().map(({ version }) => version);
  return sealed.includes(shown) ? sealed : [shown, ...sealed];
}

function scriptsOf(scripts: Scripts): NonNullable<ValidateView['scripts']> {
  const { validatePage, checkWorker } = scriptAssets(scripts);
  const bytes = Buffer.byteLength(validatePage.body) + Buffer.byteLength(checkWorker.body);
  return { page: validatePage.path, worker: checkWorker.path, bytes };
}
