import type { Condition, ConditionTest, LecternRange, Quantifier, Values } from './lectern.ts';
import { searchPattern } from './pattern.ts';
import { among, listed, rangeCel, rangeWords, wordOf } from './wording.ts';

/** A column, as conditions and rules speak of it. */
export interface ConditionColumn {
  /** Name in expressions. */
  readonly name: string;
  readonly type: 'string' | 'number' | 'boolean';
  readonly repeats: boolean;
  /** Codes that it may hold, if that is said whatever the condition. */
  readonly codes?: readonly string[];
}

/** A condition as CEL, and in words that follow “when” or “unless”. */
export interface Said {
  readonly cel: string;
  readonly words: string;
}

export type SaidOrNot = Said | { readonly reason: string };

/**
 * A test of Lectern as an expression that is true or false of every record: what is absent is asked for first.
 * `columnOf` answers the column of a field. A reason where the test cannot be said, or means something else in Lectern
 * than its author can have meant.
 */
export function conditionOf(
  test: ConditionTest,
  columnOf: (field: string) => ConditionColumn | undefined,
  element: string,
): SaidOrNot {
  const parts: Said[] = [];
  for (const condition of test.conditions) {
    const part = oneCondition(condition, columnOf, element);
    if ('reason' in part) return part;
    parts.push(part);
  }
  if (parts.length === 0) return { reason: 'it has no condition, which Lectern takes as always true' };
  return joined(parts, test.case);
}

function oneCondition(
  { fields, match, case: quantifier, unknownKeys }: Condition,
  columnOf: (field: string) => ConditionColumn | undefined,
  element: string,
): SaidOrNot {
  if (unknownKeys.length > 0) {
    const names = unknownKeys.map((key) => `"${key}"`).join(', ');
    return { reason: `the condition has the unknown key ${names}, which Lectern ignores` };
  }
  const columns = fields.map(columnOf);
  const unknown = fields.find((_field, index) => columns[index] === undefined);
  if (unknown !== undefined) return { reason: `the condition names the field "${unknown}", which does not exist` };
  const known = columns.filter((column) => column !== undefined);
  if (known.length === 0) return { reason: 'the condition names no field' };
  const tests = testsOf(match, element);
  if ('reason' in tests) return tests;
  if (tests.length === 0) return { reason: 'the condition matches nothing in particular, which Lectern takes as true' };
  return joined(
    tests.map((each) => joined(known.map(each), quantifier)),
    'all',
  );
}

type ColumnTest = (column: ConditionColumn) => Said;

function testsOf(match: Condition['match'], element: string): readonly ColumnTest[] | { readonly reason: string } {
  const tests: ColumnTest[] = [];
  const { codeList, count, exists, range, regex, value } = match;
  if (codeList !== undefined) tests.push((column) => isAmong(column, codeList, element));
  if (count !== undefined) tests.push((column) => hasCount(column, count));
  if (exists !== undefined) {
    tests.push(({ name }) =>
      exists
        ? { cel: `known(${name})`, words: `${name} has a value` }
        : { cel: `!known(${name})`, words: `${name} is empty` },
    );
  }
  if (range !== undefined) tests.push((column) => isWithin(column, range, element));
  if (regex !== undefined) {
    const patterns: string[] = [];
    for (const source of regex) {
      const translated = searchPattern(source);
      if ('reason' in translated) return { reason: `the pattern ${source} cannot be used: ${translated.reason}` };
      patterns.push(translated.pattern);
    }
    tests.push((column) => matches(column, { sources: regex, patterns }, element));
  }
  if (value !== undefined) {
    if (hasTwins(value)) return { reason: 'the condition compares with a list that holds a value twice' };
    tests.push((column) => equals(column, value, element));
  }
  return tests;
}

function isAmong(column: ConditionColumn, values: Values, element: string): Said {
  const fitting = values.filter((value) => typeof value === column.type);
  if (fitting.length === 0 || column.type === 'boolean') return never(column, `is ${among(values)}`);
  return some(column, element, (item) => ({
    cel: fitting.length === 1 ? `${item} == ${listed(fitting)}` : `${item} in [${listed(fitting)}]`,
    words: `${column.repeats ? 'holds' : 'is'} ${among(values)}`,
  }));
}

function isWithin(column: ConditionColumn, range: LecternRange, element: string): Said {
  const words = `${column.repeats ? 'has a value' : 'is'} ${rangeWords(range)}`;
  if (column.type !== 'number') return never(column, words);
  return some(column, element, (item) => ({ cel: rangeCel(item, range), words }));
}

function matches(
  column: ConditionColumn,
  { sources, patterns }: { readonly sources: readonly string[]; readonly patterns: readonly string[] },
  element: string,
): Said {
  const words = `${column.repeats ? 'has a value that matches' : 'matches'} ${sources.join(' and ')}`;
  if (column.type !== 'string') return never(column, words);
  return some(column, element, (item) => ({
    cel: patterns.map((pattern) => `matchesPattern(${item}, ${JSON.stringify(pattern)})`).join(' && '),
    words,
  }));
}

