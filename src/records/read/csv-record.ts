import type { Limits } from '../../model/limits.ts';
import type { FileCheck } from '../checks.ts';
import { FLAWS, type Flaw, lengthFlaw, type limitFlaws, stopping } from './faults.ts';
import { damageOf } from './text-scanner.ts';

/** Delimiters that people use; named where a heading has one column and one of them in it. */
const DELIMITERS = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' } as const;

export interface CsvForm {
  /** One character, no quote and no line end. */
  readonly delimiter: string;
  readonly limits: Limits;
}

/** Where the scanner stands. `astray`: after a quote that is not doubled, where both readings of it are still open. */
export type State =
  | 'record'
  | 'cell'
  | 'plain'
  | 'quoted'
  | 'after-quote'
  | 'after-return'
  | 'astray'
  | 'astray-quote'
  | 'astray-return';

export interface Scan {
  readonly check: FileCheck;
  readonly form: CsvForm;
  readonly delimiterCode: number;
  readonly flaws: ReturnType<typeof limitFlaws>;
  state: State;
  /** Headings; 0 before there is one. */
  columns: number;
  /** Records so far, those lost included. */
  rows: number;
  line: number;
  // the record that is being read, where it is not read at one go
  recordLine: number;
  quoteLine: number;
  cells: string[];
  cell: string;
  /** Characters of its cells that are complete. */
  length: number;
  isLost: boolean;
  /** It holds a quoted cell: an empty one makes a record where an empty line makes none. */
  isQuoted: boolean;
  isSuspect: boolean;
  isStopped: boolean;
  /** Where the text that is being read has its next quote and carriage return, as far as that was looked up. */
  nextQuote: number;
  nextReturn: number;
}

/** Delivers a record, or the heading if there is none yet; or what is wrong with it. */
export function deliver(scan: Scan, cells: readonly string[], line: number): void {
  const damage = scan.isSuspect ? damageOf(cells.join()) : undefined;
  if (damage !== undefined) loseAt(scan, FLAWS[damage], line);
  else if (scan.columns === 0) deliverHeading(scan, cells, line);
  else if (cells.length !== scan.columns) loseAt(scan, lengthFlaw(scan.columns, cells.length), line);
  else {
    scan.rows++;
    scan.check.row(cells, line);
  }
}

function deliverHeading(scan: Scan, names: readonly string[], line: number): void {
  const { delimiter, limits } = scan.form;
  const other = Object.entries(DELIMITERS).find(([sign]) => sign !== delimiter && names[0]?.includes(sign));
  if (names.length > limits.recordColumns) stop(scan, scan.flaws.columns, line);
  else if (names.length === 1 && other !== undefined) stop(scan, otherDelimiterFlaw(delimiter, other[1]), line);
  else {
    scan.columns = names.length;
    scan.check.headings(names);
  }
}

function otherDelimiterFlaw(delimiter: string, other: string): Flaw {
  const stated = Object.entries(DELIMITERS).find(([sign]) => sign === delimiter)?.[1] ?? 'stated delimiter';
  return {
    code: 'line-syntax',
    message: `The heading is one column by the ${stated}, and a ${other} stands in it.`,
    expected: `Columns separated by the ${stated}; or another delimiter stated.`,
  };
}

/** The record that is being read is lost; its first flaw is told. */
export function lose(scan: Scan, flaw: Flaw): void {
  if (scan.isLost) return;
  scan.isLost = true;
  loseAt(scan, flaw, scan.line);
}

function loseAt(scan: Scan, flaw: Flaw, line: number): void {
  // Without its heading nothing of the file can be read.
  if (scan.columns === 0) stop(scan, flaw, line);
  else scan.check.fault({ ...flaw, line, row: ++scan.rows });
}

/** The same, and nothing after it can be read. */
export function stop(scan: Scan, flaw: Flaw, line: number): void {
  scan.isStopped = true;
  if (scan.columns === 0) fault(scan, stopping(flaw), line);
  else scan.check.fault({ ...stopping(flaw), line, row: scan.isLost ? scan.rows : ++scan.rows });
}

/** What is wrong beside the records. */
export function fault(scan: Scan, flaw: Flaw, line: number): void {
  scan.check.fault({ ...flaw, line });
}
