import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../../src/records/report.ts';
import { inertCell } from '../../../src/records/write/csv-text.ts';
import { REPORT_FORMATS, type ReportFormat } from '../../../src/records/write/formats.ts';
import { printable } from '../../../src/records/write/printable.ts';
import { anyReport, anyText } from '../arbitrary-report.ts';
import { sarifErrors } from './sarif-schema.ts';

/** Whatever texts a report holds, what is written is read back by a real parser, and holds nothing that acts. */

function written(report: Report, format: ReportFormat): string {
  return [...REPORT_FORMATS[format].write(report)].join('');
}

const FORMATS = Object.keys(REPORT_FORMATS) as ReportFormat[];

describe('any text of a report', () => {
  it.each(FORMATS)('reaches no terminal as a control character in %s', (format) => {
    fc.assert(
      fc.property(anyReport, (report) => {
        const text = written(report, format).replace(/^\uFEFF/, '');
        expect(text).not.toMatch(/[^\P{Cc}\r\n]|[\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
        if (format !== 'csv') expect(text).not.toContain('\r');
      }),
    );
  });

  it.each(FORMATS)('is no command of a GitHub job in %s', (format) => {
    fc.assert(
      fc.property(anyReport, (report) => {
        const text = written(report, format);
        expect(text).not.toContain('##[');
        const commands = text.split(/\r?\n/).filter((line) => line.trimStart().startsWith('::'));
        if (format !== 'github') expect(commands).toEqual([]);
        expect(commands.length).toBeLessThanOrEqual(Math.min(30, report.problems.length));
        for (const command of commands) {
          expect(command).toMatch(/^::(error|warning|notice) file=[^:,]*,(line=\d+,)?title=[^:,]*::.*$/u);
          expect(command).not.toMatch(/%(?!25|3A|2C)/);
        }
      }),
    );
  });

  it('comes back from JSON as it was', () => {
    fc.assert(
      fc.property(anyReport, (report) => {
        expect(JSON.parse(written(report, 'json'))).toEqual(report);
      }),
    );
  });

  it('comes back from NDJSON as it was, the verdict last', () => {
    fc.assert(
      fc.property(anyReport, (report) => {
        const lines = written(report, 'ndjson').split('\n');
        expect(lines.pop()).toBe('');
        const items = lines.map((line) => JSON.parse(line));
        const of = (type: string) => items.filter((item) => item.type === type).map(({ type: _type, ...rest }) => rest);
        expect(of('file')).toEqual(report.files);
        expect(of('step')).toEqual(report.steps);
        expect(of('problem')).toEqual(report.problems);
        expect(items.at(-1)).toEqual({ type: 'verdict', ...report.verdict });
        expect(items[0]).toEqual({ type: 'run', reportFormat: 1, ...report.run, dictionary: report.dictionary });
      }),
    );
  });

  it('comes back from CSV, and no cell of it is a formula', () => {
    fc.assert(
      fc.property(anyReport, (report) => {
        const text = written(report, 'csv');
        const records: { readonly [column: string]: string }[] = parse(text, { bom: true, columns: true });
        // One line a record: tools that know lines and not CSV count right.
        expect(text.split('\r\n').length).toBe(records.length + 2);
        const places = report.problems.map(({ rows, count }) =>
          Math.max(1, rows.length + (count > rows.length ? 1 : 0)),
        );
        expect(records.length).toBeLessThanOrEqual(places.reduce((sum, each) => sum + each, 0));
        expect(
          records
            .map(({ record }) => record)
            .filter(Boolean)
            .map(Number),
        ).toEqual(report.problems.flatMap(({ rows }) => rows));
        for (const cell of records.flatMap((record) => Object.values(record))) {
          for (const part of cell.split(';'))
            expect(part).toMatch(/^(?![=+\-@\t\r＝＋－＠])|^[+-]?[\d.]+(e[+-]?\d+)?$/iu);
        }
        const messages = new Set(records.map(({ message }) => message));
        for (const { message } of report.problems) expect(messages).toContain(inertCell(printable(message)));
      }),
    );
  });

  it('comes back from JUnit XML, a case a step', () => {
    const parser = new XMLParser({
      ignoreAttributes: false,
      parseAttributeValue: false,
      trimValues: false,
      htmlEntities: true,
      isArray: (name) => name === 'testcase' || name === 'testsuite',
    });
    fc.assert(
      fc.property(anyReport, (report) => {
        const text = written(report, 'junit');
        expect(XMLValidator.validate(text)).toBe(true);
        const suites: readonly { readonly testcase: readonly { readonly [name: string]: unknown }[] }[] =
          parser.parse(text).testsuites.testsuite ?? [];
        const cases = suites.flatMap((suite) => suite.testcase);
        const names = cases.map((each) => each['@_name']);
        expect(names.toSorted()).toEqual(report.steps.map(({ id }) => printable(id)).toSorted());
        const count = (outcome: string) => report.steps.filter((step) => step.outcome === outcome).length;
        expect(cases.filter((each) => 'failure' in each).length).toBe(count('fail'));
        expect(cases.filter((each) => 'skipped' in each).length).toBe(count('not-applicable') + count('unevaluated'));
      }),
    );
  });

  it('is valid SARIF, a result a problem', () => {
    fc.assert(
      fc.property(anyReport, (report) => {
        const log = JSON.parse(written(report, 'sarif'));
        expect(sarifErrors(log)).toEqual([]);
        const [run] = log.runs;
        expect(run.results.length).toBe(report.problems.length);
        for (const result of run.results) {
          expect(run.tool.driver.rules[result.ruleIndex].id).toBe(result.ruleId);
          const { uri } = result.locations[0].physicalLocation.artifactLocation;
          expect(new URL(uri, 'https://here.example/').origin).toBe('https://here.example');
        }
      }),
    );
  });

  it('keeps lines of text within the width, but for words that are longer', () => {
    fc.assert(
      fc.property(anyReport, fc.integer({ min: 50, max: 120 }), (report, width) => {
        const text = [...REPORT_FORMATS.text.write(report, { colour: false, width })].join('');
        const long = text.split('\n').filter((line) => [...line.replaceAll(/\p{M}/gu, '')].length > width);
        for (const line of long) expect(line).toMatch(/\S{20}/);
      }),
    );
  });
});

describe('a cell of a spreadsheet', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['+1', '+1'],
    ['-1.5e3', '-1.5e3'],
    ['-5q', "'-5q"],
    ['@x', "'@x"],
    ['\tx', "'\tx"],
    ['\rx', "'\rx"],
    ['a;=1', "a;'=1"],
    ['a;-1', 'a;-1'],
    ['-1;+1', "'-1;+1"],
    ['a-b', 'a-b'],
    ['', ''],
    ['-', "'-"],
    ['＝1', "'＝1"],
    [' =1', "' =1"],
    ['\u00a0@x', "'\u00a0@x"],
    [' -1', "' -1"],
  ])('%j is written %j', (text, cell) => {
    expect(inertCell(text)).toBe(cell);
  });

  it('is never a formula', () => {
    fc.assert(fc.property(anyText, (text) => !/^(?:\s*[=@]|[\t\r\n])/.test(inertCell(text))));
  });
});

describe('a printable text', () => {
  it.each([
    ['a\u001b[31mb', 'a{U+001B}[31mb'],
    ['\ufeffHb', '{U+FEFF}Hb'],
    ['Größe (µg/l) 中文 é', 'Größe (µg/l) 中文 é'],
    ['::error::x', '{U+003A}:error::x'],
    ['a::b', 'a::b'],
    ['##[error]', '#{U+0023}[error]'],
  ])('%j is %s', (text, shown) => {
    expect(printable(text)).toBe(shown);
  });

  it('is the same printed again', () => {
    fc.assert(fc.property(anyText, (text) => printable(printable(text)) === printable(text)));
  });
});
