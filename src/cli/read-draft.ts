import { once } from 'node:events';
import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { ReadDraft } from '../catalog/catalog.ts';
import { error } from '../model/issue.ts';
import { reasonOf } from './dictionary-folder.ts';
import { type DraftMessage, type DraftQuestion, unpackDraft } from './draft-message.ts';

/** Beside this file, in `src` and in `dist` alike. */
const WORKER = new URL(`./draft-worker${extname(import.meta.url)}`, import.meta.url);

/**
 * Reads and checks the draft in a thread of its own: it takes seconds, in which a server must go on answering. A thread
 * that dies, or is stopped by `signal`, leaves a draft with errors.
 */
export async function readDraft(question: DraftQuestion, signal: AbortSignal): Promise<ReadDraft> {
  try {
    return unpackDraft(await answerOf(question, signal), question.last);
  } catch (thrown) {
    // A thread says by exception that it died, and a server must outlive it.
    const message = `Reading the draft failed, which is a bug: ${reasonOf(thrown)}.`;
    return { state: 'errors', issues: [error('internal', message)] };
  }
}

async function answerOf(question: DraftQuestion, signal: AbortSignal): Promise<DraftMessage> {
  const worker = new Worker(WORKER, { workerData: question });
  const ended = once(worker, 'exit').then(([status]) => {
    throw new Error(`its thread ended with status ${status} and no answer`);
  });
  try {
    const [message] = await Promise.race([once(worker, 'message', { signal }), ended]);
    return message as DraftMessage;
  } finally {
    await worker.terminate();
  }
}
