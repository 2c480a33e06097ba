import type { TProperties } from 'typebox';
import { Type } from '../model/json-schema.ts';
import type { SchemaAgrees } from '../model/schema-agrees.ts';
import { PROBLEM_CODES, type ProblemCode } from './problem.ts';
import type { CheckedFile, Problem, Report, Run, Step, Suggestion, Verdict } from './report.ts';

/**
 * The JSON Schema of a report. Objects with a title become components of that name where an API is described; every
 * object is closed, so that a test sees a field that nobody documented.
 */

function object<P extends TProperties>(title: string, properties: P, description: string) {
  return Type.Object(properties, { title, description, additionalProperties: false });
}

const text = (description: string) => Type.String({ description });
const optional = Type.Optional;
const count = (description: string) => Type.Integer({ minimum: 0, description });
const sha256 = (description: string) => Type.String({ pattern: '^[0-9a-f]{64}$', description });

const run = object(
  'CheckRun',
  {
    tool: Type.Object({ name: Type.String(), version: Type.String() }, { additionalProperties: false }),
    at: text('When, ISO 8601 in UTC.'),
    maxRows: count('Most record numbers that a problem lists.'),
    showsValues: Type.Boolean({ description: 'True where values of the data are shown.' }),
  },
  'The run that made the report.',
);

const severities = {
  error: count('Errors.'),
  warning: count('Warnings.'),
  information: count('Notes.'),
};

const verdict = object(
  'CheckVerdict',
  {
    outcome: Type.Enum(['pass', 'incomplete', 'warn', 'fail'], {
      description:
        'fail: an error was found. warn: none, but warnings. incomplete: neither, but a step could not be evaluated.',
    }),
    summary: text('One sentence, with the truncation and what was not evaluated.'),
    counts: Type.Object(severities, {
      additionalProperties: false,
      description: 'How often each severity was found: places, exact whatever is listed.',
    }),
    steps: Type.Object(
      {
        pass: count('Steps that passed.'),
        fail: count('Steps that failed.'),
        'not-applicable': count('Steps that do not apply to these files.'),
        unevaluated: count('Steps that could not be evaluated. They have not passed.'),
      },
      { additionalProperties: false },
    ),
    truncated: optional(
      Type.Object(
        { listed: count('Places that are listed.'), found: count('Places that were found.') },
        { additionalProperties: false, description: 'Present where problems have more places than are listed.' },
      ),
    ),
  },
  'What the check came to.',
);

const file = object(
  'CheckedFile',
  {
    name: text('Name of the file, as the caller gave it.'),
    table: text('Table that it was checked as.'),
    format: Type.Enum(['csv', 'tsv', 'ndjson', 'json'], { description: 'How it was read.' }),
    bytes: count('Size as it came, before unpacking.'),
    sha256: sha256('SHA-256 of the bytes as they came, hex.'),
    rows: count('Records, the heading not counted.'),
  },
  'A file that was checked.',
);

const step = object(
  'CheckStep',
  {
    id: text('Stable: table/column/check, table/rule/id, …'),
    table: text('Table.'),
    check: Type.Enum(
      [
        'file',
        'headings',
        'required',
        'type',
        'unit',
        'range',
        'plausible',
        'pattern',
        'codes',
        'key',
        'unique',
        'reference',
        'rule',
      ],
      { description: 'What is checked.' },
    ),
    target: text('Column, rule or table that it is about.'),
    outcome: Type.Enum(['pass', 'fail', 'not-applicable', 'unevaluated'], {
      description: 'A step that could not be evaluated has not passed.',
    }),
    reason: optional(text('Why it could not be evaluated, or does not apply.')),
    rows: count('Records that it looked at: the denominator.'),
    failed: count('Records that failed it.'),
    unevaluated: count('Records that it should have looked at and could not.'),
  },
  'One check on one target. Steps that passed are listed too.',
);

const suggestion = object(
  'CheckSuggestion',
  {
    title: text('What to do.'),
    replacement: optional(text('Text for the cell; absent where it would tell the value.')),
  },
  'What to do about a problem.',
);

// The keys of the table are all codes there are; `Object.keys` does not say so.
const codes = Object.keys(PROBLEM_CODES) as ProblemCode[];

const problem = object(
  'CheckProblem',
  {
    code: Type.Enum(codes, { description: 'Stable: act on this, not on the message.' }),
    severity: Type.Enum(['error', 'warning', 'information'], { description: 'How bad it is.' }),
    message: text('One sentence: what was found.'),
    expected: text('The rule as a sentence: what was expected.'),
    hint: optional(text('What it may be.')),
    suggestion: optional(suggestion),
    file: text('Name of the file.'),
    table: text('Table.'),
    columns: Type.Array(Type.String(), { description: 'Columns that it is about.' }),
    rule: optional(text('Id of the rule that is broken.')),
    definition: text('Permalink of the definition that it follows from.'),
    owner: text('Working group that owns that definition.'),
    step: text('Step that it failed, by id.'),
    count: count('How many records; exact.'),
    rows: Type.Array(Type.Integer({ minimum: 1 }), {
      description: 'Record numbers, 1 the first; at most maxRows. Empty for what is about the whole file.',
    }),
    line: optional(
      Type.Integer({ minimum: 1, description: 'Line of the file at which the first of these records begins.' }),
    ),
    values: optional(
      Type.Array(Type.String(), {
        description: 'What stood there, one for each of rows: only where the caller asked for values.',
      }),
    ),
  },
  'What is wrong, once for all records in which it is wrong the same way.',
);

export const reportSchema = object(
  'CheckReport',
  {
    reportFormat: Type.Literal(1, { description: 'Rises when a reader of this format would misread the next.' }),
    run,
    dictionary: Type.Object(
      {
        title: text('Title of the dictionary.'),
        release: text('Version of the release, or draft.'),
        digest: text('SHA-256 of the release, hex.'),
      },
      { additionalProperties: false, description: 'What the files were checked against.' },
    ),
    verdict,
    files: Type.Array(file, { description: 'In the order in which they were checked.' }),
    steps: Type.Array(step, { description: 'Every check that there is for these tables.' }),
    problems: Type.Array(problem, { description: 'Errors first, then by file, table and column.' }),
  },
  'What a check of data files came to. Values of the data are not in it unless the caller asked for them.',
);

true satisfies SchemaAgrees<typeof reportSchema, Report>;
true satisfies SchemaAgrees<typeof run, Run>;
true satisfies SchemaAgrees<typeof verdict, Verdict>;
true satisfies SchemaAgrees<typeof file, CheckedFile>;
true satisfies SchemaAgrees<typeof step, Step>;
true satisfies SchemaAgrees<typeof problem, Problem>;
true satisfies SchemaAgrees<typeof suggestion, Suggestion>;

/** The JSON Schema (2020-12) of a report, as it is published. */
export function publishedReportSchema(): object {
  return { $schema: 'https://json-schema.org/draft/2020-12/schema', ...reportSchema };
}
