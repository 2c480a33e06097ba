import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { error } from '../../model/issue.ts';
import { type Findings, failed, ok, type Result } from '../../model/result.ts';
import type { Blueprint } from '../../records/synth/blueprint.ts';
import type { Family } from '../../records/synth/family.ts';
import { plantFaults } from '../../records/synth/plant.ts';
import type { Planted } from '../../records/synth/planting.ts';
import { randomOf } from '../../records/synth/random.ts';
import { type Synth, synthOf } from '../../records/synth/synth.ts';
import { headingLine, type RowFormat, rowLine } from '../../records/synth/write-row.ts';
import { checksOfRelease } from '../checks-of-release.ts';
import type { CommandContext } from '../command-context.ts';
import { reasonOf } from '../dictionary-folder.ts';
import { EXIT, exitStatusOf } from '../exit.ts';
import { counted, writeIssues } from '../output.ts';
import { fileSink, outputSink, type TextSink } from '../text-sink.ts';

export interface Asked {
  readonly release: string;
  readonly seed: number;
  readonly format: RowFormat;
  /** One table, and how many records of it; or every table, and how many records of the one that refers to no other. */
  readonly wanted: { readonly table: string; readonly rows: number } | { readonly patients: number };
  /** File for one table, folder for all. */
  readonly out?: string;
  /** Share of records in which a fault is planted, and the file that gets the problems to expect. */
  readonly broken?: { readonly share: number; readonly expected: string };
  readonly cwd: string;
}

/** `hdict synth`: writes made-up records that are valid by a release. */
export async function synthCommand(context: CommandContext, asked: Asked): Promise<number> {
  const { output } = context;
  const prepared = prepare(context, asked);
  if (!prepared.ok) return refused(prepared.issues, context);
  const { sinks, expected } = prepared.value;
  const written = await writeFamilies(prepared.value, asked);
  for (const sink of [...sinks.values(), ...(expected === undefined ? [] : [expected])]) sink.close();
  if (!written.ok) return refused(written.issues, context);
  if (asked.out !== undefined) {
    const tables = [...written.value].map(([table, rows]) => `${table} ${rows}`).join(', ');
    const sum = [...written.value.values()].reduce((all, rows) => all + rows, 0);
    output.err(`${counted(sum, 'record')} in ${asked.out}: ${tables}\n`);
  }
  return EXIT.clean;
}

function refused(issues: Findings<unknown>['issues'], { output }: CommandContext): number {
  writeIssues(issues, output);
  return exitStatusOf(issues);
}

type Sinks = ReadonlyMap<string, TextSink>;

interface Prepared {
  readonly synth: Synth;
  readonly sinks: Sinks;
  /** Where the problems to expect go. */
  readonly expected?: TextSink;
}

function prepare(context: CommandContext, asked: Asked): Result<Prepared> {
  const checks = checksOfRelease(context, asked.release);
  if (!checks.ok) return checks;
  const synth = synthOf(checks.value.plan, asked.seed);
  if (!synth.ok) return synth;
  const tables = synth.value.blueprint.tables.map(({ schema }) => schema.id);
  if ('table' in asked.wanted && !tables.includes(asked.wanted.table)) {
    const message = `The release has no table "${asked.wanted.table}"; it has ${tables.join(', ')}.`;
    return failed(error('unknown-definition', message));
  }
  const sinks = sinksOf(context, asked, tables);
  if (!sinks.ok) return sinks;
  const { broken } = asked;
  if (broken === undefined) return ok({ synth: synth.value, sinks: sinks.value });
  const expected = fileSink(resolve(asked.cwd, broken.expected), broken.expected);
  return expected.ok ? ok({ synth: synth.value, sinks: sinks.value, expected: expected.value }) : expected;
}

function sinksOf(
  { output }: CommandContext,
  { wanted, out, cwd, format }: Asked,
  tables: readonly string[],
): Result<Sinks> {
  if ('table' in wanted) {
    const sink = out === undefined ? ok(outputSink(output)) : fileSink(resolve(cwd, out), out);
    return sink.ok ? ok(new Map([[wanted.table, sink.value]])) : sink;
  }
  const folder = resolve(cwd, out ?? '.');
  try {
    mkdirSync(folder, { recursive: true });
  } catch (thrown) {
    // node:fs says so by exception.
    return failed(error('file-unreadable', `Cannot make the folder: ${reasonOf(thrown)}.`, { file: out ?? '.' }));
  }
  const sinks = new Map<string, TextSink>();
  for (const table of tables) {
    const file = join(folder, `${table}.${format}`);
    const sink = fileSink(file, file);
    if (!sink.ok) return sink;
    sinks.set(table, sink.value);
  }
  return ok(sinks);
}

/** Most families in a row without a record of the one table that is wanted. */
const MOST_BARREN = 10_000;

/** How many records of each table were written. */
async function writeFamilies(
  { synth, sinks, expected }: Prepared,
  asked: Asked,
): Promise<Result<ReadonlyMap<string, number>>> {
  const { wanted, format } = asked;
  const rows = new Map([...sinks.keys()].map((table) => [table, 0]));
  for (const { schema } of synth.blueprint.tables) sinks.get(schema.id)?.write(headingLine(schema, format));
  const goal = 'table' in wanted ? wanted.rows : wanted.patients;
  const subject = 'table' in wanted ? wanted.table : synth.blueprint.root.schema.id;
  let barren = 0;
  for (let number = 1; (rows.get(subject) ?? 0) < goal; number++) {
    const family = synth.family(number);
    if (!family.ok) return family;
    const planted = plantedIn(family.value, number, synth.blueprint, asked);
    const before = rows.get(subject);
    const limit = 'table' in wanted ? goal : Number.POSITIVE_INFINITY;
    writeFamily(family.value, sinks, { rows, format, limit, planted, expected });
    barren = rows.get(subject) === before ? barren + 1 : 0;
    if (barren > MOST_BARREN) return failed(error('not-supported', `No record of ${subject} can be made.`));
    for (const sink of sinks.values()) await sink.ready();
  }
  return ok(rows);
}

/** Plants faults in a family, with random numbers of their own: the records are else those of the same seed. */
function plantedIn(
  family: Family,
  number: number,
  blueprint: Blueprint,
  { broken, seed, wanted }: Asked,
): Planted | undefined {
  if (broken === undefined) return undefined;
  const random = randomOf(seed + 1, -number);
  return plantFaults({ family, blueprint, random, isWhole: !('table' in wanted) }, broken.share);
}

interface Writing {
  readonly rows: Map<string, number>;
  readonly format: RowFormat;
  /** Most records of a table. */
  readonly limit: number;
  readonly planted: Planted | undefined;
  readonly expected: TextSink | undefined;
}

function writeFamily(family: Family, sinks: Sinks, { rows, format, limit, planted, expected }: Writing): void {
  for (const [table, list] of family.rows) {
    const sink = sinks.get(table);
    if (sink === undefined) continue;
    for (const row of list.slice(0, limit - (rows.get(table) ?? 0))) {
      const number = (rows.get(table) ?? 0) + 1;
      rows.set(table, number);
      sink.write(rowLine(row, format, planted?.cells.get(row)));
      for (const problem of planted?.expected.get(row) ?? []) {
        expected?.write(`${JSON.stringify({ table, row: number, ...problem })}\n`);
      }
    }
  }
}
