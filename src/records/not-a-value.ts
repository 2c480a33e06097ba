import type { Fault } from './fault.ts';
import { hintOf, TYPE_WORDS } from './hints.ts';
import type { Subject } from './subject.ts';

const SEPARATORS = [';', '|'];

/** What is wrong with a text that is no value of its column, where it is not a matter of codes. */
export function notOfType({ column, context }: Subject, text: string): Fault {
  if (context.missingReasons.has(text)) return foreignReason({ column });
  const hint = hintOf(column.type, text);
  return {
    code: 'value-type',
    check: 'type',
    message: `A value of ${column.name} is not ${TYPE_WORDS[column.type].replace(/[:,] .*$/, '')}.`,
    expected: expectedOf({ column }),
    ...(hint === undefined ? {} : { hint }),
  };
}

/** A missing reason of the dictionary that this column does not take. */
export function foreignReason({ column }: Pick<Subject, 'column'>): Fault {
  const { name, missing } = column;
  return {
    code: 'missing-reason',
    check: 'type',
    message: `A missing reason stands in ${name} that it does not take.`,
    expected:
      missing.length === 0
        ? 'A value, or an empty cell: the variable takes no missing reason.'
        : `A value, or a missing reason of the variable: ${missing.join(', ')}.`,
  };
}

/** Several values in a cell that takes one; undefined if it is not that. */
export function severalValues(
  { column, context }: Subject,
  text: string,
  isValue: (part: string) => boolean,
): Fault | undefined {
  const separators = [
    ...new Set([...(context.table.separator === undefined ? [] : [context.table.separator]), ...SEPARATORS]),
  ];
  const used = separators.find((each) => text.includes(each));
  if (used === undefined) return undefined;
  const parts = text.split(used);
  if (parts.length > 100 || !parts.every((part) => isValue(part.trim()))) return undefined;
  return {
    code: 'value-several',
    check: 'type',
    message: `Several values stand in one cell of ${column.name}.`,
    expected: `One value: ${TYPE_WORDS[column.type]}.`,
  };
}

/** What may stand in the column, as a sentence. */
export function expectedOf({ column }: Pick<Subject, 'column'>): string {
  const words = TYPE_WORDS[column.type];
  const reasons = column.missing.length === 0 ? '' : `, or a missing reason (${column.missing.join(', ')})`;
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}${reasons}.`;
}
