import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inexpressibleOf } from '../../../src/exchange/json-schema/inexpressible.ts';
import { tableSchema } from '../../../src/exchange/json-schema/table-schema.ts';
import type { RecordColumn, RecordSchema } from '../../../src/model/shapes.ts';
import type { RecordPlan } from '../../../src/records/plan.ts';
import type { Problem } from '../../../src/records/report.ts';
import { synthOf } from '../../../src/records/synth/synth.ts';
import { rowLine } from '../../../src/records/synth/write-row.ts';
import { reportOn } from '../../records/support.ts';
import { realPlan } from '../../records/synth/support.ts';
import { good } from '../../snapshot/dictionaries.ts';

/**
 * Three judges of the same records: ajv and python3-jsonschema by the exported schema, and the check of data files.
 * They may differ only where the schema's own list says so.
 */

interface Case {
  readonly table: RecordSchema;
  readonly record: { readonly [name: string]: unknown };
}

const FAMILIES = 12;
const MUTANTS = 60;

/** Valid records of every table, and mutants of them: the same in every run. */
function casesOf(plan: RecordPlan): readonly Case[] {
  const synth = good(synthOf(plan, 11));
  const valid = new Map<string, Case['record'][]>();
  for (let number = 1; number <= FAMILIES; number++) {
    for (const [table, rows] of good(synth.family(number)).rows) {
      valid.set(table, [...(valid.get(table) ?? []), ...rows.map((row) => JSON.parse(rowLine(row, 'ndjson')))]);
    }
  }
  return plan.tables.flatMap((table) => {
    const records = valid.get(table.id) ?? [];
    if (records.length === 0) return [];
    const mutants = fc.sample(mutant(table, records, plan), { numRuns: MUTANTS, seed: 7 });
    return [...records, ...mutants].map((record) => ({ table, record }));
  });
}

function mutant(
  table: RecordSchema,
  records: readonly Case['record'][],
  plan: RecordPlan,
): fc.Arbitrary<Case['record']> {
  const change = fc
    .constantFrom(...table.columns)
    .chain((column) =>
      fc
        .option(arbitraryValue(column, plan), { nil: undefined, freq: 12 })
        .map((value) => [column.name, value] as const),
    );
  const changes = fc.array(change, { minLength: 1, maxLength: 2 });
  return fc
    .tuple(
      fc.constantFrom(...records),
      changes,
      fc.boolean().map((all) => all),
    )
    .map(([record, made]) => {
      const changed = Object.fromEntries(
        [...Object.entries(record), ...made].filter(([, value]) => value !== undefined),
      );
      return changed;
    });
}

/** Values of a column: its own kind, near its limits, and of every other kind. */
function arbitraryValue(column: RecordColumn, plan: RecordPlan): fc.Arbitrary<unknown> {
  const list = plan.codeLists.find(({ canonical }) => canonical === column.valueSet);
  const codes = list?.codes.slice(0, 30).map(({ code }) => code) ?? [];
  const limits = [column.range?.min, column.range?.max, column.plausible?.max].filter((each) => each !== undefined);
  const one = fc.oneof(
    fc.constantFrom<unknown>(null, '', ' ', true, false, 0, 1, -1, 2.5, 'true', '12', ' x', 'x ', 'a b', [], {}, ['x']),
    fc.constantFrom<unknown>(
      '2020',
      '2020-02',
      '2020-02-28',
      '2020-13-01',
      '2020-01-32',
      '2020-2-1',
      '0000-01-01',
      '2020-02-30',
    ),
    fc.constantFrom<unknown>('DEU', 'deu', 'NCT00000001', '12 g/dL', '12 furlong'),
    fc.constantFrom<unknown>(...plan.missingReasons, ...column.missing, 'no-such-code'),
    ...(codes.length === 0 ? [] : [fc.constantFrom<unknown>(...codes)]),
    ...(limits.length === 0
      ? []
      : [fc.constantFrom<unknown>(...limits.flatMap((limit) => [limit, limit + 1, limit - 1]))]),
    fc.string({ maxLength: 6, unit: fc.constantFrom(...'abcXYZ019 -_.;') }),
  );
  return column.repeats ? fc.oneof(one, fc.array(one, { maxLength: 3 })) : one;
}

