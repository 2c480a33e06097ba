import { LIMITS } from '../model/limits.ts';
import type { ProblemBook } from './problem-book.ts';
import type { Problem, Step, StepOutcome, Verdict } from './report.ts';

/** What a run came to, in a word, a sentence and figures. */
export function verdictOf(book: ProblemBook, problems: readonly Problem[], steps: readonly Step[]): Verdict {
  const counts = { ...book.counts };
  const outcomes: { [O in StepOutcome]: number } = { pass: 0, fail: 0, 'not-applicable': 0, unevaluated: 0 };
  for (const { outcome } of steps) outcomes[outcome]++;
  const outcome = outcomeOf(counts, outcomes);
  const truncated = truncationOf(problems);
  return {
    outcome,
    summary: summaryOf(outcome, { counts, outcomes, truncated, isCoarse: book.isCoarse() }),
    counts,
    steps: outcomes,
    ...(truncated === undefined ? {} : { truncated }),
  };
}

function outcomeOf(counts: Verdict['counts'], steps: Verdict['steps']): Verdict['outcome'] {
  if (counts.error > 0) return 'fail';
  if (counts.warning > 0) return 'warn';
  return steps.unevaluated > 0 ? 'incomplete' : 'pass';
}

function truncationOf(problems: readonly Problem[]): Verdict['truncated'] {
  let listed = 0;
  let found = 0;
  for (const { count, rows } of problems) {
    // What is about a whole file has no record to list.
    if (rows.length === 0) continue;
    listed += rows.length;
    found += count;
  }
  return listed < found ? { listed, found } : undefined;
}

interface SummaryParts {
  readonly counts: Verdict['counts'];
  readonly outcomes: Verdict['steps'];
  readonly truncated: Verdict['truncated'];
  readonly isCoarse: boolean;
}

const WORDS: { readonly [O in Verdict['outcome']]: string } = {
  pass: 'The data follow the dictionary',
  incomplete: 'Nothing wrong was found, but not everything could be evaluated',
  warn: 'The data follow the dictionary, with warnings',
  fail: 'The data do not follow the dictionary',
};

function summaryOf(outcome: Verdict['outcome'], { counts, outcomes, truncated, isCoarse }: SummaryParts): string {
  const places = `${counted(counts.error, 'error')}, ${counted(counts.warning, 'warning')}`;
  const open = outcomes.unevaluated;
  const parts = [
    `${WORDS[outcome]}: ${places}`,
    ...(open === 0 ? [] : [`${counted(open, 'check')} could not be evaluated`]),
    ...(truncated === undefined
      ? []
      : [`record numbers are listed for ${truncated.listed} of ${truncated.found} places, counts are exact`]),
    ...(isCoarse
      ? [`hints were left out beyond ${LIMITS.checkProblems} different problems (limit checkProblems)`]
      : []),
  ];
  return `${parts.join('; ')}.`;
}

function counted(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}
