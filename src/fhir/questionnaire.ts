import type { VariableType } from '../model/definitions.ts';
import { canonicalOf } from '../model/ids.ts';
import type { Limits } from '../model/limits.ts';
import { canonicalElements } from './canonical.ts';
import type { FhirContext } from './contract.ts';
import { DIALECTS, type Dialect } from './dialect.ts';
import type { Held, Snapshot } from './held.ts';
import { type Json, listed, type Resource } from './json.ts';
import { remarksOf, type TableColumn, type TableResource, tablesAs, UCUM } from './table-resources.ts';
import { codePart } from './variable-mappings.ts';

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

function questionnaire(table: TableResource, { version, root, base, limits }: FhirContext): Resource {
  const { extension, ...elements } = canonicalElements({ value: { shape: table.shape }, snapshot: table.snapshot });
  // Forms ask here for the codes of their items; every release's are found there.
  const server = { url: `${SDC}/sdc-questionnaire-preferredTerminologyServer`, valueUrl: root ?? base };
  return {
    resourceType: 'Questionnaire',
    ...elements,
    extension: [...(Array.isArray(extension) ? extension : []), server],
    item: table.columns.map((each) => item(each, { table, dialect: DIALECTS[version], limits })),
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

interface Form {
  readonly table: TableResource;
  readonly dialect: Dialect;
  readonly limits: Limits;
}

function item(each: TableColumn, { table, dialect, limits }: Form): Json {
  const { column, title, extensible } = each;
  const { valueSet, unit } = column;
  return {
    linkId: column.name,
    ...listed('extension', [...itemExtensions(each), ...controlPart(each, limits)]),
    definition: definitionOf(table, each),
    ...codePart(column),
    text: unit === undefined || isAnnotation(unit) ? title : `${title} (${unit})`,
    ...(valueSet === undefined ? { type: TYPES[column.type] } : dialect.codedItem(extensible)),
    // Where a missing reason may stand instead, a form that insists on a value would make people invent one.
    required: column.required && column.missing.length === 0,
    repeats: column.repeats,
    ...(valueSet === undefined ? {} : { answerValueSet: valueSet }),
    item: [help(each, table)],
  };
}

/** `{score}` and its like count as 1 in UCUM: they are there for readers of codes, not of forms. */
function isAnnotation(unit: string): boolean {
  return unit.startsWith('{') && unit.indexOf('}') === unit.length - 1;
}

/** What the item means, and what data must obey that FHIR has no element for; forms show it on demand. */
function help(each: TableColumn, { schema }: TableResource): Json {
  const remarks = remarksOf(each, schema);
  return {
    linkId: `${each.column.name}.help`,
    extension: [itemControl('help')],
    text: remarks === undefined ? each.definition : `${each.definition} ${remarks}`,
    type: 'display',
  };
}

/** Long lists are searched while the user types: without this, forms load them whole, or fail above the server's limit. */
function controlPart({ codeCount }: TableColumn, { formListCodes }: Limits): readonly Json[] {
  return codeCount > formListCodes ? [itemControl('autocomplete')] : [];
}

function itemControl(code: 'autocomplete' | 'help'): Json {
  const coding = [{ system: 'http://hl7.org/fhir/questionnaire-item-control', code }];
  return { url: `${EXTENSIONS}/questionnaire-itemControl`, valueCodeableConcept: { coding } };
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
    // Ours are of the whole value; some forms look for a pattern anywhere in it.
    ...(pattern === undefined ? [] : [{ url: `${EXTENSIONS}/regex`, valueString: `^(?:${pattern})$` }]),
  ];
}
