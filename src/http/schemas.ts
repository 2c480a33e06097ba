import type { TProperties, TSchema } from 'typebox';
import { STATUSES } from '../model/definition-parts.ts';
import { ISSUE_CODES } from '../model/issue.ts';
import { Type } from '../model/json-schema.ts';
import { KINDS } from '../model/kind.ts';
import { PROBLEM_CODES, type ProblemCode } from '../records/problem.ts';

/**
 * Schemas of answers. One with a title becomes a component of that name in the OpenAPI document; every object is
 * closed, so that a test sees a field that nobody documented.
 */

function object<P extends TProperties>(title: string, properties: P, description: string) {
  return Type.Object(properties, { title, description, additionalProperties: false });
}

const text = (description: string) => Type.String({ description });
const optional = Type.Optional;
const strings = (description: string) => Type.Array(Type.String(), { description });
const count = (description: string) => Type.Integer({ minimum: 0, description });
const version = text('SemVer, or `draft`.');
const digest = Type.String({ pattern: '^[0-9a-f]{64}$', description: 'SHA-256, hex.' });
const address = text('Address: absolute if the server knows its public one, else relative to its root.');
const day = text('`YYYY-MM-DD`, UTC.');

export const releaseName = object('ReleaseName', { version, digest }, 'The release that an answer came from.');

const links = object(
  'CardLinks',
  {
    self: address,
    page: address,
    fhir: optional(address),
    otherFhir: optional(Type.Array(address, { description: 'Further resources it makes: a code system, a form.' })),
  },
  'Where the definition is found as JSON, as a page and, if it has a FHIR form, there.',
);

const cardFields = {
  kind: Type.Enum([...KINDS], { description: 'Kind of definition.' }),
  id: text('Id, unique within its kind; never changed and never used again.'),
  version: text('SemVer of the definition itself.'),
  since: text('Release in which it first appeared.'),
  title: text('Title, in the first language of the dictionary.'),
  definition: text('What it means, in the first language of the dictionary.'),
  status: Type.Enum([...STATUSES], { description: 'trial-use: compiled from public sources, not ratified yet.' }),
  owner: text('Id of the working group that answers for it.'),
  diseases: strings('Ids of diseases, or `any`.'),
  group: optional(text('What it is grouped by in lists.')),
  coreFor: optional(strings('Variables: ids of diseases in which it is core, or `any`; none: extended everywhere.')),
  text: strings('Key facts in a few words each.'),
  links,
};

export const card = object('Card', cardFields, 'A definition as lists show it.');

export const use = object(
  'Use',
  { ...cardFields, distance: count('1: refers to the definition itself. More: through that many others.') },
  'A definition that refers to the one asked for.',
);

const highlight = object(
  'Highlight',
  {
    field: Type.Enum(['id', 'title', 'synonyms', 'definition', 'content'], { description: 'Where the words stand.' }),
    text: text('The text of the field, if the card shows it; else empty.'),
    positions: Type.Array(Type.Array(count('UTF-16 units.'), { minItems: 2, maxItems: 2 }), {
      description: 'Start and length of each word found.',
    }),
  },
  'Where the words of a search were found.',
);

export const searchItem = object(
  'SearchItem',
  { ...cardFields, highlights: Type.Array(highlight) },
  'A definition that was found.',
);

/** A page of a list, with the release it came from. */
export function listOf(title: string, item: TSchema) {
  return object(
    title,
    {
      release: releaseName,
      total: count('Items of the whole list.'),
      items: Type.Array(item),
      next: optional(text('Address of the next page, of exactly this release. Absent on the last.')),
    },
    'A page of a list.',
  );
}

/** A list that is always whole. */
export function wholeListOf(title: string, item: TSchema) {
  return object(
    title,
    { release: optional(releaseName), total: count('Items of the list.'), items: Type.Array(item) },
    'A whole list.',
  );
}

export const oneDefinition = object(
  'DefinitionAnswer',
  {
    release: releaseName,
    ...cardFields,
    digest,
    content: Type.Object({}, { description: 'The whole definition as its working group wrote it.' }),
  },
  'A definition as lists show it, and its content as authored.',
);

export const change = object(
  'Change',
  {
    kind: text('Kind of definition, or `dictionary` and `working-groups` for the settings.'),
    id: text('Id of what changed.'),
    change: Type.Enum(['added', 'removed', 'deprecated', 'changed']),
    bump: Type.Enum(['major', 'minor', 'patch'], { description: 'What the change asks of the version.' }),
    version: optional(text('Version of the definition from that release on.')),
    fields: strings('JSON pointers of what differs.'),
    summary: text('One sentence.'),
  },
  'One change from a release to the next.',
);

export const historyItem = object(
  'HistoryItem',
  { release: text('Release in which it changed.'), date: day, change },
  'A change of one definition.',
);

const releaseFields = {
  version,
  date: day,
  digest,
  previous: optional(releaseName),
  counts: Type.Record(Type.String(), count('Definitions.'), { description: 'Definitions by kind.' }),
  links: object('ReleaseLinks', { self: address }, 'Where the release is found.'),
};

export const releaseItem = object('Release', releaseFields, 'A sealed release.');

const edition = object(
  'PinnedEdition',
  { url: text('Canonical URL.'), version: text('Edition or version.'), id: text('Id of the definition.'), digest },
  'A code system edition that a release holds.',
);

export const oneRelease = object(
  'ReleaseAnswer',
  { ...releaseFields, changes: Type.Array(change), editions: Type.Array(edition) },
  'A release with its change log and the editions it holds.',
);

