import type { VariableType } from '../model/definitions.ts';
import { canonicalElements } from './canonical.ts';
import { DIALECTS, type Dialect } from './dialect.ts';
import type { Held, Snapshot } from './held.ts';
import { type Json, listed, present, type Resource } from './json.ts';
import { remarksOf, type TableColumn, type TableResource, tablesAs, UCUM } from './table-resources.ts';
import { codePart, mappingPart, modelsPart } from './variable-mappings.ts';

/** A logical model for each table of a release: one element a column. */
export function logicalModelsHeld(snapshot: Snapshot): readonly Held[] {
  return tablesAs('StructureDefinition', snapshot).map((table) => ({
    type: 'StructureDefinition' as const,
    id: table.shape.id,
    snapshot,
    key: table.key,
    described: table.described,
    facts: () => ({
      kind: ['logical'],
      type: [table.shape.url],
      derivation: ['specialization'],
      abstract: ['false'],
      path: table.columns.map((each) => pathOf(table, each)),
      valueset: table.columns.flatMap(({ column }) => column.valueSet ?? []),
    }),
    write: ({ version }) => logicalModel(table, DIALECTS[version]),
  }));
}

function logicalModel(table: TableResource, dialect: Dialect): Resource {
  const baseDefinition = `http://hl7.org/fhir/StructureDefinition/${dialect.logicalBase}`;
  const root = rootElement(table);
  const elements = table.columns.map((each) => columnElement(each, table));
  const inSnapshot = (element: Json): Json => {
    const { path, min, max } = element;
    return { ...element, base: { path, min, max } };
  };
  return {
    resourceType: 'StructureDefinition',
    ...canonicalElements({ value: { shape: table.shape }, snapshot: table.snapshot }),
    fhirVersion: dialect.fhirVersion,
    ...modelsPart(table.schema.columns),
    kind: 'logical',
    abstract: false,
    type: table.shape.url,
    baseDefinition,
    derivation: 'specialization',
    snapshot: { element: [root, ...elements].map(inSnapshot) },
    differential: { element: [root, ...elements] },
  };
}

/** The path begins with the tail of the type, as FHIR wants it of logical models. */
function pathOf(table: TableResource, { column }: TableColumn): string {
  return `${table.shape.id}.${column.name}`;
}

function rootElement({ shape, described, snapshot }: TableResource): Json {
  const card = snapshot.cardOf.get(`table/${shape.source.id}`);
  return {
    id: shape.id,
    path: shape.id,
    short: card?.title ?? described.name,
    definition: card?.definition ?? described.name,
    min: 0,
    max: '*',
  };
}

const TYPES: { readonly [T in VariableType]: string } = {
  string: 'string',
  code: 'code',
  boolean: 'boolean',
  integer: 'integer',
  decimal: 'decimal',
  date: 'date',
  dateTime: 'dateTime',
  // A FHIR date may be a year or a month.
  partialDate: 'date',
};

function columnElement(each: TableColumn, table: TableResource): Json {
  const { column, title, definition } = each;
  const path = pathOf(table, each);
  return {
    id: path,
    path,
    ...codePart(column),
    short: title,
    definition,
    ...present({ comment: remarksOf(each, table.schema) }),
    ...listed('alias', column.name === column.variable ? [] : [column.variable]),
    min: column.required ? 1 : 0,
    max: column.repeats ? '*' : '1',
    type: [{ code: column.unit === undefined ? TYPES[column.type] : 'Quantity' }],
    ...quantityPart(each),
    ...bindingPart(each),
    ...mappingPart(column),
  };
}

/** A number with a unit is a Quantity of just that unit; limits of a Quantity need it too. */
function quantityPart({ column: { unit, range, type } }: TableColumn): Json {
  const isNumber = type === 'integer' || type === 'decimal';
  if (!isNumber) return {};
  if (unit === undefined) {
    const suffix = type === 'integer' ? 'Integer' : 'Decimal';
    return present({ [`minValue${suffix}`]: range?.min, [`maxValue${suffix}`]: range?.max });
  }
  const quantity = (value: number | undefined): Json | undefined =>
    value === undefined ? undefined : { value, unit, system: UCUM, code: unit };
  return present({
    patternQuantity: { system: UCUM, code: unit },
    minValueQuantity: quantity(range?.min),
    maxValueQuantity: quantity(range?.max),
  });
}

function bindingPart({ column: { valueSet }, extensible }: TableColumn): Json {
  if (valueSet === undefined) return {};
  return { binding: { strength: extensible ? 'extensible' : 'required', valueSet } };
}
