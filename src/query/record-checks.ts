import { error } from '../model/issue.ts';
import { failed, ok, type Result } from '../model/result.ts';
import { checkValue, type ValueVerdict } from '../records/check-value.ts';
import type { Checks } from '../records/checks.ts';
import { compileChecks } from '../records/compile-checks.ts';
import type { RecordPlan } from '../records/plan.ts';
import { recordPlanOf, valuePlanOf } from '../snapshot/record-plan.ts';
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

/** One value of one variable. */
export interface AskedValue {
  readonly variable: string;
  /** A text as a cell has it, or a JSON value. */
  readonly value: unknown;
  /** UCUM unit of the value; the variable's own where it is not said. */
  readonly unit?: string;
  /** Table that the value is for: its column may narrow what the variable allows. */
  readonly table?: string;
}

export interface CheckedValue extends ValueVerdict {
  /** Table whose column was asked; absent where the variable is in none. */
  readonly table?: string;
}

/**
 * What is wrong with one value of a variable. Answers `unknown-definition`, and `invalid-body` where a unit is given for
 * what has none.
 */
export function checkOneValue(snapshot: Snapshot, { variable, value, unit, table }: AskedValue): Result<CheckedValue> {
  const asked = valuePlanOf(snapshot, variable);
  if (!asked.ok) return asked;
  const { plan } = asked.value;
  const ofTable = plan.tables.find(({ id }) => id === table)?.columns.find((each) => each.variable === variable);
  if (table !== undefined && ofTable === undefined) {
    const message = `There is no table "${table}" with the variable ${variable}.`;
    return failed(error('unknown-definition', message, { pointer: '/table' }));
  }
  const column = ofTable ?? asked.value.column;
  if (unit !== undefined && column.unit === undefined) {
    return failed(error('invalid-body', `The variable ${variable} has no unit.`, { pointer: '/unit' }));
  }
  const of = plan.tables.find(({ columns }) => columns.includes(column));
  return ok({ ...checkValue(plan, column, value, unit), ...(of === undefined ? {} : { table: of.id }) });
}
