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
const OPEN_OBJECT = 123;
const CLOSE_OBJECT = 125;
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
  /** Where the part of the record begins that is in the piece at hand. */
  from: number;
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
    from: 0,
    isTooLong: false,
  };
  return { push: (text) => push(scan, text), end: () => end(scan) };
}

function push(scan: Scan, text: string): undefined {
  scan.from = 0;
  let at = 0;
  while (at < text.length) at = STEPS[scan.state](scan, text, at);
  if (isIn(scan.state)) keep(scan, text.slice(scan.from));
  return undefined;
}

function isIn(state: State): boolean {
  return state === 'record' || state === 'string' || state === 'escape';
}

/** Each reads on from `at`, at least one character or into another state, and says how far it came. */
const STEPS: { readonly [S in State]: (scan: Scan, text: string, at: number) => number } = {
  before: (scan, text, at) => {
    const found = afterBlanks(scan, text, at);
    if (found === text.length) return found;
    if (text.charCodeAt(found) === OPEN_LIST) scan.state = 'first';
    else stop(scan, FLAWS.notAList);
    return found + 1;
  },
  first: (scan, text, at) => {
    const found = afterBlanks(scan, text, at);
    if (text.charCodeAt(found) !== CLOSE_LIST) return beginRecord(scan, text, found);
    scan.state = 'after';
    return found + 1;
  },
  next: (scan, text, at) => beginRecord(scan, text, afterBlanks(scan, text, at)),
  record: inRecord,
  string: inString,
  escape: (scan, _text, at) => {
    scan.state = 'string';
    return at + 1;
  },
  after: (scan, text, at) => {
    const found = afterBlanks(scan, text, at);
    if (found < text.length) stop(scan, FLAWS.afterList);
    return found;
  },
  stopped: (_scan, text) => text.length,
};

function afterBlanks(scan: Scan, text: string, from: number): number {
  let at = from;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (!BLANK.has(code)) break;
    if (code === LF) scan.line++;
  }
  return at;
}

function beginRecord(scan: Scan, text: string, at: number): number {
  if (at === text.length) return at;
  const code = text.charCodeAt(at);
  if (code === COMMA || code === CLOSE_LIST) {
    stop(scan, FLAWS.betweenRecords);
    return at;
  }
  scan.recordLine = scan.line;
  scan.state = 'record';
  scan.from = at;
  return at;
}

/** A record ends before the comma or bracket that follows it. */
function inRecord(scan: Scan, text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      scan.state = 'string';
      return at + 1;
    }
    if (code === LF) scan.line++;
    else if (scan.depth === 0 && (code === COMMA || code === CLOSE_LIST)) {
      keep(scan, text.slice(scan.from, at));
      scan.state = code === COMMA ? 'next' : 'after';
      endRecord(scan);
      return at + 1;
    } else scan.depth = Math.max(0, scan.depth + bracketOf(code));
  }
  return text.length;
}

function bracketOf(code: number): -1 | 0 | 1 {
  if (code === OPEN_OBJECT || code === OPEN_LIST) return 1;
  return code === CLOSE_OBJECT || code === CLOSE_LIST ? -1 : 0;
}

function inString(scan: Scan, text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE || code === BACKSLASH) {
      scan.state = code === QUOTE ? 'record' : 'escape';
      return at + 1;
    }
    if (code === LF) scan.line++;
  }
  return text.length;
}

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
