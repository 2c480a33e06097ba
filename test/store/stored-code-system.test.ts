import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCodeSystem } from '../../src/fhir/read-code-system.ts';
import { sha256 } from '../../src/model/digest.ts';
import type { ImportedResource } from '../../src/model/imported.ts';
import type { CodeSystemShape, Concept } from '../../src/model/shapes.ts';
import { wordsOf } from '../../src/query/concepts.ts';
import { indexedSearch, plainSearch } from '../../src/query/search-codes.ts';
import type { Store } from '../../src/store/store.ts';
import { type CompiledCodeSystem, compileCodeSystem } from '../../src/terminology/code-system.ts';
import { compileFilter } from '../../src/terminology/filter.ts';
import { prepareCodeSystem, storedCodeSystem } from '../../src/terminology/stored-code-system.ts';
import { withSupplements } from '../../src/terminology/supplement.ts';
import { concept, systemShape } from '../terminology/systems.ts';
import { answerOf, openAt } from './database.ts';

/**
 * The contract of a code system, of which one implementation is in memory and one in the database: nobody can tell from
 * its answers which of them he asks.
 */

let number = 0;

/** The system, held in the database of a store, among others. */
function stored(store: Store, shape: CodeSystemShape): CompiledCodeSystem {
  const url = `http://example.org/stored-${number++}`;
  const content = JSON.stringify({ resourceType: 'CodeSystem', url });
  const named: ImportedResource = { type: 'CodeSystem', url, version: '1', digest: sha256(content), content };
  answerOf(store.saveImports([{ ...named, origin: 'test', concepts: prepareCodeSystem(shape) }]));
  const concepts = answerOf(store.imports()).find((each) => each.url === url)?.stored;
  if (concepts === undefined) expect.fail('the concepts were not stored');
  return storedCodeSystem(concepts);
}

/** Everything there is to ask of a system about the concept at an index. */
function answersAt(system: CompiledCodeSystem, index: number) {
  return {
    concept: system.conceptAt(index),
    state: system.stateAt(index),
    isRepeated: system.repeated.has(index),
    parents: [...system.hierarchy.parentsOf(index)],
    children: [...system.hierarchy.childrenOf(index)],
    below: system.hierarchy.descendantsAndSelf(index),
  };
}

/** The codes that are found, in order. */
function found(system: CompiledCodeSystem, filter: string, make = indexedSearch): readonly string[] {
  const codes = [...Array(system.size).keys()]
    .filter((index) => !system.repeated.has(index))
    .map((index) => {
      const one = system.conceptAt(index);
      if (one === undefined) expect.fail(`nothing at ${index}`);
      return { system, index, concept: one, display: one.display, versioned: false };
    });
  return make(codes)
    .find(wordsOf(filter))
    .map((at) => codes[at]?.concept.code ?? '');
}

const WORDS = [
  'acute',
  'Leukämie',
  'LEUKEMIA',
  'flt3-itd',
  '9861/3',
  '(nos)',
  'a',
  '„b“',
  '𐌰𐌱',
  '\ue010x',
  'ﬁ',
  "o'x",
  '--',
  '5',
];

const anyText = fc
  .array(
    fc.oneof(fc.constantFrom(...WORDS), fc.string({ unit: 'grapheme', maxLength: 6 }), fc.constant('x'.repeat(70))),
    {
      maxLength: 4,
    },
  )
  .map((words) => words.join(' '));

const anyConcept: fc.Arbitrary<Concept> = fc
  .record({
    code: fc.oneof(
      fc.constantFrom('A', 'a', 'B', '9861/3', 'acute leukemia', 'x-1'),
      anyText.map((text) => text || 'c'),
    ),
    display: anyText,
    parents: fc.array(fc.constantFrom('A', 'a', 'B', 'x-1', 'gone'), { maxLength: 2 }),
    status: fc.constantFrom('active', 'deprecated', 'retired'),
    abstract: fc.boolean(),
    names: fc.array(anyText, { maxLength: 2 }),
    colour: fc.constantFrom('red', 'blue'),
  })
  .map(({ code, display, parents, status, abstract, names, colour }) =>
    concept(code, parents, {
      display,
      status,
      abstract,
      designations: names.map((value) => ({ value, language: 'de' })),
      properties: [{ code: 'colour', type: 'code', value: colour }],
    }),
  );

const anySystem = fc
  .record({ concepts: fc.array(anyConcept, { maxLength: 25 }), caseSensitive: fc.boolean() })
  .map(({ concepts, caseSensitive }) => systemShape(concepts, { caseSensitive }));

/** Pieces of what is there, as people type them, and what nobody types. */
const anyFilter = fc.oneof(
  anyText,
  fc.tuple(fc.constantFrom(...WORDS), fc.nat(6)).map(([word, length]) => word.slice(0, length)),
  fc.string({ maxLength: 3 }),
  fc.constantFrom(
    '"',
    '*',
    'AND',
    'a OR b',
    'NEAR(a b)',
    'terms: a',
    '-',
    '/',
    '^a',
    'x'.repeat(66),
    `${'x'.repeat(70)} acute`,
  ),
);

