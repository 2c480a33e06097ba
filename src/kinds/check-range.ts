import type { Definition, Range, VariableType } from '../model/definitions.ts';
import type { Issue } from '../model/issue.ts';
import { problem } from './problem.ts';

const NUMERIC: readonly VariableType[] = ['integer', 'decimal'];

/** True if values of the type are numbers: only they have a range and a unit. */
export function isNumeric(type: VariableType): boolean {
  return NUMERIC.includes(type);
}

/** `invalid-range` for bounds of something that has none, and for bounds that nothing can be between. */
export function checkRange(
  definition: Definition,
  range: Range | undefined,
  of: { readonly type: VariableType; readonly pointer: string },
): readonly Issue[] {
  if (range === undefined) return [];
  if (!isNumeric(of.type)) {
    return [problem(definition, 'invalid-range', of.pointer, `A ${of.type} has no range; only numbers have.`)];
  }
  return checkBounds(definition, { from: range.min, to: range.max }, `${of.pointer}/min`);
}

/** `invalid-range` if `from` is above `to`. */
export function checkBounds(
  definition: Definition,
  { from, to }: { readonly from: number | undefined; readonly to: number | undefined },
  pointer: string,
): readonly Issue[] {
  if (from === undefined || to === undefined || from <= to) return [];
  return [problem(definition, 'invalid-range', pointer, `The least value ${from} is above the greatest, ${to}.`)];
}
