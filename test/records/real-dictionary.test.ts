import { expect, test } from 'vitest';
import { compileChecks } from '../../src/records/compile-checks.ts';
import type { RecordPlan } from '../../src/records/plan.ts';
import { good, realDictionary, sealed, snapshotOf } from '../snapshot/dictionaries.ts';
import { planOf } from './support.ts';

/** The shipped dictionary as a plan. */
let made: RecordPlan | undefined;
function realPlan(): RecordPlan {
  const [release] = sealed(realDictionary());
  if (release === undefined) expect.fail();
  made ??= planOf(snapshotOf(release));
  return made;
}

test('the shipped dictionary compiles to checks without an issue', () => {
  expect(compileChecks(realPlan()).issues).toEqual([]);
  expect(good(compileChecks(realPlan())).plan.tables.length).toBeGreaterThan(10);
});
