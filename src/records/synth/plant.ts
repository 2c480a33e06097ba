import type { Demand } from './blueprint.ts';
import { plantInRecord } from './plant-in-record.ts';
import { plantInValue } from './plant-in-value.ts';
import { expectProblem, isBroken, type Planted, type Planting } from './planting.ts';
import type { Row } from './row.ts';

/** Share of faults that are about a whole record. */
const RECORD_SHARE = 0.15;

/**
 * Plants faults in a share of a valid family's records, one fault a record. What follows from them (rules that the
 * record, or one that refers to it, now breaks) is expected too.
 */
export function plantFaults(planting: Omit<Planting, 'planted'>, share: number): Planted {
  const planted: Planted = { cells: new Map(), expected: new Map() };
  const whole: Planting = { ...planting, planted };
  for (const { schema } of planting.blueprint.tables) {
    for (const row of [...(planting.family.rows.get(schema.id) ?? [])]) {
      if (!planting.random.chance(share)) continue;
      const done = planting.random.chance(RECORD_SHARE) && plantInRecord(row, whole);
      if (!done) plantInValue(row, whole);
    }
  }
  expectBroken(whole);
  return planted;
}

/** Expects every rule that is broken now, and every column that is empty where it must not be. */
function expectBroken(planting: Planting): void {
  const { family, blueprint, isWhole, planted } = planting;
  if (planted.expected.size === 0 && planted.cells.size === 0) return;
  for (const { schema, demands } of blueprint.tables) {
    const asked = isWhole ? demands : demands.filter(({ children }) => children.length === 0);
    for (const row of family.rows.get(schema.id) ?? []) {
      for (const demand of asked) if (isBroken(demand, row)) expectDemand(planting, demand, row);
    }
  }
}

function expectDemand(planting: Planting, { rule, required }: Demand, row: Row): void {
  if (rule === undefined) expectProblem(planting, row, 'value-required', [required ?? '']);
  else {
    const { id, severity } = rule.rule;
    expectProblem(planting, row, 'rule-broken', rule.variables, { severity, rule: id });
  }
}
