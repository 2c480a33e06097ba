import { describe, expect, test } from 'vitest';
import { displaysOf, subsumption } from '../../src/terminology/code-system.ts';
import { concept, system } from './systems.ts';

describe('a compiled code system', () => {
  test('finds a code exactly as it is written where case matters', () => {
    const compiled = system([concept('C91'), concept('c91')]);
    expect(compiled.concept('c91')?.code).toBe('c91');
    expect(compiled.concept('C91 ')).toBeUndefined();
    expect(compiled.indexOf('')).toBeUndefined();
  });

  test('finds a code in any case where case does not matter, for parents and subsumption too', () => {
    const compiled = system([concept('C91'), concept('C91.0', ['c91'])], { caseSensitive: false });
    expect(compiled.concept('c91.0')?.code).toBe('C91.0');
    expect(subsumption(compiled, 'c91', 'c91.0')).toBe('subsumes');
    expect(subsumption(compiled, 'c91', 'C91')).toBe('equivalent');
  });

  test('does not relate codes that it lacks', () => {
    const compiled = system([concept('a')]);
    expect(subsumption(compiled, 'a', 'x')).toBeUndefined();
    expect(subsumption(compiled, 'x', 'x')).toBeUndefined();
  });

  test('takes the first of two concepts with one code', () => {
    const compiled = system([concept('a', [], { display: 'first' }), concept('a', [], { display: 'second' })]);
    expect(compiled.concept('a')?.display).toBe('first');
    expect(compiled.indexOf('a')).toBe(0);
  });

  test('knows no code that only JavaScript knows', () => {
    const compiled = system([concept('a')]);
    for (const name of ['__proto__', 'constructor', 'toString']) expect(compiled.concept(name)).toBeUndefined();
  });

  test('names all displays, the preferred one first', () => {
    const one = concept('a', [], { display: 'A', designations: [{ value: 'Ah' }, { language: 'de', value: 'Aa' }] });
    expect(displaysOf(one)).toEqual(['A', 'Ah', 'Aa']);
  });
});
