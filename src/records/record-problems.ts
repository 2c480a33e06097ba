import { textIn } from '../model/text.ts';
import { PROBLEM_CODES, type ProblemCode } from './problem.ts';
import type { Finding, Group, Spot } from './problem-book.ts';
import type { RuleCheck } from './rule-check.ts';
import { permalink, type RunContext } from './run-context.ts';
import type { UniqueColumns } from './table-check.ts';
import type { FileState, ReferenceState, TableState } from './table-state.ts';

/** Counts a record in which something is wrong. */
type Report = (spot: Spot, value: () => string) => void;

/** What can be wrong with a whole record of a file. */
export interface RecordProblems {
  readonly rule: (rule: RuleCheck) => Report;
  readonly keyMissing: (unique: UniqueColumns) => Report;
  readonly duplicate: (unique: UniqueColumns) => Report;
  readonly unknownReference: (reference: ReferenceState) => Report;
}

export function recordProblems({
  file,
  table,
  run,
}: {
  readonly file: FileState;
  readonly table: TableState;
  readonly run: RunContext;
}): RecordProblems {
  const { schema } = table.check;
  return {
    rule: ({ rule, variables }) =>
      reporter('rule-broken', {
        severity: rule.severity,
        message: textIn(rule.message, 'en'),
        expected: textIn(rule.description, 'en') || textIn(rule.title, 'en'),
        columns: variables,
        rule: rule.id,
        definition: permalink(run.dictionary, 'rule', rule.id),
        owner: rule.owner,
        step: `${schema.id}/rule/${rule.id}`,
      }),
    keyMissing: ({ columns }) =>
      reporter('key-missing', {
        ...ofTable(columns),
        message: `A part of the key ${columns.join(', ')} is empty.`,
        expected: `A value in each of ${columns.join(', ')}.`,
        step: `${schema.id}/key/${columns.join(',')}`,
      }),
    duplicate: ({ check, columns }) =>
      reporter(check === 'key' ? 'key-duplicate' : 'unique-duplicate', {
        ...ofTable(columns),
        message: `An earlier record has the same ${columns.join(', ')}.`,
        expected: `One record for each ${columns.join(', ')}.`,
        step: `${schema.id}/${check}/${columns.join(',')}`,
      }),
    unknownReference: ({ columns, table: other }) =>
      reporter('reference-unknown', {
        ...ofTable(columns),
        message: `No record of ${other} has this ${columns.join(', ')}.`,
        expected: `A record of ${other} with the same ${columns.join(', ')}.`,
        step: `${schema.id}/reference/${columns.join(',')}/${other}`,
      }),
  };

  function ofTable(columns: readonly string[]) {
    return { columns, definition: permalink(run.dictionary, 'table', schema.id), owner: schema.owner };
  }

  /** The group is made with the first record: a problem that no record has is none. */
  function reporter(
    code: ProblemCode,
    found: Omit<Finding, 'code' | 'severity' | 'file' | 'table'> & { severity?: Finding['severity'] },
  ): Report {
    let group: Group | undefined;
    return (spot, value) => {
      group ??= run.problems.groupOf(
        {
          code,
          ...found,
          severity: found.severity ?? PROBLEM_CODES[code].severity,
          file: file.coming.name,
          table: schema.id,
        },
        { file: file.number, column: schema.columns.length },
      );
      run.problems.count(group, spot, value);
    };
  }
}
