import { Type } from '../../model/json-schema.ts';
import { releaseName } from './lists.ts';
import { address, count, object, optional, strings, text } from './parts.ts';

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
