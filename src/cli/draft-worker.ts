import { parentPort, workerData } from 'node:worker_threads';
import { checkDraft, draftOf } from './draft.ts';
import { type DraftQuestion, packDraft } from './draft-message.ts';

// Run as a thread by `readDraft`, and by nobody else.
const { folder, last, date } = workerData as DraftQuestion;
parentPort?.postMessage(packDraft(draftOf(checkDraft(folder, last, date)), last));
