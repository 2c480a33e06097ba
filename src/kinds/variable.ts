import type { Variable } from '../model/definitions.ts';
import { Type } from '../model/json-schema.ts';
import type { SchemaAgrees } from '../model/schema-agrees.ts';
import { checkVariable } from './check-variable.ts';
import type { KindRules } from './kind-rules.ts';
import { optionalLink } from './links.ts';
import { code, common, id, line, list, object, oneOf, optional, range } from './schema-parts.ts';

const levels = ['core', 'extended'] as const;

const schema = object({
  ...common('variable'),
  type: oneOf(
    ['string', 'code', 'boolean', 'integer', 'decimal', 'date', 'dateTime', 'partialDate'],
    'partialDate: a year, a month or a day.',
  ),
  unit: optional(line('UCUM unit, for example g/dL.')),
  acceptedUnits: optional(
    list(
      object({
        unit: line('UCUM unit that data may come in as well.'),
        factor: Type.Number({ exclusiveMinimum: 0, description: 'Value in this unit × factor = value in `unit`.' }),
      }),
    ),
  ),
  range: optional(range('Hard limits: a value outside is an error.')),
  plausible: optional(range('Soft limits: a value outside is a warning.')),
  pattern: optional(line('Regular expression for the whole value. No look-around, no back-references.')),
  valueSet: optional(id('Value set with the allowed codes.')),
  repeats: optional(Type.Boolean({ description: 'Several values may stand in one cell.' })),
  missing: optional(list(code('Missing reason that may stand in the cell instead of a value.'))),
  level: Type.Union([
    oneOf(levels, 'core: every source should deliver it.'),
    object({
      default: oneOf(levels, 'Level where no disease below says otherwise.'),
      core: list(id('Disease in which it is core.')),
    }),
  ]),
  group: id('Group in lists: laboratory, genetics, …'),
  timing: optional(oneOf(['once', 'baseline', 'assessment', 'line', 'event', 'longitudinal'], 'When it is recorded.')),
  mappings: optional(
    list(
      object({
        to: line('The other model: loinc, omop, mcode, …'),
        code: code('Code or name there. Always quote it.'),
        relationship: optional(
          oneOf(['equivalent', 'broader', 'narrower', 'related'], 'The other one is …; absent: equivalent.'),
        ),
        note: optional(line('What a reader must know about this mapping.')),
      }),
    ),
  ),
  examples: optional(list(Type.Union([Type.String(), Type.Number(), Type.Boolean()]))),
});

true satisfies SchemaAgrees<typeof schema, Variable>;

/** A variable compiles to nothing of its own: the tables that hold it carry it into their record schemas. */
export const variable: KindRules<Variable> = {
  kind: 'variable',
  schema,
  links: (definition) => optionalLink('value-set', definition.valueSet, '/valueSet'),
  expressions: () => [],
  codeUses: () => [],
  check: checkVariable,
  facts: (definition) => [
    definition.unit === undefined ? definition.type : `${definition.type} ${definition.unit}`,
    levelInWords(definition.level),
  ],
  otherCodes: (definition) => (definition.mappings ?? []).map((mapping) => mapping.code),
  content: (definition) => (definition.mappings ?? []).map((mapping) => mapping.code).join(' '),
  group: (definition) => definition.group,
  coreFor: coreDiseases,
  compile: () => [],
};

function coreDiseases({ level, diseases }: Variable): readonly string[] {
  if (level === 'extended') return [];
  if (level === 'core') return diseases;
  return level.default === 'core' ? diseases : level.core;
}

function levelInWords(level: Variable['level']): string {
  if (typeof level === 'string') return level;
  return `${level.default}, core in ${level.core.join(', ')}`;
}
