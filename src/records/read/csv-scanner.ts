import type { FileCheck } from '../checks.ts';
import { type CsvForm, deliver, fault, lose, type Scan, type State, stop } from './csv-record.ts';
import { FLAWS, limitFlaws } from './faults.ts';
import { ownCopy, type RecordCutter, type ResumableScanner } from './text-scanner.ts';

const QUOTE = 34;
const LF = 10;
const CR = 13;
/**
 * Reads CSV after RFC 4180, strictly: lines end with LF or CRLF, quotes in quoted cells are doubled, no line is empty,
 * all records are as long as the heading. What is not so is a fault with its line; the record is lost, and reading goes
 * on with the next wherever its beginning is certain. Else the fault says that reading stopped.
 */
export function csvScanner(check: FileCheck, form: CsvForm): ResumableScanner {
  return scannerFrom(scanOf(check, form, 0));
}

/** A scanner of records without their heading, which had that many columns. */
export function csvScannerOfRecords(check: FileCheck, form: CsvForm, columns: number): ResumableScanner {
  return scannerFrom(scanOf(check, form, columns));
}

function scanOf(check: FileCheck, form: CsvForm, columns: number): Scan {
  return {
    check,
    form,
    delimiterCode: form.delimiter.charCodeAt(0),
    flaws: limitFlaws(form.limits),
    state: 'record',
    columns,
    rows: 0,
    line: 1,
    recordLine: 1,
    quoteLine: 1,
    cells: [],
    cell: '',
    length: 0,
    isLost: false,
    isQuoted: false,
    isSuspect: false,
    isStopped: false,
    nextQuote: -1,
    nextReturn: -1,
  };
}

function scannerFrom(scan: Scan): ResumableScanner {
  return {
    push(text, isSuspect) {
      if (isSuspect || text.includes('\0')) scan.isSuspect = true;
      scan.nextQuote = -1;
      scan.nextReturn = -1;
      let at = 0;
      while (at < text.length && !scan.isStopped) at = STEPS[scan.state](scan, text, at);
      return undefined;
    },
    place: () => ({ rows: scan.rows, lines: scan.line - 1 }),
    skip(rows, lines) {
      scan.rows += rows;
      scan.line += lines;
    },
    end: () => endOfText(scan),
  };
}

const NOBODY: FileCheck = {
  headings: () => undefined,
  row: () => undefined,
  record: () => undefined,
  fault: () => undefined,
  close: () => undefined,
};

/** Cuts CSV by the steps of its scanner, so that both always agree where a record ends. */
export function csvCutter(form: CsvForm): RecordCutter {
  // With a heading, because without one the first fault would stop it.
  const scan = scanOf(NOBODY, form, 1);
  return { lastEnd: (text) => lastEndOf(scan, text) };
}

/** Between records, and in cells without quotes, the last line end before a quote ends a record: no step is needed. */
const PASSABLE: ReadonlySet<State> = new Set(['cell', 'plain', 'after-return']);

function lastEndOf(scan: Scan, text: string): number {
  scan.nextQuote = -1;
  scan.nextReturn = -1;
  let last = 0;
  let at = 0;
  while (at < text.length && !scan.isStopped) {
    if (scan.state === 'record' || (at === 0 && PASSABLE.has(scan.state))) {
      if (scan.nextQuote < at) scan.nextQuote = indexOrEnd(text, '"', at);
      const lineEnd = text.lastIndexOf('\n', scan.nextQuote);
      if (lineEnd >= at) {
        scan.state = 'record';
        last = lineEnd + 1;
        at = last;
        continue;
      }
    }
    at = STEPS[scan.state](scan, text, at);
    if (scan.state === 'record') last = at;
  }
  return last;
}

/** Each reads on from `at`, at least one character or into another state, and says how far it came. */
const STEPS: { readonly [S in State]: (scan: Scan, text: string, at: number) => number } = {
  record: wholeLines,
  cell: cellStart,
  plain: plainCell,
  quoted: quotedCell,
  'after-quote': afterQuote,
  'after-return': afterReturn,
  astray,
  'astray-quote': astrayQuote,
  'astray-return': astrayReturn,
};

/** The fast way, for lines that are here as a whole and hold no quote: nearly all. */
function wholeLines(scan: Scan, text: string, from: number): number {
  let at = from;
  for (;;) {
    const lineEnd = text.indexOf('\n', at);
    if (lineEnd === -1) break;
    if (scan.nextQuote < at) scan.nextQuote = indexOrEnd(text, '"', at);
    if (scan.nextReturn < at) scan.nextReturn = indexOrEnd(text, '\r', at);
    const end = scan.nextReturn === lineEnd - 1 ? lineEnd - 1 : lineEnd;
    if (scan.nextQuote < end || scan.nextReturn < end || end - at > scan.form.limits.cellLength) break;
    wholeLine(scan, text.slice(at, end));
    at = lineEnd + 1;
    if (scan.isStopped) return at;
  }
  if (at < text.length) beginRecord(scan);
  return at;
}

function wholeLine(scan: Scan, line: string): void {
  if (line === '') fault(scan, FLAWS.emptyLine, scan.line);
  else deliver(scan, ownCopy(line).split(scan.form.delimiter), scan.line);
  scan.line++;
}

function indexOrEnd(text: string, sought: string, from: number): number {
  const index = text.indexOf(sought, from);
  return index === -1 ? text.length : index;
}

function beginRecord(scan: Scan): void {
  scan.state = 'cell';
  scan.recordLine = scan.line;
  scan.cells = [];
  scan.cell = '';
  scan.length = 0;
  scan.isLost = false;
  scan.isQuoted = false;
}

