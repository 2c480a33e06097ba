import { existsSync, readFileSync } from 'node:fs';
import { SCRIPT_FILES, type Scripts } from '../web/assets.ts';
import { PACKAGE_ROOT } from './software.ts';

/** The scripts of pages, as the build made them; undefined where it did not, as when it runs from its sources. */
export function pageScripts(): Scripts | undefined {
  const places = Object.entries(SCRIPT_FILES).map(
    ([name, file]) => [name, new URL(`dist/browser/${file}`, PACKAGE_ROOT)] as const,
  );
  if (!places.every(([, place]) => existsSync(place))) return undefined;
  // The keys are those of the table.
  return Object.fromEntries(places.map(([name, place]) => [name, readFileSync(place, 'utf8')])) as Scripts;
}
