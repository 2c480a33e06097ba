import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { type Kind, PLURAL_OF_KIND } from '../../src/model/kind.ts';
import { readDefinition } from '../../src/source/read-definition.ts';
import { realFiles } from './support.ts';

const runs = process.env.HDICT_FULL === '1' ? 5_000 : 200;

/** Ways to print the same. Without folding: where it folds, the library cuts characters beyond U+FFFF in two. */
const printers: readonly (readonly [string, (content: unknown) => string])[] = [
  ['plain', (content) => stringify(content, { lineWidth: 0 })],
  [
    'quoted',
    (content) => stringify(content, { lineWidth: 0, defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'PLAIN' }),
  ],
  ['in brackets', (content) => stringify(content, { lineWidth: 0, collectionStyle: 'flow' })],
];

function readAgain(kind: Kind, id: string, text: string): unknown {
  const { read, issues } = readDefinition({ path: `${PLURAL_OF_KIND[kind]}/${id}.yaml`, text });
  expect(issues).toEqual([]);
  return read?.definition;
}

describe.each(printers)('printed %s', (_name, print) => {
  test('each definition of the dictionary reads as it was', () => {
    const definitions = realFiles().flatMap((file) => readDefinition(file).read?.definition ?? []);
    expect(definitions.length).toBeGreaterThan(100);
    for (const definition of definitions) {
      expect(readAgain(definition.kind, definition.id, print(definition))).toEqual(definition);
    }
  });

  test('any variable reads as it was', () => {
    fc.assert(
      fc.property(anyVariable, (variable) => {
        expect(readAgain('variable', variable.id, print(variable))).toEqual(variable);
      }),
      { numRuns: runs },
    );
  });

  test('any value set reads as it was', () => {
    fc.assert(
      fc.property(anyValueSet, (valueSet) => {
        expect(readAgain('value-set', valueSet.id, print(valueSet))).toEqual(valueSet);
      }),
      { numRuns: runs },
    );
  });
});

/** Texts that YAML would take for something else if they were not quoted, among any others. */
const tricky = fc.constantFrom(
  '1.10',
  '012',
  'true',
  'null',
  '~',
  '- a',
  'a: b',
  '#x',
  '0x1F',
  '.inf',
  '%',
  '@',
  '|',
  ' a ',
  "it's",
  '"',
);
const words = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 80 })
  .map((text) => text.normalize('NFC'))
  // Line ends become those of the file, so a carriage return is not kept; the rest is refused as invisible.
  .filter((text) => !/[\p{Cc}\p{Cs}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/u.test(text));
const line = fc.oneof(tricky, words);
const text = fc.oneof(
  line,
  fc.dictionary(fc.constantFrom('en', 'de', 'pt-BR'), line, { minKeys: 1, noNullPrototype: true }),
);
const code = fc.oneof(fc.constantFrom('1.10', '012', 'true', '9861/3', 'a b'), fc.stringMatching(/^[!-~]{1,12}$/));
const id = fc.stringMatching(/^[a-z][a-z0-9_]{0,20}$/);
const finite = fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => (number === 0 ? 0 : number));
const listOf = <T>(items: fc.Arbitrary<T>): fc.Arbitrary<T[]> => fc.array(items, { minLength: 1, maxLength: 4 });

function common<K extends Kind>(kind: K) {
  return {
    kind: fc.constant(kind),
    id,
    title: text,
    definition: text,
    status: fc.constantFrom('draft', 'trial-use', 'active', 'deprecated', 'retired'),
    owner: id,
    diseases: listOf(id),
    provenance: fc.record({ source: listOf(line) }),
  };
}

const range = fc.record({ min: finite, max: finite, source: line }, { requiredKeys: [] });
const anyVariable = fc.record(
  {
    ...common('variable'),
    type: fc.constantFrom('string', 'code', 'decimal', 'partialDate'),
    level: fc.oneof(fc.constant('core'), fc.record({ default: fc.constant('extended'), core: listOf(id) })),
    group: id,
    unit: line,
    range,
    plausible: range,
    pattern: line,
    repeats: fc.boolean(),
    missing: listOf(code),
    mappings: listOf(fc.record({ to: line, code })),
    examples: listOf(fc.oneof(fc.string({ unit: 'grapheme-ascii' }), finite, fc.boolean())),
    notes: text,
  },
  {
    requiredKeys: [
      'kind',
      'id',
      'title',
      'definition',
      'status',
      'owner',
      'diseases',
      'provenance',
      'type',
      'level',
      'group',
    ],
  },
);

const clause = fc.record(
  { system: id, codes: listOf(fc.record({ code })), valueSets: listOf(id) },
  { requiredKeys: ['system'] },
);
const anyValueSet = fc.record(
  {
    ...common('value-set'),
    codes: listOf(
      fc.record(
        { code, display: text, parents: listOf(code), abstract: fc.boolean() },
        { requiredKeys: ['code', 'display'] },
      ),
    ),
    include: listOf(clause),
    exclude: listOf(clause),
    ordered: fc.boolean(),
  },
  { requiredKeys: ['kind', 'id', 'title', 'definition', 'status', 'owner', 'diseases', 'provenance', 'include'] },
);
