import type { Prepared } from './caching.ts';
import type { AppOptions } from './options.ts';

/** Answers by what was asked, as many as fit into some bytes. */
export interface KeptAnswers {
  readonly of: (question: string) => Prepared | undefined;
  readonly keep: (question: string, answer: Prepared) => void;
}

/** What an answer takes beside its question and body, in bytes: its headers and objects. A guess on the safe side. */
const OVERHEAD_BYTES = 2_048;

/** Keeps answers of together `bytesMax`; the one that was asked for longest ago goes first. */
export function keepAnswers(bytesMax: number): KeptAnswers {
  // A Map is in the order of insertion.
  const answers = new Map<string, Prepared>();
  let bytes = 0;
  const forget = (question: string, answer: Prepared): void => {
    answers.delete(question);
    bytes -= bytesOf(question, answer);
  };
  return {
    of: (question) => {
      const answer = answers.get(question);
      if (answer === undefined) return undefined;
      answers.delete(question);
      answers.set(question, answer);
      return answer;
    },
    keep: (question, answer) => {
      const known = answers.get(question);
      if (known !== undefined) forget(question, known);
      const size = bytesOf(question, answer);
      // One that is as large as many is not worth them.
      if (size > bytesMax / 8) return;
      answers.set(question, answer);
      bytes += size;
      for (const [oldest, its] of answers) {
        if (bytes <= bytesMax) return;
        forget(oldest, its);
      }
    },
  };
}

function bytesOf(question: string, { body }: Prepared): number {
  // Characters are of two bytes at worst.
  const bodyBytes = typeof body === 'string' ? 2 * body.length : body.byteLength;
  // In gzip it is kept too, at less than half.
  return 2 * question.length + 1.5 * bodyBytes + OVERHEAD_BYTES;
}

/** The answers that are right now: all are forgotten when other releases or imports are served. */
export function keptWhileServed({ catalog, imported, limits }: AppOptions): () => KeptAnswers {
  const present = () => ({ generation: catalog.generation(), layers: imported() });
  let of = present();
  let answers = keepAnswers(limits.keptAnswersBytes);
  return () => {
    const { generation, layers } = present();
    if (generation !== of.generation || layers !== of.layers) {
      of = { generation, layers };
      answers = keepAnswers(limits.keptAnswersBytes);
    }
    return answers;
  };
}
