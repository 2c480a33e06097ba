import type { ValueSet, ValueSetClause, ValueSetFilter } from '../model/definitions.ts';
import { definitionOf } from '../model/dictionary.ts';
import { Type } from '../model/json-schema.ts';
import type { SchemaAgrees } from '../model/schema-agrees.ts';
import type { CodeSystemShape, ComposeClause, ValueSetShape } from '../model/shapes.ts';
import { textIn } from '../model/text.ts';
import { canonicalPart, nameOfOwnCodes, systemNameOf, valueSetCanonical } from './canonical.ts';
import { checkValueSet } from './check-concepts.ts';
import { conceptsOf, countOfCodes, displayLanguage, searchableConcepts } from './concepts.ts';
import type { CodeUse, CompileContext, KindRules, Link } from './kind-rules.ts';
import { link } from './links.ts';
import { code, common, id, line, list, object, oneOf, optional, ownConcepts, text } from './schema-parts.ts';

const filterOperators = [
  '=',
  'is-a',
  'descendent-of',
  'is-not-a',
  'regex',
  'in',
  'not-in',
  'generalizes',
  'child-of',
  'descendent-leaf',
  'exists',
] as const;

const clause = object({
  system: optional(id('Code system, or value set with codes of its own.')),
  codes: optional(list(object({ code: code(), display: optional(text('Another display, here only.')) }))),
  filters: optional(
    list(
      object({
        property: line('`concept`, `code`, `parent` or a property of the system.'),
        op: oneOf(filterOperators, 'As in FHIR.'),
        value: line('Value to compare with. Always quote it.'),
      }),
    ),
  ),
  valueSets: optional(list(id('Value set: only codes that it holds too.'))),
});

const schema = object({
  ...common('value-set'),
  codes: optional(ownConcepts),
  include: optional(list(clause, 'What it holds.')),
  exclude: optional(list(clause, 'What is taken out again.')),
  extensible: optional(Type.Boolean({ description: 'Data may hold codes beyond the list.' })),
  ordered: optional(Type.Boolean({ description: 'The order of the codes means something.' })),
});

true satisfies SchemaAgrees<typeof schema, ValueSet>;

export const valueSet: KindRules<ValueSet> = {
  kind: 'value-set',
  schema,
  resolvesReferences: true,
  links: (definition) => [
    ...clauseLinks(definition.include, '/include'),
    ...clauseLinks(definition.exclude, '/exclude'),
  ],
  expressions: () => [],
  codeUses: (definition) => [
    ...clauseCodes(definition.include, '/include'),
    ...clauseCodes(definition.exclude, '/exclude'),
  ],
  check: checkValueSet,
  facts: (definition) => [
    ...(definition.codes === undefined ? [] : [countOfCodes(definition.codes.length)]),
    ...(definition.include === undefined ? [] : ['composed']),
    ...(definition.ordered ? ['ordered'] : []),
    ...(definition.extensible ? ['extensible'] : []),
  ],
  content: (definition) => searchableConcepts(definition.codes ?? []),
  compile: (definition, context) => [...ownSystem(definition, context), compose(definition, context)],
};

function clauseLinks(clauses: readonly ValueSetClause[] | undefined, pointer: string): readonly Link[] {
  return (clauses ?? []).flatMap((each, index) => [
    ...(each.system === undefined
      ? []
      : [{ kinds: ['code-system', 'value-set'] as const, id: each.system, pointer: `${pointer}/${index}/system` }]),
    ...(each.valueSets ?? []).map((name, at) => link('value-set', name, `${pointer}/${index}/valueSets/${at}`)),
  ]);
}

function clauseCodes(clauses: readonly ValueSetClause[] | undefined, pointer: string): readonly CodeUse[] {
  return (clauses ?? []).flatMap(({ system, codes = [], filters = [] }, index) =>
    system === undefined
      ? []
      : [
          ...codes.map((each, at) => ({
            code: each.code,
            within: system,
            pointer: `${pointer}/${index}/codes/${at}/code`,
          })),
          ...filters.flatMap((filter, at) =>
            codesOfFilter(filter).map((each) => ({
              code: each,
              within: system,
              pointer: `${pointer}/${index}/filters/${at}/value`,
            })),
          ),
        ],
  );
}

/** Codes that a filter names: the concept that it starts from, or a list of concepts. */
function codesOfFilter({ property, op, value }: ValueSetFilter): readonly string[] {
  if ((property !== 'concept' && property !== 'code') || op === 'regex' || op === 'exists') return [];
  return op === 'in' || op === 'not-in' ? value.split(',').map((each) => each.trim()) : [value];
}

function ownSystem(definition: ValueSet, context: CompileContext): readonly CodeSystemShape[] {
  if (definition.codes === undefined) return [];
  const { settings } = context.dictionary;
  return [
    {
      shape: 'CodeSystem',
      ...canonicalPart(definition, { fhirType: 'CodeSystem', systems: [] }, context),
      ...nameOfOwnCodes(definition, context),
      content: 'complete',
      caseSensitive: true,
      ...(definition.codes.some((each) => each.parents !== undefined) ? { hierarchyMeaning: 'is-a' as const } : {}),
      language: displayLanguage(definition.codes, settings),
      properties: [],
      concepts: conceptsOf(definition.codes, settings),
    },
  ];
}

function compose(definition: ValueSet, context: CompileContext): ValueSetShape {
  const own = definition.codes === undefined ? [] : [ownClause(definition, context)];
  return {
    shape: 'ValueSet',
    ...canonicalPart(definition, { fhirType: 'ValueSet', systems: systemsOf(definition, context) }, context),
    include: [...own, ...(definition.include ?? []).map((each) => clauseOf(each, context))],
    exclude: (definition.exclude ?? []).map((each) => clauseOf(each, context)),
    extensible: definition.extensible ?? false,
    ordered: definition.ordered ?? false,
  };
}

function ownClause(definition: ValueSet, context: CompileContext): ComposeClause {
  const { url, version } = nameOfOwnCodes(definition, context);
  return { system: url, version };
}

function clauseOf(authored: ValueSetClause, context: CompileContext): ComposeClause {
  const language = context.dictionary.settings.languages[0];
  const system = authored.system === undefined ? undefined : systemNameOf(authored.system, context);
  return {
    ...(system === undefined ? {} : { system: system.url, version: system.version }),
    ...(authored.codes === undefined
      ? {}
      : {
          concepts: authored.codes.map((each) => ({
            code: each.code,
            ...(each.display === undefined ? {} : { display: textIn(each.display, language) }),
          })),
        }),
    ...(authored.filters === undefined ? {} : { filters: authored.filters }),
    ...(authored.valueSets === undefined
      ? {}
      : { valueSets: authored.valueSets.map((each) => valueSetCanonical(each, context)) }),
  };
}

/** Ids of the code systems that it takes codes from, directly or through other value sets. */
function systemsOf(definition: ValueSet, { dictionary }: CompileContext): readonly string[] {
  const systems = new Set<string>();
  const sets = new Set([definition]);
  for (const set of sets) {
    for (const { system, valueSets } of set.include ?? []) {
      if (system !== undefined) systems.add(system);
      for (const id of valueSets ?? []) {
        const other = definitionOf(dictionary, 'value-set', id);
        if (other !== undefined) sets.add(other);
      }
    }
  }
  return [...systems];
}
