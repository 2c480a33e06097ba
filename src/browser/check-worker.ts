/**
 * The thread that reads and checks files. Its answer from the server carries a policy that lets it fetch nothing: what
 * is read here can leave it only as the report.
 */
import { LIMITS } from '../model/limits.ts';
import { compileChecks } from '../records/compile-checks.ts';
import { readDataFile } from '../records/read/read-data-file.ts';
import type { Report } from '../records/report.ts';
import type { News, Order, OrderedFile } from './messages.ts';

/** Time between two pieces of news of how far it is, in milliseconds. */
const PAUSE_MS = 100;

self.addEventListener('message', ({ data }: MessageEvent<Order>) => {
  check(data).then(
    (report) => tell({ kind: 'report', report }),
    // A file that was moved or changed meanwhile is told by exception. Its message names no data.
    (thrown) => tell({ kind: 'failed', message: thrown instanceof Error ? thrown.message : String(thrown) }),
  );
});

function tell(news: News): void {
  self.postMessage(news);
}

async function check({ plan, files, maxRows, showValues, askedRow, tool }: Order): Promise<Report> {
  const checks = compileChecks(plan);
  if (!checks.ok) throw new Error(checks.issues[0]?.message ?? 'The tables of the release cannot be read.');
  const run = checks.value.begin({ maxRows, showValues, askedRow });
  const counted = { before: 0, told: 0 };
  for (const { file, table, form } of files) {
    const opened = run.open({ name: file.name, table, format: form.format });
    if (!opened.ok) throw new Error(opened.issues[0]?.message ?? 'The table cannot be checked.');
    const reading = { limits: LIMITS, progressed: (bytes: number) => progress(counted, bytes) };
    await readDataFile(pieces(file), opened.value, { form, reading });
    counted.before += file.size;
  }
  return run.finish({ tool, at: new Date().toISOString() });
}

function progress(counted: { readonly before: number; told: number }, bytes: number): void {
  const now = performance.now();
  if (now - counted.told < PAUSE_MS) return;
  counted.told = now;
  tell({ kind: 'progress', bytes: counted.before + bytes });
}

/** Not the stream itself: not every browser lets one be gone through so. */
async function* pieces(file: OrderedFile['file']): AsyncGenerator<Uint8Array, void> {
  const reader = file.stream().getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    yield value;
  }
}
