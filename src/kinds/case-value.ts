import { parseDateOfDateTime, parsePartialDate } from '../expression/partial-date.ts';
import type { CaseValue } from '../model/definition-parts.ts';
import type { Variable, VariableType } from '../model/definitions.ts';

/** Why a record cannot hold this value of a variable, as a sentence; undefined if it can. Codes are not looked up. */
export function caseValueProblem({ id, type, range }: Variable, value: CaseValue): string | undefined {
  const { words, fits } = OF_TYPE[type];
  if (!fits(value)) return `${id} is a ${type}; expected ${words}.`;
  const number = Number(value);
  if (range === undefined || (number >= (range.min ?? number) && number <= (range.max ?? number))) return undefined;
  return `${number} lies outside the range of ${id}.`;
}

interface TypeTest {
  readonly words: string;
  readonly fits: (value: CaseValue) => boolean;
}

const TEXT: TypeTest = { words: 'a text in quotes', fits: (value) => typeof value === 'string' };

const OF_TYPE: { readonly [T in VariableType]: TypeTest } = {
  string: TEXT,
  code: TEXT,
  boolean: { words: 'true or false', fits: (value) => typeof value === 'boolean' },
  integer: { words: 'a whole number', fits: (value) => Number.isInteger(value) },
  decimal: { words: 'a number', fits: (value) => Number.isFinite(value) },
  date: {
    words: 'a date "YYYY-MM-DD"',
    fits: (value) => typeof value === 'string' && parsePartialDate(value)?.day !== undefined,
  },
  partialDate: {
    words: 'a date "YYYY-MM-DD", "YYYY-MM" or "YYYY"',
    fits: (value) => typeof value === 'string' && parsePartialDate(value) !== undefined,
  },
  dateTime: {
    words: 'a date with a time',
    fits: (value) => typeof value === 'string' && parseDateOfDateTime(value) !== undefined,
  },
};
