import type { ReadonlyRecord } from '../expression/compile.ts';
import { type CellValue, isUnusable } from './fault.ts';
import { shownValues } from './key-text.ts';
import { recordProblems } from './record-problems.ts';
import { outcomeDespite, type RuleCheck } from './rule-check.ts';
import type { RunContext } from './run-context.ts';
import { countOutcome, type FileState, type Kinship, type TableState } from './table-state.ts';

/** Evaluates the rules over a record and its children, now that all files are read. */
export function finishFamilies(tables: ReadonlyMap<string, TableState>, run: RunContext): void {
  if (run.memory.isUsedUp()) return;
  for (const table of tables.values()) {
    const rules = table.check.familyRules.filter((rule) => hindranceOf(rule, table, tables) === undefined);
    if (rules.length === 0) continue;
    const lists = childLists(rules, table, tables);
    for (const file of table.files) finishFile(file, { table, rules, lists, run });
  }
}

/** Why a rule cannot look at the children of a table's records; undefined if it can. */
export function hindranceOf(
  { rule }: RuleCheck,
  table: TableState,
  tables: ReadonlyMap<string, TableState>,
): string | undefined {
  if (table.check.schema.key.length === 0) return 'The table has no key that its children could refer to.';
  for (const child of Object.values(rule.children)) {
    const state = tables.get(child);
    if (state === undefined) return `No file of the table ${child} was given.`;
    if (kinshipOf(state, table) === undefined) return `The table ${child} has no reference to the key of ${rule.id}’s.`;
  }
  return undefined;
}

function kinshipOf(child: TableState, parent: TableState): Kinship | undefined {
  return child.kinships.find((kinship) => kinship.parent === parent.check.schema.id);
}

/** A list of child records: under the name that rules give it, with the columns that they read. */
interface ChildList {
  readonly names: readonly string[];
  readonly state: TableState;
  readonly kinship: Kinship;
}

function childLists(
  rules: readonly RuleCheck[],
  table: TableState,
  tables: ReadonlyMap<string, TableState>,
): readonly ChildList[] {
  const names = new Map<string, Set<string>>();
  for (const { rule } of rules) {
    for (const [name, child] of Object.entries(rule.children))
      names.set(child, (names.get(child) ?? new Set()).add(name));
  }
  return [...names].flatMap(([child, given]) => {
    const state = tables.get(child);
    const kinship = state === undefined ? undefined : kinshipOf(state, table);
    return state === undefined || kinship === undefined ? [] : [{ names: [...given], state, kinship }];
  });
}

interface FamilyParts {
  readonly table: TableState;
  readonly rules: readonly RuleCheck[];
  readonly lists: readonly ChildList[];
  readonly run: RunContext;
}

function finishFile(file: FileState, { table, rules, lists, run }: FamilyParts): void {
  const problems = recordProblems({ file, table, run });
  const checks = rules.flatMap((rule) => {
    const tally = table.rules.get(rule);
    return tally === undefined ? [] : [{ rule, tally, report: problems.rule(rule) }];
  });
  const keys = file.ownKeys;
  for (let at = 0; at < (keys?.length() ?? 0); at++) {
    const key = keys?.at(at) ?? -1;
    const { record, isClean } = familyOf(file, at, key, lists);
    for (const { rule, tally, report } of checks) {
      // Nobody knows the children of a record without a key.
      const outcome = key < 0 ? 'unknown' : isClean ? rule.outcomeOf(record) : outcomeDespite(rule, record);
      countOutcome(tally, outcome);
      if (outcome === 'fail') report({ row: file.recordNumbers.at(at) }, () => shownValues(rule.variables, record));
    }
  }
}

/** A record with its children, as conditions see it. */
function familyOf(file: FileState, at: number, key: number, lists: readonly ChildList[]) {
  const record: { [name: string]: ReadonlyRecord[string] } = {};
  let isClean = true;
  const keep = (target: { [name: string]: CellValue }, name: string, value: CellValue): void => {
    target[name] = value;
    if (isUnusable(value)) isClean = false;
  };
  for (const [name, store] of file.asParent) keep(record as { [name: string]: CellValue }, name, store.at(at));
  for (const { names, state, kinship } of lists) {
    const children: { [name: string]: CellValue }[] = [];
    for (let child = key < 0 ? 0 : kinship.heads.at(key); child !== 0; child = kinship.before.at(child - 1)) {
      const made: { [name: string]: CellValue } = {};
      for (const [name, store] of state.asChild) keep(made, name, store.at(child - 1));
      children.push(made);
    }
    for (const name of names) record[name] = children;
  }
  return { record, isClean };
}
