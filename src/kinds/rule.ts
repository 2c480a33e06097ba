import type { Rule } from '../model/definitions.ts';
import { ID_PATTERN } from '../model/ids.ts';
import { Type } from '../model/json-schema.ts';
import type { SchemaAgrees } from '../model/schema-agrees.ts';
import { checkRule } from './check-rule.ts';
import type { KindRules } from './kind-rules.ts';
import { link } from './links.ts';
import { cases, cel, common, id, object, oneOf, optional, text } from './schema-parts.ts';

const schema = object({
  ...common('rule'),
  table: id('Table whose records it looks at.'),
  children: optional(
    Type.Record(Type.String({ pattern: ID_PATTERN }), id('Child table.'), {
      additionalProperties: false,
      description: 'Names under which the records of child tables are seen as lists.',
    }),
  ),
  when: optional(cel('Condition under which the rule looks at a record; absent: always.')),
  assert: cel('What must hold then.'),
  severity: oneOf(['error', 'warning'], 'What breaking it is.'),
  message: text('What is said when it does not hold.'),
  cases: optional(cases),
});

true satisfies SchemaAgrees<typeof schema, Rule>;

/** A rule compiles to nothing of its own: its table carries it into the record schema. */
export const rule: KindRules<Rule> = {
  kind: 'rule',
  schema,
  // Who types the name of a gene means the variable, not what is checked of it.
  searchWeight: 0.8,
  links: (definition) => [
    link('table', definition.table, '/table'),
    ...Object.entries(definition.children ?? {}).map(([name, table]) => link('table', table, `/children/${name}`)),
  ],
  expressions: (definition) => {
    const scope = { table: definition.table, children: definition.children ?? {} };
    return [
      ...(definition.when === undefined
        ? []
        : [{ source: definition.when, pointer: '/when', expects: 'bool' as const, scope }]),
      { source: definition.assert, pointer: '/assert', expects: 'bool', scope },
    ];
  },
  codeUses: () => [],
  check: checkRule,
  facts: (definition) => [definition.severity, `on ${definition.table}`],
  content: (definition) => [definition.when, definition.assert].filter(Boolean).join(' '),
  compile: () => [],
};
