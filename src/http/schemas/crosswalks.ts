import { Type } from '../../model/json-schema.ts';
import { releaseName } from './lists.ts';
import { count, object, optional, strings, text } from './parts.ts';

export const side = object(
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

export const codeList = (description: string) => Type.Array(namedCode, { description });

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
