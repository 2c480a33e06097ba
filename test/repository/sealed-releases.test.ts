import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const RELEASES = 'dictionary/releases';

function git(...args: readonly string[]): string | undefined {
  const { status, stdout } = spawnSync('git', args, { cwd: ROOT, encoding: 'utf8' });
  return status === 0 ? stdout.trim() : undefined;
}

const hasHistory = git('rev-parse', '--is-shallow-repository') === 'false';

describe('sealed releases', () => {
  // A shallow clone cannot show that nothing was changed; the workflow fetches the whole history.
  it.runIf(hasHistory)('were never changed, renamed or deleted since they were committed', () => {
    expect(git('log', '--diff-filter=MDRT', '--format=%h %s', '--', RELEASES)).toBe('');
  });

  it.runIf(hasHistory)('are as they were committed', () => {
    expect(git('status', '--porcelain', '--', RELEASES)).not.toMatch(/^[ MDRT]{2}/m);
  });

  it('are there', () => {
    expect(readdirSync(join(ROOT, RELEASES)).filter((name) => name.endsWith('.ndjson'))).toContain('1.0.0.ndjson');
  });
});
