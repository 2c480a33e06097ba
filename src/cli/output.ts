import type { Issue } from '../model/issue.ts';

export type Format = 'text' | 'json';

/** Writes to the terminal or a pipe. Injected so that commands can be tested without a process. */
export interface Output {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Colours are for people at a terminal. */
  readonly colour: boolean;
}

const COLOUR = { error: '\u001b[31m', warning: '\u001b[33m', information: '\u001b[36m' } as const;

/** An issue on one line, as compilers print it: `file:line:column severity code message`. */
export function issueLine(issue: Issue, colour: boolean): string {
  const { file, line, column, definition, pointer, parameter } = issue.at ?? {};
  const position = [file, line, column].filter((part) => part !== undefined).join(':');
  const place = position || [definition, pointer].filter(Boolean).join(' ') || (parameter ?? '');
  const severity = colour ? `${COLOUR[issue.severity]}${issue.severity}\u001b[0m` : issue.severity;
  return [place, severity, `[${issue.code}]`, issue.message].filter(Boolean).join(' ');
}

/** Issues for people, each on a line. */
export function writeIssues(issues: readonly Issue[], output: Output): void {
  for (const issue of issues) output.err(`${issueLine(issue, output.colour)}\n`);
}

/** A value for machines. */
export function writeJson(value: unknown, output: Output): void {
  output.out(`${JSON.stringify(value, undefined, 2)}\n`);
}

/** `1 file`, `2 files`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
