import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Report } from '../../src/records/report.ts';
import { type Ran, type Workspace, workspace } from './workspace.ts';

const HEADING = 'patient_id,hemoglobin,response,date_of_diagnosis';
const GOOD = `${HEADING}\nP1,12.5,CR,2020-01-31\nP2,unknown,PR,2021-02-28\n`;
const BAD = `${HEADING}\nP1,12.5,CR,2020-01-31\nP2,99,PR,2021-02-28\n`;

const SAMPLES = `patient_id,date_of_diagnosis,hemoglobin\nP1,2020-01-31,12\nP99999,2020-01-31,12\n`;

const VISIT = `kind: table
id: lab_result
title: Laboratory result
definition: One row a sample.
status: trial-use
owner: wg_core
diseases: [aml]
provenance:
  source: ["TEST"]
columns:
  - variable: patient_id
    required: true
  - variable: date_of_diagnosis
    required: true
  - variable: hemoglobin
key: [patient_id, date_of_diagnosis]
references:
  - { columns: [patient_id], table: patient, to: [patient_id] }
`;

interface DataSpace extends Workspace {
  /** Runs `hdict validate` against the draft. */
  readonly validate: (...args: readonly string[]) => Promise<Ran>;
  /** The same, the report as JSON. */
  readonly report: (...args: readonly string[]) => Promise<Report>;
}

/** A workspace with files in it and a second table, whose records belong to patients. */
function dataSpace(files: { readonly [path: string]: string | Uint8Array }): DataSpace {
  const space = workspace();
  writeFileSync(join(space.dictionary, 'tables/lab_result.yaml'), VISIT);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(space.folder, path)), { recursive: true });
    writeFileSync(join(space.folder, path), content);
  }
  const validate = (...args: readonly string[]) => space.run('validate', ...args, '--release', 'draft');
  return {
    ...space,
    validate,
    report: async (...args) => {
      const { out, err } = await validate(...args, '--format', 'json');
      if (out === '') throw new Error(err);
      return JSON.parse(out) as Report;
    },
  };
}

const codesOf = ({ problems }: Report) => problems.map(({ code }) => code);

describe('hdict validate', () => {
  it('ends with 0 for a file without problems, and says what it checked', async () => {
    const complete = `${HEADING},date_of_death\nP1,12.5,CR,2020-01-31,2021-05-01\n`;
    const { status, out, err } = await dataSpace({ 'patient.csv': complete }).validate('patient.csv');
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(out).toContain('patient.csv');
    expect(out).toMatch(/^PASSED/);
  });

  it('ends with 1 for an error, and names file, record and column', async () => {
    const space = dataSpace({ 'patient.csv': BAD });
    expect((await space.validate('patient.csv')).status).toBe(1);
    const [problem] = (await space.report('patient.csv')).problems;
    expect(problem).toMatchObject({ code: 'value-range', file: 'patient.csv', columns: ['hemoglobin'], rows: [2] });
    expect(problem?.line).toBe(3);
  });

  it('names release, digests, sizes and counts', async () => {
    const space = dataSpace({ 'patient.csv': GOOD });
    const report = await space.report('patient.csv');
    const sha256 = createHash('sha256').update(GOOD).digest('hex');
    expect(report.files).toEqual([
      { name: 'patient.csv', table: 'patient', format: 'csv', bytes: GOOD.length, sha256, rows: 2 },
    ]);
    expect(report.dictionary.release).toBe('draft');
    expect(report.run.showsValues).toBe(false);
  });

  it('checks against the latest release where none is named, and says that there is none', async () => {
    const space = dataSpace({ 'patient.csv': GOOD });
    const { status, err } = await space.run('validate', 'patient.csv');
    expect(status).toBe(2);
    expect(err).toContain('[no-release]');
  });

  it('does not take a dictionary with errors for data with errors', async () => {
    const space = dataSpace({ 'patient.csv': GOOD });
    space.edit('tables/patient.yaml', (text) => text.replace('columns:', 'colums:'));
    expect((await space.validate('patient.csv')).status).toBe(3);
  });
});