/** True of each record that the check of data files refuses for a reason that the schema knows too. */
function refusals(all: readonly Case[], plan: RecordPlan): readonly boolean[] {
  const refused = all.map(() => false);
  for (const table of plan.tables) {
    const places = all.flatMap((each, at) => (each.table.id === table.id ? at : []));
    const records = places.map((at) => all[at]?.record);
    const { problems } = reportOn(plan, [{ table: table.id, records }], { maxRows: 1_000_000 });
    const counting = problems.filter((problem) => problem.severity === 'error' && !isListed(problem, table, plan));
    for (const row of counting.flatMap(({ rows }) => rows)) refused[places[row - 1] ?? -1] = true;
  }
  return refused;
}

/** Days that are in no calendar are told by their value: the code of their problem is that of any wrong date. */
function isListed({ code, columns, rule }: Problem, table: RecordSchema, plan: RecordPlan): boolean {
  return inexpressibleOf(table, plan).some(
    (each) =>
      each.what !== 'calendar' &&
      each.problems.includes(code) &&
      (each.column === undefined || columns.includes(each.column)) &&
      (each.rule === undefined || each.rule === rule),
  );
}

/** Days that are in no calendar, and numbers with a unit, are on the list: records that hold one are left out. */
function isExcused({ table, record }: Case): boolean {
  return table.columns.some(({ name, unit }) => {
    const value = record[name];
    if (typeof value !== 'string') return false;
    return value === '2020-02-30' || (unit !== undefined && /^\d+ /.test(value));
  });
}

function schemasOf(plan: RecordPlan): { readonly [table: string]: object } {
  return Object.fromEntries(plan.tables.map((table) => [table.id, tableSchema(table, plan)]));
}

function byAjv(cases: readonly Case[], schemas: { readonly [table: string]: object }): readonly boolean[] {
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, validateFormats: false, keywords: ['x-hdict'] });
  const compiled = new Map(Object.entries(schemas).map(([table, schema]) => [table, ajv.compile(schema)]));
  return cases.map(({ table, record }) => compiled.get(table.id)?.(record) !== true);
}

function disagreements(cases: readonly Case[], one: readonly boolean[], other: readonly boolean[]): readonly string[] {
  return cases.flatMap(({ table, record }, at) =>
    one[at] === other[at] ? [] : `${table.id} ${one[at]} ${other[at]} ${JSON.stringify(record)}`,
  );
}

function cases(): readonly Case[] {
  return casesOf(realPlan()).filter((each) => !isExcused(each));
}

test('ajv refuses by the exported schemas what the check of data files refuses, and nothing else', () => {
  const all = cases();
  const refused = refusals(all, realPlan());
  expect(all.length).toBeGreaterThan(1000);
  expect(refused.filter(Boolean).length).toBeGreaterThan(300);
  expect(disagreements(all, refused, byAjv(all, schemasOf(realPlan())))).toEqual([]);
}, 120_000);

const python = spawnSync('python3', ['-c', 'from jsonschema import Draft202012Validator']).status === 0;

test.skipIf(!python)(
  'python3-jsonschema refuses what the check of data files refuses, and nothing else',
  () => {
    const all = cases();
    const input = JSON.stringify({
      schemas: schemasOf(realPlan()),
      records: all.map(({ table, record }) => [table.id, record]),
    });
    const script = join(import.meta.dirname, 'check_records.py');
    const { stdout, stderr } = spawnSync('python3', [script], { input, encoding: 'utf8', maxBuffer: 100_000_000 });
    expect(stderr).toBe('');
    const valid = JSON.parse(stdout) as boolean[];
    expect(
      disagreements(
        all,
        refusals(all, realPlan()),
        valid.map((each) => !each),
      ),
    ).toEqual([]);
  },
  240_000,
);

test('a schema that says something else is found out', () => {
  const all = cases();
  const patient = JSON.parse(JSON.stringify(schemasOf(realPlan()).patient));
  patient.properties.age_at_diagnosis.anyOf[0].maximum = 1;
  const altered = { ...schemasOf(realPlan()), patient };
  expect(disagreements(all, refusals(all, realPlan()), byAjv(all, altered))).not.toEqual([]);
}, 120_000);