function cellStart(scan: Scan, text: string, at: number): number {
  if (text.charCodeAt(at) !== QUOTE) {
    scan.state = 'plain';
    return at;
  }
  scan.state = 'quoted';
  scan.isQuoted = true;
  scan.quoteLine = scan.line;
  return at + 1;
}

function plainCell(scan: Scan, text: string, from: number): number {
  const { delimiterCode } = scan;
  let at = from;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === delimiterCode || code === LF || code === CR) break;
    if (code === QUOTE) lose(scan, FLAWS.quoteInCell);
  }
  keep(scan, text, from, at);
  return at < text.length ? cellEnd(scan, text.charCodeAt(at), at) : at;
}

/** At a delimiter, LF or CR outside of quotes. */
function cellEnd(scan: Scan, code: number, at: number): number {
  if (code === CR) scan.state = 'after-return';
  else if (code === LF) endRecord(scan);
  else endCell(scan);
  return at + 1;
}

function quotedCell(scan: Scan, text: string, from: number): number {
  const at = indexOrEnd(text, '"', from);
  keep(scan, text, from, at);
  scan.line += lineEndsIn(text, from, at);
  if (at < text.length) scan.state = 'after-quote';
  return at + 1;
}

function lineEndsIn(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at++) if (text.charCodeAt(at) === LF) count++;
  return count;
}

function afterQuote(scan: Scan, text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code === QUOTE) {
    keep(scan, '"', 0, 1);
    scan.state = 'quoted';
    return at + 1;
  }
  if (isCellEnd(scan, code)) return cellEnd(scan, code, at);
  scan.state = 'astray';
  return at;
}

function isCellEnd(scan: Scan, code: number): boolean {
  return code === scan.delimiterCode || code === LF || code === CR;
}

function afterReturn(scan: Scan, text: string, at: number): number {
  if (text.charCodeAt(at) === LF) {
    endRecord(scan);
    return at + 1;
  }
  lose(scan, FLAWS.loneReturn);
  scan.state = 'plain';
  return at;
}

/**
 * After a quote that was not doubled. If it stands for itself, the cell goes on to a quote before a delimiter or line
 * end; if it closed the cell, the record may end at the line's end. Both agree where that quote comes first.
 */
function astray(scan: Scan, text: string, from: number): number {
  const at = indexOrEnd(text, '"', from);
  const lineEnd = text.indexOf('\n', from);
  if (lineEnd !== -1 && lineEnd < at) {
    stop(scan, FLAWS.quoteAstray, scan.line);
    return at;
  }
  if (at < text.length) scan.state = 'astray-quote';
  return at + 1;
}

function astrayQuote(scan: Scan, text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code === CR) {
    scan.state = 'astray-return';
    return at + 1;
  }
  if (!isCellEnd(scan, code)) {
    scan.state = 'astray';
    // A doubled quote is one that stands for itself in either reading.
    return code === QUOTE ? at + 1 : at;
  }
  lose(scan, FLAWS.quoteNotDoubled);
  return cellEnd(scan, code, at);
}

function astrayReturn(scan: Scan, text: string, at: number): number {
  if (text.charCodeAt(at) !== LF) {
    scan.state = 'astray';
    return at;
  }
  lose(scan, FLAWS.quoteNotDoubled);
  return cellEnd(scan, LF, at);
}

/** Adds to the cell, as long as it is worth keeping. */
function keep(scan: Scan, text: string, from: number, to: number): void {
  const { limits } = scan.form;
  if (scan.isLost || from === to) return;
  const length = scan.cell.length + to - from;
  if (length > limits.cellLength) lose(scan, scan.flaws.cell);
  else if (scan.length + length > limits.recordLength) lose(scan, scan.flaws.record);
  else scan.cell += text.slice(from, to);
}

function endCell(scan: Scan): void {
  if (!scan.isLost) {
    scan.length += scan.cell.length + 1;
    scan.cells.push(ownCopy(scan.cell));
    // Only so many are kept: a line of nothing but delimiters would be a million cells.
    if (scan.cells.length > scan.form.limits.recordColumns) lose(scan, scan.flaws.columns);
  }
  scan.cell = '';
  scan.state = 'cell';
}

function endRecord(scan: Scan): void {
  const isEmpty = scan.cells.length === 0 && scan.cell === '' && !scan.isQuoted && !scan.isLost;
  if (isEmpty) fault(scan, FLAWS.emptyLine, scan.recordLine);
  else {
    endCell(scan);
    if (!scan.isLost) deliver(scan, scan.cells, scan.recordLine);
  }
  scan.line++;
  scan.state = 'record';
}

function endOfText(scan: Scan): void {
  if (scan.isStopped) return;
  LAST[scan.state](scan);
  if (scan.isStopped) return;
  if (scan.columns === 0) scan.check.fault(FLAWS.noHeading);
  else if (scan.rows === 0) scan.check.fault(FLAWS.noRecord);
}

/** What the end of the text means where it finds the scanner. */
const LAST: { readonly [S in State]: (scan: Scan) => void } = {
  record: () => undefined,
  cell: endRecord,
  plain: endRecord,
  quoted: (scan) => stop(scan, FLAWS.quoteNotClosed, scan.quoteLine),
  'after-quote': endRecord,
  'after-return': (scan) => lose(scan, FLAWS.loneReturn),
  astray: (scan) => lose(scan, FLAWS.quoteNotDoubled),
  'astray-quote': (scan) => lose(scan, FLAWS.quoteNotDoubled),
  'astray-return': (scan) => lose(scan, FLAWS.quoteNotDoubled),
};
