import type { ColumnCheck } from './column-check.ts';
import type { ColumnTally } from './column-reader.ts';
import { hindranceOf } from './finish-families.ts';
import type { Step, StepOutcome } from './report.ts';
import type { RunContext } from './run-context.ts';
import type { TableState } from './table-state.ts';
import type { Tally } from './tally.ts';

/** Every check of every file, column, key, reference and rule of the tables that have files, with what it came to. */
export function stepsOf(tables: ReadonlyMap<string, TableState>, run: RunContext): readonly Step[] {
  const sorted = [...tables.values()].sort((a, b) => (a.check.schema.id < b.check.schema.id ? -1 : 1));
  return sorted.flatMap((table) => [
    ...fileSteps(table),
    ...table.check.columns.flatMap((check, at) => columnSteps(table, check, at)),
    ...keySteps(table, run),
    ...referenceSteps(table, tables, run),
    ...ruleSteps(table, tables, run),
  ]);
}

type Made = Omit<Step, 'id' | 'table' | 'outcome'> & { readonly id: string };

function step(table: TableState, made: Made): Step {
  const { id, ...rest } = made;
  const tableId = table.check.schema.id;
  return { id: `${tableId}/${id}`, table: tableId, outcome: outcomeOf(made), ...rest };
}

function outcomeOf({ failed, rows, unevaluated, reason }: Omit<Made, 'id'>): StepOutcome {
  if (failed > 0) return 'fail';
  if (rows > 0 && reason === undefined) return 'pass';
  return unevaluated > 0 ? 'unevaluated' : 'not-applicable';
}

function fileSteps(table: TableState): readonly Step[] {
  const files = table.files.toSorted((a, b) => (a.coming.name < b.coming.name ? -1 : 1));
  return files.flatMap(({ coming: { name }, rows, faults, headingFaults }) => [
    step(table, { id: `file/${name}`, check: 'file', target: name, ...fileTally(rows, faults) }),
    step(table, { id: `headings/${name}`, check: 'headings', target: name, ...fileTally(rows, headingFaults) }),
  ]);
}

/** Even a file without a record was looked at. */
function fileTally(rows: number, failed: number): Tally {
  return { rows: Math.max(rows, 1), failed, unevaluated: 0 };
}

function columnSteps(table: TableState, check: ColumnCheck, at: number): readonly Step[] {
  const tally = table.columns[at];
  if (tally === undefined) return [];
  const { name } = check.column;
  return checksOf(table, check, at).map((each) => {
    const reason = reasonOf(table, each, at);
    const counted = each === 'required' ? requiredTally(table, at, tally) : valueTally(each, tally, check);
    return step(table, {
      id: `${name}/${each}`,
      check: each,
      target: name,
      ...counted,
      ...(reason === undefined ? {} : { reason }),
    });
  });
}

function reasonOf(table: TableState, of: Step['check'], at: number): string | undefined {
  if (of === 'required') return hinderedAt(table, at)?.reason;
  return table.present.has(at) ? table.check.columns[at]?.hindered.get(of) : 'The column is in no file.';
}

/** Why nobody can tell when the column is required; one that is always required asks no condition. */
function hinderedAt(table: TableState, at: number) {
  if (table.check.schema.columns[at]?.required) return undefined;
  return table.check.hinderedRequired.find(({ of }) => of === at);
}

function checksOf(table: TableState, { column }: ColumnCheck, at: number): readonly Step['check'][] {
  const { required, type, unit, range, plausible, pattern, valueSet } = column;
  const isRequired = required || table.required.has(at) || hinderedAt(table, at) !== undefined;
  return [
    ...(isRequired ? ['required' as const] : []),
    'type',
    ...(unit !== undefined && (type === 'integer' || type === 'decimal') ? ['unit' as const] : []),
    ...(range === undefined ? [] : ['range' as const]),
    ...(plausible === undefined ? [] : ['plausible' as const]),
    ...(pattern === undefined ? [] : ['pattern' as const]),
    ...(valueSet === undefined ? [] : ['codes' as const]),
  ];
}

