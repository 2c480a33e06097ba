import type { Column } from '../model/definitions.ts';

/** A column's heading: its own name, else its variable's id. */
export function columnName(column: Column): string {
  return column.name ?? column.variable;
}
