import type { TArray, TEnum, TEnumValue, TObject, TProperties, TSchema, TString } from 'typebox';
import { STATUSES } from '../model/definition-parts.ts';
import { ID_PATTERN } from '../model/ids.ts';
import { Type } from '../model/json-schema.ts';
import type { Kind } from '../model/kind.ts';

/**
 * Parts that the kinds' JSON Schemas share. Only keywords of draft-07 are used: it is what editors' YAML support
 * understands everywhere. Patterns and lengths are the published contract, so they stand here and not in code.
 */

const closed = { additionalProperties: false } as const;

/** An object that knows no other keys. */
export function object<P extends TProperties>(properties: P, description?: string): TObject<P> {
  return Type.Object(properties, description === undefined ? closed : { ...closed, description });
}

export const optional = Type.Optional;

/** One of a few words. */
export function oneOf<Values extends TEnumValue[]>(values: readonly [...Values], description: string): TEnum<Values> {
  return Type.Enum<Values>(values, { description });
}

/** A list with at least one item. */
export function list<T extends TSchema>(items: T, description?: string): TArray<T> {
  return Type.Array(items, { minItems: 1, ...(description === undefined ? {} : { description }) });
}

export function id(description: string): TString {
  return Type.String({ pattern: ID_PATTERN, description });
}

/** A text for people: a string, or one by language. */
export function text(description: string) {
  return Type.Union(
    [
      Type.String({ minLength: 1 }),
      Type.Record(Type.String({ pattern: '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$' }), Type.String({ minLength: 1 }), {
        ...closed,
        minProperties: 1,
      }),
    ],
    { description },
  );
}

export const line = (description: string) => Type.String({ minLength: 1, description });

export const code = (description = 'A code. Always quote it: YAML turns 1.10 and 012 into numbers.') =>
  Type.String({ minLength: 1, pattern: '^[!-~]+( [!-~]+)*$', description });

export const day = (description: string) =>
  Type.String({ pattern: '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$', description });

export const cel = (description: string) => Type.String({ minLength: 1, description });

export const range = (description: string) =>
  object(
    {
      min: optional(Type.Number()),
      max: optional(Type.Number()),
      source: optional(line('Where the bounds come from.')),
    },
    description,
  );

export const reference = object({
  key: line('Short key of the source, as used in provenance.'),
  title: line('Title of the publication.'),
  year: optional(line('Year of publication, quoted.')),
  locator: optional(line('DOI, PMC number or address.')),
  seenAs: optional(line('How much of it was seen: full table, abstract, …')),
});

const scalar = Type.Union([Type.String(), Type.Number(), Type.Boolean()]);
const caseValues = (description: string) =>
  Type.Record(
    Type.String({ pattern: ID_PATTERN }),
    Type.Union([
      Type.String(),
      Type.Number(),
      Type.Boolean(),
      Type.Array(Type.Record(Type.String({ pattern: ID_PATTERN }), scalar, closed)),
    ]),
    { ...closed, description },
  );

export const cases = list(
  object({
    id: line('Short name of the case, unique within the definition.'),
    story: optional(text('What happened to this patient, in a sentence.')),
    given: caseValues(
      'Values by variable. Of a rule also the records of its children, by their names; of an endpoint under `records` all that is not recorded once of the patient.',
    ),
    expect: caseValues(
      'What must come out. Of an endpoint: `time_d` and `status` (event, censored, competing); `result` yes or no; `value`; or `result` not_applicable (not in the population) or not_evaluable. `event` may name what decided.',
    ),
  }),
  'Worked cases: what goes in and what must come out. They are executed by the checks.',
);

export const ownConcepts = list(
  object({
    code: code(),
    display: text('Preferred term.'),
    definition: optional(text('What the code means.')),
    status: optional(oneOf(['active', 'deprecated', 'retired'], 'Absent: active.')),
    abstract: optional(Type.Boolean({ description: 'It only groups; no record may hold it.' })),
    replacedBy: optional(code('The code to use instead.')),
    parents: optional(list(code('Code of a broader concept in the same list.'))),
    synonyms: optional(list(line('Another name.'))),
    properties: optional(
      Type.Record(
        Type.String({ pattern: '^[A-Za-z][A-Za-z0-9_-]{0,63}$' }),
        Type.Union([scalar, Type.Array(Type.String())]),
        closed,
      ),
    ),
    notes: optional(text('Anything a reader must know.')),
    source: optional(line('Key of the source of this code, where it differs from the definition’s.')),
  }),
  'The codes, in their order.',
);

/** The keys that every definition has. */
export function common<K extends Kind>(kind: K) {
  return {
    kind: Type.Literal(kind, { description: 'Kind of definition.' }),
    id: id('Identifier: the file’s name. Never changed, never used again for anything else.'),
    title: text('Short name, as people say it.'),
    definition: text('What it means, in one or a few sentences.'),
    status: oneOf(STATUSES, 'draft, trial-use (usable, not ratified), active, deprecated or retired.'),
    owner: id('Working group that decides about it.'),
    diseases: list(id('Disease of dictionary.yaml, or `any`.'), 'Diseases that it applies to.'),
    since: optional(line('First release that holds it. Computed; normally left out.')),
    deprecated: optional(
      object(
        {
          replacedBy: optional(id('What says exactly the same.')),
          consider: optional(list(id('What may serve instead.'))),
          reason: text('Why.'),
          removeAfter: optional(day('Day from which it may be removed.')),
        },
        'Present when status is deprecated.',
      ),
    ),
    provenance: object(
      {
        source: list(line('Key or citation of a source.'), 'Where the content comes from.'),
        reference: optional(list(line('Address or citation.'))),
        proposedBy: optional(line('Who proposed it.')),
        approvedBy: optional(line('Who approved it.')),
        date: optional(day('Day of the proposal or approval.')),
      },
      'Where it comes from and who agreed.',
    ),
    notes: optional(text('Anything a reader must know.')),
    aliases: optional(list(line('Another name, for search and for column headings.'))),
  };
}
