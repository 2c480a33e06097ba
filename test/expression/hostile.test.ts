import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkExpression } from '../../src/expression/check.ts';
import { compileCondition } from '../../src/expression/compile.ts';
import type { ExpressionScope, ExpressionType } from '../../src/expression/scope.ts';
import { ask, HOST, SCOPE } from './support.ts';

const NASTY = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'valueOf',
  'then',
  '$age',
  'size_as_double',
];

describe('hostile expressions', () => {
  it.each(
    NASTY.flatMap((n) => [
      n,
      `${n}.${n}`,
      `age.${n}`,
      `${n}()`,
      `age.${n}()`,
      `${n}(age)`,
      `labs.exists(l, l.${n})`,
      `labs.exists(${n}, ${n}.hemoglobin > 1) || ${n}`,
      `known(${n}) && labs.${n} == 1`,
    ]),
  )('%s is an issue', (source) => {
    const result = checkExpression(source, SCOPE, 'bool');
    expect(result.ok).toBe(false);
    expect(result.issues.length).toBeGreaterThan(0);
  });

  it('leave no trace on prototypes', () => {
    const before = [Object.prototype, Array.prototype, Function.prototype, Map.prototype].map(Reflect.ownKeys);
    for (const name of NASTY) {
      compileCondition(`labs.exists(x, x.${name} == 1) || {"${name}": 1}.${name} == 1`, SCOPE, HOST);
      ask('labs.exists(l, l.hemoglobin > 3)', { labs: [JSON.parse(`{"${name}": {"polluted": 1}}`)] });
    }
    expect([Object.prototype, Array.prototype, Function.prototype, Map.prototype].map(Reflect.ownKeys)).toEqual(before);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  it.each([
    ['lists', `age in [${Array.from({ length: 1_900 }, () => '1').join(',')}]`],
    ['unary signs', `${'!'.repeat(3_900)}alive`],
    ['minus signs', `${'-'.repeat(3_900)}age > 1`],
    ['brackets', '['.repeat(3_900)],
    ['parentheses', `${'('.repeat(1_900)}alive${')'.repeat(1_900)}`],
    ['sums', `${Array.from({ length: 900 }, () => 'age').join('+')} > 1`],
    ['conditions', `${'alive ? '.repeat(400)}`],
    ['dots', `age${'.a'.repeat(1_900)}`],
    ['arguments', `abs(${Array.from({ length: 900 }, () => '1').join(',')}) > 1`],
    ['maps', `{${Array.from({ length: 900 }, () => '1:1').join(',')}} == {}`],
    ['quotation marks', '"'.repeat(3_999)],
    ['a long name', 'a'.repeat(4_000)],
  ])('too many %s are an issue', (_what, source) => {
    const start = performance.now();
    expect(checkExpression(source, SCOPE, 'bool').ok).toBe(false);
    expect(performance.now() - start).toBeLessThan(500);
  });

  it('never throw, whatever the text', () => {
    const token = fc.constantFrom(
      ...[
        'age',
        'labs',
        'alive',
        'died',
        'l',
        'known',
        'date',
        'exists',
        'matchesPattern',
        'size',
        'in',
        'null',
        'cel',
        'bind',
      ],
      ...[
        '(',
        ')',
        '[',
        ']',
        '{',
        '}',
        '.',
        ',',
        '?',
        ':',
        '!',
        '-',
        '+',
        '*',
        '/',
        '%',
        '==',
        '<',
        '>=',
        '&&',
        '||',
        '"',
        "'",
      ],
      ...[
        '1',
        '2.5',
        '5u',
        '0x1',
        '"a"',
        'r"\\',
        'b"x"',
        '//',
        '\\',
        '\n',
        '$',
        '`',
        '"2021-04"',
        '__proto__',
        'é',
        '\0',
        '\u2028',
      ],
    );
    const text = fc.oneof(
      fc.string(),
      fc.array(token, { maxLength: 12 }).map((tokens) => tokens.join(' ')),
    );
    fc.assert(
      fc.property(text, (source) => {
        const result = compileCondition(source, SCOPE, HOST);
        if (result.ok) result.value.evaluate({ age: 3, labs: [{}] });
        else expect(result.issues.length).toBeGreaterThan(0);
      }),
      { numRuns: 5_000 },
    );
  });

  it('match patterns in linear time', () => {
    const start = performance.now();
    expect(ask('matchesPattern(sex, "^(a+)+$")', { sex: `${'a'.repeat(10_000)}!` })).toBe(false);
    expect(ask('matchesPattern(sex, "^(a|a)*b$")', { sex: 'a'.repeat(10_000) })).toBe(false);
    expect(performance.now() - start).toBeLessThan(400);
  });
});

describe('hostile scopes', () => {
  it('may have any names', () => {
    const type = fc.constantFrom<ExpressionType>('string', 'bool', 'double', 'date', 'list<string>', 'list<date>');
    const name = fc.oneof(
      fc.string(),
      fc.constantFrom(...NASTY, 'loop', 'int', 'list', 'google', 'cel', 'x>', '<', 'a,b', ')', ''),
    );
    const names = fc.array(fc.tuple(name, type)).map((pairs) => new Map(pairs));
    const scopes: fc.Arbitrary<ExpressionScope> = fc.record({
      variables: names,
      children: fc.array(fc.tuple(name, names), { maxLength: 3 }).map((pairs) => new Map(pairs)),
    });
    fc.assert(
      fc.property(scopes, (scope) => {
        expect(checkExpression('1 > 2', scope, 'bool').ok).toBe(true);
        for (const variable of scope.variables.keys()) checkExpression(`${variable} == ${variable}`, scope, 'bool');
        for (const child of scope.children.keys()) checkExpression(`size(${child}) > 1`, scope, 'bool');
      }),
    );
  });
});
