import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Limits } from '../model/limits.ts';
import type { ComingFile } from '../records/checks.ts';
import type { RecordPlan } from '../records/plan.ts';
import type { JudgedPiece, Judges, Piece } from '../records/read/judge-piece.ts';
import type { FileForm } from '../records/read/read-data-file.ts';

/** What a thread that judges records is started with. */
export interface JudgingOrder {
  readonly plan: RecordPlan;
  readonly showValues: boolean;
  readonly limits: Limits;
}

/** A piece of a file, as it is posted to a thread, which answers each with a `JudgedPiece`, in their order. */
export interface PostedPiece {
  /** A number of the file: two may have the same name. */
  readonly file: number;
  readonly coming: ComingFile;
  readonly delimiter: string;
  readonly piece: Piece;
}

/** Threads that judge records of one run. */
export interface CheckThreads {
  /** Those who judge the records of one more file. */
  judgesOf(coming: ComingFile, form: FileForm): Judges;
  /** Ends all threads, whatever they are at. */
  end(): Promise<void>;
}

/** Characters of a piece: some two thousand records, which is much against what posting takes and little to hold. */
const PIECE_LENGTH = 262_144;

/**
 * Of a thread's young objects, in megabytes: cells and lines die at once, and the engine's own choice of three times as
 * much is not faster here. A thread takes 60 to 90 MB in all, most of it the compiled tables of the release.
 */
const YOUNG_OBJECTS_MB = 12;

/** So many threads, each started when a file is large enough to need it; undefined for none. */
export function checkThreads(count: number, order: JudgingOrder): CheckThreads | undefined {
  if (count === 0) return undefined;
  const threads: CheckThread[] = [];
  let given = 0;
  let files = 0;
  return { judgesOf, end: async () => void (await Promise.all(threads.map((thread) => thread.end()))) };

  function judgesOf(coming: ComingFile, { delimiter }: FileForm): Judges {
    const file = files++;
    // One piece at work and one that waits for each, so that none stands still while its last is merged.
    return { pieceLength: PIECE_LENGTH, mostUnderWay: 2 * count, judge };

    function judge(piece: Piece): Promise<JudgedPiece> {
      const at = given++ % count;
      threads[at] ??= checkThread(order);
      return threads[at].judge({ file, coming, delimiter, piece });
    }
  }
}

interface CheckThread {
  judge(posted: PostedPiece): Promise<JudgedPiece>;
  end(): Promise<unknown>;
}

/** Beside this file, in `src` and in `dist` alike. */
const WORKER = new URL(`./judging-worker${extname(import.meta.url)}`, import.meta.url);

interface Waiting {
  readonly resolve: (judged: JudgedPiece) => void;
  readonly reject: (reason: Error) => void;
}

function checkThread(order: JudgingOrder): CheckThread {
  const worker = new Worker(WORKER, {
    workerData: order,
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_OBJECTS_MB },
  });
  const waiting: Waiting[] = [];
  // Answers come in the order of the questions.
  worker.on('message', (judged: JudgedPiece) => waiting.shift()?.resolve(judged));
  let dead: Error | undefined;
  const died = (reason: Error): void => {
    dead ??= reason;
    for (const { reject } of waiting.splice(0)) reject(reason);
  };
  worker.on('error', died);
  worker.on('exit', (status) => died(new Error(`A thread that judges records ended with status ${status}.`)));
  return {
    judge: (posted) =>
      new Promise((resolve, reject) => {
        if (dead !== undefined) {
          reject(dead);
          return;
        }
        waiting.push({ resolve, reject });
        worker.postMessage(posted);
      }),
    end: () => worker.terminate(),
  };
}
