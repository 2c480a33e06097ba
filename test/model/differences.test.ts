import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { differences } from '../../src/model/differences.ts';
import { canonicalJson } from '../../src/model/digest.ts';

/** Pointers, with `+` and `-` for what was added and removed. */
function between(before: unknown, after: unknown): readonly string[] {
  const sign = { added: '+', removed: '-', changed: '' };
  return differences(before, after).map(({ pointer, how }) => `${sign[how]}${pointer}`);
}

const code = (name: string, display = name) => ({ code: name, display });

/** Contents like ours: lists of things with identity, plain lists, things in things. */
const anyContent = fc.letrec((tie) => ({
  leaf: fc.oneof(fc.string({ maxLength: 3 }), fc.integer({ min: -2, max: 2 }), fc.boolean(), fc.constant(null)),
  coded: fc.array(
    fc.record(
      { code: fc.constantFrom('a', 'b', 'c', '/', '~'), display: fc.constantFrom('x', 'y'), more: tie('any') },
      { requiredKeys: ['code'] },
    ),
    { maxLength: 4 },
  ),
  fields: fc.dictionary(fc.constantFrom('id', 'title', 'codes', 'constructor', '__proto__', '*'), tie('any'), {
    maxKeys: 3,
  }),
  any: fc.oneof(
    { depthSize: 'small' },
    tie('leaf'),
    tie('coded'),
    tie('fields'),
    fc.array(tie('any'), { maxLength: 3 }),
  ),
}));

describe('the differences of two contents', () => {
  test('are none if and only if both are the same JSON', () => {
    fc.assert(
      fc.property(anyContent.any, anyContent.any, (before, after) => {
        expect(differences(before, after).length === 0).toBe(canonicalJson(before) === canonicalJson(after));
        expect(differences(before, structuredClone(before))).toEqual([]);
      }),
      { numRuns: 2_000 },
    );
  });

  test('do not depend on the order of keys', () => {
    expect(between({ a: 1, b: { c: 2, d: 3 } }, { b: { d: 3, c: 2 }, a: 1 })).toEqual([]);
  });

  test('do not tell 0 from -0, which JSON cannot', () => {
    expect(between({ min: 0 }, { min: -0 })).toEqual([]);
  });

  test('name a code inserted in the middle, and nothing else', () => {
    const before = ['a', 'b', 'c', 'd', 'e'].map((each) => code(each));
    const after = before.toSpliced(2, 0, code('9861/3'));
    expect(between({ codes: before }, { codes: after })).toEqual(['+/codes/9861~13']);
    expect(between({ codes: after }, { codes: before })).toEqual(['-/codes/9861~13']);
  });

  test('name the list where its things trade places, beside what changed in them', () => {
    const before = [code('a'), code('b'), code('c')];
    expect(between({ codes: before }, { codes: before.toReversed() })).toEqual(['/codes']);
    expect(between({ codes: before }, { codes: [code('b'), code('a', 'A'), code('c')] })).toEqual([
      '/codes/a/display',
      '/codes',
    ]);
  });

  test('are of the things, not of the places, where displays were moved to other codes', () => {
    const before = [code('a', 'x'), code('b', 'y')];
    const after = [code('b', 'x'), code('a', 'y')];
    expect(between({ codes: before }, { codes: after })).toEqual(['/codes/a/display', '/codes/b/display', '/codes']);
  });

  test.each([
    [
      'id',
      [{ id: 'x', label: 1 }],
      [
        { id: 'y', label: 1 },
        { id: 'x', label: 2 },
      ],
      ['/list/x/label', '+/list/y'],
    ],
    ['variable', [{ variable: 'x' }], [{ variable: 'x', required: true }], ['+/list/x/required']],
    ['to and code', [{ to: 'm', code: '1' }], [{ to: 'm', code: '2' }], ['-/list/m 1', '+/list/m 2']],
    ['source and target', [{ source: 's', target: 't', elements: [] }], [], ['-/list/s t']],
    ['when', [{ when: 'a', add: 1 }], [{ when: 'a', add: 2 }], ['/list/a/add']],
  ])('know things by %s', (_what, before, after, expected) => {
    expect(between({ list: before }, { list: after })).toEqual(expected);
  });

  test('are of the whole list where two things have the same name and their number changed', () => {
    const before = [code('a'), code('a')];
    expect(between({ codes: before }, { codes: [code('a')] })).toEqual(['/codes']);
  });

  test('are found place by place where things have no name and their number stayed', () => {
    const before = [
      { system: 's', codes: [code('a')] },
      { system: 's', codes: [code('b')] },
    ];
    const after = [
      { system: 's', codes: [code('a')] },
      { system: 's', codes: [code('b', 'B')] },
    ];
    expect(between({ include: before }, { include: after })).toEqual(['/include/1/codes/b/display']);
  });

  test('are of the whole list where it holds plain values', () => {
    expect(between({ missing: ['a', 'b'] }, { missing: ['b', 'a'] })).toEqual(['/missing']);
    expect(between({ missing: ['a'] }, { missing: ['a', 'b'] })).toEqual(['+/missing']);
    expect(between({ missing: ['a'] }, { missing: ['b', 'a'] })).toEqual(['/missing']);
    expect(between({ missing: ['a', 'b'] }, { missing: ['a'] })).toEqual(['/missing']);
  });

  test('find a field that is called like one of JavaScript', () => {
    expect(between({}, JSON.parse('{"__proto__": {}}'))).toEqual(['+/__proto__']);
    expect(between({ given: { constructor: 1 } }, { given: {} })).toEqual(['-/given/constructor']);
  });
});
