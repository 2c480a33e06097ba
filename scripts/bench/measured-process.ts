import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { PROBE, type Usage } from './probe.ts';

const ROOT = join(import.meta.dirname, '../..');
export const MAIN = join(ROOT, 'dist/cli/main.js');

/** A process that serves, and says what it uses. */
export interface MeasuredProcess {
  /** Time from its start to its first word, in milliseconds. */
  readonly startMs: number;
  /** What it had used by then. */
  readonly atStart: Usage;
  readonly port: number;
  readonly usage: () => Promise<Usage>;
  readonly stop: () => Promise<void>;
}

/** A Hono route that answers a small JSON: what every figure is compared to. It says its port as the server does. */
const BARE_SERVER = `
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
const app = new Hono().get('/bare', (context) => context.json({ answer: 42 }));
serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => {
  console.log('Serving on http://127.0.0.1:' + port + '\\n');
});
`;

export function bareServer(): Promise<MeasuredProcess> {
  return started(['--input-type=module', '-e', BARE_SERVER], {});
}

/** The real server, over the alliance's releases and what was imported into `database`. */
export function realServer(database: string): Promise<MeasuredProcess> {
  return started([MAIN, 'serve'], environmentOf(database));
}

export function environmentOf(database: string): NodeJS.ProcessEnv {
  return { HDICT_DB: database, HDICT_PORT: '0', HDICT_DRAFT: 'off' };
}

async function started(args: readonly string[], env: NodeJS.ProcessEnv): Promise<MeasuredProcess> {
  const begin = performance.now();
  const child = spawn(process.execPath, [PROBE, ...args], {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const port = await portOf(child);
  const startMs = performance.now() - begin;
  const usage = () => usageOf(child);
  return { startMs, atStart: await usage(), port, usage, stop: () => stopped(child) };
}

/** Reads on for ever: a process whose output nobody takes would stand still. */
function portOf(child: ChildProcess): Promise<number> {
  return new Promise((settle, refuse) => {
    let output = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      const port = /Serving on http:\/\/127\.0\.0\.1:(\d+)\n/.exec(output)?.[1];
      if (port !== undefined) settle(Number(port));
    });
    child.once('exit', () => refuse(new Error(`The server ended: ${output}`)));
  });
}

async function usageOf(child: ChildProcess): Promise<Usage> {
  child.send('usage');
  const [usage] = await once(child, 'message');
  return usage;
}

async function stopped(child: ChildProcess): Promise<void> {
  const exit = once(child, 'exit');
  child.kill();
  await exit;
}
