import {
  type CompiledExpression,
  compileCondition,
  type ExpressionHost,
  type Outcome,
  type ReadonlyRecord,
} from '../expression/compile.ts';
import { isPartialDate } from '../expression/partial-date.ts';
import type { ExpressionScope } from '../expression/scope.ts';
import { error } from '../model/issue.ts';
import { failed, ok, type Result } from '../model/result.ts';
import type { RecordRule } from '../model/shapes.ts';
import { isUnusable } from './fault.ts';
import type { RecordPlan } from './plan.ts';

/**
 * What a rule comes to for one record: `not-applicable` where its `when` does not hold; `not-evaluated` where
 * something is absent that it needs; `unknown` where it depends on what nobody can tell.
 */
export type RuleOutcome = 'pass' | 'fail' | 'not-applicable' | 'not-evaluated' | 'unknown';

/** A rule, compiled. */
export interface RuleCheck {
  readonly rule: RecordRule;
  /** Columns of its own table that it reads. */
  readonly variables: readonly string[];
  /** Columns that it reads of child records, as `child.column`. */
  readonly childColumns: readonly string[];
  readonly outcomeOf: (record: ReadonlyRecord) => RuleOutcome;
}

/** Compiles a rule; issue codes as `checkExpression`, and `unknown-value-set` for one that the plan does not list. */
export function compileRule(rule: RecordRule, scope: ExpressionScope, host: PlanHost): Result<RuleCheck> {
  const assert = compileCondition(rule.assert, scope, host);
  if (!assert.ok) return failed(...assert.issues);
  const when = rule.when === undefined ? undefined : compileCondition(rule.when, scope, host);
  if (when?.ok === false) return failed(...when.issues);
  const parts = [assert.value, ...(when === undefined ? [] : [when.value])];
  const unlisted = parts.flatMap(({ valueSets }) => valueSets).find((id) => !host.lists(id));
  if (unlisted !== undefined) {
    return failed(
      error('unknown-value-set', `The rule ${rule.id} asks for ${unlisted}, which the plan does not list.`),
    );
  }
  return ok({
    rule,
    variables: [...new Set(parts.flatMap((part) => part.variables))],
    childColumns: [...new Set(parts.flatMap((part) => part.childColumns))],
    outcomeOf: outcomeOf(assert.value, when?.value),
  });
}

function outcomeOf(
  assert: CompiledExpression<boolean>,
  when: CompiledExpression<boolean> | undefined,
): (record: ReadonlyRecord) => RuleOutcome {
  return (record) => {
    if (when !== undefined) {
      const applies = when.evaluate(record);
      if (applies === false) return 'not-applicable';
      if (applies !== true) return applies;
    }
    return RESULT[String(assert.evaluate(record)) as `${Outcome<boolean>}`];
  };
}

const RESULT = { true: 'pass', false: 'fail', unknown: 'unknown', 'not-evaluated': 'not-evaluated' } as const;

/**
 * The outcome where the record holds something unusable: it may be read as a value that nobody knows, or as absent.
 * Decided only if both come to the same, so that a wrong value neither passes a rule nor breaks it.
 */
export function outcomeDespite(check: RuleCheck, record: ReadonlyRecord): RuleOutcome {
  const unknown = check.outcomeOf(record);
  return unknown === check.outcomeOf(withoutUnusable(record)) ? unknown : 'unknown';
}

function withoutUnusable(record: ReadonlyRecord): ReadonlyRecord {
  const kept: { [name: string]: ReadonlyRecord[string] } = Object.create(null);
  for (const [name, value] of Object.entries(record)) {
    if (isUnusable(value)) continue;
    kept[name] = isRecords(value) ? value.map(withoutUnusable) : value;
  }
  return kept;
}

function isRecords(value: ReadonlyRecord[string]): value is readonly ReadonlyRecord[] {
  return Array.isArray(value) && value.length > 0 && typeof value[0] === 'object' && !isPartialDate(value[0]);
}

export interface PlanHost extends ExpressionHost {
  /** True if the plan lists the value set. */
  lists(valueSet: string): boolean;
}

/** What conditions ask of terminology, answered from a plan. */
export function hostOf({ codeLists, descents }: Pick<RecordPlan, 'codeLists' | 'descents'>): PlanHost {
  const sets = new Map(codeLists.map((list) => [list.id, new Set(list.codes.map(({ code }) => code))]));
  const below = new Map(descents.map((each) => [`${each.system} ${each.ancestor}`, new Set(each.codes)]));
  return {
    lists: (valueSet) => sets.has(valueSet),
    inValueSet: (code, valueSet) => sets.get(valueSet)?.has(code) ?? false,
    isA: (code, ancestor, system) => below.get(`${system} ${ancestor}`)?.has(code) ?? false,
  };
}
