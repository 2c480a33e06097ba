import { sha256 } from '../model/digest.ts';
import { STYLESHEET } from './stylesheet.ts';

/** A file that pages load: its name holds its content's hash, so it may be kept for ever. */
export interface Asset {
  readonly path: string;
  readonly contentType: string;
  readonly body: string;
}

const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#0b5a78"/><path d="M9 7v18M23 7v18M9 16h14" stroke="#fff" stroke-width="3.5" stroke-linecap="round"/></svg>`;

function asset(name: string, contentType: string, body: string): Asset {
  const [stem, suffix] = name.split('.');
  return { path: `/assets/${stem}-${sha256(body).slice(0, 16)}.${suffix}`, contentType, body };
}

export const STYLE_ASSET = asset('style.css', 'text/css; charset=utf-8', STYLESHEET);
export const ICON_ASSET = asset('icon.svg', 'image/svg+xml', ICON);

/** A fixed list, no folder on disk: there is no path to escape from. */
export const ASSETS: readonly Asset[] = [STYLE_ASSET, ICON_ASSET];

/** The scripts of pages, and the files that the build makes of them. */
export const SCRIPT_FILES = {
  validatePage: 'validate-page.js',
  checkWorker: 'check-worker.js',
  searchPage: 'search-page.js',
  codeTree: 'code-tree.js',
} as const;

type ScriptName = keyof typeof SCRIPT_FILES;

/** Scripts of pages, as they were built. */
export type Scripts = { readonly [S in ScriptName]: string };

type ScriptAssets = { readonly [S in ScriptName]: Asset };

const made = new WeakMap<Scripts, ScriptAssets>();

/** The scripts as files that pages load. Every page asks: they are hashed once. */
export function scriptAssets(scripts: Scripts): ScriptAssets {
  const assets = made.get(scripts) ?? assetsOf(scripts);
  made.set(scripts, assets);
  return assets;
}

function assetsOf(scripts: Scripts): ScriptAssets {
  const assetOf = (name: ScriptName): Asset =>
    asset(SCRIPT_FILES[name], 'text/javascript; charset=utf-8', scripts[name]);
  return {
    validatePage: assetOf('validatePage'),
    checkWorker: assetOf('checkWorker'),
    searchPage: assetOf('searchPage'),
    codeTree: assetOf('codeTree'),
  };
}
