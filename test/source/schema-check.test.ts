import { describe, expect, test } from 'vitest';
import { check, define, variable } from './support.ts';

/** Issues as `line:column code message`. */
function said(body: string): readonly string[] {
  return check(variable('x', 'decimal', body)).map(
    ({ at, code, message }) => `${at?.line}:${at?.column} ${code} ${message}`,
  );
}

describe('keys', () => {
  test('an unknown key far from any known one is answered with those there are', () =>
    expect(said('range: { lowest: 1 }\n')).toEqual([
      '12:10 unknown-key Unknown key "lowest". Expected: min, max, source.',
    ]));
  test('a language tag that is none is answered with the form of one', () =>
    expect(said('notes: { English: x }\n')).toEqual([
      '12:10 unknown-key Unknown key "English". Expected keys like ^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$.',
    ]));
  test('a missing key is located at the part that lacks it', () =>
    expect(said('mappings:\n  - { to: loinc, code: "718-7" }\n  - { to: omop }\n')).toEqual([
      '14:5 missing-key The key "code" is missing; it is required here.',
    ]));
  test('each mistake of a file is reported in one run', () =>
    expect(said('unitt: g\nrange: { min: low }\nrepeats: yes\nnotes:\n')).toEqual([
      '12:1 unknown-key Unknown key "unitt". Did you mean "unit"?',
      '15:7 invalid-value Found nothing; expected a text, or keys with values.',
      '13:15 invalid-value Found "low"; expected a number.',
      '14:10 invalid-value Found "yes"; expected true or false.',
    ]));
});

describe('choices', () => {
  test('what is none of several forms is one issue', () =>
    expect(said('notes: [a, b]\n')).toEqual([
      '12:8 invalid-value Found a list of 2; expected a text, or keys with values.',
    ]));
  test('a mistake within one of the forms is that mistake alone', () =>
    expect(said('notes: { en: "" }\n')).toEqual(['12:14 invalid-value Found ""; expected a text that is not empty.']));
  test('no keys at all are one issue', () =>
    expect(said('notes: {}\n')).toEqual(['12:8 invalid-value Found keys with values; expected at least one key.']));
  test('the second item of a list is not taken for a part of the eleventh', () => {
    const items = Array.from({ length: 12 }, (_each, index) => (index === 1 || index === 10 ? '[a]' : 'x'));
    expect(said(`examples: [${items.join(', ')}]\n`)).toEqual([
      '12:15 invalid-value Found a list of 1; expected a text, or a number, or true or false.',
      '12:44 invalid-value Found a list of 1; expected a text, or a number, or true or false.',
    ]);
  });
  test('a number as a text for people must be quoted too', () =>
    expect(said('notes: 1.10\n')).toEqual([
      '12:8 unquoted-code YAML reads 1.10 as the number 1.1; a string is expected here. Quote this: "1.10".',
    ]));
});

describe('values', () => {
  test('a number between quotation marks is no number', () =>
    expect(said('range: { min: "1" }\n')).toEqual(['12:15 invalid-value Found "1"; expected a number.']));
  test('a day that is none is refused', () =>
    expect(said('status: deprecated\ndeprecated: { reason: Old, removeAfter: "2026-13-01" }\n')[0]).toMatch(
      /^12:41 invalid-value Found "2026-13-01"/,
    ));
  test('a long value is shown cut', () =>
    expect(said(`unit: { ${'x'.repeat(500)}: 1 }\n`)[0]?.length).toBeLessThan(100));
  test('an empty list is refused', () =>
    expect(said('aliases: []\n')).toEqual(['12:10 invalid-value Found a list of 0; expected at least one item.']));
  test('012 as a code shows itself as written, and what to write', () =>
    expect(check(define('value-set', 'x', 'codes:\n  - code: 012\n    display: Twelve\n'))).toMatchObject([
      {
        code: 'unquoted-code',
        message: 'YAML reads 012 as the number 12; a string is expected here. Quote this: "012".',
        at: { file: 'value-sets/x.yaml', line: 10, column: 11, pointer: '/codes/0/code' },
      },
    ]));
});