describe('the files of hdict validate', () => {
  it('are found by their names in a folder, whatever their case and ending, and checked together', async () => {
    const space = dataSpace({
      'in/Patient.TSV': GOOD.replaceAll(',', '\t'),
      'in/lab-result.ndjson.gz': gzipSync(
        '{"patient_id":"P1","date_of_diagnosis":"2020-01-31","hemoglobin":11}\n' +
          '{"patient_id":"P9","date_of_diagnosis":"2020-01-31"}\n',
      ),
      'in/README.md': 'about',
      'in/.hidden.csv': 'x',
      'in/old/patient.csv': BAD,
    });
    const report = await space.report('in');
    expect(report.files.map(({ name, table, rows }) => ({ name, table, rows }))).toEqual([
      { name: 'in/lab-result.ndjson.gz', table: 'lab_result', rows: 2 },
      { name: 'in/Patient.TSV', table: 'patient', rows: 2 },
    ]);
    expect(codesOf(report)).toEqual(['reference-unknown']);
    const { err } = await space.validate('in');
    expect(err).toContain('in/README.md warning [file-name] Not read: no data file');
    expect(err).toContain('in/old warning [file-name] Not read: a folder.');
    expect(err).not.toContain('hidden');
  });

  it('of one table are both read, and their keys compared', async () => {
    const space = dataSpace({ 'a/patient.csv': GOOD, 'b/patient.csv': GOOD });
    const report = await space.report('a/patient.csv', 'b/patient.csv');
    expect(report.files.map(({ rows }) => rows)).toEqual([2, 2]);
    expect(codesOf(report)).toContain('key-duplicate');
  });

  it('may have any name where --table says what they hold', async () => {
    const space = dataSpace({ 'export 2026.csv': GOOD });
    expect((await space.validate('export 2026.csv', '--table', 'patient')).status).toBe(0);
  });

  it.each([
    [['patent.csv'], 2, 'patent.csv error [unknown-definition] Its name is of no table'],
    [['patent.csv'], 2, 'Did you mean "patient"?'],
    [['patient.csv', '--table', 'patien'], 2, 'There is no table "patien". Did you mean "patient"?'],
    [['patient.txt'], 2, 'patient.txt error [usage] Its name does not say what it is'],
    [['patient.csv', './patient.csv'], 2, './patient.csv error [usage] ./patient.csv is given twice.'],
    [['none.csv'], 3, 'none.csv error [file-missing] There is no such file.'],
    [['empty'], 3, 'empty error [file-missing] There is no data file in this folder'],
    [['empty', '--table', 'patient'], 2, 'A folder holds files of several tables'],
    [['-'], 2, 'Standard input has no name: say --table and --input-format.'],
    [['patient.csv', '--output', 'no/such/report.html'], 3, 'Cannot write the report'],
    [['patient.csv', '--encoding', 'latin-9'], 2, 'Allowed choices are utf-8, windows-1252, iso-8859-1, utf-16le'],
    [['patient.csv', '--delimiter', '::'], 2, 'Expected one character, or tab, comma, semicolon or bar.'],
    [['patient.csv', '--max-problems', 'many'], 2, 'Expected a whole number.'],
    [['patient.csv', '--workers', '0'], 2, 'Expected a whole number from 1 to 8.'],
    [['patient.csv', '--workers', 'x'], 2, 'Expected a whole number from 1 to 8.'],
    [['patient.csv', '--workers', '9'], 2, 'Expected a whole number from 1 to 8.'],
    [[], 2, "missing required argument 'path'"],
  ])('are refused before anything is read: %j', async (args, status, message) => {
    const space = dataSpace({ 'patient.csv': GOOD, 'patent.csv': GOOD, 'patient.txt': GOOD, 'empty/.keep': '' });
    const ran = await space.validate(...args);
    expect({ status: ran.status, out: ran.out }).toEqual({ status, out: '' });
    expect(ran.err).toContain(message);
  });

  it.skipIf(process.getuid?.() === 0)('are refused where they may not be read', async () => {
    const space = dataSpace({ 'patient.csv': GOOD });
    chmodSync(join(space.folder, 'patient.csv'), 0o000);
    const { status, err } = await space.validate('patient.csv');
    expect(status).toBe(3);
    expect(err).toContain('[file-unreadable]');
  });

  it('may come through standard input', async () => {
    const space = dataSpace({});
    const args = ['validate', '-', '--table', 'patient', '--input-format', 'csv', '--release', 'draft'];
    expect((await space.pipe(GOOD, ...args)).status).toBe(0);
    expect((await space.pipe(BAD, ...args)).status).toBe(1);
    expect((await space.pipe(gzipSync(BAD), ...args, '--gzip')).status).toBe(1);
  });
});

