import { setImmediate } from 'node:timers/promises';
import type { InSteps } from '../model/in-steps.ts';

/** How long something that is being made keeps other questions waiting. */
const SLICE_MS = 10;

/** Settles once all steps are taken: others are answered between them. */
export async function inSlices({ step }: Pick<InSteps<unknown>, 'step'>): Promise<void> {
  let until = performance.now() + SLICE_MS;
  while (step()) {
    if (performance.now() < until) continue;
    await setImmediate();
    until = performance.now() + SLICE_MS;
  }
}
