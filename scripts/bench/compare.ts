import { type Cost, load, type Question } from './load.ts';
import type { MeasuredProcess } from './measured-process.ts';
import { median, row } from './report.ts';

/** So many that what is measured is compiled, which on a busy machine may take a while. */
const WARM_UP = { requests: 8_000, ms: 8_000 };
const ROUND = { ms: 400 };
const ROUNDS = 5;

export interface Asked {
  readonly server: MeasuredProcess;
  readonly questions: readonly Question[];
}

export interface Compared {
  readonly ours: Cost;
  readonly theirs: Cost;
}

/** The costs of two kinds of questions, measured in turn so that what else the machine does touches both alike. */
export async function compared(ours: Asked, theirs: Asked): Promise<Compared> {
  const rounds: Compared[] = [];
  for (const { server, questions } of [ours, theirs]) await load(server, questions, WARM_UP);
  for (let round = 0; round < ROUNDS; round++) {
    const first = await load(ours.server, ours.questions, ROUND);
    rounds.push({ ours: first, theirs: await load(theirs.server, theirs.questions, ROUND) });
  }
  return { ours: medianCost(rounds.map((each) => each.ours)), theirs: medianCost(rounds.map((each) => each.theirs)) };
}

function medianCost(costs: readonly Cost[]): Cost {
  return { perSecond: median(costs.map((cost) => cost.perSecond)), cpuUs: median(costs.map((cost) => cost.cpuUs)) };
}

/** One row: what a question costs, and how that compares. */
export function costRow(name: string, { ours, theirs }: Compared, goal: string): void {
  row(
    name,
    `${ours.perSecond.toFixed(0)}/s`,
    `${ours.cpuUs.toFixed(0)} µs CPU`,
    `${((100 * ours.perSecond) / theirs.perSecond).toFixed(0)} % per s`,
    `${(ours.cpuUs / theirs.cpuUs).toFixed(2)} × CPU`,
    goal,
  );
}
