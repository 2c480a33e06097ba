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

/** Scripts of pages, as they were built. */
export interface Scripts {
  readonly validatePage: string;
  readonly checkWorker: string;
}

/** The scripts of the page that checks files. */
export function scriptAssets({ validatePage, checkWorker }: Scripts): { readonly [S in keyof Scripts]: Asset } {
  const type = 'text/javascript; charset=utf-8';
  return {
    validatePage: asset('validate-page.js', type, validatePage),
    checkWorker: asset('check-worker.js', type, checkWorker),
  };
}
