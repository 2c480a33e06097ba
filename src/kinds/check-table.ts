import type { Table, TableReference } from '../model/definitions.ts';
import { type Dictionary, definitionOf } from '../model/dictionary.ts';
import { didYouMean } from '../model/did-you-mean.ts';
import type { Issue } from '../model/issue.ts';
import { columnName } from './column-name.ts';
import { duplicates, problem } from './problem.ts';

/** `duplicate-code` of columns, `unknown-reference` of keys and references to other tables. */
export function checkTable(table: Table, dictionary: Dictionary): readonly Issue[] {
  return [
    ...duplicates(table, table.columns, {
      what: 'column',
      nameOf: columnName,
      pointerOf: (index) => `/columns/${index}`,
    }),
    ...unknownColumns(table, table, table.key, '/key'),
    ...(table.references ?? []).flatMap((reference, index) =>
      checkReference(table, reference, `/references/${index}`, dictionary),
    ),
    ...checkSeparator(table, dictionary),
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
