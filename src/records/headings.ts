import type { RecordColumn, RecordSchema } from '../model/shapes.ts';
import { textByLanguage } from '../model/text.ts';

/** What a heading was taken for. */
export interface HeadingMatch {
  /** Position of the column in its table. */
  readonly column: number;
  /** True if it is the column's name, letter for letter. */
  readonly exact: boolean;
}

/** Finds columns by heading. */
export interface HeadingIndex {
  /** The column of a heading; the names of several where it could be any of them; undefined if it is none. */
  readonly find: (heading: string) => HeadingMatch | { readonly ambiguous: readonly string[] } | undefined;
}

/**
 * Headings of a table: a column's name; else, whatever its case, spaces, underscores or hyphens, its name or its
 * variable's id; else the variable's title in any language, or an alias. What could be several columns is none.
 */
export function headingIndexOf({ columns }: RecordSchema): HeadingIndex {
  const exact = new Map(columns.map(({ name }, at) => [name, at]));
  const byName = grouped(columns, ({ name, variable }) => [name, variable]);
  const byTitle = grouped(columns, ({ title, aliases }) => [
    ...textByLanguage(title, '').map(([, text]) => text),
    ...aliases,
  ]);
  return {
    find: (heading) => {
      const at = exact.get(heading);
      if (at !== undefined) return { column: at, exact: true };
      const found = byName.get(plain(heading)) ?? byTitle.get(plain(heading));
      if (found === undefined) return undefined;
      const [first, ...others] = [...found];
      if (first === undefined) return undefined;
      if (others.length === 0) return { column: first, exact: false };
      return { ambiguous: [...found].flatMap((each) => columns[each]?.name ?? []) };
    },
  };
}

function grouped(
  columns: readonly RecordColumn[],
  namesOf: (column: RecordColumn) => readonly string[],
): ReadonlyMap<string, ReadonlySet<number>> {
  const groups = new Map<string, Set<number>>();
  for (const [at, column] of columns.entries()) {
    for (const name of namesOf(column)) {
      const key = plain(name);
      groups.set(key, (groups.get(key) ?? new Set()).add(at));
    }
  }
  groups.delete('');
  return groups;
}

function plain(heading: string): string {
  return heading
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_-]+/g, '');
}
