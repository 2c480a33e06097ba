import fc from 'fast-check';
import type { Table } from '../oracles/lectern-faults.ts';
import type { GivenDictionary } from './lectern-agreement.ts';

/** Lectern dictionaries, and records to check against them. */

type Json = { readonly [key: string]: unknown };

interface FieldKind {
  readonly name: string;
  readonly valueType: 'string' | 'integer' | 'number' | 'boolean';
  readonly isArray: boolean;
  readonly unique: boolean;
  /** Its values are of a list, of which Lectern would take any case; or free text, in any case. */
  readonly isCoded: boolean;
}

/** Names that are ids of ours already, and others: capitals, words of the expression language, signs. */
const FIELDS = ['a', 'b', 'c', 'myField', 'in', 'each', 'x-1'];
/** Texts of which no two differ by case alone: Lectern would take one for the other. */
const CODES = ['alpha', 'Beta', 'gamma delta', '12', 'true', 'Étage', 'mg/m²', '=1+1'];
const CODED_TEXTS = [...CODES, 'zz', '"q"', '0'];
const FREE_TEXTS = ['alpha', 'ALPHA', 'Étage', 'étage', 'x.y', 'x-y', '12', '"q"', 'a b c'];
const PATTERNS = ['^[A-Z]', 'a$', '^\\d+$', 'alpha|e', '^a|c$', '\\s', '^.{2,5}$', '[^a-z]', '\\bx\\b', 'É', '(?=a)'];
const NUMBERS = [-3, 0, 1, 2.5, 7, 10, 12, 100];
const INTEGERS = NUMBERS.filter(Number.isInteger);
const NUMBER_TEXTS = ['-3', '0', '1', '2.5', '7', '10', '12', '100', '2.0', '007', '-0', '0.1', '1e400', 'x', '1,5'];
const BOOLEAN_TEXTS = ['true', 'false', '1', 'yes'];
const DELIMITERS = [',', '|', ';'];

const chance = (share: number): fc.Arbitrary<boolean> =>
  fc.integer({ min: 0, max: 99 }).map((drawn) => drawn < share * 100);

const kinds = fc.uniqueArray(
  fc.record({
    name: fc.constantFrom(...FIELDS),
    valueType: fc.constantFrom('string', 'string', 'integer', 'number', 'boolean'),
    isArray: chance(0.25),
    unique: chance(0.1),
    isCoded: fc.boolean(),
  }),
  { minLength: 1, maxLength: 5, selector: ({ name }) => name },
);

const range = (numbers: readonly number[]): fc.Arbitrary<Json> =>
  fc
    .tuple(
      fc.constantFrom(...numbers),
      fc.constantFrom(...numbers),
      fc.constantFrom('min', 'exclusiveMin', ''),
      fc.nat(2),
    )
    .map(([one, other, low, high]) => ({
      ...(low === '' ? {} : { [low]: Math.min(one, other) }),
      ...(low === '' || high > 0 ? { [high === 2 ? 'exclusiveMax' : 'max']: Math.max(one, other) } : {}),
    }));

const some = <T>(values: readonly T[], maxLength = 4): fc.Arbitrary<readonly T[]> =>
  fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength });

function plain({ valueType, isCoded }: FieldKind): fc.Arbitrary<Json> {
  const numbers = valueType === 'integer' ? INTEGERS : NUMBERS;
  const common = { required: chance(0.8), empty: chance(0.5) };
  const own =
    valueType === 'string'
      ? {
          ...(isCoded ? { codeList: some(CODES, 8) } : {}),
          regex: fc.oneof(fc.constantFrom(...PATTERNS), some(PATTERNS, 2)),
        }
      : valueType === 'boolean'
        ? {}
        : { codeList: some(numbers), range: range(numbers) };
  const all: { readonly [key: string]: fc.Arbitrary<unknown> } = { ...common, ...own };
  return fc.subarray(Object.keys(all), { maxLength: 2 }).chain((keys) =>
    // Seldom both: nothing would ever be right.
    fc.record(Object.fromEntries(keys.map((key) => [key, all[key] ?? fc.constant(undefined)]))),
  );
}

const value = fc.oneof(
  fc.constantFrom<unknown>(...FREE_TEXTS, ...NUMBERS, true, false),
  some(FREE_TEXTS, 3),
  some(NUMBERS, 2),
);

const QUANTIFIER = fc.constantFrom(undefined, 'all', 'any', 'none');

function condition(names: readonly string[]): fc.Arbitrary<Json> {
  const match = fc.oneof(
    { arbitrary: fc.record({ value }), weight: 6 },
    { arbitrary: fc.record({ codeList: fc.oneof(some(FREE_TEXTS), some(NUMBERS)) }), weight: 3 },
    { arbitrary: fc.record({ regex: fc.constantFrom(...PATTERNS) }), weight: 3 },
    { arbitrary: fc.record({ range: range(NUMBERS) }), weight: 3 },
    { arbitrary: fc.record({ exists: fc.boolean() }), weight: 3 },
    { arbitrary: fc.record({ count: fc.oneof(fc.nat(3), range([0, 1, 2])) }), weight: 3 },
    { arbitrary: fc.record({ exists: fc.boolean(), codeList: some(FREE_TEXTS) }), weight: 2 },
    // Misspelt: Lectern ignores it, and we say so.
    { arbitrary: fc.record({ codelist: some(FREE_TEXTS) }), weight: 1 },
  );
  const fields = fc.oneof({ arbitrary: some(names, 2), weight: 30 }, { arbitrary: fc.constant(['nobody']), weight: 1 });
  return fc.record({ fields, match, case: QUANTIFIER }).map(withoutUndefined);
}

