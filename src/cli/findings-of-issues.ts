import type { Issue } from '../model/issue.ts';
import { groupedBy } from '../records/grouped-by.ts';
import type { Finding, FindingLog } from '../records/write/finding.ts';
import type { TestCase, TestSuites } from '../records/write/junit.ts';
import { EXIT, exitStatusOf } from './exit.ts';
import { counted, issueLine } from './output.ts';

/** What `hdict lint` found, for build servers. */
export interface LintRun {
  readonly tool: FindingLog['tool'];
  /** The dictionary folder as a path of the repository: places are in it. */
  readonly folder: string;
  /** Paths in that folder of all files that were checked. */
  readonly files: readonly string[];
  readonly issues: readonly Issue[];
  readonly summary: string;
}

/** Issues as findings, for SARIF and annotations. */
export function findingsOfIssues({ tool, folder, issues, summary }: LintRun): FindingLog {
  const rules = groupedBy(issues, ({ code }) => code);
  return {
    tool,
    rules: [...rules].map(([id, [first]]) => ({ id, title: `${inWords(id)}.`, severity: first?.severity ?? 'error' })),
    findings: issues.map((issue) => findingOf(issue, folder)),
    files: [],
    notices: [],
    summary,
    isWhole: exitStatusOf(issues) !== EXIT.outside,
  };
}

function inWords(code: string): string {
  const words = code.replaceAll('-', ' ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

function findingOf({ code, severity, message, at = {} }: Issue, folder: string): Finding {
  const { file, line, column, definition, pointer } = at;
  const subject = [definition, pointer].filter(Boolean).join(' ');
  return {
    rule: code,
    severity,
    message,
    ...(file === undefined ? {} : { file: [folder, file].filter(Boolean).join('/') }),
    ...(line === undefined ? {} : { line }),
    ...(column === undefined ? {} : { column }),
    ...(subject === '' ? {} : { subject }),
    count: 1,
    // The message tells apart what is wrong twice at one place.
    identity: [code, file ?? '', definition ?? '', pointer ?? '', message],
    facts: {},
  };
}

/** A case a file, so that those without a problem count too; issues of no file have a case of their own. */
export function testSuitesOfIssues({ tool, folder, files, issues, summary }: LintRun): TestSuites {
  const byFile = groupedBy(issues, ({ at }) => at?.file ?? '');
  const names = new Set([...files, ...byFile.keys()]);
  return {
    name: `${tool.name} lint`,
    properties: [['summary', summary]],
    suites: [{ name: folder || '.', cases: [...names].map((name) => caseOf(name, byFile.get(name) ?? [])) }],
  };
}

function caseOf(file: string, issues: readonly Issue[]): TestCase {
  const name = file === '' ? 'the dictionary as a whole' : file;
  const details = issues.map((issue) => issueLine(issue, false));
  // Warnings do not fail a file, as they do not make the exit status 1; they are said.
  const [first, ...rest] = issues.filter(({ severity }) => severity === 'error');
  if (first === undefined) return { name, outcome: 'pass', details };
  const more = rest.length === 0 ? '' : ` (and ${counted(rest.length, 'more error')})`;
  return { name, outcome: 'fail', type: 'error', message: `${first.message}${more}`, details };
}
