import { Type } from '../../model/json-schema.ts';
import { PROBLEM_CODES, type ProblemCode } from '../../records/problem.ts';
import { releaseName } from './lists.ts';
import { object, optional, text } from './parts.ts';

const dataProblemCodes = Object.keys(PROBLEM_CODES) as ProblemCode[];

const valueProblem = object(
  'ValueProblem',
  {
    code: Type.Enum(dataProblemCodes, { description: 'Stable: act on this, not on the message.' }),
    severity: Type.Enum(['error', 'warning', 'information']),
    check: text('Check that it fails: type, unit, range, plausible, pattern or codes.'),
    message: text('One sentence: what was found.'),
    expected: text('The rule as a sentence: what was expected.'),
    hint: optional(text('What it may be.')),
    suggestion: optional(
      Type.Object({ title: Type.String(), replacement: optional(Type.String()) }, { additionalProperties: false }),
    ),
  },
  'What is wrong with a value.',
);

export const checkedValue = object(
  'CheckedValue',
  {
    release: releaseName,
    variable: text('Id of the variable.'),
    table: optional(text('Table whose column was asked; absent where the variable is in none.')),
    valid: Type.Boolean({ description: 'True if there is no error; there may be warnings.' }),
    holds: Type.Enum(['empty', 'reason', 'value'], { description: 'reason: the value is a missing reason.' }),
    problems: Type.Array(valueProblem),
    unevaluated: Type.Array(
      Type.Object({ check: Type.String(), reason: Type.String() }, { additionalProperties: false }),
      { description: 'Checks that could not be evaluated. They have not passed.' },
    ),
  },
  'What one value of one variable came to. The value is not in it.',
);
