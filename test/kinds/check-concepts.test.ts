import { describe, expect, test } from 'vitest';
import { circlesOf } from '../../src/kinds/circles.ts';
import { check, define, found } from '../source/support.ts';

function system(concepts: string, more = 'hierarchy: is-a\n') {
  return define('code-system', 'codes', `content: complete\nlicence: CC0\n${more}concepts:\n${concepts}`);
}

describe('code systems', () => {
  test('a tree of codes with a property and a replacement is right', () => {
    const properties = 'hierarchy: is-a\nproperties: [{ code: "axis", description: Axis, type: string }]\n';
    const concepts =
      '  - { code: "a", display: A, properties: { axis: x } }\n  - { code: "b", display: B, parents: ["a"], status: retired, replacedBy: "a" }\n';
    expect(found(system(concepts, properties))).toEqual([]);
  });
  test('a code twice is refused where it is written again', () =>
    expect(check(system('  - { code: "a", display: A }\n  - { code: "a", display: B }\n'))).toMatchObject([
      { code: 'duplicate-code', message: 'The code "a" is there twice.', at: { line: 14, column: 13 } },
    ]));
  test('codes that differ only by case are refused', () =>
    expect(check(system('  - { code: "CR", display: A }\n  - { code: "Cr", display: B }\n'))).toMatchObject([
      { code: 'duplicate-code', message: 'The code "Cr" differs from "CR" only by case.' },
    ]));
  test('parents and replacements must be codes of the list', () =>
    expect(found(system('  - { code: "a", display: A, parents: ["x"], replacedBy: "y" }\n'))).toEqual([
      'unknown-code code-system/codes /concepts/0/parents/0',
      'unknown-code code-system/codes /concepts/0/replacedBy',
    ]));
  test('a property must be declared', () =>
    expect(found(system('  - { code: "a", display: A, properties: { axis: x } }\n'))).toEqual([
      'unknown-key code-system/codes /concepts/0/properties/axis',
    ]));
  test('a property that is a code must be quoted where YAML would make a number of it', () =>
    expect(
      check(
        system(
          '  - { code: "a", display: A, properties: { axis: 3.10 } }\n',
          'hierarchy: is-a\nproperties:\n  - { code: "axis", description: Axis, type: code }\n',
        ),
      ),
    ).toMatchObject([{ code: 'unquoted-code', message: expect.stringContaining('Quote it') }]));
  test('parents need a meaning', () =>
    expect(found(system('  - { code: "a", display: A }\n  - { code: "b", display: B, parents: ["a"] }\n', ''))).toEqual(
      ['missing-key code-system/codes /concepts/1/parents'],
    ));
  test('a parent of itself is a circle', () =>
    expect(check(system('  - { code: "a", display: A, parents: ["a"] }\n'))).toMatchObject([
      { code: 'circular-reference', message: '"a" is a parent of itself.' },
    ]));
  test('each circle is reported once, with those in it and not those below it', () => {
    const concepts = [
      ['below', 'a'],
      ['a', 'b'],
      ['b', 'a'],
      ['c', 'd'],
      ['d', 'c'],
    ].map(([code, parent]) => `  - { code: "${code}", display: x, parents: ["${parent}"] }\n`);
    expect(check(system(concepts.join(''))).map(({ message }) => message)).toEqual([
      'The parents of a, b run in a circle.',
      'The parents of c, d run in a circle.',
    ]);
  });
  test('a code with two ways to one root is no circle', () =>
    expect(
      circlesOf(
        new Map([
          ['leaf', ['left', 'right']],
          ['left', ['root']],
          ['right', ['root']],
          ['root', []],
        ]),
      ),
    ).toEqual([]));
  test.each(['1.10', '012', '0x1F', '1e3', 'true', 'null', '~'])('the code %s must be quoted', (code) =>
    expect(check(system(`  - { code: ${code}, display: A }\n`))).toMatchObject([
      {
        code: 'unquoted-code',
        message: expect.stringContaining(`Quote this: "${code}".`),
        at: { line: 13, column: 13 },
      },
    ]),
  );
  test.each(['é', 'а', 'a\u202eb', 'a  b', ' a', 'a b '])('the code %j is refused', (code) =>
    expect(found(system(`  - { code: "${code}", display: A }\n`)).length).toBeGreaterThan(0),
  );
});

