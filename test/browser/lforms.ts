import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { readTar } from '../../src/exchange/tar.ts';
import { LIMITS } from '../../src/model/limits.ts';

/**
 * The form renderer of the U.S. National Library of Medicine, as its makers built it. It is no dependency: it brings
 * 250 MB of packages that only its own build needs, so just the archive is fetched, once, and served from memory.
 */
const VERSION = '40.1.3';
const INTEGRITY = 'sha512-WLruTm+BcVnafC0rSAQ3/cNqhxvclBUxyBG68aub/uha2NaK9H8ZZcEXTTuORuGzzCt0wa7fvhuieZtcDIdPzQ==';
const CACHE = join(import.meta.dirname, '../../node_modules/.cache/harmony');
const FOLDER = 'package/dist/lforms';

/** Files of the widget, by path; undefined where the registry does not give it, which a line says. */
export function lforms(): ReadonlyMap<string, Uint8Array> | undefined {
  const file = join(CACHE, `lforms-${VERSION}.tgz`);
  if (!existsSync(file)) {
    mkdirSync(CACHE, { recursive: true });
    const shell = process.platform === 'win32';
    spawnSync('npm', ['pack', `lforms@${VERSION}`, '--silent'], { cwd: CACHE, timeout: 120_000, shell });
  }
  if (!existsSync(file)) {
    process.stderr.write(`NOTE: lforms@${VERSION} cannot be fetched, so the tests with the real widget are skipped.\n`);
    return undefined;
  }
  const archive = readFileSync(file);
  const found = `sha512-${createHash('sha512').update(archive).digest('base64')}`;
  if (found !== INTEGRITY) {
    rmSync(file);
    throw new Error(`lforms@${VERSION} is not what was pinned: ${found}`);
  }
  const files = readTar(gunzipSync(archive), LIMITS);
  if (!files.ok) throw new Error(files.issues.map((issue) => issue.message).join('; '));
  return new Map(files.value.map(({ path, bytes }) => [path, bytes]));
}

export interface WidgetPages {
  readonly url: (fhirVersion: string) => string;
  readonly stop: () => void;
}

const TYPES: { readonly [extension: string]: string } = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.png': 'image/png',
};

/** A page a FHIR version with the widget and nothing else, from an origin of its own, as a hospital's portal would be. */
export function serveWidget(files: ReadonlyMap<string, Uint8Array>): Promise<WidgetPages> {
  const server = createServer(({ url = '/' }, answer) => {
    const page = /^\/(R4|R5)\.html$/.exec(url)?.[1];
    const bytes = page === undefined ? files.get(`${FOLDER}${url}`) : Buffer.from(pageOf(page));
    const type = page === undefined ? TYPES[extname(url)] : 'text/html; charset=utf-8';
    answer.writeHead(bytes === undefined ? 404 : 200, { 'Content-Type': type ?? 'text/plain' }).end(bytes);
  });
  return new Promise((settle) => {
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      settle({
        url: (fhirVersion) => `http://127.0.0.1:${port}/${fhirVersion}.html`,
        stop: () => {
          server.close();
          server.closeAllConnections();
        },
      });
    });
  });
}

function pageOf(fhirVersion: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Form</title><link rel="icon" href="data:,">
<link rel="stylesheet" href="/webcomponent/styles.css"></head><body><div id="form"></div>
<script src="/webcomponent/assets/lib/zone.min.js"></script><script src="/webcomponent/lhc-forms.js"></script>
<script src="/fhir/${fhirVersion}/lformsFHIR.min.js"></script></body></html>`;
}