function conditional(kind: FieldKind, names: readonly string[], depth: number): fc.Arbitrary<Json> {
  const branch = depth === 0 ? plain(kind) : restrictions(kind, names, depth - 1);
  return fc
    .record({
      conditions: fc.array(condition(names), { minLength: 1, maxLength: 2 }),
      case: QUANTIFIER,
      yes: branch,
      no: fc.option(branch, { nil: undefined }),
    })
    .map(({ conditions, case: quantifier, yes, no }) =>
      // Written as pairs, because an object with a `then` looks like a promise to the language.
      withoutUndefined(
        Object.fromEntries([
          ['if', withoutUndefined({ conditions, case: quantifier })],
          ['then', yes],
          ['else', no],
        ]),
      ),
    );
}

function restrictions(kind: FieldKind, names: readonly string[], depth: number): fc.Arbitrary<unknown> {
  const one = fc.oneof(plain(kind), conditional(kind, names, depth));
  return fc.oneof(one, fc.array(one, { minLength: 1, maxLength: 2 }));
}

function withoutUndefined(members: Json): Json {
  return Object.fromEntries(Object.entries(members).filter(([, member]) => member !== undefined));
}

interface Schema {
  readonly kinds: readonly FieldKind[];
  readonly json: Json;
  readonly table: Table;
}

function schema(name: string, kindsOf: readonly FieldKind[], delimiter: string, parent?: Schema): fc.Arbitrary<Schema> {
  const names = kindsOf.map((kind) => kind.name);
  const fields = fc.tuple(
    ...kindsOf.map(({ isCoded, ...kind }) =>
      fc.option(restrictions({ isCoded, ...kind }, names, 1), { nil: undefined, freq: 3 }).map((own) =>
        withoutUndefined({
          ...kind,
          ...(kind.isArray ? { delimiter } : {}),
          restrictions: own,
        }),
      ),
    ),
  );
  const uniqueKey = fc.option(fc.subarray(names, { minLength: 1, maxLength: Math.min(2, names.length) }), {
    nil: undefined,
    freq: 2,
  });
  const foreignKey = parent === undefined ? fc.constant(undefined) : foreign(kindsOf, parent.kinds);
  const rows = fc.array(fc.tuple(...kindsOf.map((kind) => cell(kind, delimiter))), { minLength: 1, maxLength: 8 });
  return fc.record({ fields, uniqueKey, isWhole: chance(0.7), foreignKey, rows }).map((made) => {
    const whole = made.isWhole ? (made.uniqueKey ?? []) : [];
    const own = withoutUndefined({ uniqueKey: made.uniqueKey, foreignKey: made.foreignKey });
    return {
      kinds: kindsOf,
      json: { name, fields: made.fields.map((field) => requiredIn(whole, field)), restrictions: own },
      table: { table: name, headings: names, rows: made.rows },
    };
  });
}

/** The parts of most keys are required: others are no key here, which the import says. */
function requiredIn(key: readonly string[], field: Json): Json {
  if (!key.includes(String(field.name))) return field;
  return { ...field, restrictions: [field.restrictions ?? [], { required: true }].flat() };
}

/** Mostly of fields that can be equal: of others the import says that they never are. */
function foreign(own: readonly FieldKind[], theirs: readonly FieldKind[]): fc.Arbitrary<unknown> {
  const pairs = own.flatMap((local) => theirs.map((other) => ({ local, other })));
  const equal = pairs.filter(
    ({ local, other }) => !local.isArray && !other.isArray && local.valueType === other.valueType,
  );
  const mapping = (among: typeof pairs) =>
    fc.constantFrom(...among).map(({ local, other }) => ({ local: local.name, foreign: other.name }));
  const one = equal.length === 0 ? mapping(pairs) : fc.oneof({ arbitrary: mapping(equal), weight: 9 }, mapping(pairs));
  const mappings = fc.uniqueArray(one, { minLength: 1, maxLength: 2, selector: ({ local }) => local });
  return fc.option(
    mappings.map((made) => [{ schema: 'donor', mappings: made }]),
    { nil: undefined, freq: equal.length === 0 ? 1 : 3 },
  );
}

function cell({ valueType, isArray, isCoded }: FieldKind, delimiter: string): fc.Arbitrary<string> {
  const texts = {
    string: isCoded ? CODED_TEXTS : FREE_TEXTS,
    integer: NUMBER_TEXTS,
    number: NUMBER_TEXTS,
    boolean: BOOLEAN_TEXTS,
  }[valueType];
  const one = fc.constantFrom(...texts);
  const list = some(texts, 3).map((items) => items.join(delimiter));
  return fc.oneof({ arbitrary: fc.constant(''), weight: 1 }, { arbitrary: isArray ? list : one, weight: 4 });
}

export interface Given {
  readonly dictionary: GivenDictionary;
  readonly tables: readonly Table[];
}

/** A dictionary of two schemas, the second of which may refer to the first, and a table of records for each. */
export const dictionaryWithRecords: fc.Arbitrary<Given> = fc
  .tuple(kinds, kinds, fc.constantFrom(...DELIMITERS))
  .chain(([first, second, delimiter]) =>
    schema('donor', first, delimiter).chain((donor) =>
      schema('sample', second, delimiter, donor).map((sample) => {
        const document = { name: 'Random', version: '1.0', schemas: [donor.json, sample.json] };
        // Each schema is made with what the comparison looks at.
        return { dictionary: document as unknown as GivenDictionary, tables: [donor.table, sample.table] };
      }),
    ),
  );
