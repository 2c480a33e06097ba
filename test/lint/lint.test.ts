import { describe, expect, test } from 'vitest';
import { check, define, found, variable } from '../source/support.ts';

describe('units', () => {
  test.each(['g/dL', '10*9/L', 'mg/L', '%', 'U/L', '{ratio}', 'd', 'mo', 'mmol/L'])('%s is UCUM', (unit) =>
    expect(found(variable('x', 'decimal', `unit: "${unit}"\n`))).toEqual([]),
  );
  test.each(['G/DL', 'x10^9/L', 'percent', 'cells per litre', '*'])('%s is not', (unit) =>
    expect(check(variable('x', 'decimal', `unit: "${unit}"\n`))).toMatchObject([
      { code: 'invalid-unit', at: { pointer: '/unit', line: 12, column: 7 } },
    ]),
  );
  test('a factor that fits is right', () =>
    expect(found(variable('x', 'decimal', 'unit: g/dL\nacceptedUnits: [{ unit: g/L, factor: 0.1 }]\n'))).toEqual([]));
  test('a factor that is upside down is answered with the right one', () =>
    expect(check(variable('x', 'decimal', 'unit: g/dL\nacceptedUnits: [{ unit: g/L, factor: 10 }]\n'))).toMatchObject([
      {
        code: 'invalid-unit',
        message: '1 g/L is 0.1 g/dL, but the factor says 10.',
        at: { pointer: '/acceptedUnits/0/factor' },
      },
    ]));
  test('a factor between mass and amount is the author’s', () =>
    expect(found(variable('x', 'decimal', 'unit: mg/dL\nacceptedUnits: [{ unit: umol/L, factor: 0.0113 }]\n'))).toEqual(
      [],
    ));
  test('an accepted unit that is no unit is located', () =>
    expect(found(variable('x', 'decimal', 'unit: g/dL\nacceptedUnits: [{ unit: grams, factor: 1 }]\n'))).toEqual([
      'invalid-unit variable/x /acceptedUnits/0/unit',
    ]));
});

describe('mappings and patterns', () => {
  test('a LOINC code with a wrong check digit is located', () =>
    expect(
      found(variable('x', 'decimal', 'mappings: [{ to: omop, code: "1" }, { to: loinc, code: "718-8" }]\n')),
    ).toEqual(['invalid-check-digit variable/x /mappings/1/code']));
  test('a right one is right', () =>
    expect(found(variable('x', 'decimal', 'mappings: [{ to: loinc, code: "718-7" }]\n'))).toEqual([]));
  test('examples match the pattern as a whole', () => {
    expect(found(variable('x', 'string', 'pattern: "[A-Z]{2}"\nexamples: [DE, ES]\n'))).toEqual([]);
    expect(found(variable('x', 'string', 'pattern: "[A-Z]{2}"\nexamples: [DE, ESP]\n'))).toEqual([
      'invalid-value variable/x /examples/1',
    ]);
  });
  test.each(['(?=a)b', '(a)\\\\1', '[', '(a', 'a'.repeat(300)])('the pattern %s is refused', (pattern) =>
    expect(found(variable('x', 'string', `pattern: "${pattern}"\n`))).toEqual(['invalid-pattern variable/x /pattern']),
  );
  test('a pattern that makes other engines hang is read in no time', () =>
    expect(found(variable('x', 'string', `pattern: "(a+)+$"\nexamples: [${'a'.repeat(5_000)}b]\n`))).toEqual([
      'invalid-value variable/x /examples/0',
    ]));
});

describe('missing reasons', () => {
  const withUnknown = define(
    'value-set',
    'answers',
    'codes: [{ code: "yes", display: Y }, { code: "unknown", display: U }]\n',
  );

  test('a code cannot be a value and the reason why there is none', () =>
    expect(found(withUnknown, variable('x', 'code', 'valueSet: answers\nmissing: ["unknown"]\n'))).toEqual([
      'missing-code-in-value-set variable/x /missing/0',
    ]));
  test('it can be a value where it is no missing reason', () =>
    expect(found(withUnknown, variable('x', 'code', 'valueSet: answers\n'))).toEqual([]));
});

describe('status', () => {
  const deprecated = 'status: deprecated\ndeprecated: { reason: Old }\n';

  test('what is deprecated says why', () => {
    expect(found(variable('x', 'string', deprecated))).toEqual([]);
    expect(found(variable('x', 'string', 'status: deprecated\n'))).toEqual(['missing-key variable/x /status']);
  });
  test.each(['draft', 'trial-use', 'active'])('what is %s is not deprecated', (status) =>
    expect(found(variable('x', 'string', `status: ${status}\ndeprecated: { reason: Old }\n`))).toEqual([
      'invalid-value variable/x /status',
    ]),
  );
  const set = (status: string) => define('value-set', 'vs', `${status}codes: [{ code: "a", display: A }]\n`);
  const user = (status: string) => variable('x', 'code', `status: ${status}\nvalueSet: vs\n`);

  test.each([
    ['active', 'status: retired\n', 'error'],
    ['trial-use', 'status: draft\n', 'error'],
    ['active', deprecated, 'warning'],
  ])('%s must not stand on %s', (status, other, severity) =>
    expect(check(set(other), user(status))).toMatchObject([
      {
        code: 'retired-reference',
        severity,
        at: { definition: 'variable/x', pointer: '/valueSet', line: 12, column: 11 },
      },
    ]),
  );
  test.each([
    ['draft', 'status: retired\n'],
    ['retired', 'status: draft\n'],
    ['active', 'status: trial-use\n'],
    ['trial-use', ''],
  ])('%s may stand on %s', (status, other) => expect(found(set(other), user(status))).toEqual([]));
  test('what is deprecated may name the draft that will replace it', () =>
    expect(
      found(
        variable('x', 'string', 'status: deprecated\ndeprecated: { reason: Old, replacedBy: y, consider: [z] }\n'),
        variable('y', 'string', 'status: draft\n'),
        variable('z', 'string'),
      ),
    ).toEqual([]));
  test('what replaces must exist', () =>
    expect(
      found(variable('x', 'string', 'status: deprecated\ndeprecated: { reason: Old, replacedBy: y, consider: [z] }\n')),
    ).toEqual([
      'unknown-reference variable/x /deprecated/replacedBy',
      'unknown-reference variable/x /deprecated/consider/0',
    ]));
});
