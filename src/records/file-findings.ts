import type { FileFault } from './checks.ts';
import { countFailure } from './column-reader.ts';
import { PROBLEM_CODES, type ProblemCode } from './problem.ts';
import type { Finding, Spot } from './problem-book.ts';
import { permalink, type RunContext } from './run-context.ts';
import type { FileState, TableState } from './table-state.ts';

/** What is found of a file and its headings. */
export interface FileFindings {
  fault(fault: FileFault): void;
  heading(found: HeadingFinding, spot?: Spot): void;
  /** Ends the file: `seen` are the columns that it has. */
  close(seen: ReadonlySet<number>, isJson: boolean): void;
}

export interface HeadingFinding extends Pick<Finding, 'message' | 'expected' | 'hint' | 'suggestion'> {
  readonly code: Extract<ProblemCode, `heading-${string}`>;
  /** Position of the column that it is about, if any. */
  readonly column?: number;
}

const WHOLE_FILE: Spot = { row: 0 };

export function fileFindings(file: FileState, table: TableState, run: RunContext): FileFindings {
  const { schema } = table.check;
  const { name } = file.coming;
  const about = {
    file: name,
    table: schema.id,
    definition: permalink(run.dictionary, 'table', schema.id),
    owner: schema.owner,
  };
  return { fault, heading, close };

  function fault({ code, message, expected, line, row }: FileFault): void {
    file.faults++;
    const { severity } = PROBLEM_CODES[code];
    const step = `${schema.id}/file/${name}`;
    const group = run.problems.groupOf({ code, severity, message, expected, columns: [], ...about, step }, place());
    run.problems.count(group, { row: row ?? 0, line }, () => '');
  }

  function heading({ column, ...found }: HeadingFinding, spot: Spot = WHOLE_FILE): void {
    const { severity } = PROBLEM_CODES[found.code];
    if (severity !== 'information') file.headingFaults++;
    const subject = column === undefined ? undefined : schema.columns[column];
    const own =
      subject === undefined
        ? about
        : { ...about, definition: permalink(run.dictionary, 'variable', subject.variable), owner: subject.owner };
    const step = `${schema.id}/headings/${name}`;
    const columns = subject === undefined ? [] : [subject.name];
    const group = run.problems.groupOf({ ...found, severity, columns, ...own, step }, place(column));
    run.problems.count(group, spot, () => '');
  }

  function close(seen: ReadonlySet<number>, isJson: boolean): void {
    for (const column of seen) table.present.add(column);
    if (!isJson && (seen.size > 0 || file.rows > 0)) missingColumns(seen);
    if (file.rows > 0 || file.faults > 0) return;
    const message = 'The file has no record.';
    fault({ code: 'file-empty', message, expected: 'At least one record.' });
  }

  /** A column that is not there at all is one problem, not one a record. */
  function missingColumns(seen: ReadonlySet<number>): void {
    for (const [at, { name: column, required }] of schema.columns.entries()) {
      if (seen.has(at) || !(required || schema.key.includes(column))) continue;
      heading({
        code: 'heading-missing',
        column: at,
        message: `The column ${column} is not in the file.`,
        expected: `The heading ${column}.`,
      });
      const tally = table.columns[at];
      if (required && tally !== undefined) for (let row = 0; row < file.rows; row++) countFailure(tally, 'required');
    }
  }

  function place(column = -1) {
    return { file: file.number, column };
  }
}
