import type { RecordColumn } from '../model/shapes.ts';
import { type Fault, UNUSABLE } from './fault.ts';
import { expectedOf, notOfType, severalValues } from './not-a-value.ts';
import { readDecimal, readInteger } from './read-number.ts';
import type { Judge, Subject } from './subject.ts';
import { converted, factorOf, plausibleUnits } from './unit-factor.ts';

/** A number and what follows it; a unit that begins with a digit (`10*9/L`) stands behind a space. */
const WITH_UNIT = /^(-?\d+(?:\.\d+)?)(?:[ \u00a0]+(\S+)|([^\d\s.,eE:;/|+-]\S*))$/;

/** Judges a number: its spelling, a unit behind it, whether it is whole, its hard and its plausible range. */
export function judgeNumber(subject: Subject): Judge {
  const { column, context } = subject;
  const read = column.type === 'integer' ? readInteger : readDecimal;
  const factorOfFile = context.unit === undefined ? 1 : (factorOf(column, context.unit) ?? 1);
  const isConverted = context.unit !== undefined && context.unit !== column.unit;
  return (text, faults) => {
    const number = (isConverted ? readDecimal : read)(text);
    if (!Number.isNaN(number)) {
      if (isConverted) faults.push(unitConverted(column, context.unit ?? ''));
      return within(converted(number, factorOfFile), subject, text, faults);
    }
    const parts = column.unit === undefined ? null : WITH_UNIT.exec(text);
    if (parts !== null) return judgeWithUnit(Number(parts[1]), parts[2] ?? parts[3] ?? '');
    const isNumber = (part: string): boolean => !Number.isNaN(read(part));
    faults.push(severalValues(subject, text, isNumber) ?? notOfType(subject, text));
    return UNUSABLE;

    function judgeWithUnit(value: number, unit: string): number {
      const factor = factorOf(column, unit);
      faults.push(factor === undefined ? unitUnknown(column, unit) : unitConverted(column, unit));
      return factor === undefined ? UNUSABLE : within(converted(value, factor), subject, text, faults);
    }
  };
}

function within(value: number, subject: Subject, text: string, faults: Fault[]): number {
  const { column } = subject;
  // Beyond what a double holds is no number, as where it stands alone.
  if (!Number.isFinite(value) || (column.type === 'integer' && !Number.isInteger(value))) {
    faults.push(notOfType(subject, text));
    return UNUSABLE;
  }
  const fault = rangeFault(column, value);
  if (fault !== undefined) faults.push(fault);
  return value;
}

/** What is wrong with the size of a number: beyond the hard limits an error, beyond the plausible ones a warning. */
function rangeFault(column: RecordColumn, value: number): Fault | undefined {
  const { range, plausible } = column;
  const hard = range === undefined ? undefined : sideOf(value, range);
  const soft = hard !== undefined || plausible === undefined ? undefined : sideOf(value, plausible);
  const side = hard ?? soft;
  if (side === undefined) return undefined;
  const limits = hard === undefined ? plausible : range;
  const unit = unitWord(column);
  const bound = side === 'above' ? limits?.max : limits?.min;
  const meant = plausibleUnits(column, value);
  return {
    code: hard === undefined ? 'value-plausible' : 'value-range',
    check: hard === undefined ? 'plausible' : 'range',
    message: `A value of ${column.name} is ${side} ${bound}${unit}, ${hard === undefined ? 'which is not plausible' : 'its hard limit'}.`,
    expected: `${rangeWords(limits ?? {})}${unit}.`,
    ...(meant.length === 0 ? {} : { hint: `Looks like ${meant.map(unitName).join(' or ')}.` }),
  };
}

function sideOf(value: number, { min, max }: { readonly min?: number; readonly max?: number }) {
  if (min !== undefined && value < min) return 'below';
  return max !== undefined && value > max ? 'above' : undefined;
}

function rangeWords({ min, max }: { readonly min?: number; readonly max?: number }): string {
  if (min === undefined) return `At most ${max}`;
  return max === undefined ? `At least ${min}` : `From ${min} to ${max}`;
}

function unitWord({ unit }: RecordColumn): string {
  return unit === undefined || unit.startsWith('{') ? '' : ` ${unit}`;
}

/** UCUM's `1` is the unit of plain fractions. */
function unitName(unit: string): string {
  return unit === '1' ? 'a fraction of 1' : unit;
}

function unitConverted({ name, unit }: RecordColumn, from: string): Fault {
  return {
    code: 'unit-converted',
    check: 'unit',
    message:
      from === unit
        ? `A value of ${name} stands with its unit in the cell.`
        : `A value of ${name} came in ${unitName(from)} and was converted.`,
    expected: `The number alone, in ${unit}.`,
  };
}

/** The fault of a unit that the variable does not accept. */
export function unitUnknown(column: RecordColumn, given: string): Fault {
  const units = [...new Set([column.unit ?? '', ...column.acceptedUnits.map(({ unit }) => unit)])];
  const meant = units.find((unit) => unit.toLowerCase() === given.toLowerCase());
  return {
    code: 'unit-unknown',
    check: 'unit',
    message: `A value of ${column.name} has a unit that the variable does not accept.`,
    expected: `${expectedOf({ column }).replace(/\.$/, '')}, in ${units.join(' or ')}.`,
    ...(meant === undefined ? {} : { hint: `Units are written as UCUM has them: ${meant}.` }),
  };
}
