import { appendFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { error } from '../model/issue.ts';
import { failed, ok, type Result } from '../model/result.ts';
import type { Report } from '../records/report.ts';
import { writeGithubSummary } from '../records/write/github-summary.ts';
import { reasonOf } from './dictionary-folder.ts';

/**
 * Appends a report to the file from which GitHub makes the summary of a job (`GITHUB_STEP_SUMMARY`): annotations are at
 * most ten a step. Answers `file-unreadable` where it cannot be written.
 */
export function appendJobSummary(report: Report, file: string, cwd: string): Result<void> {
  try {
    for (const piece of writeGithubSummary(report)) appendFileSync(resolve(cwd, file), piece);
    return ok(undefined);
  } catch (thrown) {
    // node:fs says so by exception.
    return failed(error('file-unreadable', `Cannot write the summary of the job: ${reasonOf(thrown)}.`, { file }));
  }
}