describe('the form of data files', () => {
  it('is as stated: delimiter, encoding, packing and format', async () => {
    const space = dataSpace({
      'patient.csv': Buffer.from(`${GOOD.replaceAll(',', ';')}Jos\u00e9;12;CR;2020-01-01\n`, 'latin1'),
      'patient.bin': gzipSync(JSON.stringify([{ patient_id: 'P1', hemoglobin: 12.5 }])),
    });
    const stated = ['--delimiter', 'semicolon', '--encoding', 'windows-1252'];
    expect((await space.validate('patient.csv', ...stated)).status).toBe(0);
    expect((await space.validate('patient.bin', '--gzip', '--input-format', 'json')).status).toBe(0);
  });

  it('is not guessed: the report says what it looks like', async () => {
    const space = dataSpace({ 'patient.csv': GOOD.replaceAll(',', ';') });
    const report = await space.report('patient.csv');
    expect(report.verdict.outcome).toBe('fail');
    expect(report.problems[0]?.message).toBe(
      'The heading is one column by the comma, and a semicolon stands in it. Reading stopped there.',
    );
  });

  it('has faults that are findings, each with its line', async () => {
    const space = dataSpace({
      'patient.csv': `${HEADING}\nP1,12\n\nP2,"1"2",CR,\nP3,\u00ff\0,CR,\nP4,99,CR,2020-01-31\n`,
    });
    const report = await space.report('patient.csv');
    const places = report.problems.map(({ code, line, rows }) => [code, line, rows] as const);
    expect(places).toContainEqual(['row-length', 2, [1]]);
    expect(places).toContainEqual(['line-syntax', 3, []]);
    expect(places).toContainEqual(['line-syntax', 4, [2]]);
    expect(places).toContainEqual(['line-syntax', 5, [3]]);
    expect(places).toContainEqual(['value-range', 6, [4]]);
    expect(report.files[0]?.rows).toBe(4);
  });
});

describe('--mapping', () => {
  const data = 'Pat. no.,Hb,Remark\nP1,125,fine\n';

  it('says what headings mean, in which unit, and what is left out', async () => {
    const space = dataSpace({
      'patient.csv': data,
      'map.yaml': 'patient:\n  Pat. no.: patient_id\n  Hb: { column: hemoglobin, unit: g/L }\n  Remark: {}\n',
      'map.json': '{"patient":{"Pat. no.":"patient_id","Hb":{"column":"hemoglobin","unit":"g/L"},"Remark":{}}}',
    });
    for (const mapping of ['map.yaml', 'map.json']) {
      expect((await space.validate('patient.csv', '--mapping', mapping)).status).toBe(0);
    }
    expect((await space.validate('patient.csv')).status).toBe(1);
  });

  it.each([
    ['patient:\n  Hb: hemoglobine\n', 'map.yaml:2:7 error', 'no column "hemoglobine". Did you mean "hemoglobin"?'],
    ['patients:\n  Hb: hemoglobin\n', 'map.yaml:1:1 error', 'There is no table "patients". Did you mean "patient"?'],
    ['patient:\n  Hb: { colum: hemoglobin }\n', 'map.yaml:2:9 error', 'Unknown key "colum"'],
    ['patient:\n  Hb: { column: 7 }\n', 'map.yaml:2:17 error', 'Expected text for column.'],
    ['patient: [Hb]\n', 'map.yaml:1:10 error', 'Expected keys and values'],
    ['patient: {\n', 'map.yaml:', '[yaml-syntax]'],
  ])('is refused with its line where it is wrong: %j', async (mapping, place, message) => {
    const space = dataSpace({ 'patient.csv': data, 'map.yaml': mapping });
    const { status, err } = await space.validate('patient.csv', '--mapping', 'map.yaml');
    expect(status).toBe(3);
    expect(err).toContain(place);
    expect(err).toContain(message);
  });
});