describe('value sets', () => {
  const letters = define(
    'code-system',
    'letters',
    'content: complete\nhierarchy: is-a\nlicence: CC0\nconcepts:\n  - { code: "a", display: A }\n  - { code: "b", display: B, parents: ["a"] }\n',
  );
  const set = (body: string, id = 'some') => define('value-set', id, body);

  test('codes, filters and other value sets are right', () => {
    const clauses = [
      '  - { system: letters, codes: [{ code: "a" }] }',
      '  - { system: letters, filters: [{ property: concept, op: is-a, value: "a" }] }',
      '  - { system: letters, filters: [{ property: code, op: in, value: "a, b" }] }',
      '  - { valueSets: [missing_reason] }',
      '  - { system: missing_reason, codes: [{ code: "unknown" }] }',
    ];
    expect(found(letters, set(`include:\n${clauses.join('\n')}\n`))).toEqual([]);
  });
  test('a value set holds something', () => expect(found(set(''))).toEqual(['missing-key value-set/some']));
  test('a clause names a system or value sets', () =>
    expect(found(set('include: [{ codes: [{ code: "a" }] }]\n'))).toEqual(['missing-key value-set/some /include/0']));
  test('codes need a system beside value sets too', () =>
    expect(found(set('include: [{ valueSets: [missing_reason], codes: [{ code: "a" }] }]\n'))).toEqual([
      'missing-key value-set/some /include/0',
    ]));
  test('a clause has codes or filters', () =>
    expect(
      found(
        letters,
        set(
          'include: [{ system: letters, codes: [{ code: "a" }], filters: [{ property: code, op: "=", value: "a" }] }]\n',
        ),
      ),
    ).toEqual(['invalid-value value-set/some /include/0']));
  test('a value set without codes of its own is no system', () =>
    expect(
      found(letters, set('include: [{ system: letters }]\n'), set('include: [{ system: some }]\n', 'other')),
    ).toEqual(['unknown-reference value-set/other /include/0/system']));
  test.each([
    ['exclude', 'codes: [{ code: "z" }]', '/codes/0/code'],
    ['include', 'filters: [{ property: concept, op: is-a, value: "z" }]', '/filters/0/value'],
    ['include', 'filters: [{ property: code, op: in, value: "a, z" }]', '/filters/0/value'],
  ])('a code that the system lacks is located once in %s of %s', (key, part, pointer) =>
    expect(
      found(
        letters,
        set(
          `include: [{ system: letters }]\nexclude: [{ system: letters }]\n`.replace(
            `${key}: [{ system: letters }]`,
            `${key}: [{ system: letters, ${part} }]`,
          ),
        ),
      ),
    ).toEqual([`unknown-code value-set/some /${key}/0${pointer}`]),
  );
  test('a value set of itself is a circle', () =>
    expect(found(set('include: [{ valueSets: [some] }]\n'))).toEqual([
      'circular-reference value-set/some /include/0/valueSets/0',
    ]));
  test('value sets of each other are a circle, located at both, and what uses them is not', () =>
    expect(
      found(
        set('include: [{ valueSets: [b] }]\n', 'a'),
        set('include: [{ valueSets: [missing_reason] }]\nexclude: [{ valueSets: [a] }]\n', 'b'),
        set('include: [{ valueSets: [a] }]\n', 'c'),
      ),
    ).toEqual([
      'circular-reference value-set/a /include/0/valueSets/0',
      'circular-reference value-set/b /exclude/0/valueSets/0',
    ]));
});
