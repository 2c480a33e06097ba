import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { subsumption } from '../../src/terminology/code-system.ts';
import { ancestorsAndSelf, anyDag, anyGraph, concept, system } from './systems.ts';

// Long work, on machines that do other work too.
vi.setConfig({ testTimeout: 60_000 });

/** Every pair of codes of a system. */
function pairs(codes: readonly string[]): readonly (readonly [string, string])[] {
  return codes.flatMap((a) => codes.map((b) => [a, b] as const));
}

describe('a hierarchy without circles', () => {
  test('subsumes exactly what a walk along all parents reaches', () => {
    fc.assert(
      fc.property(anyDag(), (concepts) => {
        const compiled = system(concepts);
        for (const [at, { code }] of concepts.entries()) {
          const above = ancestorsAndSelf(concepts, code);
          const found = concepts.filter((_each, index) => compiled.hierarchy.subsumes(index, at));
          expect(new Set(found.map((each) => each.code))).toEqual(above);
        }
      }),
    );
  });

  test('lists the descendants that a walk finds, each once, in the order of the system', () => {
    fc.assert(
      fc.property(anyDag(), (concepts) => {
        const compiled = system(concepts);
        for (const [at, { code }] of concepts.entries()) {
          const below = [...concepts.keys()].filter((index) =>
            ancestorsAndSelf(concepts, concepts[index]?.code ?? '').has(code),
          );
          expect(compiled.hierarchy.descendantsAndSelf(at)).toEqual(below);
        }
      }),
    );
  });

  test('answers $subsumes as FHIR words it, the same from both sides', () => {
    const mirrored = {
      equivalent: 'equivalent',
      subsumes: 'subsumed-by',
      'subsumed-by': 'subsumes',
      'not-subsumed': 'not-subsumed',
    };
    fc.assert(
      fc.property(anyDag(15), (concepts) => {
        const compiled = system(concepts);
        for (const [a, b] of pairs(concepts.map((each) => each.code))) {
          const outcome = subsumption(compiled, a, b);
          expect(subsumption(compiled, b, a)).toBe(mirrored[outcome ?? 'not-subsumed']);
          expect(outcome === 'equivalent').toBe(a === b);
          expect(outcome === 'subsumes').toBe(a !== b && ancestorsAndSelf(concepts, b).has(a));
        }
      }),
    );
  });

  test('counts a parent named twice once', () => {
    const compiled = system([concept('a'), concept('b', ['a', 'a'])]);
    expect([...compiled.hierarchy.childrenOf(0)]).toEqual([1]);
    expect([...compiled.hierarchy.parentsOf(1)]).toEqual([0]);
  });

  test('a chain of 5,000 ends, from either end', () => {
    const down = Array.from({ length: 5_000 }, (_, at) => concept(`c${at}`, at === 0 ? [] : [`c${at - 1}`]));
    for (const concepts of [down, down.toReversed()]) {
      const compiled = system(concepts);
      expect(subsumption(compiled, 'c0', 'c4999')).toBe('subsumes');
      expect(subsumption(compiled, 'c4999', 'c0')).toBe('subsumed-by');
      expect(compiled.hierarchy.descendantsAndSelf(compiled.indexOf('c0') ?? -1)).toHaveLength(5_000);
    }
  });

  test('100,000 concepts with some second parents are compiled', () => {
    const concepts = Array.from({ length: 100_000 }, (_, at) => {
      const first = at === 0 ? [] : [`c${Math.floor((at - 1) / 10)}`];
      return concept(`c${at}`, at % 20 === 7 ? [...first, `c${Math.floor(at / 2)}`] : first);
    });
    const compiled = system(concepts);
    expect(compiled.size).toBe(100_000);
    expect(compiled.hierarchy.descendantsAndSelf(0)).toHaveLength(100_000);
    for (const code of ['c99999', 'c54327', 'c7']) {
      const above = ancestorsAndSelf(concepts, code);
      const asked = Array.from({ length: 2_000 }, (_, at) => `c${at}`);
      for (const other of asked) expect(compiled.hierarchy.subsumes(at(other), at(code))).toBe(above.has(other));
    }
    function at(code: string): number {
      return compiled.indexOf(code) ?? -1;
    }
  });

  test('100,000 concepts below one and one below 10,000 are compiled', () => {
    const star = Array.from({ length: 100_000 }, (_, at) => concept(`c${at}`, at === 0 ? [] : ['c0']));
    const many = concept(
      'many',
      star.slice(1, 10_001).map((each) => each.code),
    );
    const compiled = system([...star, many]);
    expect(subsumption(compiled, 'c0', 'many')).toBe('subsumes');
    expect(subsumption(compiled, 'c10000', 'many')).toBe('subsumes');
    expect(subsumption(compiled, 'c10001', 'many')).toBe('not-subsumed');
  });
});

describe('a hierarchy with circles and parents that do not exist', () => {
  test('never says more than a walk finds, and lists what it says', () => {
    fc.assert(
      fc.property(anyGraph(), (concepts) => {
        const { hierarchy } = system(concepts);
        for (const ancestor of concepts.keys()) {
          const below = [...concepts.keys()].filter((each) => hierarchy.subsumes(ancestor, each));
          expect(hierarchy.descendantsAndSelf(ancestor)).toEqual(below);
          for (const each of below) expect(ancestorsAndSelf(concepts, `c${each}`)).toContain(`c${ancestor}`);
        }
      }),
    );
  });

  test('is still reflexive, antisymmetric and transitive', () => {
    fc.assert(
      fc.property(anyGraph(), (concepts) => {
        const { hierarchy } = system(concepts);
        for (const a of concepts.keys()) {
          expect(hierarchy.subsumes(a, a)).toBe(true);
          for (const b of hierarchy.descendantsAndSelf(a)) {
            if (a !== b) expect(hierarchy.subsumes(b, a)).toBe(false);
            expect(hierarchy.descendantsAndSelf(b).every((c) => hierarchy.subsumes(a, c))).toBe(true);
          }
        }
      }),
    );
  });

  test('what is above a circle stays above what is below it', () => {
    const concepts = [
      concept('root'),
      concept('upper', ['root']),
      concept('one', ['upper', 'two']),
      concept('two', ['one']),
      concept('lower', ['two']),
    ];
    for (const order of [concepts, concepts.toReversed()]) {
      const compiled = system(order);
      for (const code of ['upper', 'one', 'two', 'lower']) expect(subsumption(compiled, 'root', code)).toBe('subsumes');
      expect(subsumption(compiled, 'upper', 'lower')).toBe('subsumes');
      expect(subsumption(compiled, 'one', 'lower')).toBe('subsumes');
    }
  });

  test('a concept below itself is a concept like any other', () => {
    const compiled = system([concept('a', ['a']), concept('b', ['a'])]);
    expect(subsumption(compiled, 'a', 'b')).toBe('subsumes');
    expect(subsumption(compiled, 'b', 'a')).toBe('subsumed-by');
  });
});
