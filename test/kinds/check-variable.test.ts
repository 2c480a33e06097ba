import { describe, expect, test } from 'vitest';
import { check, define, found, variable } from '../source/support.ts';

const colours = define('value-set', 'colours', 'codes:\n  - { code: "red", display: Red }\n');

test('a number with unit, ranges and a missing reason is right', () => {
  const body = 'unit: g/dL\nrange: { min: 1, max: 30 }\nplausible: { min: 4, max: 20 }\nmissing: ["unknown"]\n';
  expect(found(variable('hb', 'decimal', body))).toEqual([]);
});

describe('ranges', () => {
  test.each(['range', 'plausible'])('the least value of %s must not be above the greatest', (key) =>
    expect(found(variable('hb', 'decimal', `${key}: { min: 3, max: 2 }\n`))).toEqual([
      `invalid-range variable/hb /${key}/min`,
    ]),
  );
  test('equal bounds are bounds', () =>
    expect(found(variable('hb', 'integer', 'range: { min: 3, max: 3 }\n'))).toEqual([]));
  test('a text has no range', () =>
    expect(found(variable('name', 'string', 'range: { min: 1 }\n'))).toEqual(['invalid-range variable/name /range']));
  test('the issue has the line and column of the least value', () =>
    expect(check(variable('hb', 'decimal', 'range: { min: 3, max: 2 }\n'))[0]?.at).toMatchObject({
      file: 'variables/hb.yaml',
      line: 12,
      column: 15,
    }));
  test.each(['.inf', '.nan', '1e400'])('%s is no bound, and is shown as it is written', (bound) =>
    expect(check(variable('hb', 'decimal', `range: { min: ${bound} }\n`))).toMatchObject([
      { code: 'invalid-value', message: `Found ${bound}; expected a number.` },
    ]),
  );
});

describe('types', () => {
  test('a code with a value set is right', () =>
    expect(found(colours, variable('colour', 'code', 'valueSet: colours\n'))).toEqual([]));
  test('a code needs a value set', () =>
    expect(found(variable('colour', 'code'))).toEqual(['missing-key variable/colour /type']));
  test('only a code has a value set', () =>
    expect(found(colours, variable('colour', 'string', 'valueSet: colours\n'))).toEqual([
      'invalid-value variable/colour /valueSet',
    ]));
  test('only numbers have a unit', () =>
    expect(found(variable('name', 'string', 'unit: g/dL\n'))).toEqual(['invalid-value variable/name /unit']));
  test('accepted units need a unit', () =>
    expect(found(variable('hb', 'decimal', 'acceptedUnits: [{ unit: g/L, factor: 0.1 }]\n'))).toEqual([
      'missing-key variable/hb /acceptedUnits',
    ]));
});

describe('missing reasons', () => {
  test('an unknown reason is named, with the one that is near', () =>
    expect(check(variable('hb', 'decimal', 'missing: ["unknwon"]\n'))).toMatchObject([
      { code: 'unknown-code', message: expect.stringContaining('Did you mean "unknown"?') },
    ]));
  test('without the value set of reasons there is one issue, where it is named, and none at each variable', () => {
    const broken = { path: 'value-sets/missing_reason.yaml', text: 'kind: value-set\nid: [\n' };
    const issues = found(broken, variable('hb', 'decimal', 'missing: ["unknown"]\n'));
    expect(issues).toEqual(['yaml-syntax value-sets/missing_reason.yaml']);
  });
});

describe('words of the expression language', () => {
  test.each([
    'in',

    'loop',
    'package',
    'namespace',
    'if',
    'for',
    'as',
    'let',
    'var',
    'const',
    'while',
  ])('%s cannot be a variable’s id', (word) =>
    expect(check(variable(word, 'integer'))).toMatchObject([{ code: 'invalid-value', at: { line: 2, column: 5 } }]),
  );
  test.each(['true', 'false', 'null'])('%s cannot, even between quotation marks', (word) => {
    const { path, text } = variable(word, 'integer');
    const quoted = text.replace(`id: ${word}`, `id: "${word}"`);
    expect(check({ path, text: quoted })).toMatchObject([{ code: 'invalid-value', at: { pointer: '/id' } }]);
  });
  test.each(['type', 'size', 'date', 'known', 'string', 'constructor', 'inside'])('%s can', (word) =>
    expect(found(variable(word, 'integer'))).toEqual([]),
  );
});
