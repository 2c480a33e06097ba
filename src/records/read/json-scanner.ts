import type { Limits } from '../../model/limits.ts';
import type { FileCheck } from '../checks.ts';
import { FLAWS, type Flaw, limitFlaws, stopping } from './faults.ts';
import { readRecord } from './json-text.ts';
import type { TextScanner } from './text-scanner.ts';

const LF = 10;
const QUOTE = 34;
const COMMA = 44;
const BACKSLASH = 92;
const OPEN_LIST = 91;
const CLOSE_LIST = 93;
const OPENING: ReadonlySet<number> = new Set([OPEN_LIST, 123]);
const CLOSING: ReadonlySet<number> = new Set([CLOSE_LIST, 125]);
const BLANK: ReadonlySet<number> = new Set([9, LF, 13, 32]);

/** `first`: after the bracket that opens the list; `next`: after a comma. */
type State = 'before' | 'first' | 'next' | 'record' | 'string' | 'escape' | 'after' | 'stopped';

interface Scan {
  readonly check: FileCheck;
  readonly limits: Limits;
  state: State;
  line: number;
  row: number;
  recordLine: number;
  /** Brackets that the record has open. */
  depth: number;
  text: string;
  isTooLong: boolean;
}

/**
 * Reads a JSON list record by record, without holding the file. Where a record is no JSON its end is not certain, and
 * the fault says that reading stopped.
 */
export function jsonScanner(check: FileCheck, limits: Limits): TextScanner {
  const scan: Scan = {
    check,
    limits,
    state: 'before',
    line: 1,
    row: 0,
    recordLine: 1,
    depth: 0,
    text: '',
    isTooLong: false,
  };
  return { push: (text) => push(scan, text), end: () => end(scan) };
}

function push(scan: Scan, text: string): void {
  let from = 0;
  for (let at = 0; at < text.length && scan.state !== 'stopped'; at++) {
    const code = text.charCodeAt(at);
    const wasIn = isIn(scan.state);
    STEPS[scan.state](scan, code);
    if (!wasIn) from = at;
    else if (!isIn(scan.state)) {
      keep(scan, text.slice(from, at));
      endRecord(scan);
    }
    if (code === LF) scan.line++;
  }
  if (isIn(scan.state)) keep(scan, text.slice(from));
}

function isIn(state: State): boolean {
  return state === 'record' || state === 'string' || state === 'escape';
}

/** What a character does to the state. A record ends before the comma or bracket that follows it. */
const STEPS: { readonly [S in State]: (scan: Scan, code: number) => void } = {
  before(scan, code) {
    if (BLANK.has(code)) return;
    if (code === OPEN_LIST) scan.state = 'first';
    else stop(scan, FLAWS.notAList);
  },
  first(scan, code) {
    if (code === CLOSE_LIST) scan.state = 'after';
    else STEPS.next(scan, code);
  },
  next(scan, code) {
    if (BLANK.has(code)) return;
    if (code === COMMA || code === CLOSE_LIST) return stop(scan, FLAWS.betweenRecords);
    scan.recordLine = scan.line;
    scan.state = 'record';
    STEPS.record(scan, code);
  },
  record(scan, code) {
    if (code === QUOTE) scan.state = 'string';
    else if (OPENING.has(code)) scan.depth++;
    else if (scan.depth > 0) scan.depth -= CLOSING.has(code) ? 1 : 0;
    else if (code === COMMA) scan.state = 'next';
    else if (code === CLOSE_LIST) scan.state = 'after';
  },
  string(scan, code) {
    if (code === BACKSLASH) scan.state = 'escape';
    else if (code === QUOTE) scan.state = 'record';
  },
  escape(scan) {
    scan.state = 'string';
  },
  after(scan, code) {
    if (!BLANK.has(code)) stop(scan, FLAWS.afterList);
  },
  stopped: () => undefined,
};

function keep(scan: Scan, piece: string): void {
  if (scan.isTooLong || scan.text.length + piece.length > scan.limits.recordLength) {
    scan.isTooLong = true;
    scan.text = '';
  } else scan.text += piece;
}

function endRecord(scan: Scan): void {
  const { check, limits, text, recordLine: line } = scan;
  const row = ++scan.row;
  const read = scan.isTooLong ? { flaw: limitFlaws(limits).record } : readRecord(text, limits);
  if (!('flaw' in read)) check.record(read.value, line);
  else if (read.flaw === FLAWS.badJson) {
    scan.state = 'stopped';
    check.fault({ ...stopping(read.flaw), line, row });
  } else check.fault({ ...read.flaw, line, row });
  scan.text = '';
  scan.isTooLong = false;
}

function stop(scan: Scan, flaw: Flaw): void {
  scan.state = 'stopped';
  scan.check.fault({ ...stopping(flaw), line: scan.line });
}

function end(scan: Scan): void {
  if (scan.state === 'stopped') return;
  if (scan.state === 'before') scan.check.fault(FLAWS.noRecord);
  else if (scan.state !== 'after') scan.check.fault({ ...FLAWS.endsEarly, line: scan.line });
  else if (scan.row === 0) scan.check.fault(FLAWS.noRecord);
}
