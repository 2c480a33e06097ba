import type { Mapping, Range, Variable } from '../../model/definitions.ts';
import { LIMITS } from '../../model/limits.ts';
import { namingFields, standingFields } from './common-fields.ts';
import type { Listed, Selection } from './selection.ts';
import { type Field, field, type Sheet, sheetOf } from './sheet.ts';
import { useInWords } from './use-in-words.ts';

/** A row a variable. */
export function variableSheet(selection: Selection): Sheet {
  const about = { id: 'variables', title: 'Variables', about: `One row a variable. ${VALUES_RULE}` };
  return sheetOf(about, fieldsOf(selection), selection.variables);
}

const VALUES_RULE = `Values are written as in a REDCap data dictionary, "code, meaning" one after the other; a list of more than ${LIMITS.codesInCell} codes is only in the sheet Codes, and the cell says so.`;

function fieldsOf(selection: Selection): readonly Field<Listed<Variable>>[] {
  const tables = tablesByVariable(selection);
  const values = valuesByValueSet(selection);
  return [
    ...namingFields<Variable>(selection),
    field('type', 'Type', 12, ({ definition }) => definition.type),
    field('unit', 'Unit (UCUM)', 12, ({ definition }) => definition.unit),
    field('acceptedUnits', 'Other units taken', 18, ({ definition }) =>
      (definition.acceptedUnits ?? []).map(({ unit, factor }) => `${unit} (× ${factor})`),
    ),
    field('min', 'Minimum', 10, ({ definition }) => definition.range?.min),
    field('max', 'Maximum', 10, ({ definition }) => definition.range?.max),
    field('plausibleMin', 'Plausible minimum', 10, ({ definition }) => definition.plausible?.min),
    field('plausibleMax', 'Plausible maximum', 10, ({ definition }) => definition.plausible?.max),
    field('rangeSource', 'Source of the bounds', 24, ({ definition }) =>
      sourcesOf(definition.range, definition.plausible),
    ),
    field('pattern', 'Pattern', 16, ({ definition }) => definition.pattern),
    field('valueSet', 'Value set', 24, ({ definition }) => definition.valueSet),
    field('values', 'Values', 48, ({ definition: { valueSet } }) =>
      valueSet === undefined ? undefined : values(valueSet),
    ),
    field('repeats', 'Several values', 10, ({ definition }) => (definition.repeats === true ? 'yes' : 'no')),
    field('missing', 'Missing reasons', 18, ({ definition }) => definition.missing ?? []),
    field('level', 'Level', 18, ({ definition }) => levelInWords(definition.level)),
    field('group', 'Group', 14, ({ definition }) => definition.group),
    field('timing', 'Timing', 14, ({ definition }) => definition.timing),
    field('tables', 'Tables', 20, ({ card }) => tables.get(card.id) ?? []),
    field('mappings', 'Mappings', 30, ({ definition }) => (definition.mappings ?? []).map(mappingInWords)),
    field('examples', 'Examples', 16, ({ definition }) => (definition.examples ?? []).map(String)),
    field('aliases', 'Other names', 24, ({ definition }) => definition.aliases ?? []),
    ...standingFields<Variable>(selection),
  ];
}

function tablesByVariable({ snapshot }: Selection): ReadonlyMap<string, readonly string[]> {
  const tables = new Map<string, string[]>();
  for (const { id, columns } of snapshot.recordSchemas) {
    for (const { variable } of columns) {
      const others = tables.get(variable);
      if (others === undefined) tables.set(variable, [id]);
      else others.push(id);
    }
  }
  return tables;
}

/** The codes of a value set in one cell, or how many there are and where. */
function valuesByValueSet({ snapshot }: Selection): (id: string) => readonly string[] {
  const valueSets = new Map(snapshot.valueSets.map((each) => [each.shape.source.id, each]));
  return (id) => {
    const codes = valueSets.get(id)?.enumeration().codes ?? [];
    if (codes.length > LIMITS.codesInCell)
      return [`${codes.length} codes, not listed here: see the sheet Codes, value set ${id}`];
    return codes.map((member) => {
      const use = useInWords(member);
      return `${member.concept.code}, ${member.display}${use === 'in use' ? '' : ` (${use})`}`;
    });
  };
}

function sourcesOf(...ranges: readonly (Range | undefined)[]): readonly string[] {
  return [...new Set(ranges.flatMap((range) => range?.source ?? []))];
}

function levelInWords(level: Variable['level']): string {
  if (typeof level === 'string') return level;
  return `core for ${level.core.join(', ')}; else ${level.default}`;
}

function mappingInWords({ to, code, relationship, note }: Mapping): string {
  const how = [relationship, note].filter((part) => part !== undefined).join('; ');
  return `${to}: ${code}${how === '' ? '' : ` (${how})`}`;
}
