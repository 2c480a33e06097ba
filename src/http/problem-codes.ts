import type { IssueCode } from '../model/issue.ts';
import type { ProblemCode } from '../web/docs/api-document.ts';
import { titleOf } from './problem.ts';
import { PROBLEM_MEANINGS } from './problem-meanings.ts';
import { STATUS } from './status.ts';

/** The codes that problems lead to the reference page with, as it explains them. */
export function problemCodes(): readonly ProblemCode[] {
  return Object.entries(PROBLEM_MEANINGS).map(([name, meaning]) => {
    // The table's keys are checked to be issue codes where it is written.
    const code = name as IssueCode;
    return { code, title: titleOf(code), status: STATUS[code], meaning };
  });
}
