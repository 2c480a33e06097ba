import { join } from 'node:path';
import { bareServer, type MeasuredProcess, realServer } from './measured-process.ts';
import { cpuMicroseconds } from './probe.ts';
import { heading, median, row } from './report.ts';
import { importSynthetic } from './synthetic.ts';
import { withTemporaryFolder } from './temporary-folder.ts';

const ROUNDS = 5;

/** Start of the server to its first word, and the memory it then holds, beside a bare one, with imports of three sizes. */
export async function startUpSuite(): Promise<void> {
  heading('Start-up to listening');
  await measured('bare Hono server', bareServer, '');
  for (const [concepts, goal] of [
    [0, ''],
    [20_000, 'goal ≤ 400 ms CPU'],
    [100_000, 'goal ≤ 1000 ms CPU, ≤ 200 MB'],
  ] as const) {
    await withTemporaryFolder(async (folder) => {
      const database = join(folder, 'harmony.db');
      if (concepts > 0) importSynthetic(folder, database, concepts);
      // The first start loads the releases into the database.
      await (await realServer(database)).stop();
      const name = concepts === 0 ? 'hdict serve' : `hdict serve with ${concepts.toLocaleString('en')} concepts`;
      await measured(name, () => realServer(database), goal);
    });
  }
}

async function measured(name: string, start: () => Promise<MeasuredProcess>, goal: string): Promise<void> {
  const starts: MeasuredProcess[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const server = await start();
    starts.push(server);
    await server.stop();
  }
  const of = (figure: (one: MeasuredProcess) => number): string => median(starts.map(figure)).toFixed(0);
  row(
    name,
    `${of((one) => one.startMs)} ms`,
    `${of((one) => cpuMicroseconds(one.atStart) / 1000)} ms CPU`,
    `${of((one) => one.atStart.residentBytes / 2 ** 20)} MB`,
    goal,
  );
}
