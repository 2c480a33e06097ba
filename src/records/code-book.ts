import { nearestOf } from '../model/did-you-mean.ts';
import { textIn } from '../model/text.ts';
import type { CodeList, ListedCode, RecordPlan } from './plan.ts';

/** A code list as cells are looked up in it. */
export interface CodeBook {
  readonly list: CodeList;
  readonly title: string;
  readonly codes: ReadonlyMap<string, ListedCode>;
  /** The list's own spelling of a text that is a code in another case, or the display of one. */
  readonly otherwiseSpelled: (text: string) => { readonly code: string; readonly as: 'case' | 'display' } | undefined;
  readonly nearest: (text: string) => string | undefined;
  /** Titles of up to two other lists of the release that hold the code and are about the same. */
  readonly elsewhere: (code: string) => readonly string[];
}

/** Most other lists that a hint names. */
const NAMED_LISTS = 2;

/** Code books by canonical. Parts that only wrong values need are made when first asked for. */
export function codeBooksOf({ codeLists }: Pick<RecordPlan, 'codeLists'>): ReadonlyMap<string, CodeBook> {
  const books = new Map<string, CodeBook>();
  for (const list of codeLists) books.set(list.canonical, bookOf(list, books));
  return books;
}

function bookOf(list: CodeList, all: ReadonlyMap<string, CodeBook>): CodeBook {
  const codes = new Map(list.codes.map((each) => [each.code, each]));
  const usable = list.codes.filter(({ use }) => use === undefined);
  const folded = once(() => new Map(usable.map(({ code }) => [fold(code), code])));
  const displays = once(() => new Map(usable.map(({ code, display }) => [fold(display), code])));
  const nearest = once(() => nearestOf(usable.map(({ code }) => code)));
  const related = once(() => [...all.values()].filter((other) => other.list !== list && isRelated(list, other)));
  return {
    list,
    title: textIn(list.title, 'en'),
    codes,
    otherwiseSpelled: (text) => {
      const sameCode = folded().get(fold(text));
      if (sameCode !== undefined) return { code: sameCode, as: 'case' };
      const sameDisplay = displays().get(fold(text));
      return sameDisplay === undefined ? undefined : { code: sameDisplay, as: 'display' };
    },
    nearest: (text) => nearest()(text),
    elsewhere: (code) =>
      related()
        .filter((other) => other.codes.has(code))
        .slice(0, NAMED_LISTS)
        .map((other) => other.title),
  };
}

function fold(text: string): string {
  return text.normalize('NFC').toLowerCase();
}

/**
 * True if two lists are editions or variants of one another: their ids differ in a year or number only, or half the
 * codes of the smaller are in the larger.
 */
function isRelated(list: CodeList, other: CodeBook): boolean {
  if (stemOf(list.id) === stemOf(other.list.id)) return true;
  const shared = list.codes.reduce((count, { code }) => (other.codes.has(code) ? count + 1 : count), 0);
  const smaller = Math.min(list.codes.length, other.list.codes.length);
  return smaller > 2 && 2 * shared >= smaller;
}

function stemOf(id: string): string {
  return id.replace(/\d+/g, '').replace(/_+/g, '_').replace(/_$/, '');
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
