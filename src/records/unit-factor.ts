import type { RecordColumn } from '../model/shapes.ts';

/** Significant digits that a converted value keeps: what is beyond is noise of the multiplication. */
const DIGITS = 12;

/** The factor by which a value in `unit` becomes one in the column's own; undefined if the variable does not accept it. */
export function factorOf({ unit: own, acceptedUnits }: RecordColumn, unit: string): number | undefined {
  if (unit === own) return 1;
  return acceptedUnits.find((accepted) => accepted.unit === unit)?.factor;
}

/** True if the column is a number whose variable accepts values in `unit`. */
export function hasFactor(column: RecordColumn, unit: string): boolean {
  return (column.type === 'decimal' || column.type === 'integer') && factorOf(column, unit) !== undefined;
}

/** `value × factor`. */
export function converted(value: number, factor: number): number {
  return factor === 1 ? value : Number((value * factor).toPrecision(DIGITS));
}

/** The accepted units in which `value` would be plausible. */
export function plausibleUnits(column: RecordColumn, value: number): readonly string[] {
  const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = column.plausible ?? column.range ?? {};
  return column.acceptedUnits
    .filter(({ factor }) => {
      const meant = converted(value, factor);
      return factor !== 1 && meant >= min && meant <= max;
    })
    .map(({ unit }) => unit);
}
