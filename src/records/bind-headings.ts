import { nearestOf } from '../model/did-you-mean.ts';
import type { RecordColumn } from '../model/shapes.ts';
import type { BoundColumn } from './bound-column.ts';
import type { HeadingMapping } from './checks.ts';
import type { FileFindings } from './file-findings.ts';
import type { Spot } from './problem-book.ts';
import type { FileState, TableState } from './table-state.ts';
import { hasFactor } from './unit-factor.ts';

export interface HeadingParts {
  readonly file: FileState;
  readonly table: TableState;
  readonly findings: FileFindings;
  readonly bind: (column: number, unit?: string) => BoundColumn | undefined;
  /** Told of each name of a property that is met for the first time; absent: what is to say of it is said. */
  readonly met?: ((name: string, spot: Spot) => void) | undefined;
}

/** What a heading means: a column, nothing on purpose, or nobody knows what. */
type Meaning =
  | { readonly column: number; readonly exact: boolean; readonly unit?: string }
  | { readonly left: true }
  | { readonly unknown: true; readonly ambiguous?: readonly string[] };

/** The reader of each heading's column; undefined for those that are left out, unknown or there a second time. */
export function bindHeadings(names: readonly string[], parts: HeadingParts): readonly (BoundColumn | undefined)[] {
  const meanings = names.map((name) => meaningOf(name, parts));
  const known = meanings.filter((each) => 'column' in each).length;
  // Where hardly any heading is known, the first line is likely a record: its values must not reach the report.
  const isTold = 2 * known >= names.length;
  const taken = new Map<number, number>();
  return names.map((name, at) => {
    const meaning = meanings[at];
    if (meaning === undefined || 'left' in meaning) return undefined;
    if ('unknown' in meaning) {
      parts.findings.heading(unknownHeading(isTold ? name : undefined, at, meaning.ambiguous, parts));
      return undefined;
    }
    const first = taken.get(meaning.column);
    if (first !== undefined) {
      parts.findings.heading(duplicateHeading(meaning.column, first, at, parts));
      return undefined;
    }
    taken.set(meaning.column, at);
    return boundColumn(name, meaning, parts);
  });
}

function boundColumn(
  name: string,
  { column, exact, unit }: Extract<Meaning, { column: number }>,
  { table, findings, bind }: HeadingParts,
): BoundColumn | undefined {
  const subject = table.check.schema.columns[column];
  if (subject === undefined) return undefined;
  if (!exact) {
    const message = `The heading "${name}" was taken for ${subject.name}.`;
    findings.heading({ code: 'heading-matched', column, message, expected: `The heading ${subject.name}.` });
  }
  if (unit === undefined || hasFactor(subject, unit)) return bind(column, unit);
  findings.heading(refusedUnit(subject, column, unit));
  return undefined;
}

function refusedUnit({ name, unit: own, acceptedUnits }: RecordColumn, column: number, unit: string) {
  const accepted = [own, ...acceptedUnits.map((each) => each.unit)].filter((each) => each !== undefined);
  return {
    code: 'heading-unknown' as const,
    column,
    message: `The mapping gives ${name} the unit ${unit}, which the variable does not accept; it was left out.`,
    expected: accepted.length === 0 ? 'No unit.' : `One of ${accepted.join(', ')}.`,
  };
}

function meaningOf(name: string, { file, table }: HeadingParts): Meaning {
  const mapped = mappingOf(file.coming.mapping, name);
  if (mapped !== undefined) {
    if (mapped.column === undefined) return { left: true };
    const column = table.check.positionOf.get(mapped.column);
    if (column === undefined) return { unknown: true };
    return { column, exact: true, ...(mapped.unit === undefined ? {} : { unit: mapped.unit }) };
  }
  const found = table.check.headings.find(name);
  if (found === undefined) return { unknown: true };
  return 'ambiguous' in found ? { unknown: true, ambiguous: found.ambiguous } : found;
}

/** A heading may be called as what every object inherits. */
function mappingOf(mapping: HeadingMapping | undefined, name: string): HeadingMapping[string] | undefined {
  return mapping !== undefined && Object.hasOwn(mapping, name) ? mapping[name] : undefined;
}

function unknownHeading(
  name: string | undefined,
  at: number,
  ambiguous: readonly string[] | undefined,
  { table, file }: HeadingParts,
) {
  const names = table.check.schema.columns.map((column) => column.name);
  const mapped = name === undefined ? undefined : mappingOf(file.coming.mapping, name)?.column;
  const nearest = name === undefined ? undefined : nearestOf(names)(mapped ?? name);
  const subject = name === undefined ? `The heading of column ${at + 1}` : `The heading "${name}"`;
  const hint = name === undefined ? 'The first line may be a record: is the line of headings missing?' : undefined;
  const either = ambiguous === undefined ? undefined : `It could be ${ambiguous.join(' or ')}.`;
  return {
    code: 'heading-unknown' as const,
    message:
      mapped === undefined
        ? `${subject} is no column of ${table.check.schema.id}.`
        : `${subject} is mapped to ${mapped}, which is no column of ${table.check.schema.id}.`,
    expected: `A column of ${table.check.schema.id}: its name, title or an alias.`,
    ...((either ?? hint) === undefined ? {} : { hint: either ?? hint ?? '' }),
    ...(nearest === undefined || either !== undefined
      ? {}
      : { suggestion: { title: `Did you mean "${nearest}"?`, replacement: nearest } }),
  };
}

