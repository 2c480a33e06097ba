import { beforeAll, describe, expect, test } from 'vitest';
import { planRelease } from '../../src/release/plan.ts';
import type { Snapshot } from '../../src/snapshot/snapshot.ts';
import { good, realDictionary, snapshotOf } from './dictionaries.ts';

describe('a search in our own dictionary', () => {
  let snapshot: Snapshot;
  beforeAll(() => {
    snapshot = snapshotOf(good(planRelease(undefined, realDictionary(), '2026-05-01')).release);
  }, 60_000);

  const refs = (words: string): readonly string[] =>
    snapshot.search
      .value()
      .find(words)
      .map((hit) => hit.ref);

  test('for FLT3 leads to the variables of FLT3 first', () => {
    const found = refs('FLT3');
    const variables = [...snapshot.cardOf.keys()].filter((key) => key.startsWith('variable/flt3'));
    expect(variables.length).toBeGreaterThan(0);
    expect([...found.slice(0, variables.length)].sort()).toEqual(variables.sort());
  });

  test.each(['os', 'OS', 'overall survival', 'Overall Survival'])('for "%s" leads to the endpoint first', (words) => {
    expect(refs(words)[0]).toBe('endpoint/os');
  });

  test.each(['haemoglobin', 'hemoglobin', 'Hemoglobin', 'hemoglob'])(
    'for "%s" leads to the variable first',
    (words) => {
      expect(refs(words)[0]).toBe('variable/hemoglobin');
    },
  );

  test('for remission leads to what is named after it before what only mentions it', () => {
    const found = refs('remission');
    const named = found.filter((ref) => ref.includes('remission'));
    expect(named.length).toBeGreaterThan(0);
    expect(found.slice(0, named.length)).toEqual(named);
  });

  test('for any id leads to what has it', () => {
    for (const key of snapshot.cardOf.keys()) expect(refs(key.slice(key.indexOf('/') + 1))).toContain(key);
  });

  test('for a code of ICD-O leads to the code system', () => {
    expect(refs('9861/3')).toContain('code-system/icd_o_3_2');
  });
});
