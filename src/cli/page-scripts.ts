import { existsSync, readFileSync } from 'node:fs';
import type { Scripts } from '../web/assets.ts';
import { PACKAGE_ROOT } from './software.ts';

/** The scripts of pages, as the build made them; undefined where it did not, as when it runs from its sources. */
export function pageScripts(): Scripts | undefined {
  const page = new URL('dist/browser/validate-page.js', PACKAGE_ROOT);
  const worker = new URL('dist/browser/check-worker.js', PACKAGE_ROOT);
  if (!existsSync(page) || !existsSync(worker)) return undefined;
  return { validatePage: readFileSync(page, 'utf8'), checkWorker: readFileSync(worker, 'utf8') };
}
