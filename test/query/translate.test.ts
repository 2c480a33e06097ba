import { describe, expect, test } from 'vitest';
import { translate } from '../../src/query/translate.ts';
import { codesOf, good } from '../snapshot/dictionaries.ts';
import { ONE_WAY } from './crosswalk.ts';

const ask = (code: string, reverse = false) => translate(ONE_WAY, 'there', { code, reverse });
const matches = (code: string, reverse = false) =>
  good(ask(code, reverse)).matches.map(({ found, relationship }) => [found.code, relationship]);

describe('what a code becomes by a map', () => {
  test('is each of its targets, with the relationship of the code asked for to the code found', () => {
    expect(matches('A2')).toEqual([
      ['x', 'source-is-narrower-than-target'],
      ['y', 'related-to'],
    ]);
  });

  test('comes with names, comments and conditions', () => {
    const { asked, from, matches: found } = good(ask('A2'));
    expect(asked).toEqual({ code: 'A2', display: 'Display A2' });
    expect(from.system?.shape.source.id).toBe('old');
    expect(found.map(({ found: { display }, comment, when }) => [display, comment, when])).toEqual([
      ['Display x', 'Grouped with A1 now.', undefined],
      ['Display y', undefined, 'blasts >= 5.0'],
    ]);
  });

  test('turns narrower into broader when asked the other way', () => {
    expect(matches('x', true)).toEqual([
      ['A1', 'equivalent'],
      ['A2', 'source-is-broader-than-target'],
    ]);
  });

  test.each([
    ['A1', false, 'mapped'],
    ['A3', false, 'no-map'],
    ['A4', false, 'no-map'],
    ['A5', false, 'unmapped'],
    ['y', true, 'mapped'],
  ])('is told apart from silence: %s (reverse %s) is %s', (code, reverse, verdict) => {
    expect(good(ask(code, reverse)).verdict).toBe(verdict);
  });

  test('shows what it must not be taken for', () => {
    const { matches: found } = good(ask('A4'));
    expect(found.map(({ relationship, comment }) => [relationship, comment])).toEqual([
      ['not-related-to', 'Same letter, other disease.'],
    ]);
  });

  test('carries what the map says of the code itself', () => {
    expect(good(ask('A3')).comments).toEqual(['No longer an entity.']);
  });

  test.each([
    ['B1', false],
    ['x', false],
    ['A1', true],
  ])('is an error for %s (reverse %s), which is no code of that side', (code, reverse) => {
    expect(codesOf(ask(code, reverse))).toEqual(['unknown-concept']);
  });

  test('is asked of one system where the map knows several', () => {
    const inSystem = (system: string) => translate(ONE_WAY, 'there', { code: 'A1', reverse: false, system });
    const [first] = good(ask('A1')).matches;
    const url = good(ask('A1')).from.url;
    expect(good(inSystem(url)).matches[0]?.found).toEqual(first?.found);
    expect(good(inSystem(`${url}|1.0.0`)).verdict).toBe('mapped');
    expect(codesOf(inSystem('http://example.org/other'))).toEqual(['unknown-concept']);
  });

  test('is an error for a map that does not exist', () => {
    expect(codesOf(translate(ONE_WAY, 'thare', { code: 'A1', reverse: false }))).toEqual(['unknown-definition']);
  });
});
