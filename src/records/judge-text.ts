import type { Fault } from './fault.ts';
import { UNUSABLE } from './fault.ts';
import { notOfType, severalValues } from './not-a-value.ts';
import type { Judge, Subject } from './subject.ts';

/** Judges a text: its pattern, if it has one. */
export function judgeText({ column, matches }: Subject): Judge {
  const fault: Fault = {
    code: 'value-pattern',
    check: 'pattern',
    message: `A value of ${column.name} does not follow its pattern.`,
    expected: `A text that the pattern ${column.pattern} matches as a whole.`,
  };
  return (text, faults) => {
    if (matches === undefined || matches(text)) return text;
    faults.push(fault);
    return text;
  };
}

/** Judges `true` or `false`. */
export function judgeBoolean(subject: Subject): Judge {
  const isValue = (text: string): boolean => text === 'true' || text === 'false';
  return (text, faults) => {
    if (isValue(text)) return text === 'true';
    faults.push(severalValues(subject, text, isValue) ?? notOfType(subject, text));
    return UNUSABLE;
  };
}
