import type { VariableType } from '../model/definitions.ts';
import { canonicalOf } from '../model/ids.ts';
import { canonicalElements } from './canonical.ts';
import type { FhirContext } from './contract.ts';
import { DIALECTS, type Dialect } from './dialect.ts';
import type { Held, Snapshot } from './held.ts';
import { type Json, listed, type Resource } from './json.ts';
import { type TableColumn, type TableResource, tablesAs, UCUM } from './table-resources.ts';

const EXTENSIONS = 'http://hl7.org/fhir/StructureDefinition';
const SDC = 'http://hl7.org/fhir/uv/sdc/StructureDefinition';

/** A form for each table of a release: one item a column. */
export function questionnairesHeld(snapshot: Snapshot): readonly Held[] {
  return tablesAs('Questionnaire', snapshot).map((table) => ({
    type: 'Questionnaire' as const,
    id: table.shape.id,
    snapshot,
    key: table.key,
    described: table.described,
    facts: () => ({ definition: table.columns.map((each) => definitionOf(table, each)) }),
    write: (context) => questionnaire(table, context),
  }));
}

function questionnaire(table: TableResource, { version, root, base }: FhirContext): Resource {
  const { extension, ...elements } = canonicalElements({ value: { shape: table.shape }, snapshot: table.snapshot });
  // Forms ask here for the codes of their items; every release's are found there.
  const server = { url: `${SDC}/sdc-questionnaire-preferredTerminologyServer`, valueUrl: root ?? base };
  return {
    resourceType: 'Questionnaire',
    ...elements,
    extension: [...(Array.isArray(extension) ? extension : []), server],
    item: table.columns.map((each) => item(each, table, DIALECTS[version])),
  };
}

/** The element of the table's logical model that an item fills. */
function definitionOf({ shape, schema, snapshot }: TableResource, { column }: TableColumn): string {
  const model = canonicalOf(snapshot.dictionary.settings.base, 'StructureDefinition', schema.id);
  return `${model}#${shape.id}.${column.name}`;
}

const TYPES: { readonly [T in VariableType]: string } = {
  string: 'string',
  code: 'string',
  boolean: 'boolean',
  integer: 'integer',
  decimal: 'decimal',
  date: 'date',
  dateTime: 'dateTime',
  partialDate: 'date',
};

function item(each: TableColumn, table: TableResource, dialect: Dialect): Json {
  const { column, title, extensible } = each;
  const { valueSet } = column;
  return {
    linkId: column.name,
    ...listed('extension', itemExtensions(each)),
    definition: definitionOf(table, each),
    text: column.unit === undefined ? title : `${title} (${column.unit})`,
    ...(valueSet === undefined ? { type: TYPES[column.type] } : dialect.codedItem(extensible)),
    required: column.required,
    repeats: column.repeats,
    ...(valueSet === undefined ? {} : { answerValueSet: valueSet }),
  };
}

function itemExtensions({ column: { type, unit, range, pattern } }: TableColumn): readonly Json[] {
  const isNumber = type === 'integer' || type === 'decimal';
  const value = type === 'integer' ? 'valueInteger' : 'valueDecimal';
  const limit = (name: string, bound: number | undefined): readonly Json[] =>
    bound === undefined || !isNumber ? [] : [{ url: `${EXTENSIONS}/${name}`, [value]: bound }];
  return [
    ...(unit === undefined || !isNumber
      ? []
      : [{ url: `${EXTENSIONS}/questionnaire-unit`, valueCoding: { system: UCUM, code: unit, display: unit } }]),
    ...limit('minValue', range?.min),
    ...limit('maxValue', range?.max),
    ...(pattern === undefined ? [] : [{ url: `${EXTENSIONS}/regex`, valueString: pattern }]),
  ];
}
