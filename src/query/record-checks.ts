import type { Checks } from '../records/checks.ts';
import { compileChecks } from '../records/compile-checks.ts';
import type { RecordPlan } from '../records/plan.ts';
import { recordPlanOf } from '../snapshot/record-plan.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';

const compiled = new WeakMap<Snapshot, Checks>();

/** All that a check of data files needs of a release. What it lacks is in every report as not evaluated. */
export function recordPlan(snapshot: Snapshot): RecordPlan {
  return recordPlanOf(snapshot).value;
}

/** The checks of a release, compiled when first asked for. */
export function recordChecks(snapshot: Snapshot): Checks {
  const known = compiled.get(snapshot);
  if (known !== undefined) return known;
  const made = compileChecks(recordPlan(snapshot));
  if (!made.ok) throw new Error('record-checks: what cannot be compiled is left out, so there always are checks');
  compiled.set(snapshot, made.value);
  return made.value;
}
