import { join } from 'node:path';
import { Hono } from 'hono';
import { Bench } from 'tinybench';
import { type Catalog, createCatalog } from '../../src/catalog/catalog.ts';
import { readReleaseFiles } from '../../src/cli/dictionary-folder.ts';
import { createApp } from '../../src/http/app.ts';
import { LIMITS } from '../../src/model/limits.ts';
import { failed } from '../../src/model/result.ts';
import { diff } from '../../src/release/diff.ts';
import { readReleaseFile } from '../../src/release/release-file.ts';
import { lunrSearch } from '../../src/snapshot/lunr-search.ts';
import { heading, row } from './report.ts';

const ROOT = join(import.meta.dirname, '../..');
const BARE = 'bare Hono route';
const QUESTIONS: { readonly [name: string]: string } = {
  'GET one definition': '/api/v1/releases/latest/variables/flt3_itd_mutation',
  'GET search FLT3': '/api/v1/releases/latest/search?q=FLT3',
  'GET page of a definition': '/variable/flt3_itd_mutation',
};

/** Questions of the REST interface and the pages, without a socket, beside a bare Hono route. */
export async function inProcessSuite(): Promise<void> {
  heading('REST and pages, in the process, beside a bare Hono route');
  const app = appOfReleases();
  const bare = new Hono().get('/bare', (context) => context.json({ answer: 42 }));
  const bench = new Bench({ time: 1500, warmupTime: 500 });
  bench.add(BARE, async () => void (await (await bare.request('/bare')).text()));
  for (const [name, path] of Object.entries(QUESTIONS)) {
    const { status } = await app.request(path);
    if (status !== 200) throw new Error(`${name}: status ${status}`);
    bench.add(name, async () => void (await (await app.request(path)).text()));
  }
  await bench.run();
  const microseconds = (name: string): number => {
    const result = bench.getTask(name)?.result;
    return result !== undefined && 'latency' in result ? result.latency.mean * 1000 : Number.NaN;
  };
  const base = microseconds(BARE);
  row(BARE, `${base.toFixed(1)} µs`);
  for (const name of Object.keys(QUESTIONS)) {
    const mean = microseconds(name);
    row(name, `${mean.toFixed(1)} µs`, `${(mean / base).toFixed(2)} × bare`);
  }
}

function appOfReleases(): Hono {
  const imported: readonly [] = [];
  return createApp({
    catalog: catalogOfReleases(),
    publicUrl: undefined,
    listenUrl: 'http://127.0.0.1:8080',
    software: { name: 'bench', version: '0' },
    limits: LIMITS,
    diff,
    imported: () => imported,
    health: () => ({ ready: true, problems: [] }),
    draftRead: async () => {},
    log: () => undefined,
    scripts: undefined,
    forge: { editUrl: undefined, issueUrl: undefined, fileOf: () => undefined },
    newErrorId: () => '',
  });
}

function catalogOfReleases(): Catalog {
  const files = readReleaseFiles(join(ROOT, 'dictionary')).value;
  return createCatalog(
    {
      manifests: files.map((file) => file.manifest).toReversed(),
      load: (version) => {
        const file = files.find((each) => each.manifest.version === version);
        return file === undefined ? failed() : readReleaseFile(file.text, file.path);
      },
      draft: { state: 'absent' },
    },
    { textSearch: lunrSearch },
  );
}
