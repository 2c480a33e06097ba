import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LIMITS, type Limits } from '../../../src/model/limits.ts';
import type { CheckOptions, Checks, ComingFile, HeadingMapping } from '../../../src/records/checks.ts';
import { compileChecks } from '../../../src/records/compile-checks.ts';
import { type Judges, pieceJudge } from '../../../src/records/read/judge-piece.ts';
import { type FileForm, readDataFile } from '../../../src/records/read/read-data-file.ts';
import type { Report } from '../../../src/records/report.ts';
import { plantFaults } from '../../../src/records/synth/plant.ts';
import { randomOf } from '../../../src/records/synth/random.ts';
import { synthOf } from '../../../src/records/synth/synth.ts';
import { headingLine, rowLine } from '../../../src/records/synth/write-row.ts';
import { good } from '../../snapshot/dictionaries.ts';
import { EXAMPLE } from '../example.ts';
import { realPlan } from '../synth/support.ts';
import { bytesOf, streamed } from './recording-check.ts';

/** The report tells nothing of who read the records: one thread, or several that were given pieces. */

interface GivenText {
  readonly table: string;
  readonly format: 'csv' | 'ndjson';
  readonly text: string;
  readonly mapping?: HeadingMapping;
}

interface Sharing {
  readonly count: number;
  readonly pieceLength: number;
}

interface Given extends Partial<CheckOptions> {
  readonly limits?: Partial<Limits>;
  /** Bytes that come at a time. */
  readonly chunk?: number;
}

/** The example, with a reference to a column that is no key too. */
const example = good(
  compileChecks({
    ...EXAMPLE,
    tables: EXAMPLE.tables.map((each) =>
      each.id === 'patient'
        ? { ...each, references: [...each.references, { columns: ['died'], table: 'sample', to: ['taken'] }] }
        : each,
    ),
  }),
);

/** Judges that answer late and in copies, as threads do. */
function judgesOf(checks: Checks, coming: ComingFile, options: { showValues: boolean; limits: Limits } & Sharing) {
  const pieces = { given: 0 };
  const all = Array.from({ length: options.count }, () => {
    const check = checks.piecesOf(coming, options);
    if (check === undefined) throw new Error('no such table');
    return pieceJudge(check, { delimiter: ',', limits: options.limits });
  });
  const judges: Judges = {
    pieceLength: options.pieceLength,
    mostUnderWay: 2 * options.count,
    judge: async (piece) => {
      const judge = all[pieces.given++ % options.count];
      if (judge === undefined) throw new Error('no such judge');
      const judged = structuredClone(judge(structuredClone(piece)));
      await new Promise((resolve) => setImmediate(resolve));
      return judged;
    },
  };
  return { judges, pieces };
}

/** The report on texts, and how many pieces of them were given away. */
async function reportOf(checks: Checks, files: readonly GivenText[], given: Given = {}, sharing?: Sharing) {
  const { limits: changed, chunk = 7, ...changedOptions } = given;
  const limits = { ...LIMITS, ...changed };
  const options = { maxRows: 20, showValues: true, ...changedOptions };
  const run = checks.begin(options);
  let pieces = 0;
  for (const [at, { table, format, text, mapping }] of files.entries()) {
    const coming = { name: `${table}-${at}`, table, format, ...(mapping === undefined ? {} : { mapping }) };
    const shared = sharing === undefined ? undefined : judgesOf(checks, coming, { ...options, limits, ...sharing });
    const form: FileForm = { format, delimiter: ',', encoding: 'utf-8', isPacked: false };
    const reading = { limits, ...(shared === undefined ? {} : { judges: shared.judges }) };
    await readDataFile(streamed(chunksOf(text, chunk)), good(run.open(coming)), { form, reading });
    pieces += shared?.pieces.given ?? 0;
  }
  return { report: run.finish({ tool: { name: 'test', version: '0' }, at: '2026-01-01T00:00:00Z' }), pieces };
}

function chunksOf(text: string, length: number): readonly Uint8Array[] {
  const bytes = bytesOf(text);
  return Array.from({ length: Math.ceil(bytes.length / length) }, (_, at) =>
    bytes.subarray(at * length, (at + 1) * length),
  );
}

/** The reports of one thread and of several, as text, and how many pieces the several were given. */
async function bothOf(checks: Checks, files: readonly GivenText[], given: Given, sharing: Sharing) {
  const alone: Report = (await reportOf(checks, files, given)).report;
  const { report, pieces } = await reportOf(checks, files, given, sharing);
  return { alone: JSON.stringify(alone), shared: JSON.stringify(report), pieces };
}

