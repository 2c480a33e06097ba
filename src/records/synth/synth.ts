import { error } from '../../model/issue.ts';
import { failed, ok, type Result } from '../../model/result.ts';
import type { RecordPlan } from '../plan.ts';
import { type Blueprint, blueprintOf } from './blueprint.ts';
import { drawFamily, type Family } from './family.ts';
import { mend } from './mend.ts';
import { randomOf } from './random.ts';
import { keyOf } from './row.ts';

/** Makes records that are valid by a release, and belong to nobody. */
export interface Synth {
  readonly blueprint: Blueprint;
  /** The family of that number, from 1: the same for the same seed. Issues: `not-supported` if none is found. */
  family(number: number): Result<Family>;
}

/** Most families that are drawn for one number before it is given up. */
const MOST_DRAWN = 50;

/** Prepares making records of the tables of a release; issues as `blueprintOf`. */
export function synthOf(plan: RecordPlan, seed: number): Result<Synth> {
  const made = blueprintOf(plan);
  if (!made.ok) return made;
  const blueprint = made.value;
  const { root } = blueprint;
  const isNamed = root.columns.some(({ from }) => from === 'serial');
  const taken = new Set<string>();
  return ok({ blueprint, family }, made.issues);

  function family(number: number): Result<Family> {
    let hindrance = 'a value of its key';
    for (let drawn = 0; drawn < MOST_DRAWN; drawn++) {
      const random = randomOf(seed, number * MOST_DRAWN + drawn);
      const candidate = drawFamily(blueprint, number, random);
      const empty = emptyRequired(candidate);
      if (empty !== undefined) {
        hindrance = `a value of ${empty}`;
        continue;
      }
      if (!isNamed && isTaken(candidate)) continue;
      const breach = mend(candidate, blueprint, random);
      if (breach === undefined) return ok(candidate);
      hindrance = breach.demand.rule?.rule.id ?? `a value of ${breach.demand.required}`;
    }
    const message = `No record number ${number} of ${root.schema.id} was found in ${MOST_DRAWN} draws; what is missing is ${hindrance}.`;
    return failed(error('not-supported', message));
  }

  /** Keys that are drawn must be kept: nothing else makes them differ. */
  function isTaken({ rows }: Family): boolean {
    const [row] = rows.get(root.schema.id) ?? [];
    const key = row === undefined ? undefined : keyOf(row, root.schema.key);
    if (key === undefined || taken.has(key)) return root.schema.key.length > 0;
    taken.add(key);
    return false;
  }
}

function emptyRequired({ rows }: Family): string | undefined {
  for (const list of rows.values()) {
    for (const { table, values, reasons } of list) {
      for (const { column } of table.columns) {
        if (column.required && values[column.name] === undefined && reasons[column.name] === undefined) {
          return `${table.schema.id}.${column.name}`;
        }
      }
    }
  }
  return undefined;
}
