import { describe, expect, it } from 'vitest';
import type { Report } from '../../../src/records/report.ts';
import { writeText } from '../../../src/records/write/text.ts';
import type { Look } from '../../../src/records/write/text-layout.ts';
import { problemOf, reportOf, reportWithValues, sampleReport, stepOf } from '../report-fixture.ts';

function textOf(report: Report, look?: Look): string {
  return [...writeText(report, look)].join('');
}

describe('the report on a terminal', () => {
  it('begins with the verdict, and ends with it where it is long', () => {
    const lines = textOf(sampleReport).trimEnd().split('\n');
    expect(lines[0]).toMatch(/^FAILED {2}1017 errors and 2 warnings/);
    expect(lines.at(-1)).toBe('FAILED: 1,017 errors, 2 warnings, 1 note.');
  });

  it('says of each problem where it is, what was expected and what to do', () => {
    expect(textOf(sampleReport)).toContain(` 3. patients.csv, diagnosis: 3 records [code-unknown]
    The code is not in WHO 2022 diagnoses of myeloid neoplasms.
    Expected    A code of value set who_2022_myeloid.
    Hint        is a code of WHO 2016
    To do       Write the code of WHO 2022: "aml_npm1"
    Where       records 12–13, 40
    See         https://dictionary.example.org/value-set/who_2022_myeloid?release=1.2.0
    Owner       wg_classification
`);
  });

  it('begins no line like a command of a build server where a file is named by a colon', () => {
    const text = textOf(reportOf({ problems: [problemOf({ file: ':', columns: [], rows: [] })] }));
    expect(text).not.toMatch(/^\s*::/m);
    expect(text).toContain('{U+003A}:');
  });

  it('puts errors before warnings before notes', () => {
    const text = textOf(sampleReport);
    const places = ['Errors: 4', 'Warnings: 1', 'For information: 1', 'Not evaluated, so not passed: 1'].map((each) =>
      text.indexOf(each),
    );
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places).not.toContain(-1);
  });

  it('gives the reason of what was not evaluated once', () => {
    const steps = ['a', 'b'].map((target) => stepOf({ target, outcome: 'unevaluated', reason: 'too many keys' }));
    expect(textOf(reportOf({ steps }))).toContain('- too many keys: patient/a/range, patient/b/range\n');
  });

  it('shortens long lists of records and says so', () => {
    const rows = Array.from({ length: 50 }, (_, index) => 2 * index + 1);
    const text = textOf(reportOf({ problems: [problemOf({ rows })] }));
    expect(text).toMatch(/37, 39\s+and\s+30\s+more/);
    expect(text).toContain('Record numbers are shortened here');
  });

  it('shows values only where they were asked for', () => {
    expect(textOf(sampleReport)).not.toContain('value 1');
    expect(textOf(reportWithValues)).toContain('Values      "value 1" in 811');
    expect(textOf(reportWithValues)).toContain('This report shows values of the data.');
  });

  it('is the same in colour, but for the colours', () => {
    const coloured = textOf(sampleReport, { colour: true, width: 80 });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are control characters
    expect(coloured.replaceAll(/\u001b\[[\d;]+m/g, '')).toBe(textOf(sampleReport, { colour: false, width: 80 }));
    expect(coloured).toContain('\u001b[1;31mFAILED\u001b[0m');
  });
});
