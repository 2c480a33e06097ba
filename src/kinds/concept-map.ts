import type { ConceptMap, MapElement, MapGroup } from '../model/definitions.ts';
import { Type } from '../model/json-schema.ts';
import type { SchemaAgrees } from '../model/schema-agrees.ts';
import type { MapElementShape } from '../model/shapes.ts';
import { textIn } from '../model/text.ts';
import { canonicalPart, systemNameOf, valueSetCanonical } from './canonical.ts';
import { checkConceptMap } from './check-concept-map.ts';
import type { CodeUse, CompileContext, KindRules, Link } from './kind-rules.ts';
import { optionalLink } from './links.ts';
import { code, common, id, line, list, object, oneOf, optional, text } from './schema-parts.ts';

const relationships = [
  'equivalent',
  'source-is-narrower-than-target',
  'source-is-broader-than-target',
  'related-to',
  'not-related-to',
] as const;

const element = object({
  code: code('Code of the source.'),
  targets: optional(
    list(
      object({
        code: code('Code of the target.'),
        relationship: oneOf(relationships, 'What the source is to the target, as in FHIR R5.'),
        comment: optional(text('Why, or what to mind.')),
        when: optional(line('When this target holds.')),
      }),
    ),
  ),
  noMap: optional(Type.Boolean({ description: 'true: looked at, and there is no target.' })),
  comment: optional(text('What to mind about this source code.')),
});

const schema = object({
  ...common('concept-map'),
  sourceScope: optional(id('Value set whose codes are mapped, where it is not the whole source.')),
  targetScope: optional(id('Value set that targets are taken from.')),
  groups: list(
    object({
      source: id('Code system (or value set with own codes) of the source codes.'),
      target: id('Code system (or value set with own codes) of the target codes.'),
      elements: list(element),
    }),
  ),
});

true satisfies SchemaAgrees<typeof schema, ConceptMap>;

const systems = ['code-system', 'value-set'] as const;

export const conceptMap: KindRules<ConceptMap> = {
  kind: 'concept-map',
  schema,
  resolvesReferences: true,
  links: (definition) => [
    ...optionalLink('value-set', definition.sourceScope, '/sourceScope'),
    ...optionalLink('value-set', definition.targetScope, '/targetScope'),
    ...definition.groups.flatMap((group, index): readonly Link[] => [
      { kinds: systems, id: group.source, pointer: `/groups/${index}/source` },
      { kinds: systems, id: group.target, pointer: `/groups/${index}/target` },
    ]),
  ],
  expressions: () => [],
  codeUses: (definition) => definition.groups.flatMap((group, index) => groupCodes(group, `/groups/${index}`)),
  check: checkConceptMap,
  facts: (definition) => {
    const elements = definition.groups.flatMap((group) => group.elements);
    const unmapped = elements.filter((each) => each.noMap).length;
    return [`${elements.length} sources`, ...(unmapped === 0 ? [] : [`${unmapped} without a target`])];
  },
  content: (definition) =>
    definition.groups
      .flatMap((group) => group.elements.flatMap((each) => [each.code, ...(each.targets ?? []).map((to) => to.code)]))
      .join(' '),
  compile: (definition, context) => [
    {
      shape: 'ConceptMap',
      ...canonicalPart(
        definition,
        { fhirType: 'ConceptMap', systems: definition.groups.flatMap((group) => [group.source, group.target]) },
        context,
      ),
      ...(definition.sourceScope === undefined
        ? {}
        : { sourceScope: valueSetCanonical(definition.sourceScope, context) }),
      ...(definition.targetScope === undefined
        ? {}
        : { targetScope: valueSetCanonical(definition.targetScope, context) }),
      groups: definition.groups.flatMap((group) => groupShape(group, context)),
    },
  ],
};

function groupCodes(group: MapGroup, pointer: string): readonly CodeUse[] {
  return group.elements.flatMap((each, index) => [
    { code: each.code, within: group.source, pointer: `${pointer}/elements/${index}/code` },
    ...(each.targets ?? []).map((target, at) => ({
      code: target.code,
      within: group.target,
      pointer: `${pointer}/elements/${index}/targets/${at}/code`,
    })),
  ]);
}

function groupShape(group: MapGroup, context: CompileContext) {
  const source = systemNameOf(group.source, context);
  const target = systemNameOf(group.target, context);
  if (source === undefined || target === undefined) return [];
  const language = context.dictionary.settings.languages[0];
  return [
    {
      source: source.url,
      sourceVersion: source.version,
      target: target.url,
      targetVersion: target.version,
      elements: group.elements.map((each) => elementShape(each, language)),
    },
  ];
}

function elementShape(element: MapElement, language: string): MapElementShape {
  return {
    code: element.code,
    targets: (element.targets ?? []).map(({ comment, ...target }) => ({
      ...target,
      ...(comment === undefined ? {} : { comment: textIn(comment, language) }),
    })),
    noMap: element.noMap ?? false,
    ...(element.comment === undefined ? {} : { comment: textIn(element.comment, language) }),
  };
}