const sharing = fc.record({ count: fc.integer({ min: 1, max: 4 }), pieceLength: fc.integer({ min: 20, max: 120 }) });
const PATIENT = 'Patient number,sex,born,died,dead,stage,drugs,country';
const SAMPLE = 'pid,taken,tube,hb';

const patientCells = fc.tuple(
  fc.constantFrom('P1', 'P2', 'P3', 'P4', '', ' P5'),
  fc.constantFrom('female', 'Female', 'male', 'unknown', 'x', ''),
  fc.constantFrom('1950', '1850', '', 'abc', '1960.0'),
  fc.constantFrom('2020', '2020-01', '2020-01-31', '', 'soon'),
  fc.constantFrom('true', 'false', '', 'yes'),
  fc.constantFrom('I', 'III', 'IIX', '1', ''),
  fc.constantFrom('ara_c', 'ara_c;ida', 'ida;ida', 'new', ''),
  fc.constantFrom('DE', 'de', '', 'SECRET\nline', 'a "quoted" word'),
);
const sampleCells = fc.tuple(
  fc.constantFrom('P1', 'P2', 'P3', 'P9', ''),
  fc.constantFrom('2020-01-30', '2021-01-01', '2019', ''),
  fc.constantFrom('T1', 'T2', 'T3', '', 'T,4', 'T\r\n5'),
  fc.constantFrom('12.5', '125', '125 g/L', 'not_done', '99', ''),
);
/** A row as CSV, now and then quoted where it need not be. */
const lineOf = (cells: readonly string[], isQuoted: boolean): string =>
  cells.map((cell) => (isQuoted || /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',');
const line = (cells: fc.Arbitrary<readonly string[]>): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 12, arbitrary: fc.tuple(cells, fc.boolean()).map(([row, isQuoted]) => lineOf(row, isQuoted)) },
    { weight: 1, arbitrary: fc.constantFrom('', 'too,few', 'a"b,c', '"open', '"a"b",x', '"a"b,x', 'a\rb', '\0', '""') },
  );
const csv = (heading: string, cells: fc.Arbitrary<readonly string[]>) =>
  fc.tuple(fc.array(line(cells), { maxLength: 30 }), fc.constantFrom('\n', '\r\n')).map(([lines, end]) => {
    return [heading, ...lines].join(end) + end;
  });

