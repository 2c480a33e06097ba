import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import type { FilterOperator } from '../../src/model/definitions.ts';
import type { ComposeFilter, Concept } from '../../src/model/shapes.ts';
import { type CompiledCodeSystem, conceptsOf } from '../../src/terminology/code-system.ts';
import { compileFilter, compilePattern } from '../../src/terminology/filter.ts';
import { ancestorsAndSelf, anyDag, concept, system } from './systems.ts';

// Long work, on machines that do other work too.
vi.setConfig({ testTimeout: 60_000 });

function filter(op: string, value: string, property = 'concept'): ComposeFilter {
  // What a client writes as an operator is only a text until it is compiled.
  return { property, op: op as FilterOperator, value };
}

/** The codes that a filter picks, or the code of the issue. */
function picked(compiled: CompiledCodeSystem, wanted: ComposeFilter): readonly string[] | string {
  const result = compileFilter(compiled, wanted);
  if (!result.ok) return result.issues.map((issue) => issue.code).join();
  return [...conceptsOf(compiled)].filter((_each, index) => result.value(index)).map((each) => each.code);
}

const HIERARCHICAL: { readonly [op: string]: (all: readonly Concept[], value: string) => (code: string) => boolean } = {
  'is-a': (all, value) => (code) => ancestorsAndSelf(all, code).has(value),
  'descendent-of': (all, value) => (code) => code !== value && ancestorsAndSelf(all, code).has(value),
  'is-not-a': (all, value) => (code) => !ancestorsAndSelf(all, code).has(value),
  generalizes: (all, value) => (code) => ancestorsAndSelf(all, value).has(code),
  'child-of': (all, value) => (code) => all.some((each) => each.code === code && each.parents.includes(value)),
  'descendent-leaf': (all, value) => (code) =>
    ancestorsAndSelf(all, code).has(value) && !all.some((each) => each.parents.includes(code)),
};

describe('a filter by hierarchy', () => {
  test.each(Object.keys(HIERARCHICAL))('%s picks what the definition of FHIR says', (op) => {
    fc.assert(
      fc.property(anyDag(20), fc.nat(), fc.constantFrom('concept', 'code'), (concepts, pick, property) => {
        const value = concepts[pick % concepts.length]?.code ?? '';
        const oracle = HIERARCHICAL[op]?.(concepts, value);
        const expected = concepts.map((each) => each.code).filter((code) => oracle?.(code));
        expect(picked(system(concepts), filter(op, value, property))).toEqual(expected);
      }),
    );
  });

  test('says that the system lacks the code, in whatever property', () => {
    const compiled = system([concept('a')]);
    expect(picked(compiled, filter('is-a', 'x'))).toBe('unknown-concept');
    expect(picked(compiled, filter('is-a', 'a', 'display'))).toBe('not-supported');
  });
});

const PROPERTIES = {
  properties: [{ code: 'grade', description: 'Grade', type: 'integer' as const }],
};

const GRADED = [
  concept('a', [], { properties: [{ code: 'grade', type: 'integer', value: 1 }] }),
  concept('b', ['a'], {
    properties: [
      { code: 'grade', type: 'integer', value: 2 },
      { code: 'grade', type: 'integer', value: 3 },
    ],
  }),
  concept('c', ['a', 'b'], { status: 'retired' }),
];

describe('a filter by property', () => {
  const compiled = system(GRADED, PROPERTIES);

  test.each([
    ['=', 'grade', '1', ['a']],
    ['=', 'grade', '3', ['b']],
    ['=', 'grade', '', []],
    ['in', 'grade', '1, 3', ['a', 'b']],
    ['not-in', 'grade', '1,9', ['b', 'c']],
    ['exists', 'grade', 'true', ['a', 'b']],
    ['exists', 'grade', 'false', ['c']],
    ['regex', 'grade', '[23]', ['b']],
    ['=', 'parent', 'a', ['b', 'c']],
    ['exists', 'parent', 'false', ['a']],
    ['=', 'status', 'retired', ['c']],
    ['=', 'display', 'Display of b', ['b']],
    ['in', 'concept', 'a,c', ['a', 'c']],
    ['not-in', 'code', 'a,c', ['b']],
    ['regex', 'code', '[ab]', ['a', 'b']],
  ] as const)('%s of %s "%s" picks %j', (op, property, value, expected) => {
    expect(picked(compiled, filter(op, value, property))).toEqual(expected);
  });

  test('a regular expression must match the whole value', () => {
    expect(picked(compiled, filter('regex', 'Display', 'display'))).toEqual([]);
    expect(picked(compiled, filter('regex', 'Display.*', 'display'))).toEqual(['a', 'b', 'c']);
  });

  test('exists takes only true and false', () => {
    expect(picked(compiled, filter('exists', 'yes', 'grade'))).toBe('invalid-value');
  });

  test.each(['stage', '__proto__', 'constructor', ''])('the property "%s" that the system lacks is refused', (name) => {
    expect(picked(compiled, filter('=', '1', name))).toBe('not-supported');
  });

  test.each(['constructor', 'toString', '__proto__', 'IS-A', ''])('the operator "%s" is refused', (op) => {
    expect(picked(compiled, filter(op, 'a'))).toBe('not-supported');
  });

  test('codes are compared in any case where case does not matter', () => {
    const folding = system([concept('C91'), concept('C91.0', ['c91'])], { caseSensitive: false });
    expect(picked(folding, filter('=', 'c91', 'code'))).toEqual(['C91']);
    expect(picked(folding, filter('in', 'c91.0', 'concept'))).toEqual(['C91.0']);
    expect(picked(folding, filter('not-in', 'c91.0', 'concept'))).toEqual(['C91']);
    expect(picked(folding, filter('=', 'C91', 'parent'))).toEqual(['C91.0']);
    expect(picked(folding, filter('is-a', 'c91'))).toEqual(['C91', 'C91.0']);
  });
});

describe('a pattern', () => {
  test.each(['(a+)+$', '(a|aa)+$', '(.*)*x', '^(([a-z])+.)+[A-Z]([a-z])+$', '(a?){50}a{50}'])(
    'as evil as %s is tried on a long display in linear time',
    (source) => {
      const pattern = compilePattern(source);
      if (!pattern.ok) expect.fail(pattern.issues[0]?.message);
      // A backtracking engine would not come back from this.
      expect(pattern.value(`${'a'.repeat(10_000)}!`)).toBe(false);
    },
  );

  test.each(['(?=a)', '(?<!a)b', '(a)\\1', '(', '[z-a]', 'a{1001}', '((a{1000}){1000}){1000}', 'x'.repeat(201)])(
    'that cannot be tried in linear time, or read, is refused: %s',
    (source) => {
      const pattern = compilePattern(source);
      expect(pattern.issues.map((issue) => issue.code)).toEqual(['invalid-pattern']);
    },
  );

  test('never throws, whatever it is and whatever it is tried on', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (source, text) => {
        const pattern = compilePattern(source);
        if (pattern.ok) expect(typeof pattern.value(text)).toBe('boolean');
      }),
    );
  });
});
