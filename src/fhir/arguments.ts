import { didYouMean } from '../model/did-you-mean.ts';
import { error, type Issue } from '../model/issue.ts';
import { failed, ok, type Result } from '../model/result.ts';
import type { JsonElement } from '../model/shapes.ts';
import type { GivenCoding } from '../query/coding.ts';
import { asArray, asObject } from './json.ts';
import type { Arguments, GivenConcept, ParameterRow, ParameterType } from './parameter-row.ts';
import type { RawParameter } from './raw-parameters.ts';

type Value =
  | string
  | boolean
  | number
  | { readonly coding: GivenCoding }
  | { readonly concept: GivenConcept }
  | { readonly resource: JsonElement };

/** The values that were read, by the name in the row. */
type Values = ReadonlyMap<string, readonly Value[]>;

/**
 * Reads parameters by the rows of their operation. Answers `invalid-parameter`, `not-supported` for one that would
 * change the answer in a way not offered, and, if `strict`, `unknown-parameter`. Empty text is as good as absent.
 */
export function readArguments(
  raw: readonly RawParameter[],
  rows: readonly ParameterRow[],
  { strict }: { readonly strict: boolean },
): Result<Arguments> {
  const issues: Issue[] = [];
  const values = new Map<string, Value[]>();
  const unknown: string[] = [];
  for (const { name, value } of raw) {
    const row = rows.find((each) => each.name === name || each.aliases?.includes(name));
    if (row === undefined) unknown.push(name);
    else if (value === undefined || value === '') continue;
    else if (row.refused === true) issues.push(refused(name));
    else add(row, value, { values, issues });
  }
  if (strict) issues.push(...unknown.map((name) => unknownParameter(name, rows)));
  return issues.length > 0 ? failed(...issues) : ok(argumentsOf(values, unknown));
}

interface Sink {
  readonly values: Map<string, Value[]>;
  readonly issues: Issue[];
}

function add(row: ParameterRow, raw: unknown, { values, issues }: Sink): void {
  const value = READERS[row.type](raw);
  if (value === undefined) {
    issues.push(invalid(row, raw));
    return;
  }
  const before = values.get(row.name) ?? [];
  if (before.length > 0 && row.repeats !== true) {
    // The same said twice is no contradiction.
    if (before[0] !== value) issues.push(repeated(row));
    return;
  }
  values.set(row.name, [...before, value]);
}

const READERS: { readonly [T in ParameterType]: (raw: unknown) => Value | undefined } = {
  uri: textOf,
  canonical: textOf,
  code: textOf,
  string: textOf,
  date: textOf,
  boolean: booleanOf,
  integer: integerOf,
  Coding: (raw) => {
    const coding = codingOf(raw);
    return coding === undefined ? undefined : { coding };
  },
  CodeableConcept: (raw) => {
    const concept = conceptOf(raw);
    return concept === undefined ? undefined : { concept };
  },
  Resource: (raw) => {
    const resource = asObject(raw);
    return resource === undefined ? undefined : { resource };
  },
};

/** Only a string: a JSON number 1.10 is 1.1 before anybody could see that it was meant as a code. */
function textOf(raw: unknown): string | undefined {
  return typeof raw === 'string' ? raw : undefined;
}

function booleanOf(raw: unknown): boolean | undefined {
  if (raw === true || raw === 'true') return true;
  return raw === false || raw === 'false' ? false : undefined;
}

function integerOf(raw: unknown): number | undefined {
  const text = typeof raw === 'number' ? String(raw) : textOf(raw);
  return text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}

function codingOf(raw: unknown): GivenCoding | undefined {
  const coding = asObject(raw);
  const code = coding?.code;
  if (coding === undefined || typeof code !== 'string' || code === '') return undefined;
  const optional = (name: string): string | undefined => {
    const value = coding[name];
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  return { code, system: optional('system'), version: optional('version'), display: optional('display') };
}

function conceptOf(raw: unknown): GivenConcept | undefined {
  const original = asObject(raw);
  if (original === undefined) return undefined;
  const codings = asArray(original.coding).map(codingOf);
  const read = codings.filter((each) => each !== undefined);
  return read.length === 0 || read.length < codings.length
    ? undefined
    : { original: withoutEmpty(original), codings: read };
}

/** As it came, but for empty texts: FHIR has none, and they would make the answer invalid. */
function withoutEmpty(element: JsonElement): JsonElement {
  const cleaned = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(cleaned);
    const object = asObject(value);
    return object === undefined ? value : withoutEmpty(object);
  };
  return Object.fromEntries(
    Object.entries(element)
      .filter(([, value]) => value !== '')
      .map(([name, value]) => [name, cleaned(value)]),
  );
}

const EXPECTED: { readonly [T in ParameterType]: string } = {
  uri: 'a URI',
  canonical: 'a canonical URL',
  code: 'a code',
  string: 'text',
  date: 'a date',
  boolean: 'true or false',
  integer: 'a whole number, 0 or more',
  Coding: 'a Coding with a code, in a POSTed Parameters resource',
  CodeableConcept: 'a CodeableConcept with at least one coding, each with a code, in a POSTed Parameters resource',
  Resource: 'a resource',
};

function invalid({ name, type }: ParameterRow, raw: unknown): Issue {
  const shown =
    typeof raw === 'string' ? `"${raw.slice(0, 100)}"` : `a JSON ${Array.isArray(raw) ? 'array' : typeof raw}`;
  const message = `The parameter ${name} is ${shown}; expected ${EXPECTED[type]}.`;
  return error('invalid-parameter', message, { parameter: name });
}

function repeated({ name }: ParameterRow): Issue {
  const message = `The parameter ${name} came more than once with different values; expected one.`;
  return error('invalid-parameter', message, { parameter: name });
}

function refused(name: string): Issue {
  const message = `The parameter ${name} is not supported by this server, and to ignore it would answer another question.`;
  return error('not-supported', message, { parameter: name });
}

function unknownParameter(name: string, rows: readonly ParameterRow[]): Issue {
  const names = rows.filter((row) => row.refused !== true).map((row) => row.name);
  const message = `There is no parameter ${name} here; expected one of ${names.join(', ')}.${didYouMean(name, names)}`;
  return error('unknown-parameter', message, { parameter: name });
}

function argumentsOf(values: Values, unknown: readonly string[]): Arguments {
  const first = (name: string): Value | undefined => values.get(name)?.[0];
  return {
    text: (name) => onlyText(first(name)),
    texts: (name) => (values.get(name) ?? []).map(onlyText).filter((each) => each !== undefined),
    flag: (name) => {
      const value = first(name);
      return typeof value === 'boolean' ? value : undefined;
    },
    whole: (name) => {
      const value = first(name);
      return typeof value === 'number' ? value : undefined;
    },
    coding: (name) => {
      const value = first(name);
      return typeof value === 'object' && 'coding' in value ? value.coding : undefined;
    },
    concept: (name) => {
      const value = first(name);
      return typeof value === 'object' && 'concept' in value ? value.concept : undefined;
    },
    resources: (name) =>
      (values.get(name) ?? []).flatMap((value) =>
        typeof value === 'object' && 'resource' in value ? [value.resource] : [],
      ),
    unknown,
  };
}

function onlyText(value: Value | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
