import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkDraft } from '../../../src/cli/draft.ts';
import { LIMITS } from '../../../src/model/limits.ts';
import type { Checks } from '../../../src/records/checks.ts';
import { compileChecks } from '../../../src/records/compile-checks.ts';
import { PROBLEM_CODES } from '../../../src/records/problem.ts';
import { type FileForm, readDataFile } from '../../../src/records/read/read-data-file.ts';
import type { Problem, Report } from '../../../src/records/report.ts';
import { REPORT_FORMATS } from '../../../src/records/write/formats.ts';
import { lunrSearch } from '../../../src/snapshot/lunr-search.ts';
import { recordPlanOf } from '../../../src/snapshot/record-plan.ts';
import { compileSnapshot } from '../../../src/snapshot/snapshot.ts';
import { bytesOf, streamed } from './recording-check.ts';

/** A file, mutated anywhere, is checked and reported: nothing is thrown, nothing is said without its place. */

const RUNS = process.env.HDICT_FULL === '1' ? 10_000 : 400;
const SECRET = 'ZEBRA7';
const HEADING = 'patient_id,hemoglobin,response,date_of_diagnosis';

function smallChecks(): Checks {
  const { release } = checkDraft(join(import.meta.dirname, '../../fixtures/small'), undefined, '2026-01-01');
  if (release === undefined) throw new Error('the small dictionary has errors');
  const value = compileSnapshot(release, { cache: new Map(), textSearch: lunrSearch });
  const checks = compileChecks(recordPlanOf(value).value);
  if (!checks.ok) throw new Error('its tables cannot be compiled');
  return checks.value;
}

const checks = smallChecks();

async function reportOf(bytes: Uint8Array, form: FileForm, showValues = false): Promise<Report> {
  const run = checks.begin({ maxRows: 100, showValues });
  const opened = run.open({ name: 'patient', table: 'patient', format: form.format });
  if (!opened.ok) throw new Error('no such table');
  await readDataFile(streamed([bytes]), opened.value, { form, reading: { limits: LIMITS } });
  return run.finish({ tool: { name: 'test', version: '0' }, at: '2026-01-01T00:00:00Z' });
}

const cell = fc.constantFrom(
  'P1',
  'P2',
  '12.5',
  '99',
  'CR',
  'unknown',
  '2020-01',
  '2020-01-31',
  '',
  '=1+1',
  '+1+1',
  '-1-1',
  '@x',
  ' =1',
  SECRET,
);
const rows = fc.array(fc.array(cell, { minLength: 4, maxLength: 4 }), { minLength: 1, maxLength: 8 });
const csv = rows.map((each) => `${HEADING}\n${each.map((cells) => `${cells.join(',')}\n`).join('')}`);
const json = rows.map((each) => each.map(([a, b, c, d]) => ({ patient_id: a, hemoglobin: b, response: c, date: d })));
const file = fc.oneof(
  csv.map((text) => ({ format: 'csv' as const, text, heading: HEADING.length + 1 })),
  json.map((records) => ({ format: 'json' as const, text: JSON.stringify(records), heading: 0 })),
  json.map((records) => ({
    format: 'ndjson' as const,
    text: records.map((record) => `${JSON.stringify(record)}\n`).join(''),
    heading: 0,
  })),
);
const mutation = fc.record({
  at: fc.nat(),
  cut: fc.nat({ max: 3 }),
  put: fc.oneof(
    fc.constantFrom('"', ',', '\n', '\r', '\0', '{', ']', '\\', ';').map(bytesOf),
    fc.uint8Array({ maxLength: 3 }),
  ),
});
const mutated = fc
  .record({ file, mutations: fc.array(mutation, { maxLength: 4 }), isPacked: fc.boolean(), isCut: fc.boolean() })
  .map(({ file: { format, text, heading }, mutations, isPacked, isCut }) => {
    let bytes = Buffer.from(text);
    for (const { at, cut, put } of mutations) {
      // The heading stays: it may be quoted in a report, and what is cut into it is no value of the data.
      const place = heading + (at % (bytes.length - heading + 1));
      bytes = Buffer.concat([bytes.subarray(0, place), put, bytes.subarray(place + cut)]);
    }
    const packed = isPacked ? gzipSync(bytes) : bytes;
    const form = { format, delimiter: ',', encoding: 'utf-8', isPacked } as const;
    return { bytes: isPacked && isCut ? packed.subarray(0, packed.length - 9) : packed, form };
  });

function isNumber(text: string): boolean {
  return text !== '' && /^\S+$/.test(text) && Number.isFinite(Number(text));
}

function expectPlace({ code, line, rows: places }: Problem): void {
  const { level } = PROBLEM_CODES[code];
  if (level === 'value' || level === 'record' || code === 'row-length') expect(places.length).toBeGreaterThan(0);
  if (code.startsWith('line-') || code === 'row-length') expect(line).toBeGreaterThan(0);
}

describe('any file', () => {
  it('is checked and reported, each fault with its place, and no value in any report', async () => {
    const outcomes = new Set<string>();
    await fc.assert(
      fc.asyncProperty(mutated, async ({ bytes, form }) => {
        const report = await reportOf(bytes, form);
        outcomes.add(report.verdict.outcome);
        report.problems.forEach(expectPlace);
        for (const { write } of Object.values(REPORT_FORMATS)) {
          expect([...write(report)].join('')).not.toContain(SECRET);
        }
      }),
      { numRuns: RUNS },
    );
    expect(outcomes).toContain('fail');
  });

  it('whose values are asked for gives no spreadsheet a formula to calculate', async () => {
    let shown = 0;
    await fc.assert(
      fc.asyncProperty(mutated, async ({ bytes, form }) => {
        const report = await reportOf(bytes, form, true);
        const cells = parse([...REPORT_FORMATS.csv.write(report)].join(''), { bom: true }).flat();
        for (const cell of cells) if (!isNumber(cell)) expect(cell).not.toMatch(/^(?:\s*[=+\-@＝＋－＠]|[\t\r\n])/);
        if (cells.includes("'=1+1")) shown++;
      }),
      { numRuns: RUNS },
    );
    expect(shown).toBeGreaterThan(0);
  });
});
