import type { RecordColumn } from '../../src/model/shapes.ts';
import type { CheckRun, FileCheck } from '../../src/records/checks.ts';
import { compileChecks } from '../../src/records/compile-checks.ts';
import type { RecordPlan } from '../../src/records/plan.ts';

/** A table of 20 columns of all kinds, and records for it of which one in a hundred has a fault. */
export interface BenchTable {
  readonly plan: RecordPlan;
  readonly columns: readonly RecordColumn[];
  readonly codes: readonly string[];
  /** The cells of a record, 1 the first: the same whenever it is asked for. */
  readonly rowAt: (row: number) => readonly string[];
}

export const TABLE = 'assessment';
/** What every contender is given for dates: finer than `\d{4}-\d{2}-\d{2}`, as not all can tell a real day. */
export const DAY_PATTERN = '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$';
export const ID_PATTERN = 'P[0-9]{7}';
const FAULTY = 100;

export function benchTable(codesInList: number, key: readonly string[] = []): BenchTable {
  const codes = Array.from({ length: codesInList }, (_, at) => `code_${at}`);
  const columns = columnsOf();
  return { plan: planOf(columns, codes, key), columns, codes, rowAt: (row) => rowAt(row, columns, codes) };
}

/** A run over one file of the table. */
export function begun(plan: RecordPlan, maxRows: number): { readonly run: CheckRun; readonly file: FileCheck } {
  const checks = compileChecks(plan);
  if (!checks.ok) throw new Error('The table of the bench does not compile.');
  const run = checks.value.begin({ maxRows, showValues: false });
  const file = run.open({ name: 'bench', table: TABLE, format: 'csv' });
  if (!file.ok) throw new Error('The bench has no table.');
  return { run, file: file.value };
}

/** CSV of the records from `from`, `count` of them; the heading too if they are the first. */
export function csvOf({ columns, rowAt }: BenchTable, from: number, count: number): string {
  const lines = from === 1 ? [columns.map(({ name }) => name).join()] : [];
  for (let row = from; row < from + count; row++) lines.push(rowAt(row).join());
  return `${lines.join('\n')}\n`;
}

function columnsOf(): readonly RecordColumn[] {
  const of = (type: RecordColumn['type'], names: readonly string[], more: Partial<RecordColumn> = {}) =>
    names.map((name) => columnOf(name, type, more));
  return [
    ...of('string', ['patient_id'], { required: true, pattern: ID_PATTERN }),
    ...of('code', ['c1', 'c2', 'c3', 'c4', 'c5', 'c6', 'c7'], { valueSet: LIST }),
    ...of('integer', ['i1', 'i2', 'i3'], { range: { min: 0, max: 120 } }),
    ...of('decimal', ['d1', 'd2', 'd3', 'd4', 'd5'], { range: { min: 0, max: 500 } }),
    ...of('date', ['day1', 'day2']),
    ...of('boolean', ['b1', 'b2']),
  ];
}

function columnOf(name: string, type: RecordColumn['type'], more: Partial<RecordColumn>): RecordColumn {
  return {
    name,
    variable: name,
    version: '1.0.0',
    title: name,
    aliases: [],
    owner: 'bench',
    type,
    acceptedUnits: [],
    repeats: false,
    missing: [],
    required: false,
    mappings: [],
    ...more,
  };
}

const LIST = 'https://example.org/list|1.0.0';

function planOf(columns: readonly RecordColumn[], codes: readonly string[], key: readonly string[]): RecordPlan {
  return {
    format: 1,
    dictionary: { title: 'Bench', base: 'https://example.org', release: '1.0.0', digest: '' },
    tables: [
      {
        shape: 'RecordSchema',
        id: TABLE,
        version: '1.0.0',
        title: TABLE,
        owner: 'bench',
        columns,
        key,
        unique: [],
        references: [],
        rules: [],
      },
    ],
    codeLists: [
      {
        canonical: LIST,
        id: 'list',
        title: 'List',
        extensible: false,
        codes: codes.map((code) => ({ code, display: code })),
      },
    ],
    descents: [],
    missingReasons: [],
  };
}

/** One in ten cells is empty where that is right. */
function rowAt(row: number, columns: readonly RecordColumn[], codes: readonly string[]): readonly string[] {
  const cells = columns.map(({ type, required }, at) => {
    const random = mixed(row * 32 + at);
    return !required && random % 10 === 0 ? '' : goodCell(type, { row, random: random >>> 4, codes });
  });
  if (row % FAULTY === 0) {
    const at = mixed(row) % columns.length;
    cells[at] = badCell(columns[at]?.type ?? 'string');
  }
  return cells;
}

interface Draw {
  readonly row: number;
  readonly random: number;
  readonly codes: readonly string[];
}

function goodCell(type: RecordColumn['type'], { row, random, codes }: Draw): string {
  if (type === 'string') return `P${String(row).padStart(7, '0')}`;
  if (type === 'code') return codes[random % codes.length] ?? '';
  if (type === 'integer') return String(random % 121);
  if (type === 'decimal') return ((random % 5000) / 10).toFixed(1);
  if (type === 'boolean') return random % 2 === 0 ? 'true' : 'false';
  return new Date(Date.UTC(2000, 0, 1 + (random % 8_000))).toISOString().slice(0, 10);
}

function badCell(type: RecordColumn['type']): string {
  if (type === 'string') return 'Q12';
  if (type === 'code') return 'no_code';
  if (type === 'integer') return '121';
  if (type === 'decimal') return '1 5';
  return type === 'boolean' ? 'perhaps' : '2021-13-01';
}

/** Bits of a number, mixed: the same for the same number, unlike those of a generator with a state. */
function mixed(number: number): number {
  let bits = Math.imul(number ^ (number >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}
