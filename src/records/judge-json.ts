import type { VariableType } from '../model/definitions.ts';
import type { ColumnCheck } from './column-check.ts';
import { judgeItems } from './column-check.ts';
import { type Fault, type Judgement, UNUSABLE } from './fault.ts';
import { TYPE_WORDS } from './hints.ts';

/** The JSON type in which values of a type are written. */
const JSON_TYPE: { readonly [T in VariableType]: 'string' | 'number' | 'boolean' } = {
  string: 'string',
  code: 'string',
  boolean: 'boolean',
  integer: 'number',
  decimal: 'number',
  date: 'string',
  partialDate: 'string',
  dateTime: 'string',
};

/**
 * Judges a JSON value, neither null nor absent. Numbers are JSON numbers and booleans JSON booleans; several values
 * are a list. A missing reason, and a number with its unit, are texts in any column.
 */
export function judgeJson(check: ColumnCheck, value: unknown): Judgement {
  const { column } = check;
  if (Array.isArray(value)) return column.repeats ? judgeList(check, value) : wrong(several(check));
  if (column.repeats) {
    if (typeof value === 'string' && check.reasons.has(value.trim())) return check.judge(value);
    return wrong(typeFault(check, 'Write a list, in brackets.'));
  }
  return judgeScalar(check, value);
}

function judgeScalar(check: ColumnCheck, value: unknown): Judgement {
  const wanted = JSON_TYPE[check.column.type];
  if (typeof value === 'string') {
    const judgement = check.judge(value);
    const isQuoted = wanted !== 'string' && judgement.holds === 'value' && !judgement.faults.some(isDecisive);
    return isQuoted ? wrong(typeFault(check, `Write the ${wanted} without quotes.`)) : judgement;
  }
  if (typeof value !== wanted) {
    return wrong(
      typeFault(check, wanted === 'string' && typeof value !== 'object' ? 'Write it in quotes.' : undefined),
    );
  }
  return check.judge(textOf(value));
}

/** Says more of a text than that it is a good number in quotes. */
function isDecisive({ code }: Fault): boolean {
  return code !== 'value-range' && code !== 'value-plausible' && code !== 'value-spaces';
}

/** As a cell has it. JSON's 1e-7 is a number like any other, so that no exponent must be left. */
function textOf(value: unknown): string {
  const text = String(value);
  return typeof value === 'number' && text.includes('e') ? plainDigits(value) : text;
}

function plainDigits(value: number): string {
  return Math.abs(value) >= 1 ? BigInt(value).toString() : value.toFixed(100).replace(/0+$/, '');
}

function judgeList(check: ColumnCheck, list: readonly unknown[]): Judgement {
  if (list.length === 0) return { value: undefined, faults: [], holds: 'empty' };
  if (!list.every((item) => typeof item === JSON_TYPE[check.column.type])) return wrong(typeFault(check, undefined));
  const faults: Fault[] = [];
  return { value: judgeItems(list.map(textOf), check, faults), faults, holds: 'value' };
}

function wrong(fault: Fault): Judgement {
  return { value: UNUSABLE, faults: [fault], holds: 'value' };
}

function several({ column }: ColumnCheck): Fault {
  return {
    code: 'value-several',
    check: 'type',
    message: `A list stands in ${column.name}.`,
    expected: `One value: ${TYPE_WORDS[column.type]}.`,
  };
}

function typeFault({ column }: ColumnCheck, hint: string | undefined): Fault {
  const wanted = JSON_TYPE[column.type];
  return {
    code: 'value-type',
    check: 'type',
    message: `A value of ${column.name} has another JSON type.`,
    expected: `${column.repeats ? 'A list; each item' : 'A'} ${wanted}: ${TYPE_WORDS[column.type]}.`,
    ...(hint === undefined ? {} : { hint }),
  };
}
