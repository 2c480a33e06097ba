import { join } from 'node:path';
import { type Asked, compared, costRow } from './compare.ts';
import {
  differentFilters,
  differentLookups,
  differentValidations,
  expandPath,
  lookupPath,
  postedLookups,
  postedValidations,
  validatePath,
} from './fhir-questions.ts';
import { getQuestion, type Question } from './load.ts';
import { bareServer, type MeasuredProcess, realServer } from './measured-process.ts';
import { heading, row } from './report.ts';
import { importSynthetic, type Synthetic } from './synthetic.ts';
import { withTemporaryFolder } from './temporary-folder.ts';

/** FHIR questions over HTTP, to the real server, beside a bare Hono route. */
export async function fhirSuite(): Promise<void> {
  await withTemporaryFolder(async (folder) => {
    const served = async (concepts: number) => {
      const database = join(folder, `${concepts}.db`);
      const of = importSynthetic(folder, database, concepts);
      return { of, server: await realServer(database) };
    };
    const bare = await bareServer();
    const small = await served(3_000);
    await besideBare(small, { server: bare, questions: [getQuestion('/bare')] });
    await bare.stop();
    for (const concepts of [20_000, 100_000]) {
      const large = await served(concepts);
      await besideSmall(large, small);
      await large.server.stop();
    }
    await small.server.stop();
  });
}

interface Served {
  readonly of: Synthetic;
  readonly server: MeasuredProcess;
}

async function besideBare({ of, server }: Served, bare: Asked): Promise<void> {
  heading('FHIR over HTTP, beside a bare Hono route');
  const code = of.codes[1_234] ?? '';
  const thousand = expandPath(of, { count: 1_000 });
  const tag = await etagOf(server, thousand);
  const questions: readonly (readonly [string, readonly Question[], string])[] = [
    ['GET $validate-code, the same', [getQuestion(validatePath(of, code))], 'goal ≥ 65 %'],
    ['GET $validate-code, all different', differentValidations(of), 'goal ≥ 65 %'],
    ['POST $validate-code', postedValidations(of), 'goal ≥ 50 %'],
    ['GET $lookup, the same', [getQuestion(lookupPath(of, code))], 'goal ≥ 50 %'],
    ['GET $lookup, all different', differentLookups(of), 'goal ≥ 50 %'],
    ['POST $lookup', postedLookups(of), 'goal ≥ 50 %'],
    ['GET $expand of 1,000 codes, again', [getQuestion(thousand)], 'goal ≤ 2.00 ×'],
    ['GET $expand of 1,000 codes, 304', [getQuestion(thousand, { 'If-None-Match': tag }, 304)], 'goal ≤ 1.10 ×'],
    ['GET $expand, filter, count=20, all different', differentFilters(of), ''],
  ];
  const { theirs } = await compared(bare, bare);
  row('bare Hono route', `${theirs.perSecond.toFixed(0)}/s`, `${theirs.cpuUs.toFixed(0)} µs CPU`);
  for (const [name, asked, goal] of questions) costRow(name, await compared({ server, questions: asked }, bare), goal);
}

async function etagOf({ port }: MeasuredProcess, path: string): Promise<string> {
  const response = await fetch(`http://127.0.0.1:${port}${path}`, { headers: { Accept: 'application/fhir+json' } });
  await response.text();
  return response.headers.get('ETag') ?? '';
}

/** What a large terminology costs, compared to one of 3,000 concepts. */
async function besideSmall(large: Served, small: Served): Promise<void> {
  const concepts = large.of.codes.length.toLocaleString('en');
  heading(`FHIR over HTTP with ${concepts} concepts, beside the same with 3,000`);
  const questions: readonly (readonly [string, (of: Synthetic) => readonly Question[], string])[] = [
    ['GET $validate-code, all different', differentValidations, 'goal ≤ 1.20 ×'],
    ['GET $lookup, all different', differentLookups, 'goal ≤ 1.20 ×'],
    ['GET $expand, filter, count=20, all different', differentFilters, 'goal ≤ 3.00 ×, 1 ms'],
  ];
  for (const [name, asked, goal] of questions) {
    const [ours, theirs] = [large, small].map(({ of, server }) => ({ server, questions: asked(of) })) as [Asked, Asked];
    costRow(name, await compared(ours, theirs), goal);
  }
}
