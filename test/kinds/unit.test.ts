import { expect, test, vi } from 'vitest';
import { conversionFactor, unitProblem } from '../../src/kinds/unit.ts';

test.each([
  'constructor',
  '__proto__',
  'toString',
  'hasOwnProperty',
  'kconstructor/L',
  '(',
  '('.repeat(5_000),
  'g/'.repeat(5_000),
  'a b',
  '{x}g(m)',
  '\0',
  'é',
  '',
])('the unit %j is refused without a throw and without a word on standard output', (unit) => {
  const log = vi.spyOn(console, 'log');
  expect(unitProblem(unit)).toContain('is no UCUM unit');
  expect(conversionFactor(unit, 'g')).toBeUndefined();
  expect(log).not.toHaveBeenCalled();
  log.mockRestore();
});

test('a unit that is nearly one is answered with what was meant', () => {
  expect(unitProblem('grams')).toContain('Did you mean');
});

test('factors are those of UCUM', () => {
  expect(conversionFactor('g/L', 'g/dL')).toBeCloseTo(0.1);
  expect(conversionFactor('mg/dL', 'umol/L')).toBeUndefined();
});
