import { relative, sep } from 'node:path';
import type { Issue } from '../../model/issue.ts';
import { casesOf } from '../../query/overview.ts';
import { writeGithub } from '../../records/write/github.ts';
import { jsonLine } from '../../records/write/json-text.ts';
import { writeJunit } from '../../records/write/junit.ts';
import { writeSarif } from '../../records/write/sarif.ts';
import type { CommandContext } from '../command-context.ts';
import { lastOf, sealedReleases, today } from '../command-context.ts';
import { type CheckedDraft, checkDraft } from '../draft.ts';
import { exitStatusOf } from '../exit.ts';
import { findingsOfIssues, type LintRun, testSuitesOfIssues } from '../findings-of-issues.ts';
import type { LintFormat } from '../lint-format.ts';
import { counted, type Output, writeIssues, writeJson } from '../output.ts';

interface Linted extends LintRun {
  readonly dictionary: CheckedDraft['dictionary'];
}

/** `hdict lint`: every problem of the draft, located. */
export function lintCommand(context: CommandContext, format: LintFormat): number {
  const { output, settings, clock, software, cwd } = context;
  const releases = sealedReleases(settings);
  const last = releases.ok ? lastOf(releases.value) : releases;
  const checked = checkDraft(settings.dictionary, last.ok ? last.value : undefined, today(clock));
  const issues = [...(last.ok ? [] : last.issues), ...checked.issues];
  const folder = relative(cwd, settings.dictionary).replaceAll(sep, '/');
  const { files, dictionary } = checked;
  WRITERS[format]({ tool: software, folder, files, issues, summary: summaryOf(files, issues), dictionary }, output);
  return exitStatusOf(issues);
}

const WRITERS: { readonly [F in LintFormat]: (linted: Linted, output: Output) => void } = {
  text: writeText,
  json: ({ files, issues }, output) => writeJson({ files: files.length, issues }, output),
  ndjson: ({ issues }, output) => {
    for (const issue of issues) output.out(`${jsonLine(issue)}\n`);
  },
  sarif: (linted, output) => output.out(writeSarif(findingsOfIssues(linted))),
  junit: (linted, output) => {
    for (const text of writeJunit(testSuitesOfIssues(linted))) output.out(text);
  },
  github: (linted, output) => {
    for (const text of writeGithub(findingsOfIssues(linted))) output.out(text);
  },
};

function writeText({ issues, summary, dictionary }: Linted, output: Output): void {
  // Findings are what this command is for, so they go where `> file` catches them.
  writeIssues(issues, { ...output, err: output.out });
  output.out(`${summary}\n`);
  const unexecuted = casesOf(dictionary?.definitions.values() ?? []);
  if (unexecuted > 0) output.out(`${counted(unexecuted, 'worked case')} not executed yet\n`);
}

function summaryOf(files: readonly string[], issues: readonly Issue[]): string {
  const count = (severity: Issue['severity']) => issues.filter((issue) => issue.severity === severity).length;
  return `${counted(files.length, 'file')}: ${counted(count('error'), 'error')}, ${counted(count('warning'), 'warning')}`;
}