function duplicateHeading(column: number, first: number, at: number, { table }: HeadingParts) {
  const name = table.check.schema.columns[column]?.name ?? '';
  return {
    code: 'heading-duplicate' as const,
    column,
    message: `Columns ${first + 1} and ${at + 1} of the file are both ${name}; the later was left out.`,
    expected: 'Each column once.',
  };
}

/** Finds the properties of JSON records. */
export interface PropertyBinder {
  readonly bound: readonly BoundColumn[];
  /** Columns that a record had. */
  readonly seen: Set<number>;
  /** The values of a record, by position of the column; undefined if it is no object. */
  readonly valuesOf: (record: unknown, spot: Spot) => readonly unknown[] | undefined;
  /** Says what is to say of a name that another thread met. */
  readonly meet: (name: string, spot: Spot) => void;
  /** True if that many more names would still be kept. */
  readonly hasRoomFor: (names: number) => boolean;
}

/** Most names of properties that are kept: records that name theirs at random must not fill memory. */
const KEPT_NAMES = 10_000;

export function propertyBinder(parts: HeadingParts): PropertyBinder {
  const { table, findings } = parts;
  const meanings = new Map<string, Meaning>();
  const bound = table.check.schema.columns.flatMap((_, at) => parts.bind(at, unitOf(at, parts)) ?? []);
  const values = new Array<unknown>(bound.length);
  const seen = new Set<number>();
  const met = parts.met ?? tell;
  return {
    bound,
    seen,
    valuesOf,
    meet: (name, spot) => void read(name, spot),
    hasRoomFor: (names) => meanings.size + names < KEPT_NAMES,
  };

  function valuesOf(record: unknown, spot: Spot): readonly unknown[] | undefined {
    values.fill(undefined);
    if (typeof record !== 'object' || record === null || Array.isArray(record)) {
      const expected = 'An object whose properties are the columns of the table.';
      findings.fault({ code: 'line-syntax', message: 'A record is no JSON object.', expected, ...placeOf(spot) });
      return undefined;
    }
    const given = record as { readonly [name: string]: unknown };
    const names = Object.keys(given);
    for (const name of names) {
      const meaning = meanings.get(name) ?? read(name, spot);
      if ('column' in meaning && values[meaning.column] === undefined) {
        values[meaning.column] = given[name];
        seen.add(meaning.column);
      } else leave(name, meaning, names, spot);
    }
    return values;
  }

  function leave(name: string, meaning: Meaning, names: readonly string[], spot: Spot): void {
    if ('left' in meaning) return;
    if ('column' in meaning) {
      findings.heading(duplicateProperty(meaning.column, parts), spot);
      return;
    }
    const known = names.filter((each) => 'column' in read(each, spot)).length;
    const isTold = 2 * known >= names.length;
    findings.heading(unknownHeading(isTold ? name : undefined, -1, meaning.ambiguous, parts), spot);
  }

  function read(name: string, spot: Spot): Meaning {
    const known = meanings.get(name);
    if (known !== undefined) return known;
    const found = meaningOf(name, parts);
    // A property whose unit the variable does not accept is left out, as a column of a file with headings is.
    const meaning: Meaning = refusalOf(found, parts) === undefined ? found : { left: true };
    if (meanings.size < KEPT_NAMES) meanings.set(name, meaning);
    met(name, spot);
    return meaning;
  }

  function tell(name: string, { line }: Spot): void {
    const found = meaningOf(name, parts);
    if (!('column' in found)) return;
    const refusal = refusalOf(found, parts);
    if (refusal !== undefined) findings.heading(refusal, { row: 0, line });
    else if (!found.exact) findings.heading(takenFor(name, found.column, parts), { row: 0, line });
  }
}

/** What is wrong with the unit that a mapping gives to a property, if anything. */
function refusalOf(meaning: Meaning, { table }: HeadingParts) {
  if (!('column' in meaning) || meaning.unit === undefined) return undefined;
  const subject = table.check.schema.columns[meaning.column];
  if (subject === undefined || hasFactor(subject, meaning.unit)) return undefined;
  return refusedUnit(subject, meaning.column, meaning.unit);
}

function takenFor(name: string, column: number, { table }: HeadingParts) {
  const own = table.check.schema.columns[column]?.name ?? '';
  const message = `The property "${name}" was taken for ${own}.`;
  return { code: 'heading-matched' as const, column, message, expected: `The property ${own}.` };
}

function placeOf({ row, line }: Spot) {
  return { row, ...(line === undefined ? {} : { line }) };
}

/** The unit that the mapping gives to a column, whatever the property is called. */
function unitOf(column: number, { file, table }: HeadingParts): string | undefined {
  const subject = table.check.schema.columns[column];
  const given = Object.values(file.coming.mapping ?? {}).find((each) => each.column === subject?.name)?.unit;
  return subject !== undefined && given !== undefined && hasFactor(subject, given) ? given : undefined;
}

function duplicateProperty(column: number, { table }: HeadingParts) {
  const name = table.check.schema.columns[column]?.name ?? '';
  return {
    code: 'heading-duplicate' as const,
    column,
    message: `Two properties of a record are both ${name}; the later was left out.`,
    expected: 'Each column once.',
  };
}
