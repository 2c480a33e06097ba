import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { conceptsOf } from '../../src/terminology/code-system.ts';
import { get, LINEAGE, MORPHOLOGY, parameterValue, post, SNAPSHOT, url } from './fixture.ts';

const SUBSUMES = 'CodeSystem/$subsumes';

function outcome(codeA: string, codeB: string, system = LINEAGE): string {
  return parameterValue(get(url(SUBSUMES, { system, codeA, codeB })).body, 'outcome');
}

const INVERSE: { readonly [outcome: string]: string } = {
  equivalent: 'equivalent',
  subsumes: 'subsumed-by',
  'subsumed-by': 'subsumes',
  'not-subsumed': 'not-subsumed',
};

describe('$subsumes', () => {
  test.each([
    ['root', 'mixed', 'subsumes'],
    ['mixed', 'myeloid', 'subsumed-by'],
    ['mixed', 'lymphoid', 'subsumed-by'],
    ['lymphoid', 'myeloid', 'not-subsumed'],
    ['root', 'root', 'equivalent'],
  ])('%s and %s: %s', (codeA, codeB, expected) => {
    expect(outcome(codeA, codeB)).toBe(expected);
  });

  test('is antisymmetric', () => {
    const systems = SNAPSHOT.codeSystems.filter((system) => system.size > 0);
    const pair = fc.constantFrom(...systems).chain((system) => {
      const code = fc.constantFrom(...[...conceptsOf(system)].map((concept) => concept.code));
      return fc.tuple(fc.constant(system.shape.url), code, code);
    });
    fc.assert(
      fc.property(pair, ([system, a, b]) => {
        expect(outcome(b, a, system)).toBe(INVERSE[outcome(a, b, system)]);
      }),
    );
  });

  test('takes codings', () => {
    const { body } = post(SUBSUMES, [
      { name: 'codingA', valueCoding: { system: MORPHOLOGY, code: '9861/3' } },
      { name: 'codingB', valueCoding: { system: MORPHOLOGY, code: '9866/3' } },
    ]);
    expect(parameterValue(body, 'outcome')).toBe('subsumes');
  });

  test('refuses codings of two systems', () => {
    const { status } = post(SUBSUMES, [
      { name: 'codingA', valueCoding: { system: MORPHOLOGY, code: '9861/3' } },
      { name: 'codingB', valueCoding: { system: LINEAGE, code: 'root' } },
    ]);
    expect(status).toBe(400);
  });

  test('names each code that the system lacks', () => {
    const { status, body } = get(url(SUBSUMES, { system: LINEAGE, codeA: 'x', codeB: 'y' }));
    expect(status).toBe(404);
    expect(body.issue.map((issue: { expression: string[] }) => issue.expression[0])).toEqual(['codeA', 'codeB']);
  });
});
