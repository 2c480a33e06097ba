import { PROBLEM_CODES } from '../problem.ts';
import type { Problem, Report, Step } from '../report.ts';
import { placesOf, RANGES_SHOWN, rowRanges, rowsByValue } from '../wording.ts';
import type { Finding, FindingLog, FindingRule } from './finding.ts';
import { webAddress } from './web-address.ts';

/** A report as findings: one a problem. Its rules are the codes of the problems and, for `rule-broken`, the rules. */
export function findingsOf(report: Report): FindingLog {
  const { run, files, problems, steps, verdict } = report;
  const rules = new Map(problems.map((problem) => [ruleIdOf(problem), ruleOf(problem)]));
  return {
    tool: run.tool,
    rules: [...rules.values()],
    findings: problems.map(findingOf),
    // One file may be checked as several tables.
    files: [...new Map(files.map(({ name, bytes, sha256 }) => [name, { name, bytes, sha256 }])).values()],
    notices: steps.filter(({ outcome }) => outcome === 'unevaluated').map(noticeOf),
    summary: verdict.summary,
    isWhole: true,
  };
}

function ruleIdOf({ rule, code }: Problem): string {
  return rule ?? code;
}

function ruleOf(problem: Problem): FindingRule {
  const { rule, code, expected, definition, severity } = problem;
  const help = webAddress(definition);
  if (rule !== undefined) return { id: rule, title: expected, severity, ...(help === undefined ? {} : { help }) };
  return { id: code, title: PROBLEM_CODES[code].title, severity: PROBLEM_CODES[code].severity };
}

function findingOf(problem: Problem): Finding {
  const { severity, file, line, table, columns, code, rule, definition, step, owner, count } = problem;
  return {
    rule: ruleIdOf(problem),
    severity,
    message: messageOf(problem),
    file,
    ...(line === undefined ? {} : { line }),
    subject: [table, ...columns].join('/'),
    count,
    identity: [code, file, table, columns.join(' '), rule ?? '', definition, step],
    facts: { code, records: placesOf(problem), definition, step, owner },
  };
}

/** What was found, expected, what it may be and what to do, and where: sentences in one text. */
export function messageOf(problem: Problem): string {
  const { columns, message, expected, hint, suggestion } = problem;
  const values = [...rowsByValue(problem)].map(([value, rows]) => `"${value}" in ${rowRanges(rows)}`);
  return [
    `${columns.length === 0 ? '' : `${columns.join(', ')}: `}${sentence(message)}`,
    `Expected: ${sentence(expected)}`,
    hint === undefined ? '' : `Hint: ${sentence(hint)}`,
    suggestion === undefined ? '' : `To do: ${sentence(suggestionOf(suggestion))}`,
    `Where: ${sentence(placesOf(problem, RANGES_SHOWN))}`,
    values.length === 0 ? '' : `Values: ${sentence(values.join('; '))}`,
  ]
    .filter(Boolean)
    .join(' ');
}

function suggestionOf({ title, replacement }: NonNullable<Problem['suggestion']>): string {
  return replacement === undefined ? title : `${title}: "${replacement}"`;
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

function noticeOf({ id, reason }: Step): string {
  return sentence(`${id} could not be evaluated, so it has not passed${reason === undefined ? '' : `: ${reason}`}`);
}
