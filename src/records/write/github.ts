import type { Severity } from '../../model/issue.ts';
import { counted, SEVERITIES } from '../wording.ts';
import type { Finding, FindingLog } from './finding.ts';
import { printable } from './printable.ts';

const COMMAND = { error: 'error', warning: 'warning', information: 'notice' } as const satisfies {
  readonly [S in Severity]: string;
};

/** GitHub shows so many annotations of each kind a step, and drops the others without a word (actions/toolkit#734). */
const SHOWN = 10;

/**
 * Findings as workflow commands, which GitHub shows as annotations: the first ten of each severity, worst first; then what
 * is not annotated, and the summary.
 */
export function* writeGithub({ findings, notices, summary }: FindingLog): Generator<string> {
  const hidden: string[] = [];
  for (const severity of SEVERITIES) {
    const found = findings.filter((finding) => finding.severity === severity);
    yield* found.slice(0, SHOWN).map(annotation);
    if (found.length > SHOWN) hidden.push(counted(found.length - SHOWN, COMMAND[severity]));
  }
  if (notices.length > 0) yield `${counted(notices.length, 'check')} could not be evaluated, so not passed.\n`;
  if (hidden.length > 0) yield `Not annotated: ${hidden.join(', ')}. GitHub shows ${SHOWN} of each kind a step.\n`;
  // Never the text alone: a line that begins with `::` would be a command.
  yield `Summary: ${printable(summary)}\n`;
}

function annotation({ rule, severity, message, file, line, column }: Finding): string {
  const properties = [
    ...(file === undefined ? [] : [`file=${property(file)}`]),
    ...(line === undefined ? [] : [`line=${line}`]),
    ...(column === undefined ? [] : [`col=${column}`]),
    `title=${property(rule)}`,
  ];
  return `::${COMMAND[severity]} ${properties.join(',')}::${printable(message).replaceAll('%', '%25')}\n`;
}

function property(text: string): string {
  return printable(text).replaceAll('%', '%25').replaceAll(':', '%3A').replaceAll(',', '%2C');
}
