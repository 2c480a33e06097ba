import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, it } from 'vitest';
import { bundleChild, type Line, startChild } from './child-process.ts';
import { answerOf, temporaryFolder, tryOpen } from './database.ts';
import { bigChain } from './fixture-release.ts';

const ROUNDS = process.env.HDICT_FULL === undefined ? 40 : 200;
const SEED = Number(process.env.HDICT_SEED ?? Date.now() % 1_000_000);
const RELEASES = 6;
const SIZE = 200;
const CHAIN = bigChain(RELEASES, SIZE);

const bundle = bundleChild();
afterAll(bundle.remove);

/** mulberry32: the same seed gives the same delays. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

it(`a load killed at any moment leaves each release absent or whole (${ROUNDS} kills, HDICT_SEED=${SEED})`, async () => {
  const folder = temporaryFolder();
  const random = randomFrom(SEED);
  const releaseMs = (await undisturbed(join(folder, 'whole.db'))) / RELEASES;
  const seen = { acknowledged: 0, unacknowledged: 0, journals: 0, unborn: 0, finished: 0 };
  for (let round = 0; round < ROUNDS; round++) {
    const path = join(folder, `${round}.db`);
    const { acknowledged, finished } = await killed(path, {
      // Counted from what the load says, not from its start: a machine that others slow down is hit as often.
      afterReleases: Math.floor(random() * RELEASES),
      thenMs: random() * releaseMs,
    });
    if (existsSync(`${path}-journal`)) seen.journals++;
    if (!existsSync(path)) seen.unborn++;
    const present = checkAndFinish(path, acknowledged);
    seen.acknowledged += acknowledged.length;
    seen.unacknowledged += present - acknowledged.length;
    if (finished) seen.finished++;
    rmSync(path);
  }
  console.log(`seed ${SEED}, ${ROUNDS} kills, ${Math.round(releaseMs)} ms a release:`, seen);
  // A test of the test: kills did land inside transactions, and mostly before the end.
  expect(seen.journals).toBeGreaterThan(ROUNDS / 10);
  expect(seen.finished).toBeLessThan(ROUNDS / 2);
}, 600_000);

/** How long a load takes that nobody kills, in milliseconds. */
async function undisturbed(path: string): Promise<number> {
  const running = startChild(bundle.args, 'load', path, [RELEASES, SIZE]);
  await running.ready;
  const from = performance.now();
  await running.ended;
  return performance.now() - from;
}

interface Moment {
  readonly afterReleases: number;
  readonly thenMs: number;
}

/** Kills a load; answers the versions that it had said to be loaded. */
async function killed(path: string, { afterReleases, thenMs }: Moment) {
  const running = startChild(bundle.args, 'load', path, [RELEASES, SIZE]);
  await running.said(1 + afterReleases);
  await sleep(thenMs);
  running.child.kill('SIGKILL');
  const { errors } = await running.ended;
  expect(errors).toBe('');
  const acknowledged = running.lines.slice(1).map(versionIn);
  return { acknowledged, finished: acknowledged.length === RELEASES };
}

function versionIn(line: Line): string {
  expect(line).toMatchObject({ outcome: 'loaded' });
  return typeof line === 'object' ? String(line.version) : '';
}

/** Opens what the killed process left, checks it, and loads the rest. Answers how many releases there were. */
function checkAndFinish(path: string, acknowledged: readonly string[]): number {
  const from = performance.now();
  const store = answerOf(tryOpen(path));
  expect(performance.now() - from).toBeLessThan(2_000);
  expect(store.verify()).toEqual([]);
  const present = store.manifests().map(({ version }) => version);
  expect(present).toEqual(expect.arrayContaining([...acknowledged]));
  // At most one release was committed and not yet acknowledged.
  expect(present.length - acknowledged.length).toBeLessThanOrEqual(1);
  for (const release of CHAIN.slice(0, present.length)) {
    expect(answerOf(store.load(release.manifest.version)).manifest).toEqual(release.manifest);
  }
  expect(store.audit().filter(({ outcome }) => outcome === 'loaded')).toHaveLength(present.length);
  for (const [n, release] of CHAIN.entries()) {
    expect(answerOf(store.save(release, 'rest'))).toBe(n < present.length ? 'already-present' : 'loaded');
  }
  expect(store.manifests()).toHaveLength(RELEASES);
  expect(store.verify()).toEqual([]);
  store.close();
  return present.length;
}
