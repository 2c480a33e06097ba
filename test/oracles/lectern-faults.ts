import { parseRecordValues, validateDictionary } from '@overture-stack/lectern-validation';

export interface LecternDictionary {
  readonly schemas: readonly LecternSchema[];
}

interface LecternSchema {
  readonly name: string;
  readonly fields: readonly { readonly name: string }[];
}

export interface Table {
  readonly table: string;
  readonly headings: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** One thing that Lectern finds wrong with a record, numbered from 1. */
export interface LecternFault {
  readonly table: string;
  readonly row: number;
  /** One field, but for a uniqueKey of several. */
  readonly fields: readonly string[];
  readonly about: 'value' | 'unique' | 'reference';
}

/**
 * What Lectern’s own validator finds wrong with tables delivered together. Two things are told as they are told here: of
 * records that are alike the first is right, and a reference into a table that was not delivered is not judged.
 */
export function lecternFaults(dictionary: LecternDictionary, tables: readonly Table[]): readonly LecternFault[] {
  const parsed = tables.map((table) => ({ table: table.table, records: parsedRecords(dictionary, table) }));
  const faults: LecternFault[] = parsed.flatMap(({ table, records }) =>
    records.flatMap(({ data, success }, at) =>
      success ? [] : data.errors.map(({ fieldName }) => valueFault(table, at + 1, fieldName)),
    ),
  );
  const values = parsed.map(({ table, records }) => [table, records.map(({ data }) => data.record)] as const);
  // The library's types want its own dictionary type, which this JSON is.
  const checked = validateDictionary(Object.fromEntries(values), dictionary as never);
  for (const invalid of checked.valid ? [] : checked.details) {
    // A table that the dictionary does not have.
    if (invalid.reason !== 'INVALID_RECORDS') continue;
    for (const { recordIndex, recordErrors } of invalid.invalidRecords) {
      const told = recordErrors.flatMap((each) => faultOf(each, { table: invalid.schemaName, recordIndex, tables }));
      faults.push(...told);
    }
  }
  return faults;
}

function parsedRecords(dictionary: LecternDictionary, { table, headings, rows }: Table) {
  const schema = dictionary.schemas.find(({ name }) => name === table);
  const fields = new Set(schema?.fields.map(({ name }) => name));
  return rows.map((row) => {
    const cells = headings.flatMap((name, at) => (fields.has(name) ? [[name, row[at] ?? '']] : []));
    return parseRecordValues(Object.fromEntries(cells), schema as never);
  });
}

function valueFault(table: string, row: number, field: string): LecternFault {
  return { table, row, fields: [field], about: 'value' };
}

type Checked = Exclude<ReturnType<typeof validateDictionary>, { readonly valid: true }>['details'][number];
type RecordError = Extract<
  Checked,
  { readonly reason: 'INVALID_RECORDS' }
>['invalidRecords'][number]['recordErrors'][number];

function faultOf(
  each: RecordError,
  {
    table,
    recordIndex,
    tables,
  }: { readonly table: string; readonly recordIndex: number; readonly tables: readonly Table[] },
): readonly LecternFault[] {
  const row = recordIndex + 1;
  switch (each.reason) {
    case 'INVALID_BY_UNIQUE_KEY':
    case 'INVALID_BY_UNIQUE': {
      const fields = each.reason === 'INVALID_BY_UNIQUE' ? [each.fieldName] : Object.keys(each.uniqueKey);
      return each.matchingRecords[0] === recordIndex ? [] : [{ table, row, fields, about: 'unique' }];
    }
    case 'INVALID_BY_FOREIGNKEY': {
      const isDelivered = tables.some((other) => other.table === each.foreignSchema.schemaName);
      return isDelivered ? [{ table, row, fields: [each.fieldName], about: 'reference' }] : [];
    }
    default:
      return [valueFault(table, row, each.fieldName)];
  }
}