const designation = object(
  'Designation',
  {
    language: optional(text('BCP 47.')),
    use: optional(Type.Enum(['synonym', 'display'])),
    value: text('The name.'),
  },
  'Another name of a concept.',
);

const property = object(
  'ConceptProperty',
  {
    code: text('Name of the property.'),
    value: Type.Union([Type.String(), Type.Number(), Type.Boolean()]),
    type: Type.Enum(['code', 'string', 'boolean', 'integer', 'decimal', 'dateTime']),
  },
  'A property of a concept.',
);

const codeStatus = Type.Enum(['active', 'deprecated', 'retired']);

export const concept = object(
  'Concept',
  {
    code: text('Code.'),
    display: text('Preferred name.'),
    definition: optional(text('What it means.')),
    status: codeStatus,
    abstract: Type.Boolean({ description: 'It only groups and may not be used as a value.' }),
    parents: strings('Codes of its parents.'),
    children: count('How many children it has.'),
    designations: Type.Array(designation),
    properties: Type.Array(property),
    links: object('ConceptLinks', { self: address }, 'Where the concept is found.'),
  },
  'A concept of a code system.',
);

export const oneConcept = object(
  'ConceptAnswer',
  {
    release: releaseName,
    system: object('CodeSystemName', { url: text('Canonical URL.'), version: text('Edition.') }, 'A code system.'),
    concept,
  },
  'One concept.',
);

export const member = object(
  'Member',
  {
    system: text('Canonical URL of the code system.'),
    version: text('Edition of the code system.'),
    code: text('Code.'),
    display: text('Name that the value set gives it, else the code system.'),
    status: codeStatus,
  },
  'A code of a value set.',
);

const side = object(
  'MapSide',
  { system: text('Canonical URL of the code system.'), version: text('Edition of the code system.') },
  'A side of a crosswalk.',
);

const codeFields = {
  code: text('Code.'),
  display: optional(text('Preferred name in its code system.')),
};

const namedCode = object('NamedCode', codeFields, 'A code with its name.');

const relationship = Type.Enum(
  ['equivalent', 'source-is-narrower-than-target', 'source-is-broader-than-target', 'related-to', 'not-related-to'],
  { description: 'What the code asked for (the source) is to the code found (the target), as in FHIR R5.' },
);

const match = object(
  'Match',
  {
    system: text('Canonical URL of the code system.'),
    version: text('Edition of the code system.'),
    ...codeFields,
    relationship,
    comment: optional(text('Why, or what to mind.')),
    when: optional(text('Condition under which it holds.')),
  },
  'A code that the code asked for leads to. `not-related-to` is a warning, not a translation.',
);

export const translation = object(
  'Translation',
  {
    release: releaseName,
    map: text('Id of the concept map.'),
    from: side,
    ...codeFields,
    verdict: Type.Enum(['mapped', 'no-map', 'unmapped'], {
      description: 'no-map: it was looked at, and there is no target. unmapped: the map says nothing of it.',
    }),
    comments: strings('What the map says of the code itself.'),
    matches: Type.Array(match),
  },
  'What a code is by a concept map.',
);

const codeList = (description: string) => Type.Array(namedCode, { description });

const groupCoverage = object(
  'GroupCoverage',
  {
    source: side,
    target: side,
    sources: count('Codes of the source that should be mapped.'),
    mapped: count('With at least one target.'),
    oneToMany: codeList('With more than one target.'),
    noMap: codeList('Looked at: there is no target.'),
    unmapped: codeList('The map says nothing of them.'),
    relationships: Type.Record(Type.String(), count('Targets.'), { description: 'Targets by relationship.' }),
    roundTrip: object(
      'RoundTrip',
      {
        by: optional(text('Id of the map that leads back. Absent: this map, read in reverse.')),
        kept: count('Come back as themselves and nothing else.'),
        lost: codeList('Do not: recoding them and back loses what they said.'),
      },
      'What becomes of the mapped codes on the way there and back.',
    ),
  },
  'How far one group of a crosswalk reaches.',
);

export const coverage = object(
  'Coverage',
  { release: releaseName, map: text('Id of the concept map.'), groups: Type.Array(groupCoverage) },
  'How far a concept map reaches.',
);

const diseaseFields = {
  id: text('Id of the disease.'),
  label: text('Name, in the first language of the dictionary.'),
  group: text('Group of diseases.'),
  own: count('Definitions that name it.'),
  shared: count('Definitions for every disease.'),
  links: object('DiseaseLinks', { self: address, page: address }, 'Where the disease is found.'),
};

export const diseaseItem = object('Disease', diseaseFields, 'A disease of the dictionary.');

const cards = (description: string) => Type.Array(card, { description });

export const oneDisease = object(
  'DiseaseAnswer',
  {
    release: releaseName,
    ...diseaseFields,
    valueSet: optional(text('Id of the value set with the codes that mean it.')),
    codes: Type.Array(
      object(
        'DiseaseCodes',
        { ...side.properties, codes: codeList('Codes that mean the disease.') },
        'The codes that mean a disease in one classification.',
      ),
    ),
    coreVariables: cards('Every source should deliver them. Those that name the disease come first.'),
    extendedVariables: cards('Worth delivering.'),
    endpoints: cards('Outcomes measured in it.'),
    scores: cards('Risk models and stages of it.'),
    others: cards('Value sets, code systems, concept maps, tables and rules that name it.'),
  },
  'What a release says of one disease.',
);

export const comparison = object(
  'Comparison',
  {
    release: releaseName,
    from: releaseName,
    to: releaseName,
    total: count('Changes.'),
    items: Type.Array(change),
  },
  'What changed between two releases.',
);

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
