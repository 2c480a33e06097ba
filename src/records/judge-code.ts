import type { RecordColumn } from '../model/shapes.ts';
import type { CodeBook } from './code-book.ts';
import { type Fault, UNUSABLE } from './fault.ts';
import { hintOf } from './hints.ts';
import { foreignReason, severalValues } from './not-a-value.ts';
import type { ListedCode } from './plan.ts';
import type { Suggestion } from './report.ts';
import type { Judge, Subject } from './subject.ts';

/** Most codes that are listed where one of them is expected. */
const LISTED_CODES = 12;

/** Judges a code against the value set of its column. Without one, or where the plan lacks it, any text will do. */
export function judgeCode(subject: Subject): Judge {
  const { book, column } = subject;
  if (book === undefined) return (text) => text;
  // Made once: a long list takes longer to word than a value to judge.
  const expected = expectedCode(book, column);
  return (text, faults) => {
    const listed = book.codes.get(text);
    if (listed === undefined) return judgeUnlisted(text, { subject, book, expected }, faults);
    if (listed.use !== undefined) faults.push(unfit(column, book, listed));
    return text;
  };
}

interface CodeSubject {
  readonly subject: Subject;
  readonly book: CodeBook;
  readonly expected: string;
}

function judgeUnlisted(text: string, { subject, book, expected }: CodeSubject, faults: Fault[]) {
  const { column, context } = subject;
  if (context.missingReasons.has(text)) {
    faults.push(foreignReason({ column }));
    return UNUSABLE;
  }
  const several = severalValues(subject, text, (part) => book.codes.has(part));
  if (several !== undefined) {
    faults.push(several);
    return UNUSABLE;
  }
  const beyond = book.list.extensible;
  faults.push({
    code: beyond ? 'code-beyond-list' : 'code-unknown',
    check: 'codes',
    message: `A code of ${column.name} is not in ${book.title}.`,
    expected,
    ...guess(text, book),
  });
  return beyond ? text : UNUSABLE;
}

/** What may be meant by a code that is not listed, best guess first. */
function guess(text: string, book: CodeBook): { readonly hint?: string; readonly suggestion?: Suggestion } {
  const spelled = book.otherwiseSpelled(text);
  if (spelled !== undefined) {
    const hint = spelled.as === 'case' ? 'Codes are written in their own case.' : 'It is the display of a code.';
    return { hint, suggestion: suggested(`Write "${spelled.code}".`, spelled.code) };
  }
  const elsewhere = book.elsewhere(text);
  if (elsewhere.length > 0) return { hint: `It is a code of ${elsewhere.join(' and of ')}.` };
  const nearest = book.nearest(text);
  if (nearest !== undefined) return { suggestion: suggested(`Did you mean "${nearest}"?`, nearest) };
  const hint = hintOf('code', text);
  return hint === undefined ? {} : { hint };
}

function unfit(column: RecordColumn, book: CodeBook, { use, replacedBy }: ListedCode): Fault {
  const inactive = use === 'inactive';
  return {
    code: inactive ? 'code-inactive' : 'code-abstract',
    check: 'codes',
    message: inactive
      ? `A code of ${column.name} is out of use in ${book.title}.`
      : `A code of ${column.name} only groups others in ${book.title}.`,
    expected: inactive ? 'A code that is in use.' : 'One of the codes below it.',
    ...(replacedBy === undefined ? {} : { suggestion: suggested(`"${replacedBy}" took its place.`, replacedBy) }),
  };
}

function expectedCode({ list, title }: CodeBook, { missing }: RecordColumn): string {
  const usable = list.codes.filter(({ use }) => use !== 'abstract').map(({ code }) => code);
  const codes =
    usable.length <= LISTED_CODES ? `One of ${usable.join(', ')}` : `One of the ${usable.length} codes of ${title}`;
  return missing.length === 0 ? `${codes}.` : `${codes}, or a missing reason (${missing.join(', ')}).`;
}

function suggested(title: string, replacement: string): Suggestion {
  return { title, replacement };
}
