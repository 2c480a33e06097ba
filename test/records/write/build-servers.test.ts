import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { XMLValidator } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../../src/records/report.ts';
import { REPORT_FORMATS, type ReportFormat } from '../../../src/records/write/formats.ts';
import { writeGithubSummary } from '../../../src/records/write/github-summary.ts';
import { writeJunit } from '../../../src/records/write/junit.ts';
import { anyReport } from '../arbitrary-report.ts';
import { fileOf, problemOf, reportOf, reportWithValues, sampleReport } from '../report-fixture.ts';

function written(report: Report, format: ReportFormat): string {
  return [...REPORT_FORMATS[format].write(report)].join('');
}

describe('annotations of GitHub', () => {
  const many = (['information', 'warning', 'error'] as const).flatMap((severity) =>
    Array.from({ length: 12 }, (_, index) => problemOf({ severity, columns: [`c${index}`] })),
  );

  it('are ten of a severity at most, the worst first, and the rest is counted', () => {
    const lines = written(reportOf({ problems: many }), 'github')
      .trimEnd()
      .split('\n');
    const kinds = lines.slice(0, 30).map((line) => /^::(\w+)/.exec(line)?.[1]);
    expect(kinds).toEqual([...Array(10).fill('error'), ...Array(10).fill('warning'), ...Array(10).fill('notice')]);
    expect(lines.slice(30)).toEqual([
      'Not annotated: 2 errors, 2 warnings, 2 notices. GitHub shows 10 of each kind a step.',
      expect.stringMatching(/^Summary: /),
    ]);
  });

  it('name file, line and what to do', () => {
    expect(written(sampleReport, 'github').split('\n')[1]).toBe(
      '::error file=patients.csv,line=2,title=value-range::hemoglobin: The value is above the hard limit. Expected: A number from 1 to 25, in g/dL. Hint: looks like g/L. To do: Divide by 10, or state the unit g/L in a mapping file. Where: records 1–980, 990, 995, 1100–1117 and 12 more.',
    );
  });

  it('escape what would end a property', () => {
    const report = reportOf({ problems: [problemOf({ file: 'a,b:c%d.csv', message: '100%' })] });
    expect(written(report, 'github')).toContain(
      '::error file=a%2Cb%3Ac%25d.csv,title=value-range::hemoglobin: 100%25.',
    );
  });
});

describe('the summary of a GitHub job', () => {
  const summaryOf = (report: Report) => [...writeGithubSummary(report)].join('');

  it('has every problem, and what was not evaluated', () => {
    const text = summaryOf(sampleReport);
    expect(text.match(/<tr><td>/g)?.length).toBe(6);
    expect(text).toContain('<li>lab_result/reference/patient: The file of table patient has duplicate keys</li>');
  });

  it('stays within what GitHub takes, and says how many problems are left', () => {
    const text = summaryOf(reportOf({ problems: Array(5000).fill(problemOf({ message: 'é'.repeat(200) })) }));
    expect(Buffer.byteLength(text)).toBeLessThan(1_048_576);
    const left = 5000 - (text.match(/<tr><td>/g)?.length ?? 0);
    expect(text).toContain(`<p>${left.toLocaleString('en')} further problems did not fit here.</p>`);
  });

  it('is markup without an empty line, whatever the texts', () => {
    fc.assert(
      fc.property(anyReport, (report) => {
        const text = summaryOf(report);
        expect(text).not.toMatch(/\n\s*\n/);
        expect(XMLValidator.validate(`<x>${text.replaceAll('<br>', '<br/>')}</x>`)).toBe(true);
        expect(text).not.toMatch(/<(?!\/?(h2|p|ul|li|table|tr|th|td|br|a)[ >])/);
      }),
    );
  });
});

describe('SARIF', () => {
  const [run] = JSON.parse(written(sampleReport, 'sarif')).runs;

  it('names a rule by its id and leads to its page, and all else by the code of the problem', () => {
    const ids = run.results.map((result: { readonly ruleId: string }) => result.ruleId);
    expect(ids.slice(0, 4)).toEqual(['heading-unknown', 'value-range', 'code-unknown', 'death_after_diagnosis']);
    expect(run.tool.driver.rules[3].helpUri).toBe(
      'https://dictionary.example.org/rule/death_after_diagnosis?release=1.2.0',
    );
  });

  it('says what was not evaluated', () => {
    expect(run.invocations[0].toolExecutionNotifications[0].message.text).toContain('duplicate keys');
  });

  it('knows a finding again when its words, lines and count are others', () => {
    const fingerprintOf = (given: Parameters<typeof problemOf>[0]) =>
      JSON.parse(written(reportOf({ problems: [problemOf(given)] }), 'sarif')).runs[0].results[0].partialFingerprints;
    expect(fingerprintOf({ message: 'Other words', line: 9, rows: [3, 4] })).toEqual(fingerprintOf({}));
    expect(fingerprintOf({ columns: ['platelets'] })).not.toEqual(fingerprintOf({}));
  });

  it('has a file once that was checked as two tables', () => {
    const files = [fileOf({}), fileOf({ table: 'lab_result' })];
    expect(JSON.parse(written(reportOf({ files }), 'sarif')).runs[0].artifacts.length).toBe(1);
  });
});

describe('JUnit', () => {
  const text = written(sampleReport, 'junit');

  it('counts what failed and what was skipped', () => {
    expect(text).toContain('<testsuites name="hdict validate" tests="7" failures="4" errors="0" skipped="2">');
  });

  it('says why a step was skipped', () => {
    expect(text).toContain('<skipped message="Not applicable: The column has no unit."/>');
    expect(text).toContain(
      '<skipped message="Not evaluated, so not passed: The file of table patient has duplicate keys"/>',
    );
  });
});

it('says in JUnit what is to be said of a case that passed', () => {
  const cases = [{ name: 'a.yaml', outcome: 'pass' as const, details: ['a warning'] }];
  const text = [...writeJunit({ name: 'lint', properties: [], suites: [{ name: 'all', cases }] })].join('');
  expect(text).toContain('classname="all"><system-out>a warning\n</system-out></testcase>');
});

describe('CSV', () => {
  const rowsOf = (report: Report): readonly { readonly [column: string]: string }[] =>
    parse(written(report, 'csv'), { bom: true, columns: true });

  it('has a line a place, and one for what is not listed', () => {
    const rows = rowsOf(sampleReport).filter(({ columns }) => columns === 'hemoglobin');
    expect(rows.length).toBe(1001);
    expect(rows[0]).toMatchObject({ record: '1', line: '2', records_in_all: '1012', records_not_listed: '' });
    expect(rows.at(-1)).toMatchObject({ record: '', records_not_listed: '12' });
  });

  it('has a line without a record for what is about the file', () => {
    expect(rowsOf(sampleReport)[0]).toMatchObject({ code: 'heading-unknown', record: '' });
  });

  it('has values only where they were asked for', () => {
    expect(rowsOf(sampleReport)[0]).not.toHaveProperty('value');
    expect(rowsOf(reportWithValues).find(({ record }) => record === '811')).toMatchObject({ value: 'value 1' });
  });
});
