import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { bundleChild, startChild } from './child-process.ts';
import { openAt, temporaryFolder } from './database.ts';

const bundle = bundleChild();
afterAll(bundle.remove);

it('processes that make the same database and load the same chain at the same time all end well', async () => {
  for (let round = 0; round < 4; round++) {
    const path = join(temporaryFolder(), 'harmony.db');
    const running = Array.from({ length: 3 }, () => startChild(bundle.args, 'load', path, [8, 60]));
    const ended = await Promise.all(running.map(({ ended }) => ended));
    expect(ended).toEqual(ended.map(() => ({ status: 0, errors: '' })));
    const outcomes = running.map(({ lines }) => lines.slice(1));
    for (let n = 0; n < 8; n++) {
      const said = outcomes.map((lines) => lines[n]).sort(byOutcome);
      expect(said).toEqual(
        ['already-present', 'already-present', 'loaded'].map((outcome) => ({ version: `1.${n}.0`, outcome })),
      );
    }
    const store = openAt(path);
    expect(store.manifests()).toHaveLength(8);
    expect(store.audit()).toHaveLength(24);
    expect(store.verify()).toEqual([]);
  }

  function byOutcome(a: unknown, b: unknown): number {
    return JSON.stringify(a) < JSON.stringify(b) ? -1 : 1;
  }
}, 60_000);
