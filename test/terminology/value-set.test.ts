import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ComposeClause, ComposeFilter, ValueSetShape } from '../../src/model/shapes.ts';
import { type CompiledCodeSystem, conceptsOf } from '../../src/terminology/code-system.ts';
import type { Member } from '../../src/terminology/enumerate.ts';
import { type CompiledValueSet, compileValueSet, type ReleaseSource } from '../../src/terminology/value-set.ts';
import { concept, system, valueSetShape } from './systems.ts';

const CODES = ['a', 'b', 'c', 'd', 'e'];
const RED = 'http://example.org/red';
const BLUE = 'http://example.org/blue';

function colour(url: string, version: string, codes = CODES): CompiledCodeSystem {
  return system(
    codes.map((code, at) => concept(code, at === 0 ? [] : [codes[at % 2 === 0 ? 0 : at - 1] ?? ''])),
    { url, version },
  );
}

const SYSTEMS = [colour(RED, '1'), colour(RED, '2', ['a', 'x', 'c']), colour(BLUE, '1', ['e', 'c', 'a', 'y'])];

function sourceOf(valueSets: ReadonlyMap<string, CompiledValueSet> = new Map()): ReleaseSource {
  return {
    codeSystem: (url, version) => SYSTEMS.find(({ shape }) => shape.url === url && shape.version === version),
    valueSet: (canonical) => valueSets.get(canonical),
  };
}

function compiled(shape: Partial<ValueSetShape>, source = sourceOf()) {
  const value = compileValueSet(valueSetShape(shape), source);
  return { value, issues: value.enumeration().issues };
}

/** A member in one line, with everything that tells it from others. */
function named({ system: { shape }, concept: { code } }: Pick<Member, 'system' | 'concept'>): string {
  return `${shape.url}|${shape.version}#${code}`;
}

const names = (valueSet: CompiledValueSet): readonly string[] => valueSet.enumeration().codes.map(named);

const NAMED_SETS = new Map([
  ['one', compiled({ include: [{ system: RED, version: '1', concepts: [{ code: 'b' }, { code: 'a' }] }] }).value],
  [
    'two',
    compiled({
      include: [
        { system: BLUE, version: '1' },
        { system: RED, version: '1', concepts: [{ code: 'a' }, { code: 'd' }] },
      ],
    }).value,
  ],
  ['empty', compiled({}).value],
]);

const SOURCE = sourceOf(NAMED_SETS);

/** One edition of each: what editions of one system are to each other, the algebra of requests is tested for. */
const anySystem = fc.constantFrom(
  { system: RED, version: '1' },
  { system: BLUE, version: '1' },
  { system: BLUE, version: '9' },
  { system: 'http://example.org/none', version: '1' },
);
const anyCodes = fc.array(fc.constantFrom(...CODES, 'x', 'y', 'z'), { maxLength: 5 });
const anyFilters = fc.array(
  fc.oneof(
    anyCodes.map((codes) => ({ property: 'code', op: 'in' as const, value: codes.join(',') })),
    fc.constantFrom('a', 'b', 'z').map((value) => ({ property: 'concept', op: 'is-a' as const, value })),
    fc.constant({ property: 'no such', op: '=' as const, value: 'a' }),
  ),
  { minLength: 1, maxLength: 3 },
);
const anyValueSets = fc.array(fc.constantFrom('one', 'two', 'empty', 'unknown'), { minLength: 1, maxLength: 2 });

const anyClause: fc.Arbitrary<ComposeClause> = fc.oneof(
  anySystem,
  fc.tuple(anySystem, anyCodes).map(([of, codes]) => ({ ...of, concepts: codes.map((code) => ({ code })) })),
  fc.tuple(anySystem, anyFilters).map(([of, filters]) => ({ ...of, filters })),
  anyValueSets.map((valueSets) => ({ valueSets })),
  fc.tuple(anySystem, anyValueSets).map(([of, valueSets]) => ({ ...of, valueSets })),
);

/** What a clause means, as a list of names; the whole meaning of the compose is then plain set arithmetic. */
function meaning(clause: ComposeClause): readonly string[] {
  const of = SYSTEMS.find(({ shape }) => shape.url === clause.system && shape.version === clause.version);
  const sets = (clause.valueSets ?? []).map((name) => NAMED_SETS.get(name));
  if (sets.includes(undefined) || (clause.system !== undefined && of === undefined)) return [];
  const lists = sets.map((set) => set?.enumeration().codes.map(named) ?? []);
  const candidates = of === undefined ? (lists[0] ?? []) : meaningInSystem(of, clause);
  return candidates.filter((name) => lists.every((list) => list.includes(name)));
}

function meaningInSystem(of: CompiledCodeSystem, clause: ComposeClause): readonly string[] {
  const own = [...conceptsOf(of)];
  const wanted =
    clause.concepts === undefined
      ? own.filter((each) => (clause.filters ?? []).every((filter) => passes(of, each.code, filter)))
      : clause.concepts.flatMap(({ code }) => own.filter((each) => each.code === code));
  return wanted.map((each) => named({ system: of, concept: each }));
}

function passes(of: CompiledCodeSystem, code: string, { property, op, value }: ComposeFilter): boolean {
  if (property === 'no such') return false;
  if (op === 'in') return value.split(',').includes(code);
  for (let at: string | undefined = code; at !== undefined; at = of.concept(at)?.parents[0]) {
    if (at === value) return true;
  }
  return false;
}