describe('a code system in the database answers as one in memory', () => {
  test('of every concept, code and pair', () => {
    const store = openAt();
    fc.assert(
      fc.property(anySystem, (shape) => {
        const [inMemory, inDatabase] = [compileCodeSystem(shape), stored(store, shape)];
        const { concepts: _concepts, ...header } = shape;
        expect(inDatabase.shape).toEqual(header);
        expect(inDatabase.size).toBe(inMemory.size);
        expect(inDatabase.usage()).toEqual(inMemory.usage());
        expect(inDatabase.hierarchy.isTree).toBe(inMemory.hierarchy.isTree);
        for (const index of [-1, ...Array(inMemory.size + 1).keys()]) {
          expect(answersAt(inDatabase, index)).toEqual(answersAt(inMemory, index));
        }
        for (const code of [...shape.concepts.map((each) => each.code), 'gone', 'X-1', '']) {
          expect(inDatabase.indexOf(code)).toBe(inMemory.indexOf(code));
          expect(inDatabase.concept(code)).toEqual(inMemory.concept(code));
        }
      }),
      { numRuns: 40 },
    );
  });

  test('to any filter, with the same codes in the same order', () => {
    const store = openAt();
    fc.assert(
      fc.property(anySystem, fc.array(anyFilter, { minLength: 1, maxLength: 20 }), (shape, filters) => {
        const [inMemory, inDatabase] = [compileCodeSystem(shape), stored(store, shape)];
        for (const filter of filters.filter((each) => wordsOf(each).length > 0)) {
          expect(found(inDatabase, filter)).toEqual(found(inMemory, filter));
          expect(found(inDatabase, filter, plainSearch)).toEqual(found(inMemory, filter));
        }
      }),
      { numRuns: 60 },
    );
  });

  test('to any filter of a value set', () => {
    const store = openAt();
    const anyClause = fc.record({
      property: fc.constantFrom('concept', 'code', 'display', 'colour', 'status', 'parent', 'inactive', 'nothing'),
      op: fc.constantFrom('=', 'is-a', 'descendent-of', 'child-of', 'is-not-a', 'generalizes', 'in', 'exists', 'regex'),
      value: fc.constantFrom('A', 'a', 'B', 'red', 'true', 'retired', 'a.*'),
    } as const);
    fc.assert(
      fc.property(anySystem, anyClause, (shape, clause) => {
        const picked = [compileCodeSystem(shape), stored(store, shape)].map((system) => {
          const test = compileFilter(system, clause);
          return test.ok ? [...Array(system.size).keys()].filter(test.value) : test.issues;
        });
        expect(picked[1]).toEqual(picked[0]);
      }),
      { numRuns: 40 },
    );
  });

  test('with a supplement, whose names are found too', () => {
    const store = openAt();
    const shape = systemShape([concept('a'), concept('b')]);
    const more = systemShape([concept('b', [], { designations: [{ value: 'Ziegelrot' }] })], { content: 'supplement' });
    const [one, other] = [compileCodeSystem(shape), stored(store, shape)].map((each) => withSupplements(each, [more]));
    if (one === undefined || other === undefined) expect.fail('two systems');
    expect(other.conceptAt(1)).toEqual(one.conceptAt(1));
    expect(found(other, 'ziegel')).toEqual(['b']);
    expect(found(one, 'ziegel')).toEqual(['b']);
  });
});

test('codes of a large and of a small system, listed and not, come in one order', () => {
  const store = openAt();
  const names = (prefix: string) =>
    ['Acute', 'Acute leukemia', 'Leukemia, acute', 'Other'].map((display, at) =>
      concept(`${prefix}${at}`, [], { display }),
    );
  const small = compileCodeSystem(systemShape(names('s'), { url: 'http://example.org/small' }));
  const shape = systemShape(names('l'), { url: 'http://example.org/large' });
  const codesOf = (large: CompiledCodeSystem) =>
    [small, large].flatMap((system) =>
      [...Array(system.size).keys()].map((index) => {
        const one = system.conceptAt(index) ?? concept('');
        const entry = index === 3 ? { entry: { code: one.code, display: 'Acute too' } } : {};
        return {
          system,
          index,
          concept: one,
          display: entry.entry?.display ?? one.display,
          versioned: false,
          ...entry,
        };
      }),
    );
  const inMemory = indexedSearch(codesOf(compileCodeSystem(shape)));
  const mixed = indexedSearch(codesOf(stored(store, shape)));
  expect(mixed.find(['acute'])).toEqual(inMemory.find(['acute']));
  expect(mixed.find(['acute'])).toHaveLength(8);
});

test('what is read from FHIR is stored as it is read', () => {
  const shape = readCodeSystem({
    resourceType: 'CodeSystem',
    url: 'http://example.org/s',
    version: '1',
    content: 'complete',
    status: 'active',
    caseSensitive: false,
    concept: [{ code: 'A', concept: [{ code: 'B', designation: [{ value: 'Be' }] }] }, { code: 'b' }],
  });
  const system = stored(openAt(), shape);
  expect(system.concept('b')).toEqual(compileCodeSystem(shape).concept('b'));
  expect(system.hierarchy.subsumes(0, 1)).toBe(true);
});