function hasTwins(value: string | number | boolean | Values): boolean {
  if (!Array.isArray(value)) return false;
  const values: Values = value;
  const normal = values.map((one) => (typeof one === 'string' ? one.trim().toLowerCase() : one));
  return new Set(normal).size < normal.length;
}

/** Only lists have a number of values. An empty cell is a list of none. */
function hasCount({ name, repeats }: ConditionColumn, count: number | LecternRange): Said {
  const range = typeof count === 'number' ? { min: count, max: count } : count;
  const words =
    typeof count === 'number' ? `${name} has ${count} values` : `the number of ${name} is ${rangeWords(count)}`;
  if (!repeats) return { cel: 'false', words };
  const cel = typeof count === 'number' ? `size(${name}) == ${count}` : rangeCel(`size(${name})`, range);
  return withinRange(0, range)
    ? { cel: `!known(${name}) || ${cel}`, words }
    : { cel: `known(${name}) && ${cel}`, words };
}

function withinRange(value: number, { min, max, exclusiveMin, exclusiveMax }: LecternRange): boolean {
  return (
    !(min !== undefined && value < min) &&
    !(max !== undefined && value > max) &&
    !(exclusiveMin !== undefined && value <= exclusiveMin) &&
    !(exclusiveMax !== undefined && value >= exclusiveMax)
  );
}

/** One value is compared with one, a list with a list in any order: never one with the other. */
function equals(column: ConditionColumn, value: string | number | boolean | Values, element: string): Said {
  const { name, repeats } = column;
  if (Array.isArray(value)) {
    const values: Values = value;
    const words = `${name} is exactly ${values.map(wordOf).join(' and ')}`;
    const each = [...new Set(values)];
    if (!repeats || each.length === 0 || each.some((one) => typeof one !== column.type)) return never(column, words);
    const items = each.map((one) => `${name}.exists(${element}, ${same(column, element, one)})`);
    return { cel: [`known(${name})`, `size(${name}) == ${values.length}`, ...items].join(' && '), words };
  }
  // `Array.isArray` does not tell a readonly list from the rest.
  const one = value as string | number | boolean;
  const words = `${name} is ${wordOf(one)}`;
  if (repeats || typeof one !== column.type) return never(column, words);
  return { cel: `known(${name}) && ${same(column, name, one)}`, words };
}

/** Lectern compares texts here without regard to case; codes have one case only. */
function same(column: ConditionColumn, item: string, value: string | number | boolean): string {
  if (typeof value === 'boolean') return value ? item : `!${item}`;
  if (typeof value === 'number') return `${item} == ${listed([value])}`;
  const wanted = value.trim().toLowerCase();
  const codes = (column.codes ?? []).filter((code) => code.trim().toLowerCase() === wanted);
  if (codes.length === 1) return `${item} == ${listed(codes)}`;
  if (codes.length > 1) return `${item} in [${listed(codes)}]`;
  if (/^[\0-\x7f]*$/.test(wanted)) return `${item}.lowerAscii() == ${listed([wanted])}`;
  return `matchesPattern(${item}, ${JSON.stringify(`^${[...wanted].map(inAnyCase).join('')}$`)})`;
}

/** A small letter as a pattern that takes its capital too: `lowerAscii` knows no letters beyond ASCII. */
function inAnyCase(letter: string): string {
  const capital = letter.toUpperCase();
  if (capital !== letter && capital.toLowerCase() === letter) return `[${letter}${capital}]`;
  return letter.replace(/[\\^$.*+?()[\]{}|]/, '\\$&');
}

function some(column: ConditionColumn, element: string, test: (item: string) => Said): Said {
  const { name, repeats } = column;
  const { cel, words } = test(repeats ? element : name);
  const asked = repeats ? `${name}.exists(${element}, ${cel})` : cel;
  return { cel: `known(${name}) && ${asked}`, words: `${name} ${words}` };
}

/** What no value of the column's type can be: Lectern says no to it. */
function never({ name }: ConditionColumn, words: string): Said {
  return { cel: 'false', words: words.startsWith(name) ? words : `${name} ${words}` };
}

const JOINT: { readonly [Q in Quantifier]: { readonly cel: string; readonly words: string } } = {
  all: { cel: ' && ', words: ' and ' },
  any: { cel: ' || ', words: ' or ' },
  none: { cel: ' || ', words: ' or ' },
};

function joined(parts: readonly Said[], quantifier: Quantifier): Said {
  const joint = JOINT[quantifier];
  const [first] = parts;
  const cel = parts.length === 1 && first ? first.cel : parts.map((part) => bracketed(part.cel)).join(joint.cel);
  const words = parts.map((part) => part.words).join(joint.words);
  return quantifier === 'none' ? { cel: `!(${cel})`, words: `it is not the case that ${words}` } : { cel, words };
}

function bracketed(cel: string): string {
  return cel.includes(' && ') || cel.includes(' || ') ? `(${cel})` : cel;
}
