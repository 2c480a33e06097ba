import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { MIGRATIONS } from './database.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const SOURCE = resolve(import.meta.dirname, 'child.ts');
const REQUIRE = "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);";

/** Arguments for node that run `child.ts`. Bundled, it starts in a tenth of the time that tsx needs. */
export function bundleChild(): { readonly args: readonly string[]; readonly remove: () => void } {
  const folder = resolve(ROOT, 'node_modules/.cache/harmony'); // within the project, so that better-sqlite3 is found
  const bundle = resolve(folder, `store-child-${process.pid}-${Date.now()}.mjs`);
  mkdirSync(folder, { recursive: true });
  const options = [
    '--bundle',
    '--platform=node',
    '--format=esm',
    '--external:better-sqlite3',
    `--banner:js=${REQUIRE}`,
  ];
  const esbuild = esbuildBinary();
  const built =
    esbuild === undefined
      ? undefined
      : spawnSync(esbuild, [SOURCE, ...options, '--log-level=error', `--outfile=${bundle}`]);
  if (built?.status !== 0) return { args: ['--import', 'tsx', SOURCE], remove: () => undefined };
  return { args: [bundle], remove: () => rmSync(bundle, { force: true }) };
}

/** tsx and vitest bring esbuild along; it is no dependency of ours. */
function esbuildBinary(): string | undefined {
  try {
    return createRequire(import.meta.url).resolve('esbuild/bin/esbuild');
  } catch {
    return undefined;
  }
}

/** What the child prints, line by line. */
export type Line = string | { readonly [key: string]: unknown };

export interface Running {
  readonly child: ChildProcess;
  /** Grows while the child runs. */
  readonly lines: readonly Line[];
  /** When its first line has come. */
  readonly ready: Promise<void>;
  /** When so many lines have come, or it is gone. */
  readonly said: (count: number) => Promise<void>;
  /** When it is gone and all its lines are read. */
  readonly ended: Promise<{ readonly status: number | null; readonly errors: string }>;
}

/** Starts the child: itself, not through `npx tsx`, whose child would outlive the kill. */
export function startChild(
  args: readonly string[],
  command: string,
  path: string,
  numbers: readonly number[],
): Running {
  const child = spawn(process.execPath, [...args, command, path, MIGRATIONS, ...numbers.map(String)]);
  const lines: Line[] = [];
  let errors = '';
  child.stderr.on('data', (chunk) => {
    errors += String(chunk);
  });
  const reader = createInterface({ input: child.stdout });
  reader.on('line', (line) => lines.push(JSON.parse(line)));
  const said = (count: number) =>
    new Promise<void>((done) => {
      const look = () => (lines.length >= count ? done() : undefined);
      look();
      reader.on('line', look);
      reader.on('close', done);
    });
  const read = new Promise<void>((done) => reader.on('close', done));
  const ended = new Promise<number | null>((done) => child.on('close', done)).then(async (status) => {
    await read;
    return { status, errors };
  });
  return { child, lines, ready: said(1), said, ended };
}

/** Runs a shell script with mounts of its own. */
export function inMountNamespace(script: string): { readonly status: number | null; readonly lines: readonly Line[] } {
  const { status, stdout } = spawnSync('unshare', ['-m', 'sh', '-ec', script], { encoding: 'utf8' });
  const lines = (stdout ?? '').split('\n').filter((line) => line !== '');
  return { status, lines: lines.map((line) => JSON.parse(line)) };
}

/** False where this process may not mount: tests that need it are then shown as skipped. */
export function canMount(): boolean {
  return inMountNamespace('mount -t tmpfs none /mnt').status === 0;
}
