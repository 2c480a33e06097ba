/**
 * `npm run bench`: what questions cost, as ratios to a bare Hono route (or the same work by hand) measured in the same
 * run, so that figures of different machines can be compared. Prints the machine. Nothing here passes or fails.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { Hono } from 'hono';
import { Bench } from 'tinybench';
import { type Catalog, createCatalog } from '../src/catalog/catalog.ts';
import { readReleaseFiles } from '../src/cli/dictionary-folder.ts';
import { createApp } from '../src/http/app.ts';
import { LIMITS } from '../src/model/limits.ts';
import { failed } from '../src/model/result.ts';
import { diff } from '../src/release/diff.ts';
import { readReleaseFile } from '../src/release/release-file.ts';
import { lunrSearch } from '../src/snapshot/lunr-search.ts';

const ROOT = join(import.meta.dirname, '..');
const MAIN = join(ROOT, 'dist/cli/main.js');

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

const BARE = 'bare Hono route';
const SYSTEM = encodeURIComponent('http://terminology.hl7.org/CodeSystem/icd-o-3');
const VALUE_SET = encodeURIComponent('https://dictionary.harmony-alliance.eu/ValueSet/icd-o-aml');
const QUESTIONS: { readonly [name: string]: string } = {
  'GET one definition': '/api/v1/releases/latest/variables/flt3_itd_mutation',
  'GET search FLT3': '/api/v1/releases/latest/search?q=FLT3',
  'GET CodeSystem/$lookup': `/fhir/r4/CodeSystem/$lookup?system=${SYSTEM}&code=9861/3`,
  'GET ValueSet/$validate-code': `/fhir/r4/ValueSet/$validate-code?url=${VALUE_SET}&system=${SYSTEM}&code=9861/3`,
  'GET ValueSet/$expand': `/fhir/r4/ValueSet/$expand?url=${VALUE_SET}&count=20`,
};

async function questions(): Promise<void> {
  const app = createApp({
    catalog: catalogOfReleases(),
    publicUrl: undefined,
    listenUrl: 'http://127.0.0.1:8080',
    software: { name: 'bench', version: '0' },
    limits: LIMITS,
    diff,
    imported: () => [],
    health: () => ({ ready: true, problems: [] }),
    draftRead: async () => {},
    log: () => undefined,
    newErrorId: () => '',
  });
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
  console.log(`${BARE.padEnd(32)} ${base.toFixed(1).padStart(8)} µs`);
  for (const name of Object.keys(QUESTIONS)) {
    const mean = microseconds(name);
    console.log(`${name.padEnd(32)} ${mean.toFixed(1).padStart(8)} µs  ${(mean / base).toFixed(2)} × bare`);
  }
}

interface Started {
  readonly ms: number;
  readonly residentMb: number;
}

/** Starts a process, waits for its word, and reads what memory it holds. */
function started(args: readonly string[], env: NodeJS.ProcessEnv, word: string): Promise<Started> {
  return new Promise((settle) => {
    const begin = performance.now();
    const child = spawn(process.execPath, args, {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      if (!output.includes(word)) return;
      const ms = performance.now() - begin;
      child.stdout.removeAllListeners();
      const ps = spawn('ps', ['-o', 'rss=', '-p', String(child.pid)]);
      ps.stdout.on('data', (rss: Buffer) => {
        child.kill();
        settle({ ms, residentMb: Number(rss.toString()) / 1024 });
      });
    });
  });
}

const BARE_SERVER = `
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
serve({ fetch: new Hono().get('/', (c) => c.json({})).fetch, port: 0 }, () => console.log('ready'));
`;

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

async function startUp(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'hdict-bench-'));
  const env = { HDICT_DB: join(folder, 'harmony.db'), HDICT_PORT: '0', HDICT_DRAFT: 'off' };
  await started([MAIN, 'serve'], env, 'Serving on');
  const own: Started[] = [];
  const bare: Started[] = [];
  for (let round = 0; round < 7; round++) {
    own.push(await started([MAIN, 'serve'], env, 'Serving on'));
    bare.push(await started(['--input-type=module', '-e', BARE_SERVER], {}, 'ready'));
  }
  rmSync(folder, { recursive: true, force: true });
  const line = (name: string, pick: (one: Started) => number, unit: string): void => {
    const [ours, theirs] = [median(own.map(pick)), median(bare.map(pick))];
    console.log(
      `${name.padEnd(32)} ${ours.toFixed(0).padStart(8)} ${unit}  ${(ours / theirs).toFixed(2)} × bare server`,
    );
  };
  line('start to listening', (one) => one.ms, 'ms');
  line('resident memory', (one) => one.residentMb, 'MB');
}

console.log(
  `${cpus()[0]?.model ?? 'unknown CPU'} × ${cpus().length}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`,
);
await questions();
await startUp();
