import { groupedBy } from '../grouped-by.ts';
import type { Problem, Report, Step } from '../report.ts';
import { counted, grouped, SEVERITIES } from '../wording.ts';
import { messageOf } from './findings-of-report.ts';
import type { TestCase, TestSuites } from './junit.ts';

/** A report as test results: a suite a table, a case a step. */
export function testSuitesOf(report: Report): TestSuites {
  const { run, dictionary, files, steps, problems, verdict } = report;
  const problemsOf = groupedBy(problems, ({ step }) => step);
  const tables = groupedBy(steps, ({ table }) => table);
  return {
    name: `${run.tool.name} validate`,
    at: run.at,
    properties: [
      ['dictionary', dictionary.title],
      ['release', dictionary.release],
      ['digest', dictionary.digest],
      ['summary', verdict.summary],
      ...files.map(
        ({ name, sha256, rows }) => [`file ${name}`, `${counted(rows, 'record')}, SHA-256 ${sha256}`] as const,
      ),
    ],
    suites: [...tables].map(([name, ofTable]) => ({
      name,
      cases: ofTable.map((step) => caseOf(step, problemsOf.get(step.id) ?? [])),
    })),
  };
}

function caseOf({ id, outcome, reason, failed, rows }: Step, problems: readonly Problem[]): TestCase {
  if (outcome === 'pass') return { name: id, outcome };
  if (outcome !== 'fail') {
    const what = outcome === 'unevaluated' ? 'Not evaluated, so not passed' : 'Not applicable';
    return { name: id, outcome: 'skipped', message: reason === undefined ? what : `${what}: ${reason}` };
  }
  const type = SEVERITIES.find((severity) => problems.some((problem) => problem.severity === severity)) ?? 'error';
  const message = `${grouped(failed)} of ${counted(rows, 'record')} failed`;
  return { name: id, outcome, type, message, details: problems.map(messageOf) };
}
