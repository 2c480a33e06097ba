import { spawn } from 'node:child_process';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');

export interface RunningServer {
  readonly url: string;
  readonly stop: () => void;
}

/** `hdict serve` on the real dictionary, or on another folder, on a free port. */
export function startRealServer(database: string, dictionary?: string): Promise<RunningServer> {
  const child = spawn(process.execPath, [join(ROOT, 'dist/cli/main.js'), 'serve'], {
    cwd: ROOT,
    env: {
      PATH: process.env.PATH,
      HDICT_PORT: '0',
      HDICT_DB: database,
      ...(dictionary === undefined ? {} : { HDICT_DICTIONARY: dictionary }),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return new Promise((settle, refuse) => {
    let output = '';
    const collect = (chunk: Buffer): void => {
      output += chunk.toString('utf8');
      const url = /Serving on (\S+)/.exec(output)?.[1];
      if (url !== undefined) settle({ url, stop: () => void child.kill('SIGKILL') });
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.once('exit', () => refuse(new Error(`the server did not start:\n${output}`)));
  });
}
