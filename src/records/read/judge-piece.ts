import type { Limits } from '../../model/limits.ts';
import type { PieceCheck } from '../checks.ts';
import type { JudgedRecords } from '../judged-records.ts';
import { csvScannerOfRecords } from './csv-scanner.ts';
import { ndjsonScanner } from './ndjson-scanner.ts';

/** Whole records of a file, as text. */
export interface Piece {
  /** Of CSV and TSV. */
  readonly headings?: readonly string[];
  readonly text: string;
  /** A character may be damaged, here or before. */
  readonly isSuspect: boolean;
}

export interface JudgedPiece {
  readonly records: JudgedRecords;
  readonly lines: number;
}

/** Those who judge pieces of one file beside this thread. */
export interface Judges {
  /** Characters that a piece has at least. */
  readonly pieceLength: number;
  /** Pieces that may be given away before the first is waited for. */
  readonly mostUnderWay: number;
  judge(piece: Piece): Promise<JudgedPiece>;
}

/** A function that judges pieces of one file: reads them as the scanner of the whole file would. */
export function pieceJudge(
  { check, judged }: PieceCheck,
  { delimiter, limits }: { readonly delimiter: string; readonly limits: Limits },
): (piece: Piece) => JudgedPiece {
  let isBegun = false;
  return ({ headings, text, isSuspect }) => {
    if (!isBegun && headings !== undefined) check.headings(headings);
    isBegun = true;
    const scanner =
      headings === undefined
        ? ndjsonScanner(check, limits)
        : csvScannerOfRecords(check, { delimiter, limits }, headings.length);
    scanner.push(text, isSuspect);
    return { records: judged(), lines: scanner.place().lines };
  };
}
