import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { LIMITS } from '../../src/model/limits.ts';
import { readDataFile } from '../../src/records/read/read-data-file.ts';
import { type BenchTable, begun, benchTable, csvOf } from './records-table.ts';
import { cpuSeconds, median, row, thousands } from './report.ts';

const ROWS = 100_000;
const ROUNDS = 5;
const MANY = 1_000_000;
/** Rows that are made at one go: the file itself must not be in memory. */
const PIECE_ROWS = 500;

/** From bytes of CSV to the report as JSON, the digest of the file and uniqueness of its key included. */
export async function csvToReport(): Promise<void> {
  const table = benchTable(12, ['patient_id']);
  const bytes = Buffer.from(csvOf(table, 1, ROWS));
  const perSecond: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const before = process.cpuUsage();
    await reported(table, slices(bytes));
    perSecond.push(ROWS / cpuSeconds(before));
  }
  row('CSV to report, with a key', `${thousands(median(perSecond))}/s`, '', '', 'goal ≥ 100,000/s');
}

/** What a process holds for ten times as many records, without a key and with one. */
export function memoryFigures(): void {
  for (const [name, key, goal] of [
    ['without a key', '', 'goal flat'],
    ['with a key', 'patient_id', 'goal ≤ 150 bytes/row'],
  ] as const) {
    const [few, many] = [ROWS, MANY].map((rows) => memoryOf(rows, key));
    if (few === undefined || many === undefined) continue;
    const perRow = (bytes: number) => `${(bytes / (MANY - ROWS)).toFixed(1)} bytes/row`;
    const figures = (of: keyof Held) => [megabytes(few[of]), megabytes(many[of]), perRow(many[of] - few[of])];
    row(`memory in use ${name}`, ...figures('live'), goal);
    row(`memory at most, garbage included, ${name}`, ...figures('peak'));
  }
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(0)} MB`;
}

/** In bytes. */
interface Held {
  /** What is needed once all records are read, garbage collected. */
  readonly live: number;
  /** The most that the process has been resident with: as much garbage as the machine has room for. */
  readonly peak: number;
}

/** In a process of its own: memory that another measurement used is not given back. */
function memoryOf(rows: number, key: string): Held {
  const script = `import(${JSON.stringify(import.meta.url)}).then((m) => m.printHeld(${rows}, ${JSON.stringify(key)}))`;
  const options = ['--expose-gc', '--import', 'tsx', '-e', script];
  return JSON.parse(execFileSync(process.execPath, options, { encoding: 'utf8' }));
}

/**
 * Checks so many records and prints what this process has held.
 * @public Called in a process of its own, by the address of this file.
 */
export async function printHeld(rows: number, key: string): Promise<void> {
  const table = benchTable(12, key === '' ? [] : [key]);
  await reported(table, made(table, rows), () => {
    const peak = process.resourceUsage().maxRSS * 1024;
    globalThis.gc?.();
    const { heapUsed, external } = process.memoryUsage();
    console.log(JSON.stringify({ live: heapUsed + external, peak } satisfies Held));
  });
}

async function reported(
  { plan }: BenchTable,
  bytes: AsyncIterable<Uint8Array>,
  whenRead: () => void = () => undefined,
): Promise<void> {
  const { run, file } = begun(plan, 1_000);
  const form = { format: 'csv', delimiter: ',', encoding: 'utf-8', isPacked: false } as const;
  await readDataFile(bytes, file, { form, reading: { limits: LIMITS, sha256: nodeSha256 } });
  whenRead();
  const report = run.finish({ tool: { name: 'bench', version: '0' }, at: '' });
  if (report.problems.length === 0 || JSON.stringify(report) === '') throw new Error('CSV to report: no fault found');
}

async function* slices(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += 65_536) yield bytes.subarray(from, from + 65_536);
}

async function* made(table: BenchTable, rows: number): AsyncGenerator<Uint8Array> {
  for (let from = 1; from <= rows; from += PIECE_ROWS) yield Buffer.from(csvOf(table, from, PIECE_ROWS));
}

function nodeSha256() {
  const hash = createHash('sha256');
  return { update: (bytes: Uint8Array) => void hash.update(bytes), hex: () => hash.digest('hex') };
}
