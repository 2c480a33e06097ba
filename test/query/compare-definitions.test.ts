import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Definition } from '../../src/model/definitions.ts';
import { compareDefinitions, piecesBetween } from '../../src/query/compare-definitions.ts';
import {
  codeSystem,
  codesOf,
  dictionary,
  good,
  own,
  sealed,
  snapshotOf,
  valueSet,
  variable,
} from '../snapshot/dictionaries.ts';

function sidesOf(before: readonly Definition[], after: readonly Definition[]) {
  const [first, second] = sealed(dictionary(before), dictionary(after)).map((release) => snapshotOf(release));
  if (first === undefined || second === undefined) throw new Error('two releases are sealed above');
  return [first, second] as const;
}

describe('a definition in two releases', () => {
  test('is compared place by place, with both sides', () => {
    const sides = sidesOf([{ ...variable('a'), unit: 'g/L' }], [{ ...variable('a', 'New'), repeats: true }]);
    const { fields } = good(compareDefinitions(sides, 'variable', 'a'));
    const found = fields.map(({ steps, how, before, after }) => [steps.join('.'), how, before, after]);
    expect(found.toSorted()).toEqual([
      ['repeats', 'added', undefined, true],
      ['title', 'changed', 'Variable a', 'New'],
      ['unit', 'removed', 'g/L', undefined],
    ]);
  });

  test('names the items of a list by what identifies them', () => {
    const sides = sidesOf(
      [codeSystem('s', [own('9861/3'), own('old')])],
      [codeSystem('s', [own('9861/3'), own('new')])],
    );
    const { fields } = good(compareDefinitions(sides, 'code-system', 's'));
    expect(fields.map(({ steps, how }) => [...steps, how])).toEqual([
      ['concepts', 'old', 'removed'],
      ['concepts', 'new', 'added'],
    ]);
  });

  test('of a value set says which codes came and went, even if it says the same', () => {
    const set = valueSet('v', { include: [{ system: 's' }] });
    const sides = sidesOf([codeSystem('s', [own('x'), own('y')]), set], [codeSystem('s', [own('y'), own('z')]), set]);
    const { fields, codes } = good(compareDefinitions(sides, 'value-set', 'v'));
    expect(fields).toEqual([]);
    expect([codes.added.map(({ code }) => code), codes.removed.map(({ code }) => code)]).toEqual([['z'], ['x']]);
  });

  test('that only one release holds has nothing to compare', () => {
    const sides = sidesOf([variable('a')], [variable('a'), variable('b')]);
    const found = good(compareDefinitions(sides, 'variable', 'b'));
    expect(found).toMatchObject({ before: undefined, fields: [] });
    expect(found.after).toBeDefined();
    expect(codesOf(compareDefinitions(sides, 'variable', 'c'))).toEqual(['unknown-definition']);
  });

  test('may be a settings file', () => {
    const sides = sidesOf([variable('a')], [variable('a'), variable('b')]);
    expect(good(compareDefinitions(sides, 'dictionary', 'dictionary')).fields).toEqual([]);
    expect(codesOf(compareDefinitions(sides, 'dictionary', 'other'))).toEqual(['unknown-definition']);
  });
});

describe('two texts', () => {
  test('differ by words, what lies between two changed words with them', () => {
    expect(piecesBetween('Time to relapse or death.', 'Time to relapse, progression or death.')).toEqual([
      { how: 'same', text: 'Time to relapse' },
      { how: 'added', text: ', progression' },
      { how: 'same', text: ' or death.' },
    ]);
    expect(piecesBetween('one two', 'three four')).toEqual([
      { how: 'removed', text: 'one two' },
      { how: 'added', text: 'three four' },
    ]);
  });

  test('are both there whole in their pieces', () => {
    const text = fc.array(fc.constantFrom('a', 'b', 'relapse', ' ', ', ', '\n', '(', 'é', '😀'), { maxLength: 30 });
    fc.assert(
      fc.property(text, text, (before, after) => {
        const [old, now] = [before.join(''), after.join('')];
        const pieces = piecesBetween(old, now);
        const without = (how: string) =>
          pieces
            .filter((piece) => piece.how !== how)
            .map((piece) => piece.text)
            .join('');
        expect([without('added'), without('removed')]).toEqual([old, now]);
      }),
    );
  });

  test('with too little in common stand as a whole', () => {
    const words = (prefix: string) => Array.from({ length: 2_000 }, (_each, index) => `${prefix}${index}`).join(' ');
    expect(piecesBetween(words('a'), words('b')).map(({ how }) => how)).toEqual(['removed', 'added']);
  });
});
