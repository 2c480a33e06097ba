import type { CodeSystem } from '../model/definitions.ts';
import { Type } from '../model/json-schema.ts';
import type { SchemaAgrees } from '../model/schema-agrees.ts';
import { textIn } from '../model/text.ts';
import { canonicalPart, nameOfSystem } from './canonical.ts';
import { checkCodeSystem } from './check-concepts.ts';
import { conceptsOf, countOfCodes, displayLanguage, searchableConcepts } from './concepts.ts';
import type { KindRules } from './kind-rules.ts';
import { code, common, line, list, object, oneOf, optional, ownConcepts, text } from './schema-parts.ts';

const schema = object({
  ...common('code-system'),
  url: optional(line('Official URI. Left out for a system of ours.')),
  publisher: optional(line('Who publishes it.')),
  edition: optional(line('The publisher’s own name of this edition, quoted: "3.2", "2019".')),
  content: oneOf(['complete', 'fragment'], 'fragment: only the part that this field needs.'),
  hierarchy: optional(
    oneOf(['is-a', 'grouped-by', 'part-of', 'classified-with'], 'What a parent is to its child. Absent: no parents.'),
  ),
  caseSensitive: optional(Type.Boolean({ description: 'Absent: true.' })),
  licence: line('Terms under which the codes may be used and passed on.'),
  copyright: optional(line('Copyright, attribution and disclaimer, shown wherever it is served.')),
  properties: optional(
    list(
      object({
        code: code('Name of the property.'),
        description: text('What it says.'),
        type: oneOf(['code', 'string', 'boolean', 'integer', 'decimal', 'dateTime'], 'Type of its values.'),
      }),
      'What concepts may say beside code and display.',
    ),
  ),
  concepts: ownConcepts,
});

true satisfies SchemaAgrees<typeof schema, CodeSystem>;

export const codeSystem: KindRules<CodeSystem> = {
  kind: 'code-system',
  schema,
  links: () => [],
  expressions: () => [],
  codeUses: () => [],
  check: checkCodeSystem,
  facts: (definition) => [
    ...(definition.edition === undefined ? [] : [`edition ${definition.edition}`]),
    countOfCodes(definition.concepts.length),
    definition.content,
  ],
  content: (definition) => searchableConcepts(definition.concepts),
  compile: (definition, context) => {
    const { settings } = context.dictionary;
    return [
      {
        shape: 'CodeSystem',
        ...canonicalPart(definition, { fhirType: 'CodeSystem', systems: [definition.id] }, context),
        ...nameOfSystem(definition, context),
        publisher: definition.publisher ?? settings.publisher,
        content: definition.content,
        caseSensitive: definition.caseSensitive ?? true,
        ...(definition.hierarchy === undefined ? {} : { hierarchyMeaning: definition.hierarchy }),
        language: displayLanguage(definition.concepts, settings),
        properties: [
          ...(definition.properties ?? []).map((property) => ({
            code: property.code,
            description: textIn(property.description, settings.languages[0]),
            type: property.type,
          })),
        ],
        concepts: conceptsOf(definition.concepts, settings, definition.properties),
      },
    ];
  },
};
