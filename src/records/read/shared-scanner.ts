import type { MergingCheck } from '../checks.ts';
import type { JudgedPiece, Judges, Piece } from './judge-piece.ts';
import type { RecordCutter, ResumableScanner, TextScanner } from './text-scanner.ts';

export interface SharedParts {
  /** Reads what is not given away: the beginning, and whatever is not certain to end where it seems to. */
  readonly own: ResumableScanner;
  /** Sees all of the text, from its beginning. */
  readonly cutter: RecordCutter;
  readonly judges: Judges;
  readonly merge: MergingCheck['merge'];
  /** What the pieces come after; undefined while that is not read, and nothing can be given away. */
  readonly beginning: () => Pick<Piece, 'headings'> | undefined;
}

interface UnderWay {
  readonly piece: Piece;
  readonly judged: Promise<JudgedPiece>;
}

/**
 * A scanner that gives whole records away to judges and merges what they answer in the order of the text. A piece is kept
 * until then: one that cannot be merged is read here.
 */
export function sharedScanner({ own, cutter, judges, merge, beginning }: SharedParts): TextScanner {
  const underWay: UnderWay[] = [];
  /** Whole records for the next piece. */
  let batch = '';
  /** What follows the last certain end of a record. */
  let pending = '';
  let isSuspect = false;
  /** The record under way is in the hands of our own scanner. */
  let isOwn = true;
  return { push, delivered: allToOwn, end: () => own.end() };

  function push(text: string, isTextSuspect: boolean): Promise<void> | undefined {
    isSuspect ||= isTextSuspect;
    const end = cutter.lastEnd(text);
    const records = end === 0 ? '' : pending + text.slice(0, end);
    pending = end === 0 ? pending + text : text.slice(end);
    if (isOwn) {
      own.push(records, isSuspect);
      isOwn = end === 0 || beginning() === undefined;
    } else batch += records;
    if (batch.length >= judges.pieceLength) return give();
    // A record that long is read here, where it is held as far as the limits go.
    return pending.length > judges.pieceLength ? allToOwn() : undefined;
  }

  function give(): Promise<void> | undefined {
    const piece = { ...beginning(), text: batch, isSuspect };
    batch = '';
    const judged = judges.judge(piece);
    // Awaited later: until then nobody else takes what it may throw.
    judged.catch(() => undefined);
    underWay.push({ piece, judged });
    return underWay.length < judges.mostUnderWay ? undefined : mergeFirst();
  }

  async function mergeFirst(): Promise<void> {
    const first = underWay.shift();
    if (first === undefined) return;
    const { records, lines } = await first.judged;
    if (merge(records, own.place().lines)) own.skip(records.rows, lines);
    else own.push(first.piece.text, first.piece.isSuspect);
  }

  async function allToOwn(): Promise<void> {
    if (batch !== '' && underWay.length > 0) await give();
    while (underWay.length > 0) await mergeFirst();
    own.push(batch + pending, isSuspect);
    batch = '';
    pending = '';
    isOwn = true;
  }
}
