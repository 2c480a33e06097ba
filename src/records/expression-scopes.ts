import { type ExpressionScope, type ExpressionType, expressionTypeOf } from '../expression/scope.ts';
import type { RecordSchema } from '../model/shapes.ts';

type Children = { readonly [name: string]: string };

/**
 * What conditions of a table may speak of: its columns by name, and the records of child tables. One object for one
 * set of names, because compiling is fast where the scope is the same object.
 */
export function scopesOf(
  tables: readonly RecordSchema[],
): (table: RecordSchema, children: Children) => ExpressionScope {
  const types = new Map(tables.map((table) => [table.id, columnTypes(table)]));
  const made = new Map<string, ExpressionScope>();
  return (table, children) => {
    const name = JSON.stringify([table.id, children]);
    const known = made.get(name);
    if (known !== undefined) return known;
    const fresh: ExpressionScope = {
      variables: columnTypes(table),
      children: new Map(Object.entries(children).map(([child, id]) => [child, types.get(id) ?? new Map()])),
    };
    made.set(name, fresh);
    return fresh;
  };
}

function columnTypes({ columns }: RecordSchema): ReadonlyMap<string, ExpressionType> {
  return new Map(columns.map(({ name, type, repeats }) => [name, expressionTypeOf(type, repeats)]));
}