describe('a compose', () => {
  test('means the union of what is included without what is excluded, in order, each code once', () => {
    fc.assert(
      fc.property(fc.array(anyClause, { maxLength: 4 }), fc.array(anyClause, { maxLength: 2 }), (include, exclude) => {
        const { value } = compiled({ include, exclude }, SOURCE);
        const out = new Set(exclude.flatMap(meaning));
        expect(names(value)).toEqual([...new Set(include.flatMap(meaning))].filter((name) => !out.has(name)));
      }),
      { numRuns: 500 },
    );
  });

  test('has as members exactly what it answers member() for', () => {
    fc.assert(
      fc.property(fc.array(anyClause, { maxLength: 4 }), fc.array(anyClause, { maxLength: 2 }), (include, exclude) => {
        const { value } = compiled({ include, exclude }, SOURCE);
        const asked = SYSTEMS.flatMap((each) =>
          [...CODES, 'x', 'y', 'z'].flatMap((code) => value.member(each, code) ?? []),
        );
        expect(asked.map(named).sort()).toEqual([...names(value)].sort());
        for (const member of value.enumeration().codes) {
          expect(value.member(member.system, member.concept.code)).toEqual(member);
        }
      }),
    );
  });

  test('several value sets in one clause are their intersection', () => {
    expect(names(compiled({ include: [{ valueSets: ['one', 'two'] }] }, SOURCE).value)).toEqual([`${RED}|1#a`]);
  });

  test('an exclusion takes from every clause, wherever it stands', () => {
    const include = [{ system: RED, version: '1' }, { valueSets: ['one'] }];
    const { value } = compiled({ include, exclude: [{ valueSets: ['one'] }] }, SOURCE);
    expect(names(value)).toEqual([`${RED}|1#c`, `${RED}|1#d`, `${RED}|1#e`]);
  });

  test('keeps the order of the author, not that of the system, and the display given there first', () => {
    const concepts = [{ code: 'c', display: 'Sea' }, { code: 'a' }, { code: 'c', display: 'Second' }];
    const { value } = compiled({ include: [{ system: RED, version: '1', concepts }] });
    expect(value.enumeration().codes.map((member) => [member.concept.code, member.display])).toEqual([
      ['c', 'Sea'],
      ['a', 'Display of a'],
    ]);
  });

  test('two editions of one system are two systems', () => {
    const { value } = compiled({
      include: [
        { system: RED, version: '1', concepts: [{ code: 'a' }] },
        { system: RED, version: '2' },
      ],
      exclude: [{ system: RED, version: '2', concepts: [{ code: 'a' }] }],
    });
    expect(names(value)).toEqual([`${RED}|2#x`, `${RED}|2#c`, `${RED}|1#a`]);
    const [first, second] = SYSTEMS;
    if (first === undefined || second === undefined) expect.fail();
    expect(value.member(first, 'a')).toBeDefined();
    expect(value.member(second, 'a')).toBeUndefined();
    expect(value.member(first, 'c')).toBeUndefined();
  });

  test('a concept that stands twice in its system is a member once', () => {
    const twice = system([concept('a'), concept('A'), concept('b')], { url: RED, caseSensitive: false });
    const source: ReleaseSource = { codeSystem: () => twice, valueSet: () => undefined };
    const { value } = compiled({ include: [{ system: RED, version: '1' }] }, source);
    expect(value.enumeration().codes.map((member) => member.concept.code)).toEqual(['a', 'b']);
    expect(value.member(twice, 'A')?.concept.code).toBe('a');
  });
});

describe('a compose that names what is not there', () => {
  test.each([
    ['unknown-system', { system: BLUE, version: '9' }],
    ['unknown-system', { system: RED }],
    ['unknown-value-set', { valueSets: ['unknown', 'one'] }],
    ['unknown-value-set', { system: RED, version: '1', valueSets: ['unknown'] }],
    ['not-supported', { system: RED, version: '1', filters: [{ property: 'no such', op: '=', value: 'a' }] }],
    ['unknown-concept', { system: RED, version: '1', filters: [{ property: 'concept', op: 'is-not-a', value: 'z' }] }],
    ['invalid-pattern', { system: RED, version: '1', filters: [{ property: 'code', op: 'regex', value: '(' }] }],
  ] as const)('answers %s and lets nothing through: %j', (code, clause) => {
    const { value, issues } = compiled({ include: [clause] }, SOURCE);
    expect(issues.map((issue) => issue.code)).toEqual([code]);
    expect(value.enumeration().codes).toEqual([]);
  });

  test('keeps the codes that are there, and names the one that is not', () => {
    const concepts = [{ code: 'a' }, { code: 'nope' }, { code: 'b' }];
    const { value, issues } = compiled({ include: [{ system: RED, version: '1', concepts }] });
    expect(value.enumeration().codes.map((member) => member.concept.code)).toEqual(['a', 'b']);
    expect(issues.map((issue) => [issue.code, issue.message])).toEqual([
      ['unknown-code', expect.stringContaining('"nope"')],
    ]);
  });

  test('an empty clause holds nothing', () => {
    expect(compiled({ include: [{}] }).value.enumeration().codes).toEqual([]);
  });
});
