import { STATUSES } from '../../model/definition-parts.ts';
import { Type } from '../../model/json-schema.ts';
import { KINDS } from '../../model/kind.ts';
import { releaseName } from './lists.ts';
import { address, count, digest, object, optional, strings, text } from './parts.ts';

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
