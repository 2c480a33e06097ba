import type { VariableType } from '../model/definitions.ts';

/** How a text that is wrong looks, and what to do about it. Patterns are ours and linear; hints quote no value. */
type Habits = readonly (readonly [RegExp, string])[];

const NO_VALUE: Habits = [
  [
    /^(?:n\/?a|n\.a\.|nan|null|none|nil|nd|n\.d\.|unk|missing|-+|\.|\?+)$/i,
    'Leave the cell empty where there is no value.',
  ],
];

const NUMBERS: Habits = [
  [/^[-+]?\d{1,3}(?:[ '’\u00a0]\d{3})+(?:[.,]\d+)?$/, 'Write it without thousands separators.'],
  [/^[-+]?\d{1,3}(?:\.\d{3})+,\d+$/, 'Write it without thousands separators, with a decimal point.'],
  [
    /^[-+]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/,
    'A comma is no thousands separator and no decimal point here: write neither.',
  ],
  [/^[-+]?\d*,\d+$/, 'Write a decimal point, not a comma.'],
  [/^[-+]?\d+(?:\.\d+)?[eE][-+]?\d+$/, 'Write it without an exponent.'],
  [/^\+/, 'Write it without a plus sign.'],
  [/^[<>≤≥=~≈]/, 'Write the number alone, without a sign of comparison.'],
  [/^-?\.\d+$/, 'Write a digit before the decimal point.'],
  [/^-?\d+\.$/, 'Write a digit behind the decimal point, or none.'],
];

const DATES: Habits = [
  [/^\d{1,2}\.\d{1,2}\.\d{2,4}$/, 'Looks like DD.MM.YYYY: write YYYY-MM-DD.'],
  [/^\d{1,2}\/\d{1,2}\/\d{2,4}$/, 'Looks like MM/DD/YYYY or DD/MM/YYYY: write YYYY-MM-DD.'],
  [/^\d{1,2}-\d{1,2}-\d{4}$/, 'The year comes first: write YYYY-MM-DD.'],
  [/^\d{4}[/.]\d{1,2}[/.]\d{1,2}$/, 'Write hyphens between year, month and day.'],
  [/^\d{8}$/, 'Write hyphens between year, month and day.'],
  [/^\d{4}-\d{1,2}(?:-\d{1,2})?$/, 'Write month and day with two digits; the day must be in the calendar.'],
  [/^\d{5}(?:\.\d+)?$/, 'Looks like a day number of a spreadsheet: write YYYY-MM-DD.'],
  [/^\d{4}-\d{2}-\d{2}[T ]/, 'Write the day alone, without a time.'],
  [/[A-Za-zÀ-ž]{3,}/, 'Write the month with digits: YYYY-MM-DD.'],
];

const WHOLE: Habits = [[/^-?\d+\.\d+$/, 'Write a whole number, without decimals.'], ...NUMBERS];

const HABITS: { readonly [T in VariableType]: Habits } = {
  string: [],
  code: NO_VALUE,
  boolean: [[/^(?:yes|no|y|n|true|false|t|f|0|1|ja|nein)$/i, 'Write true or false, in lower case.'], ...NO_VALUE],
  integer: [...NO_VALUE, ...WHOLE],
  decimal: [...NO_VALUE, ...NUMBERS],
  date: [...NO_VALUE, ...DATES],
  partialDate: [...NO_VALUE, ...DATES],
  dateTime: [...NO_VALUE, ...DATES.filter(([, hint]) => !hint.includes('without a time'))],
};

/** What may be meant by a text that is no value of the type; undefined if it looks like nothing that is known. */
export function hintOf(type: VariableType, text: string): string | undefined {
  return HABITS[type].find(([looks]) => looks.test(text))?.[1];
}

/** What a value of the type looks like. */
export const TYPE_WORDS: { readonly [T in VariableType]: string } = {
  string: 'a text',
  code: 'a code',
  boolean: 'true or false',
  integer: 'a whole number, such as 12',
  decimal: 'a number with a decimal point, such as 10.2',
  date: 'a day, YYYY-MM-DD',
  partialDate: 'a day, month or year: YYYY-MM-DD, YYYY-MM or YYYY',
  dateTime: 'a day, with its time where it is known: YYYY-MM-DD or YYYY-MM-DDThh:mm:ssZ',
};
