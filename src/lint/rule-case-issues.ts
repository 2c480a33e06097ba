import type { Case, CaseValue } from '../model/definition-parts.ts';
import type { Rule } from '../model/definitions.ts';
import { definitionsOf } from '../model/dictionary.ts';
import { keyOf } from '../model/ids.ts';
import { error, type Issue } from '../model/issue.ts';
import type { RecordColumn, RecordSchema } from '../model/shapes.ts';
import { scopesOf } from '../records/expression-scopes.ts';
import { dateParserOf } from '../records/judge-date.ts';
import { compileRule, hostOf, type RuleCheck } from '../records/rule-check.ts';
import { recordPlanOf } from '../snapshot/record-plan.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';

/**
 * `invalid-value` for every worked case of a rule that does not come to what it says, and `unknown-reference` for what
 * goes into it and is no column. Rules that do not compile are reported where they are written.
 */
export function ruleCaseIssues(snapshot: Snapshot): readonly Issue[] {
  const { value: plan } = recordPlanOf(snapshot);
  const host = hostOf(plan);
  const scopeOf = scopesOf(plan.tables);
  const tables = new Map(plan.tables.map((table) => [table.id, table]));
  return definitionsOf(snapshot.dictionary, 'rule').flatMap((rule) => {
    const table = tables.get(rule.table);
    const compiled = table?.rules.find(({ id }) => id === rule.id);
    if (table === undefined || compiled === undefined) return [];
    const check = compileRule(compiled, scopeOf(table, compiled.children), host);
    if (!check.ok) return [];
    return (rule.cases ?? []).flatMap((each, at) => issuesOf(each, at, { rule, table, tables, check: check.value }));
  });
}

interface RuleParts {
  readonly rule: Rule;
  readonly table: RecordSchema;
  readonly tables: ReadonlyMap<string, RecordSchema>;
  readonly check: RuleCheck;
}

function issuesOf({ given, expect }: Case, at: number, parts: RuleParts): readonly Issue[] {
  const place = (pointer: string) => ({ definition: keyOf(parts.rule), pointer: `/cases/${at}/${pointer}` });
  const unknown = Object.keys(given).filter((name) => !isKnown(name, parts));
  if (unknown.length > 0) {
    const message = `${parts.rule.table} has no column, and the rule no children, called ${unknown.join(', ')}.`;
    return [error('unknown-reference', message, place('given'))];
  }
  const outcome = parts.check.outcomeOf(recordOf(given, parts));
  if (expect.result === outcome) return [];
  const message = `The case comes to ${outcome}; it says ${expect.result}.`;
  return [error('invalid-value', message, place('expect/result'))];
}

function isKnown(name: string, { rule, table }: RuleParts): boolean {
  return rule.children?.[name] !== undefined || table.columns.some((column) => column.name === name);
}

function recordOf(given: Case['given'], { rule, table, tables }: RuleParts) {
  const entries = Object.entries(given).map(([name, value]) => {
    const child = rule.children?.[name];
    if (child === undefined || !Array.isArray(value)) return [name, cellOf(value, name, table)] as const;
    const columns = tables.get(child);
    return [name, value.map((record) => Object.fromEntries(cellsOf(record, columns)))] as const;
  });
  return Object.fromEntries(entries);
}

function cellsOf(record: { readonly [name: string]: CaseValue }, table: RecordSchema | undefined) {
  return Object.entries(record).map(([name, value]) => [name, cellOf(value, name, table)] as const);
}

/** A value as conditions see it: dates are dates, and a cell that takes several values is a list. */
function cellOf(value: CaseValue, name: string, table: RecordSchema | undefined) {
  const column = table?.columns.find((each) => each.name === name);
  if (column === undefined || typeof value === 'object') return undefined;
  if (!column.repeats) return scalarOf(value, column);
  return String(value)
    .split(table?.separator ?? ';')
    .map((each) => scalarOf(each, column));
}

function scalarOf(value: string | number | boolean, { type }: RecordColumn) {
  const isDate = type === 'date' || type === 'partialDate' || type === 'dateTime';
  return isDate ? dateParserOf(type)(String(value)) : value;
}
