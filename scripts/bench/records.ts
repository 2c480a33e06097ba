import { loadavg } from 'node:os';
import {
  ajvOnJson,
  ajvOnTexts,
  type Contender,
  engineOnCells,
  engineOnJson,
  handWritten,
  lectern,
} from './records-contenders.ts';
import { csvToReport, memoryFigures } from './records-files.ts';
import { type BenchTable, benchTable } from './records-table.ts';
import { cpuSeconds, heading, median, row, thousands } from './report.ts';

const ROWS = 100_000;
/** As many as the slowest takes in a few seconds; what it costs grows with their number and no faster. */
const LECTERN_ROWS = { short: 10_000, long: 2_000 };
const ROUNDS = 5;

/** The check of data files, beside other ways to do the same. All are asked for CPU time, as machines are shared. */
export async function recordsSuite(): Promise<void> {
  heading(
    `Checks of ${ROWS.toLocaleString('en')} records of 20 columns, 1 % with a fault; load ${loadavg()[0]?.toFixed(1)}`,
  );
  const short = benchTable(12);
  const long = benchTable(1_000);
  beside('a hand-written loop', short, [engineOnCells(short), handWritten(short)], 'goal ≥ 0.50 ×');
  beside('ajv on typed records', short, [engineOnJson(short), ajvOnJson(short)], '');
  beside('ajv on texts', short, [engineOnCells(short), ajvOnTexts(short)], 'goal ≥ 1.20 ×');
  beside('ajv on texts, 1,000 codes', long, [engineOnCells(long), ajvOnTexts(long)], 'goal ≥ 1.20 ×');
  beside('Lectern, 12 codes', short, [engineOnCells(short), lectern(short)], 'goal ≥ 25 ×', LECTERN_ROWS.short);
  beside('Lectern, 1,000 codes', long, [engineOnCells(long), lectern(long)], 'goal ≥ 60 ×', LECTERN_ROWS.long);
  await csvToReport();
  memoryFigures();
}

interface Cost {
  readonly perSecond: number;
  readonly faults: readonly string[];
}

/** How many records the engine checks while another checks one: of the same ones, in turn, and both find the same. */
function beside<A, B>(
  name: string,
  table: BenchTable,
  [ours, theirs]: readonly [Contender<A>, Contender<B>],
  goal: string,
  theirRows = ROWS,
): void {
  const rounds = Array.from({ length: ROUNDS }, () => {
    const first = costOf(ours, table, ROWS);
    return { first, second: costOf(theirs, table, theirRows) };
  });
  const [{ first, second } = { first: undefined, second: undefined }] = rounds;
  const expected = first?.faults.filter((fault) => Number.parseInt(fault, 10) <= theirRows) ?? [];
  if (expected.length === 0 || expected.toSorted().join() !== second?.faults.toSorted().join()) {
    throw new Error(`${name}: not the same faults (${expected.length} and ${second?.faults.length})`);
  }
  const engine = median(rounds.map((each) => each.first.perSecond));
  const other = median(rounds.map((each) => each.second.perSecond));
  const ratio = median(rounds.map((each) => each.first.perSecond / each.second.perSecond));
  row(`engine beside ${name}`, `${thousands(engine)}/s`, `${thousands(other)}/s`, `${ratio.toFixed(2)} ×`, goal);
}

function costOf<R>({ made, faultsIn }: Contender<R>, { rowAt }: BenchTable, rows: number): Cost {
  const records = Array.from({ length: rows }, (_, at) => made(rowAt(at + 1)));
  const before = process.cpuUsage();
  const faults = faultsIn(records);
  return { perSecond: rows / cpuSeconds(before), faults };
}
