import { ISSUE_CODES } from '../../model/issue.ts';
import { Type } from '../../model/json-schema.ts';
import { object, optional, text } from './parts.ts';

const place = object(
  'Place',
  {
    file: optional(text('File of the dictionary.')),
    line: optional(Type.Integer({ minimum: 1 })),
    column: optional(Type.Integer({ minimum: 1 })),
    definition: optional(text('`kind/id`.')),
    pointer: optional(text('JSON pointer.')),
    parameter: optional(text('Name of the parameter.')),
    expression: optional(text('FHIRPath-like expression.')),
  },
  'Where something is wrong, as exactly as is known.',
);

const issue = object(
  'Issue',
  {
    severity: Type.Enum(['error', 'warning', 'information']),
    code: Type.Enum([...ISSUE_CODES], { description: 'Stable: act on this, not on the message.' }),
    message: text('One sentence: what was found, and what was expected.'),
    at: optional(place),
  },
  'One thing that is wrong or worth knowing.',
);

export const problem = object(
  'Problem',
  {
    type: text('Address that explains the code.'),
    title: text('The code in words.'),
    status: Type.Integer({ minimum: 400, maximum: 599 }),
    detail: text('One sentence about this case.'),
    errorId: optional(text('For a bug of ours: the id to report it with.')),
    issues: Type.Array(issue),
  },
  'Problem details (RFC 9457).',
);

export const live = object('Live', { status: Type.Literal('live') }, 'The process answers.');

export const ready = object(
  'Ready',
  { ready: Type.Boolean(), problems: Type.Array(issue) },
  'Whether releases are served, and what is wrong beside.',
);

// The keys of the table are all codes there are; `Object.keys` does not say so.
