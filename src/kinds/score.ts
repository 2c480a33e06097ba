import type { Score, ScoreGroup } from '../model/definitions.ts';
import type { Issue } from '../model/issue.ts';
import { Type } from '../model/json-schema.ts';
import type { SchemaAgrees } from '../model/schema-agrees.ts';
import { checkBounds } from './check-range.ts';
import type { ExpressionUse, KindRules } from './kind-rules.ts';
import { link } from './links.ts';
import { duplicates, problem, uniqueIds } from './problem.ts';
import { cases, cel, code, common, id, list, object, oneOf, optional, reference, text } from './schema-parts.ts';

const schema = object({
  ...common('score'),
  inputs: list(id('Variable.')),
  points: optional(
    list(
      object({
        when: cel('Condition over the inputs.'),
        add: Type.Number({ description: 'Points when it holds.' }),
        label: optional(text('The step in words.')),
      }),
    ),
  ),
  formula: optional(cel('Number over the inputs; instead of points.')),
  groups: list(
    object({
      code: code('Code of the group.'),
      title: text('Name of the group.'),
      from: optional(Type.Number({ description: 'Least sum of points, or value of the formula, inclusive.' })),
      to: optional(Type.Number({ description: 'Greatest sum of points, or value of the formula, inclusive.' })),
      above: optional(Type.Number({ description: 'Instead of `from`: the sum or value lies above this.' })),
      below: optional(Type.Number({ description: 'Instead of `to`: the sum or value lies below this.' })),
      when: optional(cel('Condition over the inputs; the first group that holds is the answer.')),
    }),
    'Groups, first to last.',
  ),
  missing: oneOf(['refuse', 'lowest', 'bounds'], 'What happens when an input is missing.'),
  references: list(reference),
  cases: optional(cases),
});

true satisfies SchemaAgrees<typeof schema, Score>;

/** A score compiles to no shape until records are scored; its inputs and expressions are checked from here on. */
export const score: KindRules<Score> = {
  kind: 'score',
  schema,
  links: (definition) => definition.inputs.map((name, index) => link('variable', name, `/inputs/${index}`)),
  expressions: (definition) => [
    ...(definition.points ?? []).map((each, index) => use(definition, each.when, `/points/${index}/when`, 'bool')),
    ...(definition.formula === undefined ? [] : [use(definition, definition.formula, '/formula', 'double')]),
    ...definition.groups.flatMap((each, index) =>
      each.when === undefined ? [] : [use(definition, each.when, `/groups/${index}/when`, 'bool')],
    ),
  ],
  codeUses: () => [],
  check: checkScore,
  facts: (definition) => [`${definition.inputs.length} inputs`, `${definition.groups.length} groups`],
  content: (definition) => definition.groups.map((group) => group.code).join(' '),
  compile: () => [],
};

function checkScore(definition: Score): readonly Issue[] {
  const counted = definition.points !== undefined || definition.formula !== undefined;
  const grouped = definition.groups.every((group) => group.when !== undefined);
  const message = 'A score needs points, a formula, or a condition in every group.';
  return [
    ...(counted || grouped ? [] : [problem(definition, 'missing-key', '', message)]),
    ...duplicates(definition, definition.groups, {
      what: 'group',
      nameOf: (group) => group.code,
      pointerOf: (index) => `/groups/${index}/code`,
    }),
    ...definition.groups.flatMap((group, index) => checkGroup(definition, group, `/groups/${index}`)),
    ...uniqueIds(definition, definition.cases ?? [], 'case', '/cases'),
  ];
}

function checkGroup(definition: Score, group: ScoreGroup, pointer: string): readonly Issue[] {
  const { from, to, above, below } = group;
  if (from !== undefined && above !== undefined) {
    return [problem(definition, 'invalid-value', `${pointer}/above`, 'A group has `from` or `above`, not both.')];
  }
  if (to !== undefined && below !== undefined) {
    return [problem(definition, 'invalid-value', `${pointer}/below`, 'A group has `to` or `below`, not both.')];
  }
  const least = from ?? above;
  const greatest = to ?? below;
  const lower = above === undefined ? 'from' : 'above';
  if (least !== undefined && least === greatest && (above ?? below) !== undefined) {
    return [problem(definition, 'invalid-range', `${pointer}/${lower}`, `Nothing lies between ${least} and itself.`)];
  }
  return checkBounds(definition, { from: least, to: greatest }, `${pointer}/${lower}`);
}

function use(definition: Score, source: string, pointer: string, expects: 'bool' | 'double'): ExpressionUse {
  return { source, pointer, expects, scope: { variables: definition.inputs } };
}
