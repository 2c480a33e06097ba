import type { Issue } from '../model/issue.ts';
import { rowOf } from './issue-table.ts';
import type { Json, Resource } from './json.ts';

const MESSAGE_ID = 'http://hl7.org/fhir/StructureDefinition/operationoutcome-message-id';
const TX_ISSUE_TYPE = 'http://hl7.org/fhir/tools/CodeSystem/tx-issue-type';

/** Issues as an OperationOutcome, the same in R4 and R5. Clients show `details.text` and act upon `details.coding`. */
export function operationOutcome(issues: readonly Issue[]): Resource {
  return { resourceType: 'OperationOutcome', issue: issues.map(outcomeIssue) };
}

function outcomeIssue(issue: Issue): Json {
  const { type, tx, messageId } = rowOf(issue);
  const coding = tx === undefined ? {} : { coding: [{ system: TX_ISSUE_TYPE, code: tx }] };
  const expression = issue.at?.expression ?? issue.at?.parameter;
  return {
    ...(messageId === undefined ? {} : { extension: [{ url: MESSAGE_ID, valueString: messageId }] }),
    severity: issue.severity,
    code: type,
    details: { ...coding, text: visible(issue.message) },
    ...(expression === undefined ? {} : { expression: [expression] }),
  };
}

/** A remark beside other issues that is not about the code judged. */
export function remark(text: string): Json {
  return { severity: 'information', code: 'informational', diagnostics: text };
}

/**
 * What a request held may hold white space that nobody sees and that FHIR's schema of strings does not allow, such as
 * U+00A0 or U+2028: written as `\u00a0`, so that a reader sees what is wrong.
 */
export function visible(text: string): string {
  return text.replace(/[^\S \r\n\t]/gu, (space) => `\\u${space.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
