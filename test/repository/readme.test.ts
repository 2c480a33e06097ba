import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningServer, startRealServer } from './real-server.ts';

/**
 * The README's ```console blocks: each `$ command` is run, and what it printed must be what the README shows. A line
 * `…` stands for any lines, and `…` within a line for any text.
 */

const ROOT = join(import.meta.dirname, '../..');
const README = readFileSync(join(ROOT, 'README.md'), 'utf8');

interface Shown {
  readonly command: string;
  readonly output: string;
}

function shownCommands(markdown: string): readonly Shown[] {
  const blocks = [...markdown.matchAll(/^```console\n([\s\S]*?)^```$/gm)].map((match) => match[1] ?? '');
  return blocks.flatMap((block) =>
    block
      .split(/^\$ /m)
      .slice(1)
      .map((part) => {
        const [command = '', ...output] = part.split('\n');
        return { command, output: output.join('\n').trim() };
      }),
  );
}

function pattern(output: string): RegExp {
  const escaped = output.split('…').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${escaped.join('[\\s\\S]*?')}$`);
}

describe('README', () => {
  let server: RunningServer;
  let folder: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'hdict-readme-'));
    server = await startRealServer(join(folder, 'harmony.db'));
  }, 30_000);

  afterAll(() => {
    server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('shows commands', () => {
    expect(shownCommands(README).length).toBeGreaterThan(5);
  });

  it.each(shownCommands(README))('shows what `$command` prints', ({ command, output }) => {
    const here = command.replaceAll('http://127.0.0.1:8080', server.url);
    const { stdout } = spawnSync('bash', ['-c', here], { cwd: ROOT, encoding: 'utf8' });
    const printed = stdout.trim().replaceAll(server.url, 'http://127.0.0.1:8080');
    expect(printed).toMatch(pattern(output));
  });
});
