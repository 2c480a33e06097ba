import type { Result } from '../model/result.ts';
import type { JudgedRecords } from './judged-records.ts';
import type { RecordPlan } from './plan.ts';
import type { ProblemCode } from './problem.ts';
import type { CheckedFile, Report, Run } from './report.ts';

/** A release's tables, compiled once for checking any number of files. Immutable. */
export interface Checks {
  readonly plan: RecordPlan;
  /** Starts a run over the files of one data set. */
  begin(options: CheckOptions): CheckRun;
  /** Judges pieces of a file for a run of another thread; undefined where the release has no such table. */
  piecesOf(file: ComingFile, options: Pick<CheckOptions, 'showValues'>): PieceCheck | undefined;
}

export interface CheckOptions {
  /** Most record numbers that a problem lists. */
  readonly maxRows: number;
  /** Number of a record that a problem lists beyond `maxRows`, too: somebody asks what is wrong with it. */
  readonly askedRow?: number | undefined;
  /** True: the report quotes values of the data. */
  readonly showValues: boolean;
  /** Other than the limit `checkMemoryBytes`. */
  readonly memoryBytes?: number;
}

/** The check of one data set: files that belong together, whose records may refer to each other. */
export interface CheckRun {
  /** Starts a file of a table. Issues: `unknown-definition` where the release has no such table. */
  open(file: ComingFile): Result<MergingCheck>;
  /** Ends the run: what needed all files is checked now. Call it once, after all files are closed. */
  finish(stamp: Pick<Run, 'tool' | 'at'>): Report;
}

export interface ComingFile {
  readonly name: string;
  readonly table: string;
  readonly format: CheckedFile['format'];
  /** What headings of this file mean, where they are no name of a column. */
  readonly mapping?: HeadingMapping;
}

export interface HeadingMapping {
  readonly [heading: string]: {
    /** Name of the column; absent: the column is left out on purpose. */
    readonly column?: string;
    /** UCUM unit of all its values. */
    readonly unit?: string;
  };
}

/** Where a reader delivers what it reads, in order. All calls are synchronous and keep nothing of what they are given. */
export interface FileCheck {
  /** The heading of a CSV or TSV file; first, and once. */
  headings(names: readonly string[]): void;
  /** A record of a file with headings: its cells, as text, in their order. `line` is where it begins, 1 the first. */
  row(cells: readonly string[], line: number): void;
  /** A record of a JSON file: an object, or whatever stands in its place. */
  record(value: unknown, line?: number): void;
  /** What the reader found wrong with the file itself. `row` is the record's number where one is lost. */
  fault(fault: FileFault): void;
  close(end: Pick<CheckedFile, 'bytes' | 'sha256'>): void;
}

/** A check that takes pieces of its file from other threads too. */
export interface MergingCheck extends FileCheck {
  /**
   * The records that follow, judged elsewhere; `linesBefore` are the lines of the file before them. False if they must be
   * read here to be judged rightly: then nothing was done.
   */
  merge(records: JudgedRecords, linesBefore: number): boolean;
}

/** Judges pieces of one file beside the run that it belongs to. */
export interface PieceCheck {
  /** Takes what a reader delivers of a piece; the headings once, before the first. */
  readonly check: FileCheck;
  /** What the records since the last call came to. */
  judged(): JudgedRecords;
}

export interface FileFault {
  readonly code: Extract<ProblemCode, `file-${string}` | `line-${string}` | 'row-length'>;
  /** One sentence that quotes nothing of the data. */
  readonly message: string;
  readonly expected: string;
  readonly line?: number;
  readonly row?: number;
}
