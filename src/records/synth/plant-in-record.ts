import { type Family, showList } from './family.ts';
import { expectProblem, type Planting, plantCell } from './planting.ts';
import type { Row } from './row.ts';

/** Plants a fault of a record that others do not depend on; false if none fits. */
export function plantInRecord(row: Row, planting: Planting): boolean {
  if (planting.planted.expected.has(row) || planting.planted.cells.has(row) || isReferredTo(row, planting.family))
    return false;
  return planting.random.pick([repeatRecord, emptyKey, pointNowhere])?.(row, planting) ?? false;
}

function isReferredTo(row: Row, { rows }: Family): boolean {
  for (const list of rows.values()) if (list.some(({ parents }) => parents.includes(row))) return true;
  return false;
}

/** The same record a second time. */
function repeatRecord(row: Row, planting: Planting): boolean {
  const { schema, listedIn } = row.table;
  if (schema.key.length === 0) return false;
  const own = planting.family.rows.get(schema.id) ?? [];
  const twin: Row = { ...row, values: { ...row.values }, reasons: { ...row.reasons } };
  own.splice(own.indexOf(row) + 1, 0, twin);
  for (const { list, reference } of listedIn) {
    const parent = row.parents[reference];
    parent?.lists[list]?.push(twin);
    if (parent !== undefined) showList(parent, list);
  }
  expectProblem(planting, twin, 'key-duplicate', schema.key);
  for (const columns of schema.unique) {
    if (columns.every((name) => twin.values[name] !== undefined)) {
      expectProblem(planting, twin, 'unique-duplicate', columns);
    }
  }
  return true;
}

/** A part of the key is left empty. */
function emptyKey(row: Row, planting: Planting): boolean {
  const { schema, byName } = row.table;
  const name = planting.random.pick(schema.key) ?? '';
  if (byName.get(name) === undefined) return false;
  plantCell(planting, row, name, '');
  row.values[name] = undefined;
  expectProblem(planting, row, 'key-missing', schema.key);
  if (byName.get(name)?.column.required === true) expectProblem(planting, row, 'value-required', [name]);
  leaveLists(row, name);
  return true;
}

/** A reference to a record that there is not. */
function pointNowhere(row: Row, planting: Planting): boolean {
  const { references, byName } = row.table;
  const name = references
    .flatMap(({ columns }) => columns)
    .find((each) => {
      const column = byName.get(each)?.column;
      return column?.type === 'string' && column.pattern === undefined;
    });
  if (name === undefined || !planting.isWhole) return false;
  const nobody = `nobody ${String(row.values[name])}`;
  plantCell(planting, row, name, nobody);
  row.values[name] = nobody;
  for (const { columns } of references) {
    if (columns.includes(name) && columns.every((each) => row.values[each] !== undefined)) {
      expectProblem(planting, row, 'reference-unknown', columns);
    }
  }
  leaveLists(row, name);
  return true;
}

/** Takes a record out of the lists of parents that it no longer refers to by `name`. */
function leaveLists(row: Row, name: string): void {
  const { listedIn, references } = row.table;
  for (const { list, reference } of listedIn) {
    const parent = row.parents[reference];
    const listed = parent?.lists[list];
    if (parent === undefined || listed === undefined || !references[reference]?.columns.includes(name)) continue;
    listed.splice(listed.indexOf(row), 1);
    showList(parent, list);
  }
}
