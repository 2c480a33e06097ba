import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isLoincCode } from '../../src/lint/loinc.ts';
import type { Variable } from '../../src/model/definitions.ts';
import { readSources } from '../../src/source/sources.ts';
import { realFiles } from '../source/support.ts';

test.each(['718-7', '6690-2', '777-3', '2160-0', '1751-7', '14804-9', '21112-8', '89247-1'])(
  '%s is a LOINC code',
  (code) => expect(isLoincCode(code)).toBe(true),
);

test.each(['718-8', '781-7', '718', '-7', '', 'LP7057-5', '718-77', '12345678-9', ' 718-7', '718-7\n', '٧١٨-٧'])(
  '%j is none',
  (code) => expect(isLoincCode(code)).toBe(false),
);

test('each LOINC code of the dictionary has its check digit', () => {
  const { dictionary } = readSources(realFiles()).value;
  const codes = [...(dictionary?.definitions.values() ?? [])]
    .filter((definition): definition is Variable => definition.kind === 'variable')
    .flatMap((variable) => (variable.mappings ?? []).filter(({ to }) => to === 'loinc').map(({ code }) => code));
  expect(codes.length).toBeGreaterThanOrEqual(10);
  expect(codes.filter((code) => !isLoincCode(code))).toEqual([]);
});

test('exactly one check digit fits a number, and another digit anywhere breaks it', () => {
  const numbers = fc.integer({ min: 1, max: 9_999_999 });
  fc.assert(
    fc.property(
      numbers,
      (number) => [...'0123456789'].filter((digit) => isLoincCode(`${number}-${digit}`)).length === 1,
    ),
  );
  fc.assert(
    fc.property(numbers, fc.nat(6), fc.integer({ min: 1, max: 9 }), (number, place, add) => {
      const digits = [...String(number)];
      const at = place % digits.length;
      const check = [...'0123456789'].find((digit) => isLoincCode(`${number}-${digit}`));
      digits[at] = String((Number(digits[at]) + add) % 10);
      return !isLoincCode(`${digits.join('')}-${check}`);
    }),
  );
});
