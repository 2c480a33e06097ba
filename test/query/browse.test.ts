import { describe, expect, test } from 'vitest';
import type { Definition } from '../../src/model/definitions.ts';
import { KINDS } from '../../src/model/kind.ts';
import { listDefinitions, oneDefinition, usage } from '../../src/query/browse.ts';
import { codesOf, good, own, snapshot, table, valueSet, variable } from '../snapshot/dictionaries.ts';

const AML = { ...variable('blasts'), diseases: ['aml'], group: 'laboratory' };
const ANY = { ...variable('age'), group: 'person' };
const OLD = { ...valueSet('old', { codes: [own('x')] }), status: 'retired' as const };
const LIST = snapshot(AML, ANY, OLD);

const ids = (filter: object) => good(listDefinitions(LIST, filter, { limit: 10 })).items.map((card) => card.id);

describe('a list of definitions', () => {
  test('is by kind, then id', () => {
    expect(ids({})).toEqual(['old', 'age', 'blasts']);
  });

  test.each([
    [{ kind: 'variable' }, ['age', 'blasts']],
    [{ disease: 'aml' }, ['old', 'age', 'blasts']],
    [{ disease: 'any' }, ['old', 'age']],
    [{ group: 'laboratory' }, ['blasts']],
    [{ status: 'retired' }, ['old']],
    [{ status: 'draft' }, []],
    [{ kind: 'variable', status: 'active', group: 'person' }, ['age']],
  ])('may be filtered: %j', (filter, expected) => {
    expect(ids(filter)).toEqual(expected);
  });

  test.each([
    ['disease', 'aqml', 'Did you mean "aml"?'],
    ['group', 'labratory', 'Did you mean "laboratory"?'],
    ['status', 'Active', 'draft, trial-use, active, deprecated, retired'],
    ['status', '', 'expected one of'],
    ['disease', '__proto__', 'aml, any'],
  ])('refuses the %s "%s" and says what there is', (parameter, given, hint) => {
    const result = listDefinitions(LIST, { [parameter]: given }, { limit: 10 });
    expect(codesOf(result)).toEqual(['invalid-parameter']);
    expect(result.issues[0]?.at).toEqual({ parameter });
    expect(result.issues[0]?.message).toContain(hint);
  });

  test('refuses the cursor of another filter and of another release', () => {
    const first = good(listDefinitions(LIST, {}, { limit: 1 }));
    if (first.next === undefined) expect.fail();
    const page = { limit: 1, cursor: first.next };
    expect(good(listDefinitions(LIST, {}, page)).items.map((card) => card.id)).toEqual(['age']);
    expect(codesOf(listDefinitions(LIST, { kind: 'variable' }, page))).toEqual(['invalid-parameter']);
    expect(codesOf(listDefinitions(snapshot(AML, ANY), {}, page))).toEqual(['invalid-parameter']);
  });

  test.each(KINDS)('takes the kind %s', (kind) => {
    expect(listDefinitions(LIST, { kind }, { limit: 10 }).ok).toBe(true);
  });
});

describe('one definition', () => {
  test('comes with its card and entry', () => {
    const { card, entry, definition } = good(oneDefinition(LIST, 'variable', 'age'));
    expect([card.id, entry.version, definition]).toEqual(['age', '1.0.0', ANY]);
  });

  test.each([
    ['agge', 'There is no variable "agge" in release 1.0.0. Did you mean "age"?'],
    ['constructor', 'There is no variable "constructor" in release 1.0.0.'],
    ['old', 'There is no variable "old" in release 1.0.0.'],
  ])('that is not there is not found: %s', (id, message) => {
    const result = oneDefinition(LIST, 'variable', id);
    expect(codesOf(result)).toEqual(['unknown-definition']);
    expect(result.issues[0]?.message).toBe(message);
  });
});

describe('the usage of a definition', () => {
  const coded = (id: string, of: string): Definition => ({ ...variable(id), type: 'code', valueSet: of });
  const DIAMOND = [
    valueSet('base', { codes: [own('x')] }),
    valueSet('left', { include: [{ valueSets: ['base'] }] }),
    valueSet('right', { include: [{ valueSets: ['base'] }] }),
    valueSet('top', { include: [{ valueSets: ['left', 'right'] }] }),
    coded('colour', 'top'),
    coded('direct', 'base'),
    table('t', ['colour', 'direct']),
  ];
  const of = (definitions: readonly Definition[], id: string) =>
    good(usage(snapshot(...definitions), 'value-set', id)).map(({ card, distance }) => `${distance} ${card.id}`);

  test('is everything that needs it, each once, by the shortest way, nearest first', () => {
    expect(of(DIAMOND, 'base')).toEqual(['1 left', '1 right', '1 direct', '2 t', '2 top', '3 colour']);
    expect(of(DIAMOND, 'top')).toEqual(['1 colour', '2 t']);
  });

  test('is the same in whatever order definitions were read', () => {
    expect(of(DIAMOND.toReversed(), 'base')).toEqual(of(DIAMOND, 'base'));
  });

  test('is nothing for what nobody needs', () => {
    expect(of([valueSet('alone', { codes: [own('x')] })], 'alone')).toEqual([]);
  });

  test('ends where two definitions name each other, and does not hold the definition itself', () => {
    const deprecated = (id: string, consider: string): Definition => ({
      ...valueSet(id, { codes: [own('x')] }),
      status: 'deprecated',
      deprecated: { reason: 'r', consider: [consider] },
    });
    expect(of([deprecated('a', 'b'), deprecated('b', 'a')], 'a')).toEqual(['1 b']);
  });

  test('of a definition that is not there is not found', () => {
    expect(codesOf(usage(LIST, 'value-set', 'nope'))).toEqual(['unknown-definition']);
  });
});
