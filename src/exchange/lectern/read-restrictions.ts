import { canonicalJson } from '../../model/digest.ts';
import type {
  Condition,
  ConditionTest,
  LecternRange,
  Match,
  PlainRestriction,
  Quantifier,
  Restriction,
  Values,
} from './lectern.ts';
import type { Losses } from './losses.ts';
import { booleanOf, excerpt, isMembers, listOf, type Members, numberOf, reportUnknown } from './members.ts';
import type { References } from './references.ts';

interface Surroundings {
  /** Schema and field, for what is lost. */
  readonly where: string;
  readonly references: References;
  readonly losses: Losses;
}

/** The restrictions of a field: an object or a list of them, each plain or conditional, to any depth. */
export function readRestrictions(value: unknown, around: Surroundings): readonly Restriction[] {
  return listOf(value).flatMap((each): readonly Restriction[] => {
    if (!isMembers(each)) {
      around.losses.lost(around.where, `a restriction is no object: ${excerpt(each)}.`);
      return [];
    }
    return 'if' in each ? readConditional(each, around) : [readPlain(each, around)];
  });
}

function readConditional(members: Members, around: Surroundings): readonly Restriction[] {
  reportUnknown(members, around.where, ['if', 'then', 'else'], around.losses);
  const test = readTest(members.if, around.references);
  if ('reason' in test) {
    around.losses.lost(around.where, `a conditional restriction cannot be read: ${test.reason}.`);
    return [];
  }
  return [
    { test, whenTrue: readRestrictions(members.then, around), whenFalse: readRestrictions(members.else, around) },
  ];
}

const PLAIN_KEYS = ['codeList', 'regex', 'range', 'required', 'empty', 'script'];

function readPlain(members: Members, around: Surroundings): PlainRestriction {
  reportUnknown(members, around.where, PLAIN_KEYS, around.losses);
  const read = <T>(key: string, parse: (value: unknown) => T | { readonly reason: string }): T | undefined => {
    if (members[key] === undefined) return undefined;
    const parsed = parse(members[key]);
    if (!isReason(parsed)) return parsed;
    around.losses.lost(around.where, `its ${key} cannot be read: ${parsed.reason}.`);
    return undefined;
  };
  return withoutUndefined({
    codeList: read('codeList', (value) => valuesOf(value, around.references)),
    regex: read('regex', around.references.texts),
    range: read('range', rangeOf),
    required: booleanOf(members.required),
    empty: booleanOf(members.empty),
    script: members.script === undefined ? undefined : canonicalJson(members.script),
  });
}

function withoutUndefined<T extends object>(members: T): { readonly [K in keyof T]?: Exclude<T[K], undefined> } {
  // Only what is undefined is left out.
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as {
    readonly [K in keyof T]?: Exclude<T[K], undefined>;
  };
}

function readTest(value: unknown, references: References): ConditionTest | { readonly reason: string } {
  if (!isMembers(value) || !Array.isArray(value.conditions)) return { reason: 'it has no conditions' };
  const conditions: Condition[] = [];
  for (const each of value.conditions) {
    const condition = readCondition(each, references);
    if ('reason' in condition) return condition;
    conditions.push(condition);
  }
  const quantifier = quantifierOf(value.case);
  return quantifier === undefined ? { reason: `its case is ${excerpt(value.case)}` } : { conditions, case: quantifier };
}

function quantifierOf(value: unknown): Quantifier | undefined {
  return (['all', 'any', 'none'] as const).find((each) => each === (value ?? 'all'));
}

const MATCHES = ['value', 'codeList', 'regex', 'range', 'exists', 'count'];

function readCondition(value: unknown, references: References): Condition | { readonly reason: string } {
  if (!isMembers(value) || !isMembers(value.match) || !Array.isArray(value.fields)) {
    return { reason: 'a condition has no fields or no match' };
  }
  const quantifier = quantifierOf(value.case);
  if (quantifier === undefined) return { reason: `the case of a condition is ${excerpt(value.case)}` };
  const match = readMatch(value.match, references);
  if ('reason' in match) return match;
  const unknownKeys = [
    ...Object.keys(value).filter((key) => !['fields', 'match', 'case'].includes(key)),
    ...Object.keys(value.match).filter((key) => !MATCHES.includes(key)),
  ];
  return { fields: value.fields.map(String), match, case: quantifier, unknownKeys };
}

function readMatch(match: Members, references: References): Match | { readonly reason: string } {
  const parsers: { readonly [key: string]: (value: unknown) => unknown } = {
    value: (value) => oneOrMany(value, references),
    codeList: (value) => valuesOf(value, references),
    regex: references.texts,
    range: rangeOf,
    count: (value) => numberOf(value) ?? rangeOf(value),
    exists: (value) => booleanOf(value) ?? { reason: `exists is ${excerpt(value)}` },
  };
  const parts = MATCHES.flatMap((key) =>
    match[key] === undefined ? [] : [[key, parsers[key]?.(match[key])] as const],
  );
  for (const [, part] of parts) if (isReason(part)) return part;
  // Each part is what its parser gave.
  return Object.fromEntries(parts) as Match;
}

function isReason(value: unknown): value is { readonly reason: string } {
  return isMembers(value) && 'reason' in value;
}

function oneOrMany(value: unknown, references: References) {
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  const values = valuesOf(value, references);
  if (isReason(values)) return values;
  const [first] = values;
  return typeof value === 'string' && values.length === 1 && first !== undefined ? first : values;
}

function valuesOf(value: unknown, references: References): Values | { readonly reason: string } {
  const list = listOf(value);
  if (list.length > 0 && list.every((each) => typeof each === 'number' || typeof each === 'boolean')) return list;
  const texts = references.texts(value);
  return 'reason' in texts || texts.length > 0 ? texts : { reason: 'the list is empty' };
}

function rangeOf(value: unknown): LecternRange | { readonly reason: string } {
  if (!isMembers(value)) return { reason: `${excerpt(value)} is no range` };
  const keys = ['min', 'max', 'exclusiveMin', 'exclusiveMax'];
  const odd = Object.keys(value).find((key) => !keys.includes(key) || !Number.isFinite(value[key]));
  if (odd !== undefined) return { reason: `${excerpt(value)} is no range: "${odd}"` };
  return withoutUndefined({
    min: numberOf(value.min),
    max: numberOf(value.max),
    exclusiveMin: numberOf(value.exclusiveMin),
    exclusiveMax: numberOf(value.exclusiveMax),
  });
}
