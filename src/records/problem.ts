import type { Severity } from '../model/issue.ts';

/**
 * What can be wrong with data, by code. Codes are part of the interface: never renamed, never reused. `level` says
 * what a problem is about; `category` is the kind of data quality after Kahn et al. 2016 (doi:10.13063/2327-9214.1244).
 */
export const PROBLEM_CODES = {
  // the file as a whole
  'file-empty': row('file', 'error', 'conformance', 'The file has no heading or no record.'),
  'file-encoding': row('file', 'error', 'conformance', 'The file is not in the stated encoding.'),
  'file-damaged': row('file', 'error', 'conformance', 'The file ends early or cannot be unpacked.'),
  'line-syntax': row('file', 'error', 'conformance', 'A line is not as the format has it: a stray quote, bad JSON.'),
  'line-too-long': row('file', 'error', 'conformance', 'A record or cell is beyond the limit.'),
  'row-length': row('file', 'error', 'conformance', 'A record has more or fewer cells than there are headings.'),
  // headings
  'heading-duplicate': row('heading', 'error', 'conformance', 'Two headings name the same column.'),
  'heading-unknown': row('heading', 'error', 'conformance', 'No column of the table has this heading.'),
  'heading-missing': row('heading', 'error', 'conformance', 'A required column is not in the file.'),
  'heading-matched': row(
    'heading',
    'information',
    'conformance',
    'A heading was taken for a column of another spelling.',
  ),
  // one value
  'value-required': row('value', 'error', 'completeness', 'A value, or a missing reason, is required.'),
  'value-type': row('value', 'error', 'conformance', 'The value is not of the type of the column.'),
  'value-spaces': row('value', 'error', 'conformance', 'Spaces stand before or after the value.'),
  'value-range': row('value', 'error', 'plausibility', 'The value is outside the hard limits.'),
  'value-plausible': row('value', 'warning', 'plausibility', 'The value is outside the plausible limits.'),
  'value-pattern': row('value', 'error', 'conformance', 'The value does not follow the pattern.'),
  'value-repeated': row('value', 'error', 'conformance', 'The same value stands twice in one cell.'),
  'value-several': row('value', 'error', 'conformance', 'Several values stand in a cell that takes one.'),
  'unit-unknown': row('value', 'error', 'conformance', 'The unit is not one that the variable accepts.'),
  'unit-converted': row('value', 'information', 'conformance', 'The value came in another accepted unit.'),
  'date-partial': row('value', 'error', 'conformance', 'The date lacks its day or month, where a whole one is needed.'),
  'code-unknown': row('value', 'error', 'conformance', 'The code is not in the value set.'),
  'code-beyond-list': row('value', 'warning', 'conformance', 'The code is beyond the list of an extensible value set.'),
  'code-inactive': row('value', 'warning', 'conformance', 'The code is out of use.'),
  'code-abstract': row('value', 'error', 'conformance', 'The code only groups others and is no value itself.'),
  'missing-reason': row('value', 'error', 'conformance', 'The missing reason is not one that the variable takes.'),
  // records
  'rule-broken': row('record', 'error', 'plausibility', 'A rule of the dictionary does not hold.'),
  'key-missing': row('record', 'error', 'conformance', 'A part of the key is empty.'),
  'key-duplicate': row('record', 'error', 'conformance', 'Two records have the same key.'),
  'unique-duplicate': row('record', 'error', 'conformance', 'Two records have the same values where they must differ.'),
  'reference-unknown': row('record', 'error', 'conformance', 'No record of the other table has this key.'),
} as const satisfies { readonly [code: string]: ProblemKind };

export type ProblemCode = keyof typeof PROBLEM_CODES;

export interface ProblemKind {
  readonly level: 'file' | 'heading' | 'value' | 'record';
  /** What it is unless the definition says otherwise: a rule states its own. */
  readonly severity: Severity;
  readonly category: 'conformance' | 'completeness' | 'plausibility';
  /** One sentence. */
  readonly title: string;
}

function row(
  level: ProblemKind['level'],
  severity: Severity,
  category: ProblemKind['category'],
  title: string,
): ProblemKind {
  return { level, severity, category, title };
}
