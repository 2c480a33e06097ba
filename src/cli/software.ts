import { readFileSync } from 'node:fs';

/** Root of the installed package: two folders above this file, in `src` and in `dist` alike. */
export const PACKAGE_ROOT = new URL('../../', import.meta.url);

export interface Software {
  readonly name: string;
  readonly version: string;
}

/** Name and version of this software, from its package. */
export function software(): Software {
  const { name, version } = JSON.parse(readFileSync(new URL('package.json', PACKAGE_ROOT), 'utf8')) as Software;
  return { name, version };
}
