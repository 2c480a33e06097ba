import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { STATUSES } from '../../src/model/definition-parts.ts';
import type { Variable } from '../../src/model/definitions.ts';
import { type CardFilter, filterCards, LEVELS } from '../../src/query/browse.ts';
import { FACETS, facetsOf } from '../../src/query/facets.ts';
import { codesOf, dictionary, good, own, sealed, snapshotOf, valueSet } from '../snapshot/dictionaries.ts';
import { SETTINGS, variable } from '../store/fixture-release.ts';

const DISEASES = ['aml', 'cll', 'any'] as const;
const GROUPS = ['laboratory', 'outcome'] as const;

/** Variables of every mixture. */
const VARIABLES: readonly Variable[] = Array.from({ length: 60 }, (_each, at) => ({
  ...variable(`v_${at}`),
  diseases: at % 4 === 0 ? ['any'] : at % 3 === 0 ? ['aml', 'cll'] : [at % 2 === 0 ? 'aml' : 'cll'],
  level: at % 5 === 0 ? 'core' : at % 5 === 1 ? { default: 'extended', core: ['aml'] } : 'extended',
  group: GROUPS[at % 2] ?? 'outcome',
  status: at % 7 === 0 ? 'draft' : 'trial-use',
}));

const [RELEASE] = sealed(
  dictionary([...VARIABLES, valueSet('colours', { codes: [own('red')], diseases: ['cll'] })], {
    ...SETTINGS,
    diseases: [
      { id: 'aml', label: 'AML', group: 'myeloid' },
      { id: 'cll', label: 'CLL', group: 'lymphoid' },
    ],
  }),
);
if (RELEASE === undefined) expect.fail();
const OF = snapshotOf(RELEASE);

const maybe = <T>(values: readonly T[]) => fc.option(fc.constantFrom(...values), { nil: undefined });
const anyFilter: fc.Arbitrary<CardFilter> = fc
  .record({
    kind: maybe(['variable', 'value-set'] as const),
    disease: maybe(DISEASES),
    group: maybe(GROUPS),
    level: maybe(LEVELS),
    status: maybe(STATUSES),
  })
  .map((filter) => Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined)));

describe('the filters beside a list', () => {
  test('count for each value what a list with it holds', () => {
    fc.assert(
      fc.property(anyFilter, fc.integer({ min: 0, max: OF.cards.length }), (filter, from) => {
        const cards = OF.cards.slice(from);
        for (const { name, values } of good(facetsOf(OF, cards, filter))) {
          for (const { value, count } of values) {
            expect(good(filterCards(OF, cards, { ...filter, [name]: value }))).toHaveLength(count);
          }
        }
      }),
    );
  });

  test('leave out no value that a list holds something of', () => {
    fc.assert(
      fc.property(anyFilter, (filter) => {
        const facets = good(facetsOf(OF, OF.cards, filter));
        const known = (name: string): readonly string[] =>
          facets.find((facet) => facet.name === name)?.values.map(({ value }) => value) ?? [];
        for (const value of DISEASES) {
          const left = good(filterCards(OF, OF.cards, { ...filter, disease: value }));
          if (left.length > 0) expect(known('disease')).toContain(value);
        }
      }),
    );
  });

  test('are there in their order, also where nothing is left', () => {
    const facets = good(facetsOf(OF, [], { status: 'retired' }));
    expect(facets.map(({ name }) => name)).toEqual(FACETS);
    expect(facets.at(-1)?.values).toEqual([{ value: 'retired', count: 0 }]);
  });

  test('refuse what does not exist', () => {
    expect(codesOf(facetsOf(OF, OF.cards, { disease: 'none' }))).toEqual(['invalid-parameter']);
  });
});
