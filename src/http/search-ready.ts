import { inSlices } from './in-slices.ts';
import type { Snapshot } from './links.ts';

/** One run for all who wait: several at once would take a slice each before anybody else has a turn. */
const runs = new WeakMap<Snapshot, Promise<void>>();

/**
 * Settles once a release can be searched. The first question makes its index, which takes many times as long as any
 * answer: others are answered between its steps. A question that did not wait would be answered as well, at their cost.
 */
export function searchReady(snapshot: Snapshot): Promise<void> {
  const known = runs.get(snapshot);
  if (known !== undefined) return known;
  const { search, codeSearch } = snapshot;
  const run = inSlices({ step: () => search.step() || codeSearch.step() }).finally(() => runs.delete(snapshot));
  runs.set(snapshot, run);
  return run;
}
