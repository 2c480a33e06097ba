import { parentPort, workerData } from 'node:worker_threads';
import { compileChecks } from '../records/compile-checks.ts';
import { type JudgedPiece, type Piece, pieceJudge } from '../records/read/judge-piece.ts';
import type { JudgingOrder, PostedPiece } from './check-threads.ts';

// Run as a thread by `checkThreads`, and by nobody else.
const { plan, showValues, limits } = workerData as JudgingOrder;
const checks = compileChecks(plan);
let judging: { readonly file: number; readonly judge: (piece: Piece) => JudgedPiece } | undefined;

parentPort?.on('message', (posted: PostedPiece) => parentPort?.postMessage(judgeOf(posted)(posted.piece)));

/** Files come one after the other: only of the last anything is kept. */
function judgeOf({ file, coming, delimiter }: PostedPiece): (piece: Piece) => JudgedPiece {
  if (judging?.file === file) return judging.judge;
  const pieces = checks.ok ? checks.value.piecesOf(coming, { showValues }) : undefined;
  // Whoever posts has compiled the same plan, and found the table in it.
  if (pieces === undefined) throw new Error('A thread that judges records got a file without a table.');
  judging = { file, judge: pieceJudge(pieces, { delimiter, limits }) };
  return judging.judge;
}