describe('the report of hdict validate', () => {
  it.each([
    ['text', 'FAILED'],
    ['json', '"reportFormat": 1'],
    ['ndjson', '"value-range"'],
    ['csv', 'value-range'],
    ['sarif', '"2.1.0"'],
    ['junit', '<testsuites'],
    ['github', '::error file=patient.csv'],
    ['html', '<!doctype html>'],
  ])('is written as %s', async (format, expected) => {
    const { status, out } = await dataSpace({ 'patient.csv': BAD }).validate('patient.csv', '--format', format);
    expect(status).toBe(1);
    expect(out).toContain(expected);
  });

  it('goes to a file with --output, and standard output stays empty', async () => {
    const space = dataSpace({ 'patient.csv': BAD });
    const { out, err } = await space.validate('patient.csv', '--format', 'html', '--output', 'report.html');
    expect(out).toBe('');
    expect(err).toContain('Report: report.html');
    expect(readFileSync(join(space.folder, 'report.html'), 'utf8')).toContain('<!doctype html>');
  });

  it('lists as many records as --max-problems says, counts all, and says that it lists less', async () => {
    const rows = Array.from({ length: 50 }, (_, index) => `P${index},99,CR,2020-01-31\n`).join('');
    const space = dataSpace({ 'patient.csv': `${HEADING}\n${rows}` });
    const report = await space.report('patient.csv', '--max-problems', '3');
    expect(report.problems[0]).toMatchObject({ count: 50, rows: [1, 2, 3] });
    expect(report.verdict.truncated).toEqual({ listed: 3, found: 50 });
  });

  it('says nothing beside itself with --quiet', async () => {
    const space = dataSpace({ 'in/patient.csv': BAD, 'in/README.md': '' });
    const { err, out } = await space.validate('in', '--quiet');
    expect(err).toBe('');
    expect(out).toMatch(/^FAILED/);
  });

  it('makes warnings a finding only with --fail-on warning', async () => {
    const space = dataSpace({ 'patient.csv': BAD.replace(',99,', ',25,') });
    expect((await space.report('patient.csv')).verdict.outcome).toBe('warn');
    expect((await space.validate('patient.csv')).status).toBe(0);
    expect((await space.validate('patient.csv', '--fail-on', 'warning')).status).toBe(1);
  });

  it('makes what was not evaluated a finding only with --fail-on incomplete', async () => {
    const rows = 'P1,2020-05\n';
    const space = dataSpace({
      'lab_result.csv': `patient_id,date_of_diagnosis\n${rows}`.replace('2020-05', '2020-05-01'),
    });
    expect((await space.report('lab_result.csv')).verdict.steps.unevaluated).toBeGreaterThan(0);
    expect((await space.validate('lab_result.csv')).status).toBe(0);
    expect((await space.validate('lab_result.csv', '--fail-on', 'incomplete')).status).toBe(1);
  });

  it('never holds a value, nor does anything else that is written, unless --show-values is given', async () => {
    const secret = 'ZEBRA7';
    const rows = [
      `${secret},12,CR,2020-01-31`,
      `P1,${secret},CR,2020-01-31`,
      `P2,12,${secret},2020-01-31`,
      `P3,12,CR,${secret}`,
      `P4,12,CR,2020-01-31,${secret}`,
      `P5,"${secret}"${secret}",CR,2020-01-31`,
      `P6,${secret}\0,CR,2020-01-31`,
      `${secret},12,CR,2020-01-31`,
      `P8,12,CR,"${secret}`,
    ];
    const space = dataSpace({
      'patient.csv': `${HEADING}\n${rows.join('\n')}\n`,
      'in/patient.ndjson': `{"patient_id":"${secret}","hemoglobin":"${secret}"}\n{"patient_id":"${secret}"\n"${secret}"\n`,
      'in/lab_result.json': `[{"patient_id":"${secret}","date_of_diagnosis":"${secret}"},{"patient_id":${secret}}]`,
    });
    const before = readdirSync(space.folder, { recursive: true });
    for (const format of ['text', 'json', 'ndjson', 'csv', 'sarif', 'junit', 'github', 'html']) {
      for (const path of ['patient.csv', 'in']) {
        const { out, err } = await space.validate(path, '--format', format);
        expect(out.length).toBeGreaterThan(0);
        expect(out + err).not.toContain(secret);
      }
    }
    expect(readdirSync(space.folder, { recursive: true })).toEqual(before);
    expect((await space.validate('patient.csv', '--show-values', '--format', 'json')).out).toContain(secret);
  });

  it('takes the dictionary folder as the other commands do', async () => {
    const space = dataSpace({ 'patient.csv': GOOD });
    const { status, err } = await space.validate('patient.csv', '--dictionary', 'no/such/folder');
    expect([status, err]).toEqual([3, expect.stringContaining('no/such/folder')]);
  });

  it('writes the report to the summary of a GitHub job, after what stands there', async () => {
    const space = dataSpace({ 'patient.csv': `${HEADING}\nP1,999,CR,2020-01-31\n`, 'summary.md': 'before\n' });
    space.env.GITHUB_STEP_SUMMARY = 'summary.md';
    expect((await space.validate('patient.csv')).status).toBe(1);
    expect(readFileSync(join(space.folder, 'summary.md'), 'utf8')).toBe('before\n');
    expect((await space.validate('patient.csv', '--format', 'github')).status).toBe(1);
    expect(readFileSync(join(space.folder, 'summary.md'), 'utf8')).toMatch(/^before\n<h2>Data check: Failed<\/h2>\n/);
    space.env.GITHUB_STEP_SUMMARY = 'no/such/folder';
    const { status, err } = await space.validate('patient.csv', '--format', 'github');
    expect([status, err]).toEqual([3, expect.stringContaining('Cannot write the summary of the job')]);
  });

  it('carries cells that a spreadsheet would take for formulas as they are in JSON, and harmless in CSV', async () => {
    const space = dataSpace({ 'patient.csv': `${HEADING}\nP1,=1+1,@SUM(A1),+A1\n` });
    const shown = await space.report('patient.csv', '--show-values');
    expect(shown.problems.flatMap(({ values }) => values)).toEqual(expect.arrayContaining(['=1+1', '@SUM(A1)']));
    const { out } = await space.validate('patient.csv', '--show-values', '--format', 'csv');
    expect(out).not.toMatch(/(^|[,\n])"?[=@+]/);
  });
});

describe('hdict validate as a process', () => {
  it('shows how far it is at a terminal only', async () => {
    const space = dataSpace({ 'patient.csv': GOOD });
    expect(space.spawn('validate', join(space.folder, 'patient.csv'), '--release', 'draft').err).toBe('');
  });

  it('ends cleanly when its reader has seen enough', () => {
    const rows = Array.from({ length: 100_000 }, (_, index) => `P${index},99,CR,2020-01-31\n`).join('');
    const space = dataSpace({ 'patient.csv': `${HEADING}\n${rows}` });
    const ran = space.shell('validate patient.csv --release draft --max-problems 100000 --format csv | head -c 10');
    expect(ran.err).toBe('');
    expect(ran.status).toBeLessThanOrEqual(1);
  });

  it.each(['json', 'text'])('gives the same %s with and without --workers', (format) => {
    const rows = Array.from({ length: 25_000 }, (_, at) => `P${at % 24_999},${at % 97 ? 12 : 99},"C\nR",2020-01-31\n`);
    const space = dataSpace({ 'patient.csv': `${HEADING}\n${rows.join('')}`, 'lab_result.csv': SAMPLES });
    const files = ['patient.csv', 'lab_result.csv'].map((name) => join(space.folder, name));
    const args = ['validate', ...files, '--release', 'draft', '--format', format];
    const [alone, shared] = [[], ['--workers', '2']].map((more) => space.spawn(...args, ...more));
    const plain = (out = '') => out.replace(/"at": "[^"]*"/, '');
    expect(plain(alone?.out)).toContain('key-duplicate');
    expect(plain(shared?.out)).toBe(plain(alone?.out));
    expect([shared?.status, shared?.err]).toEqual([1, alone?.err]);
  });

  it.each([[[]], [['--workers', '2']]])('says that it was cancelled, and ends with 130 %j', async (more) => {
    const space = dataSpace({});
    const main = join(import.meta.dirname, '../../dist/cli/main.js');
    const args = [main, 'validate', '-', '--table', 'patient', '--input-format', 'csv', '--release', 'draft'];
    const child = spawn(process.execPath, [...args, ...more], { env: space.env, cwd: space.folder, stdio: 'pipe' });
    onTestFinished(() => void child.kill('SIGKILL'));
    let err = '';
    child.stderr.on('data', (chunk: Buffer) => {
      err += chunk.toString('utf8');
    });
    child.stdin.write(GOOD);
    // It takes what comes once it is reading: then the pipe's buffer has room for more than it could hold.
    const filler = `P0,12,CR,2020-01-31\n`.repeat(200_000);
    await new Promise<void>((taken) => child.stdin.write(filler, () => taken()));
    child.kill('SIGINT');
    const status = await new Promise((ended) => child.once('exit', ended));
    expect({ status, err }).toEqual({ status: 130, err: 'Cancelled: nothing is reported.\n' });
  });
});