describe('records that several judge', () => {
  it('come to the report of one, byte for byte, whatever is wrong with CSV', async () => {
    let pieces = 0;
    const files = fc.record({ patient: csv(PATIENT, patientCells), sample: csv(SAMPLE, sampleCells) });
    await fc.assert(
      fc.asyncProperty(files, sharing, fc.integer({ min: 1, max: 50 }), async ({ patient, sample }, how, chunk) => {
        const given = [
          { table: 'sample', format: 'csv' as const, text: sample },
          { table: 'patient', format: 'csv' as const, text: patient },
        ];
        const both = await bothOf(example, given, { chunk }, how);
        pieces += both.pieces;
        expect(both.shared).toBe(both.alone);
      }),
      { numRuns: 80 },
    );
    expect(pieces).toBeGreaterThan(80);
  });

  it('come to the same where quotes and line ends stand anywhere', async () => {
    const signs = fc.constantFrom('a', ',', '"', '""', '\n', '\r\n', '\r', '","', '"\n"', 'P1,', '\u00e9', '\n\n');
    const text = fc.array(signs, { maxLength: 60 }).map((parts) => `${SAMPLE}\n${parts.join('')}`);
    await fc.assert(
      fc.asyncProperty(text, sharing, fc.integer({ min: 1, max: 9 }), async (given, how, chunk) => {
        const both = await bothOf(example, [{ table: 'sample', format: 'csv', text: given }], { chunk }, how);
        expect(both.shared).toBe(both.alone);
      }),
      { numRuns: 200 },
    );
  });

  it('come to the same for NDJSON, whatever its properties are called', async () => {
    const value = fc.constantFrom<unknown>(
      'P1',
      'P2',
      '',
      null,
      12.5,
      125,
      true,
      '2020-01-31',
      ['ara_c', 'ida'],
      {},
      1e21,
    );
    const name = fc.constantFrom('pid', 'Patient number', 'PID', 'sex', 'Sex', 'hb', 'Hb', 'taken', 'remark', 'tube');
    const record = fc.oneof(
      { weight: 8, arbitrary: fc.dictionary(name, value).map((each) => JSON.stringify(each)) },
      { weight: 1, arbitrary: fc.constantFrom('', '[]', '{"pid":1,"pid":2}', '{', '7') },
    );
    const text = fc.array(record, { maxLength: 30 }).map((lines) => lines.map((each) => `${each}\n`).join(''));
    const mapping = { Hb: { column: 'hb', unit: 'g/L' }, tube: { column: 'tube', unit: 'mg' } };
    await fc.assert(
      fc.asyncProperty(text, sharing, async (given, how) => {
        const both = await bothOf(example, [{ table: 'sample', format: 'ndjson', text: given, mapping }], {}, how);
        expect(both.shared).toBe(both.alone);
      }),
      { numRuns: 80 },
    );
  });

  it('come to the same where the memory for keys ends', async () => {
    const text = `${SAMPLE}\n${Array.from({ length: 40 }, (_, at) => `P${at},2020-01-30,T${at},12\n`).join('')}`;
    for (const memoryBytes of [0, 20_000, 70_000, 150_000, 300_000, 600_000]) {
      const given = { memoryBytes, showValues: false };
      const both = await bothOf(example, [{ table: 'sample', format: 'csv', text }], given, {
        count: 2,
        pieceLength: 99,
      });
      expect(both.shared).toBe(both.alone);
    }
  });

  it('come to the same for made-up records of all tables with planted faults', async () => {
    const plan = realPlan();
    const checks = good(compileChecks(plan));
    for (const format of ['csv', 'ndjson'] as const) {
      const files = brokenFiles(11, 12, format);
      const given = { chunk: 500, showValues: false };
      const both = await bothOf(checks, files, given, { count: 3, pieceLength: 1000 });
      expect(both.pieces).toBeGreaterThan(20);
      expect(both.shared).toBe(both.alone);
    }
  });

  it('are read by one where a record is longer than a piece, and given away again after it', async () => {
    const row = 'P1,2020-01-30,T1,12\n';
    const text = `${SAMPLE}\n${row.repeat(20)}P2,2020-01-30,"${'long\n'.repeat(100)}",12\n${row.repeat(20)}`;
    const both = await bothOf(example, [{ table: 'sample', format: 'csv', text }], {}, { count: 2, pieceLength: 50 });
    expect(both.pieces).toBeGreaterThan(10);
    expect(both.shared).toBe(both.alone);
  });

  it('keep a cell with a line end whole, wherever a piece could end', async () => {
    const row = 'P1,2020-01-30,"a\nb",12\n';
    for (let pieceLength = row.length; pieceLength < 3 * row.length; pieceLength++) {
      const { report, pieces } = await reportOf(
        example,
        [{ table: 'sample', format: 'csv', text: `${SAMPLE}\n${row.repeat(20)}` }],
        { chunk: 5 },
        { count: 2, pieceLength },
      );
      expect(pieces).toBeGreaterThan(0);
      expect(report.files[0]?.rows).toBe(20);
      expect(report.problems.map(({ code }) => code)).not.toContain('line-syntax');
    }
  });

  it('say nothing of a reader that died but that it did', async () => {
    const run = example.begin({ maxRows: 1, showValues: false });
    const judges: Judges = { pieceLength: 1, mostUnderWay: 1, judge: async () => Promise.reject(new Error('it died')) };
    const reading = { limits: LIMITS, judges };
    const form: FileForm = { format: 'csv', delimiter: ',', encoding: 'utf-8', isPacked: false };
    const file = good(run.open({ name: 's', table: 'sample', format: 'csv' }));
    const text = chunksOf(`${SAMPLE}\nP1,,,\nP2,,,\n`, 9);
    await expect(readDataFile(streamed(text), file, { form, reading })).rejects.toThrow('it died');
  });
});

/** A file a table of so many families, a tenth of their records broken. */
function brokenFiles(seed: number, families: number, format: GivenText['format']): readonly GivenText[] {
  const synth = good(synthOf(realPlan(), seed));
  const texts = new Map(synth.blueprint.tables.map(({ schema }) => [schema.id, headingLine(schema, format)]));
  for (let number = 1; number <= families; number++) {
    const family = good(synth.family(number));
    const random = randomOf(seed, -number);
    const { cells } = plantFaults({ family, blueprint: synth.blueprint, random, isWhole: true }, 0.1);
    for (const [table, rows] of family.rows) {
      const lines = rows.map((row) => rowLine(row, format, cells.get(row)));
      texts.set(table, `${texts.get(table)}${lines.join('')}`);
    }
  }
  return [...texts].map(([table, text]) => ({ table, format, text }));
}
