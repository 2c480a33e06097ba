import { canonicalOf, fhirIdOf, type Key } from '../model/ids.ts';
import type { CodeSystemShape, RecordColumn, RecordSchema } from '../model/shapes.ts';
import { type Text, textIn } from '../model/text.ts';
import { type Canonical, FHIR_STATUS } from './canonical.ts';
import type { Described, Snapshot } from './held.ts';
import { copyrightOf } from './variable-mappings.ts';

/** A table, dressed as one of the canonical resources that it is given out as. */
export interface TableResource {
  readonly schema: RecordSchema;
  readonly snapshot: Snapshot;
  readonly key: Key;
  readonly shape: Canonical['shape'];
  readonly described: Described;
  readonly columns: readonly TableColumn[];
}

/** A column with what the dictionary says of its variable. */
export interface TableColumn {
  readonly column: RecordColumn;
  readonly title: string;
  readonly definition: string;
  /** True where data may hold codes beyond the value set. */
  readonly extensible: boolean;
  /** Codes of the value set; 0 if there is none. */
  readonly codeCount: number;
}

/** Every table of a release as a resource of `fhirType`. */
export function tablesAs(
  fhirType: 'StructureDefinition' | 'Questionnaire',
  snapshot: Snapshot,
): readonly TableResource[] {
  return snapshot.recordSchemas.flatMap((schema) => {
    const key: Key = `table/${schema.id}`;
    const definition = snapshot.dictionary.definitions.get(key);
    const version = snapshot.entries.get(key)?.version;
    if (definition === undefined || version === undefined) return [];
    const shape = shapeOf(fhirType, { ...definition, version, schema }, snapshot);
    const { url, name, title, description, publisher } = shape;
    const { status } = FHIR_STATUS[shape.status];
    const columns = schema.columns.map((column) => tableColumn(column, snapshot));
    // No version: a table's own says nothing of its variables, which are half of what is written here.
    const described = { url, name, title, description, publisher, status };
    return [{ schema, snapshot, key, shape, described, columns }];
  });
}

interface Table {
  readonly id: string;
  readonly version: string;
  readonly title: Text;
  readonly definition: Text;
  readonly status: CodeSystemShape['status'];
  readonly schema: RecordSchema;
}

function shapeOf(fhirType: string, table: Table, { dictionary }: Snapshot): Canonical['shape'] {
  const { id, version, title, definition, status, schema } = table;
  const { base, publisher, licence } = dictionary.settings;
  return {
    id: fhirIdOf(id),
    url: canonicalOf(base, fhirType, id),
    version,
    // FHIR wants computable names to begin with a capital letter.
    name: `${id.slice(0, 1).toUpperCase()}${id.slice(1)}`,
    title,
    description: definition,
    status,
    publisher,
    copyright: copyrightOf(`${publisher}, ${licence}`, schema.columns),
    source: { kind: 'table', id },
  };
}

function tableColumn(column: RecordColumn, snapshot: Snapshot): TableColumn {
  const { languages } = snapshot.dictionary.settings;
  const variable = snapshot.dictionary.definitions.get(`variable/${column.variable}`);
  const valueSet = snapshot.valueSets.find(({ shape }) => `${shape.url}|${shape.version}` === column.valueSet);
  return {
    column,
    title: textIn(column.title, ...languages),
    definition: textIn(variable?.definition ?? column.title, ...languages),
    extensible: valueSet?.shape.extensible ?? false,
    codeCount: valueSet?.enumeration().codes.length ?? 0,
  };
}

/** What a reader of a column must know that FHIR has no element for, in sentences; undefined if there is nothing. */
export function remarksOf({ column }: TableColumn, { separator }: RecordSchema): string | undefined {
  const { missing, plausible, pattern, requiredWhen, acceptedUnits, repeats } = column;
  const remarks = [
    requiredWhen === undefined ? '' : `Required when: ${requiredWhen}.`,
    plausible === undefined ? '' : `Plausible from ${plausible.min ?? 'any'} to ${plausible.max ?? 'any'}.`,
    pattern === undefined ? '' : `Matches ${pattern}.`,
    acceptedUnits.length === 0 ? '' : `Also accepted: ${acceptedUnits.map(({ unit }) => unit).join(', ')}.`,
    missing.length === 0 ? '' : `Missing reasons that may stand instead of a value: ${missing.join(', ')}.`,
    repeats && separator !== undefined ? `Several values in one cell are parted by "${separator}".` : '',
  ].filter((each) => each !== '');
  return remarks.length === 0 ? undefined : remarks.join(' ');
}

export const UCUM = 'http://unitsofmeasure.org';
