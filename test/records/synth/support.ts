import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RecordPlan } from '../../../src/records/plan.ts';
import type { Report } from '../../../src/records/report.ts';
import { plantFaults } from '../../../src/records/synth/plant.ts';
import { randomOf } from '../../../src/records/synth/random.ts';
import { cellText } from '../../../src/records/synth/row.ts';
import { synthOf } from '../../../src/records/synth/synth.ts';
import { rowLine } from '../../../src/records/synth/write-row.ts';
import { readReleaseFile } from '../../../src/release/release-file.ts';
import { good, snapshotOf } from '../../snapshot/dictionaries.ts';
import { planOf, reportOn } from '../support.ts';

let made: RecordPlan | undefined;

/** The last sealed release of the shipped dictionary as a plan. */
export function realPlan(): RecordPlan {
  const folder = join(import.meta.dirname, '../../../dictionary/releases');
  const file = join(folder, readdirSync(folder).sort().at(-1) ?? '');
  made ??= planOf(snapshotOf(good(readReleaseFile(readFileSync(file, 'utf8'), file))));
  return made;
}

/** Cells of so many families, by table. */
export function cellsOf(plan: RecordPlan, seed: number, families: number): ReadonlyMap<string, string[][]> {
  const synth = good(synthOf(plan, seed));
  const cells = new Map<string, string[][]>(synth.blueprint.tables.map(({ schema }) => [schema.id, []]));
  for (let number = 1; number <= families; number++) {
    for (const [table, rows] of good(synth.family(number)).rows) {
      const lines = rows.map((row) => row.table.schema.columns.map(({ name }) => cellText(row, name)));
      cells.get(table)?.push(...lines);
    }
  }
  return cells;
}

/** The report on cells. */
export function reportOnCells(plan: RecordPlan, cells: ReadonlyMap<string, string[][]>): Report {
  const files = plan.tables.map(({ id, columns }) => ({
    table: id,
    headings: columns.map(({ name }) => name),
    rows: cells.get(id) ?? [],
  }));
  return reportOn(plan, files, { maxRows: 1_000_000 });
}

/** What is expected of broken records and what is found in them, each `table row code what`, in order. */
export function brokenRecords(
  plan: RecordPlan,
  { seed, families, isText }: { readonly seed: number; readonly families: number; readonly isText: boolean },
) {
  const synth = good(synthOf(plan, seed));
  const rows = new Map<string, string[][]>();
  const records = new Map<string, unknown[]>();
  const expected: string[] = [];
  for (let number = 1; number <= families; number++) {
    const family = good(synth.family(number));
    const random = randomOf(seed, -number);
    const planted = plantFaults({ family, blueprint: synth.blueprint, random, isWhole: true }, 0.1);
    for (const [table, list] of family.rows) {
      for (const row of list) {
        const cells = planted.cells.get(row);
        const texts = row.table.schema.columns.map(({ name }) => cells?.get(name) ?? cellText(row, name));
        rows.set(table, [...(rows.get(table) ?? []), texts]);
        records.set(table, [...(records.get(table) ?? []), JSON.parse(rowLine(row, 'ndjson', cells))]);
        for (const { code, rule, columns } of planted.expected.get(row) ?? []) {
          expected.push(`${table} ${rows.get(table)?.length} ${code} ${rule ?? columns.join('+')}`);
        }
      }
    }
  }
  const files = plan.tables.map(({ id, columns }) =>
    isText
      ? { table: id, headings: columns.map(({ name }) => name), rows: rows.get(id) ?? [] }
      : { table: id, records: records.get(id) ?? [] },
  );
  const { problems } = reportOn(plan, files, { maxRows: 1_000_000 });
  const found = problems.flatMap(({ table, code, rule, columns, rows: numbers }) =>
    numbers.map((row) => `${table} ${row} ${code} ${rule ?? columns.join('+')}`),
  );
  return { found: [...new Set(found)].sort(), expected: [...new Set(expected)].sort() };
}
