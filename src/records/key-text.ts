import { isPartialDate } from '../expression/partial-date.ts';
import type { CellValue } from './fault.ts';

/** A value as keys are compared: `1` and `01` are one number. */
export function keyText(value: NonNullable<CellValue>): string {
  if (typeof value === 'string') return value;
  if (isPartialDate(value)) return value.text;
  return Array.isArray(value) ? value.map(keyText).join('\u001f') : String(value);
}

/** Values for the eyes of a caller who asked for them. */
export function shownValues(names: readonly string[], record: { readonly [name: string]: unknown }): string {
  return names.map((name) => `${name}=${shown(record[name])}`).join('; ');
}

function shown(value: unknown): string {
  if (value === undefined || Number.isNaN(value)) return '';
  if (Array.isArray(value)) return Array.isArray(value) && value.every(isScalar) ? value.map(shown).join(',') : '…';
  return isPartialDate(value) ? value.text : String(value);
}

function isScalar(value: unknown): boolean {
  return typeof value !== 'object' || isPartialDate(value);
}