function requiredTally(table: TableState, at: number, tally: ColumnTally): Tally {
  const failed = tally.failed.required ?? 0;
  if (table.check.schema.columns[at]?.required) return { rows: table.rows, failed, unevaluated: 0 };
  if (hinderedAt(table, at) !== undefined) return { rows: 0, failed, unevaluated: table.rows };
  const asked = table.required.get(at);
  return { rows: asked?.rows ?? 0, failed, unevaluated: asked?.unevaluated ?? 0 };
}

/** Sizes and the like are looked at only where the value is one of its type. */
function valueTally(check: Step['check'], { values, unusable, failed }: ColumnTally, column: ColumnCheck): Tally {
  const own = failed[check] ?? 0;
  if (column.hindered.has(check)) return { rows: 0, failed: 0, unevaluated: values };
  if (check === 'type' || check === 'codes' || check === 'unit') return { rows: values, failed: own, unevaluated: 0 };
  return { rows: values - unusable, failed: own, unevaluated: unusable };
}

const USED_UP = 'The memory for what is kept of the files is used up (limit checkMemoryBytes).';

function keySteps(table: TableState, run: RunContext): readonly Step[] {
  return table.unique.map(({ of: { check, columns }, ...tally }) => {
    const absent = columns.find((name) => !table.present.has(table.check.positionOf.get(name) ?? -1));
    const reason =
      absent === undefined ? (run.memory.isUsedUp() ? USED_UP : undefined) : `The column ${absent} is in no file.`;
    const target = columns.join(',');
    return step(table, { id: `${check}/${target}`, check, target, ...hindered(tally, reason, table.rows) });
  });
}

function referenceSteps(table: TableState, tables: ReadonlyMap<string, TableState>, run: RunContext): readonly Step[] {
  return table.references.map(({ columns, table: other, ...tally }) => {
    const absent = columns.find((name) => !table.present.has(table.check.positionOf.get(name) ?? -1));
    const reason =
      absent !== undefined
        ? `The column ${absent} is in no file.`
        : !tables.has(other)
          ? `No file of the table ${other} was given.`
          : run.memory.isUsedUp()
            ? USED_UP
            : undefined;
    const counted = hindered(tally, reason, table.rows);
    return step(table, {
      id: `reference/${columns.join(',')}/${other}`,
      check: 'reference',
      target: other,
      ...counted,
    });
  });
}

function ruleSteps(table: TableState, tables: ReadonlyMap<string, TableState>, run: RunContext): readonly Step[] {
  const compiled = [...table.check.rules, ...table.check.familyRules].map((check) => {
    const { rows = 0, failed = 0, unevaluated = 0 } = table.rules.get(check) ?? {};
    const isFamily = Object.keys(check.rule.children).length > 0;
    const usedUp = isFamily && run.memory.isUsedUp() ? USED_UP : undefined;
    const reason = isFamily ? (hindranceOf(check, table, tables) ?? usedUp) : undefined;
    return { id: check.rule.id, tally: hindered({ rows, failed, unevaluated }, reason, table.rows) };
  });
  const broken = table.check.hinderedRules.map(({ of, reason }) => ({
    id: of.id,
    tally: hindered({ rows: 0, failed: 0, unevaluated: 0 }, reason, table.rows),
  }));
  return [...compiled, ...broken]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ id, tally }) => step(table, { id: `rule/${id}`, check: 'rule', target: id, ...explained(tally) }));
}

function hindered({ rows, failed, unevaluated }: Tally, reason: string | undefined, all: number) {
  if (reason === undefined) return { rows, failed, unevaluated };
  return { rows, failed, unevaluated: Math.max(all - rows, unevaluated), reason };
}

function explained<T extends Tally & { readonly reason?: string }>(tally: T) {
  if (tally.reason !== undefined || tally.rows > 0 || tally.unevaluated === 0) return tally;
  return { ...tally, reason: 'Every record lacks a value that the rule needs, or has one that cannot be used.' };
}
