import type { Limits } from '../../model/limits.ts';
import type { FileCheck } from '../checks.ts';
import { FLAWS, limitFlaws } from './faults.ts';
import { readRecord } from './json-text.ts';
import type { RecordCutter, ResumableScanner } from './text-scanner.ts';

const BLANK = /^[ \t\r]*$/;

/** Reads one JSON value a line. A line that is none is a fault with its line; reading goes on with the next. */
export function ndjsonScanner(check: FileCheck, limits: Limits): ResumableScanner {
  const { record: tooLong } = limitFlaws(limits);
  let pending = '';
  let isTooLong = false;
  let line = 1;
  let row = 0;
  const keep = (piece: string): void => {
    if (isTooLong || pending.length + piece.length > limits.recordLength) {
      isTooLong = true;
      pending = '';
    } else pending += piece;
  };
  const deliver = (text: string): void => {
    row++;
    const read = readRecord(text, limits);
    if ('flaw' in read) check.fault({ ...read.flaw, line, row });
    else check.record(read.value, line);
  };
  const endLine = (): void => {
    if (isTooLong) check.fault({ ...tooLong, line, row: ++row });
    else if (BLANK.test(pending)) check.fault({ ...FLAWS.emptyLine, line });
    else deliver(pending);
    pending = '';
    isTooLong = false;
    line++;
  };
  return {
    push(text) {
      let from = 0;
      for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', from)) {
        keep(text.slice(from, end));
        endLine();
        from = end + 1;
      }
      keep(text.slice(from));
      return undefined;
    },
    place: () => ({ rows: row, lines: line - 1 }),
    skip(rows, lines) {
      row += rows;
      line += lines;
    },
    end() {
      if (isTooLong || pending !== '') endLine();
      if (row === 0) check.fault(FLAWS.noRecord);
    },
  };
}

/** Cuts NDJSON: every line end ends a record. */
export function ndjsonCutter(): RecordCutter {
  return { lastEnd: (text) => text.lastIndexOf('\n') + 1 };
}
