import { casesOf } from '../../query/overview.ts';
import type { CommandContext } from '../command-context.ts';
import { lastOf, sealedReleases, today } from '../command-context.ts';
import { checkDraft } from '../draft.ts';
import { exitStatusOf } from '../exit.ts';
import { counted, writeIssues, writeJson } from '../output.ts';

/** `hdict lint`: every problem of the draft, located. */
export function lintCommand(context: CommandContext): number {
  const { output, settings, clock, format } = context;
  const files = sealedReleases(settings);
  const last = files.ok ? lastOf(files.value) : files;
  const checked = checkDraft(settings.dictionary, last.ok ? last.value : undefined, today(clock));
  const issues = [...(last.ok ? [] : last.issues), ...checked.issues];
  if (format === 'json') writeJson({ files: checked.files, issues }, output);
  else {
    // Findings are what this command is for, so they go where `> file` catches them.
    writeIssues(issues, { ...output, err: output.out });
    const errors = issues.filter((issue) => issue.severity === 'error').length;
    const warnings = issues.filter((issue) => issue.severity === 'warning').length;
    const unexecuted = casesOf(checked.dictionary?.definitions.values() ?? []);
    output.out(`${counted(checked.files, 'file')}: ${counted(errors, 'error')}, ${counted(warnings, 'warning')}\n`);
    if (unexecuted > 0) output.out(`${counted(unexecuted, 'worked case')} not executed yet\n`);
  }
  return exitStatusOf(issues);
}
