import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { onTestFinished } from 'vitest';
import { runCommandLine } from '../../src/cli/program.ts';

const MAIN = join(import.meta.dirname, '../../dist/cli/main.js');
const SMALL = join(import.meta.dirname, '../fixtures/small');

export interface Ran {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

/** A copy of the small dictionary in a folder of its own, and the command line run on it. */
export interface Workspace {
  readonly folder: string;
  readonly dictionary: string;
  readonly database: string;
  readonly env: NodeJS.ProcessEnv;
  /** The command line in this process: what it wrote, and its exit status. */
  readonly run: (...args: readonly string[]) => Promise<Ran>;
  /** The same with something on standard input. */
  readonly pipe: (input: string | Uint8Array, ...args: readonly string[]) => Promise<Ran>;
  /** The same in a process of its own, as built. */
  readonly spawn: (...args: readonly string[]) => Ran;
  /** A line for a shell, in the folder, with `hdict` before it: for pipes. */
  readonly shell: (line: string) => Ran;
  readonly edit: (file: string, change: (text: string) => string) => void;
}

/**
 * Makes a workspace that goes away with the test, or with the suite if `whenDone` is `afterAll`. `from` is another
 * dictionary than the small one.
 */
export function workspace(from = SMALL, whenDone: (clean: () => void) => void = onTestFinished): Workspace {
  const folder = mkdtempSync(join(tmpdir(), 'hdict-cli-'));
  whenDone(() => rmSync(folder, { recursive: true, force: true }));
  const dictionary = join(folder, 'dictionary');
  cpSync(from, dictionary, { recursive: true });
  const database = join(folder, 'data', 'harmony.db');
  const env = { PATH: process.env.PATH, HDICT_DICTIONARY: dictionary, HDICT_DB: database, HDICT_PORT: '0' };
  const run = async (args: readonly string[], input: readonly Uint8Array[]): Promise<Ran> => {
    const written = { out: '', err: '' };
    const status = await runCommandLine(args, {
      output: {
        out: (text) => {
          written.out += text;
        },
        err: (text) => {
          written.err += text;
        },
        colour: false,
      },
      environment: env,
      cwd: folder,
      clock: Date.now,
      input: () => Readable.from(input),
    });
    return { status, ...written };
  };
  return {
    folder,
    dictionary,
    database,
    env,
    run: (...args) => run(args, []),
    pipe: (input, ...args) => run(args, [Buffer.from(input)]),
    spawn: (...args) => {
      const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...args], {
        env,
        encoding: 'utf8',
        // A command that should have ended must not hold up the tests.
        timeout: 20_000,
      });
      return { status: status ?? -1, out: stdout, err: stderr };
    },
    shell: (line) => {
      const command = `set -o pipefail; "${process.execPath}" "${MAIN}" ${line}`;
      const { status, stdout, stderr } = spawnSync('bash', ['--norc', '-c', command], {
        env,
        cwd: folder,
        encoding: 'utf8',
        timeout: 20_000,
      });
      return { status: status ?? -1, out: stdout, err: stderr };
    },
    edit: (file, change) => {
      const path = join(dictionary, file);
      writeFileSync(path, change(readFileSync(path, 'utf8')));
    },
  };
}

export interface RunningServer {
  readonly url: string;
  readonly pid: number;
  readonly output: () => string;
  /** Waits until its output holds `text`. */
  readonly said: (text: string) => Promise<void>;
  readonly signal: (name: NodeJS.Signals) => void;
  /** Exit status, once it has ended. */
  readonly ended: Promise<number | null>;
}

/** Starts `hdict serve` and waits until it says where it listens. Killed with the test, if it still runs then. */
export async function startServer(space: Workspace, env: NodeJS.ProcessEnv = {}): Promise<RunningServer> {
  const child = spawn(process.execPath, [MAIN, 'serve'], { env: { ...space.env, ...env }, stdio: 'pipe' });
  onTestFinished(() => void child.kill('SIGKILL'));
  let output = '';
  const listeners = new Set<() => void>();
  const collect = (chunk: Buffer): void => {
    output += chunk.toString('utf8');
    for (const listener of listeners) listener();
  };
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  const ended = new Promise<number | null>((settle) => void child.once('exit', settle));
  const said = (text: string): Promise<void> =>
    new Promise((settle, refuse) => {
      const look = (): void => {
        if (!output.includes(text)) return;
        listeners.delete(look);
        settle();
      };
      listeners.add(look);
      void ended.then(() => refuse(new Error(`ended before it said "${text}":\n${output}`)));
      look();
    });
  await said('Serving on ');
  const url = /Serving on (\S+)/.exec(output)?.[1] ?? '';
  return {
    url,
    pid: child.pid ?? -1,
    output: () => output,
    said,
    signal: (name) => void child.kill(name),
    ended,
  };
}
