import type { Column, Table, TableReference } from '../model/definitions.ts';
import { type Dictionary, definitionOf } from '../model/dictionary.ts';
import { didYouMean } from '../model/did-you-mean.ts';
import type { Issue } from '../model/issue.ts';
import { checkRange } from './check-range.ts';
import { columnName } from './column-name.ts';
import { unsayable } from './expression-name.ts';
import { duplicates, problem } from './problem.ts';

/**
 * `duplicate-code`, `invalid-value` and `invalid-range` of columns, `unknown-reference` of keys, of what must be unique and of
 * references to other tables.
 */
export function checkTable(table: Table, dictionary: Dictionary): readonly Issue[] {
  return [
    ...duplicates(table, table.columns, {
      what: 'column',
      nameOf: columnName,
      pointerOf: (index) => `/columns/${index}`,
    }),
    ...table.columns.flatMap((column, index) => checkColumn(table, column, `/columns/${index}`, dictionary)),
    ...unknownColumns(table, table, table.key, '/key'),
    ...(table.unique ?? []).flatMap((columns, index) => unknownColumns(table, table, columns, `/unique/${index}`)),
    ...(table.references ?? []).flatMap((reference, index) =>
      checkReference(table, reference, `/references/${index}`, dictionary),
    ),
    ...checkSeparator(table, dictionary),
  ];
}

/** A name is judged only where the table gives it: a variable's own id is judged at the variable. */
function checkColumn(table: Table, column: Column, pointer: string, dictionary: Dictionary): readonly Issue[] {
  const named = column.name === undefined ? [] : unsayable(table, column.name, `${pointer}/name`);
  const variable = definitionOf(dictionary, 'variable', column.variable);
  if (variable === undefined) return named;
  const { id, type } = variable;
  const message = `Only type code has a valueSet; ${id} is ${type}.`;
  const codeless = column.valueSet !== undefined && type !== 'code';
  return [
    ...named,
    ...(codeless ? [problem(table, 'invalid-value', `${pointer}/valueSet`, message)] : []),
    ...checkRange(table, column.range, { type, pointer: `${pointer}/range` }),
  ];
}

/** Columns of `of` that are named at `pointer` of `table` and do not exist. */
function unknownColumns(table: Table, of: Table, names: readonly string[], pointer: string): readonly Issue[] {
  const known = of.columns.map(columnName);
  return names.flatMap((name, index) =>
    known.includes(name)
      ? []
      : [
          problem(
            table,
            'unknown-reference',
            `${pointer}/${index}`,
            `Table ${of.id} has no column "${name}".${didYouMean(name, known)}`,
          ),
        ],
  );
}

function checkReference(
  table: Table,
  reference: TableReference,
  pointer: string,
  dictionary: Dictionary,
): readonly Issue[] {
  const own = unknownColumns(table, table, reference.columns, `${pointer}/columns`);
  const target = definitionOf(dictionary, 'table', reference.table);
  const theirs = target === undefined ? [] : unknownColumns(table, target, reference.to, `${pointer}/to`);
  const uneven = reference.columns.length !== reference.to.length;
  const message = `${reference.columns.length} columns point to ${reference.to.length}; expected as many.`;
  return [...own, ...theirs, ...(uneven ? [problem(table, 'invalid-value', `${pointer}/to`, message)] : [])];
}

function checkSeparator(table: Table, dictionary: Dictionary): readonly Issue[] {
  if (table.separator !== undefined) return [];
  return table.columns.flatMap((column, index) => {
    if (definitionOf(dictionary, 'variable', column.variable)?.repeats !== true) return [];
    const message = `${column.variable} repeats, so the table must state a separator.`;
    return [problem(table, 'missing-key', `/columns/${index}`, message)];
  });
}
