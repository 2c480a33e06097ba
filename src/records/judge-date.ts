import { type PartialDate, parseDateOfDateTime, parsePartialDate } from '../expression/partial-date.ts';
import { type Fault, UNUSABLE } from './fault.ts';
import { expectedOf, notOfType, severalValues } from './not-a-value.ts';
import type { Judge, Subject } from './subject.ts';

/** Judges a date by the type of its column: whether a month or year alone will do is the type's to say. */
export function judgeDate(subject: Subject): Judge {
  const { column } = subject;
  const parse = dateParserOf(column.type);
  const partial: Fault = {
    code: 'date-partial',
    check: 'type',
    message: `A date of ${column.name} lacks its day or month.`,
    expected: expectedOf(subject),
  };
  return (text, faults) => {
    const date = parse(text);
    if (date === undefined) {
      faults.push(severalValues(subject, text, (part) => parse(part) !== undefined) ?? notOfType(subject, text));
      return UNUSABLE;
    }
    if (column.type === 'partialDate' || date.day !== undefined) return date;
    faults.push(partial);
    return UNUSABLE;
  };
}

/** How dates of the type come to conditions. */
export function dateParserOf(type: string): (text: string) => PartialDate | undefined {
  return type === 'dateTime' ? parseDateOfDateTime : parsePartialDate;
}
