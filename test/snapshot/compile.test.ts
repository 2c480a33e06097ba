import { describe, expect, test } from 'vitest';
import type { Definition, OwnConcept } from '../../src/model/definitions.ts';
import type { Release } from '../../src/model/release.ts';
import type { CompileCache } from '../../src/snapshot/compile.ts';
import { lunrSearch } from '../../src/snapshot/lunr-search.ts';
import { compileSnapshot, type Snapshot } from '../../src/snapshot/snapshot.ts';
import {
  codeSystem,
  codesIn,
  dictionary,
  own,
  rule,
  sealed,
  snapshot,
  snapshotOf,
  table,
  valueSet,
  variable,
} from './dictionaries.ts';

const ICD = codeSystem('icd', [own('C9'), own('C91', 'C9')]);
const LEUKAEMIA = valueSet('leukaemia', {
  include: [{ system: 'icd', filters: [{ property: 'concept', op: 'is-a', value: 'C9' }] }],
});
const COLOURS = valueSet('colours', { codes: [own('red'), own('blue')] });

/** Snapshots of dictionaries sealed one after the other, compiled with one cache. */
function sharing(...versions: readonly (readonly Definition[])[]): readonly Snapshot[] {
  const cache: CompileCache = new Map();
  return sealed(...versions.map((each) => dictionary(each))).map((release) => snapshotOf(release, cache));
}

const valueSetOf = (of: Snapshot | undefined, id: string) => of?.valueSets.find((each) => each.shape.source.id === id);
const systemOf = (of: Snapshot | undefined, id: string) => of?.codeSystems.find((each) => each.shape.source.id === id);

describe('compiling several releases', () => {
  test('a definition whose closure did not change is compiled once', () => {
    const [first, second] = sharing([ICD, LEUKAEMIA, COLOURS], [ICD, LEUKAEMIA, COLOURS, variable('new')]);
    expect(valueSetOf(second, 'leukaemia')).toBe(valueSetOf(first, 'leukaemia'));
    expect(systemOf(second, 'icd')).toBe(systemOf(first, 'icd'));
    expect(systemOf(second, 'colours')).toBe(systemOf(first, 'colours'));
  });

  test('an unchanged value set whose code system grew is compiled anew, and another is not', () => {
    const grown = codeSystem('icd', [...ICD.concepts, own('C92', 'C9')]);
    const [first, second] = sharing([ICD, LEUKAEMIA, COLOURS], [grown, LEUKAEMIA, COLOURS]);
    if (first === undefined || second === undefined) expect.fail();
    expect(codesIn(first, 'leukaemia')).toEqual(['C9', 'C91']);
    expect(codesIn(second, 'leukaemia')).toEqual(['C9', 'C91', 'C92']);
    expect(valueSetOf(second, 'colours')).toBe(valueSetOf(first, 'colours'));
  });

  test('members of a value set from the cache are of the code system that the release holds', () => {
    const indirect = valueSet('indirect', { include: [{ valueSets: ['leukaemia'] }] });
    const changed = { ...indirect, title: 'Another title' };
    const [, second] = sharing([ICD, LEUKAEMIA, indirect], [ICD, LEUKAEMIA, changed]);
    const icd = systemOf(second, 'icd');
    if (icd === undefined) expect.fail();
    expect(valueSetOf(second, 'indirect')?.member(icd, 'C91')?.system).toBe(icd);
  });

  test('a table is compiled anew when one of its rules changes, and only then', () => {
    const patient = table('patient', ['age']);
    const before = [variable('age'), patient, rule('one', 'patient', 'age != ""')];
    const after = [variable('age'), patient, rule('one', 'patient', 'age == ""')];
    const [first, second, third] = sharing(before, after, [...after, variable('other')]);
    expect(first?.recordSchemas[0]?.rules.map((each) => each.assert)).toEqual(['age != ""']);
    expect(second?.recordSchemas[0]?.rules.map((each) => each.assert)).toEqual(['age == ""']);
    expect(third?.recordSchemas[0]).toBe(second?.recordSchemas[0]);
  });

  test('a table is compiled anew when a rule comes or goes', () => {
    const patient = table('patient', ['age']);
    const one = rule('one', 'patient', 'age != ""');
    const all = sharing([variable('age'), patient], [variable('age'), patient, one], [variable('age'), patient]);
    expect(all.map((each) => each.recordSchemas[0]?.rules.length)).toEqual([0, 1, 0]);
    expect(all[2]?.recordSchemas[0]).toBe(all[0]?.recordSchemas[0]);
  });

  test('a table is compiled anew when the value set of one of its variables gets another version', () => {
    const colour = { ...variable('colour'), type: 'code' as const, valueSet: 'colours' };
    const more = valueSet('colours', { codes: [own('red'), own('blue'), own('green')] });
    const [first, second] = sharing([COLOURS, colour, table('t', ['colour'])], [more, colour, table('t', ['colour'])]);
    expect(first?.recordSchemas[0]?.columns[0]?.valueSet).toMatch(/colours\|1\.0\.0$/);
    expect(second?.recordSchemas[0]?.columns[0]?.valueSet).toMatch(/colours\|2\.0\.0$/);
  });

  test('a change of the settings compiles everything anew', () => {
    const cache: CompileCache = new Map();
    const before = dictionary([COLOURS]);
    const after = { ...before, settings: { ...before.settings, publisher: 'Another' } };
    const [first, second] = sealed(before, after).map((release) => snapshotOf(release, cache));
    expect(valueSetOf(first, 'colours')?.shape.publisher).toBe('Test alliance');
    expect(valueSetOf(second, 'colours')?.shape.publisher).toBe('Another');
  });
});

describe('compiling value sets of each other', () => {
  test('codes that another value set makes are those of its system', () => {
    const some = valueSet('some', { include: [{ system: 'colours', codes: [{ code: 'blue' }] }] });
    const of = snapshot(COLOURS, some);
    const colours = systemOf(of, 'colours');
    if (colours === undefined) expect.fail();
    expect(valueSetOf(of, 'some')?.member(colours, 'blue')).toBeDefined();
    expect(valueSetOf(of, 'colours')?.member(colours, 'blue')).toBeDefined();
  });

  test('a value set may hold what another picks from its own codes', () => {
    const whole = valueSet('whole', {
      codes: [own('a'), own('b')],
      include: [{ valueSets: ['part'] }, { system: 'icd' }],
    });
    const part = valueSet('part', { include: [{ system: 'whole', codes: [{ code: 'b' }] }] });
    const of = snapshot(ICD, whole, part);
    expect(codesIn(of, 'whole')).toEqual(['a', 'b', 'C9', 'C91']);
    expect(codesIn(of, 'part')).toEqual(['b']);
  });

  test('two editions of one system are kept apart, the newer first', () => {
    const url = 'http://example.org/icd';
    const of = snapshot(
      codeSystem('icd_1', [own('a'), own('b')], { url, edition: '2010' }),
      codeSystem('icd_2', [own('a'), own('c')], { url, edition: '2019' }),
      valueSet('old', { include: [{ system: 'icd_1' }] }),
      valueSet('both', { include: [{ system: 'icd_1' }, { system: 'icd_2' }] }),
    );
    expect(codesIn(of, 'old')).toEqual(['a', 'b']);
    expect(codesIn(of, 'both')).toEqual(['a', 'c', 'a', 'b']);
    const newer = systemOf(of, 'icd_2');
    if (newer === undefined) expect.fail();
    expect(valueSetOf(of, 'old')?.member(newer, 'a')).toBeUndefined();
  });

  /** The issues of a release that lint would never have let through. */
  function compiled(release: Release, cache: CompileCache = new Map()) {
    return compileSnapshot(release, { cache, textSearch: lunrSearch });
  }

  test.each([
    ['itself', [valueSet('a', { include: [{ valueSets: ['a'] }] })], ['value-set/a']],
    [
      'itself through another',
      [
        valueSet('a', { codes: [own('x')], include: [{ valueSets: ['b'] }] }),
        valueSet('b', { include: [{ valueSets: ['c'] }] }),
        valueSet('c', { include: [{ valueSets: ['b'] }], exclude: [{ valueSets: ['d'] }] }),
        valueSet('d', { include: [{ valueSets: ['c'] }] }),
      ],
      ['value-set/b', 'value-set/c', 'value-set/d'],
    ],
  ])('a value set composed of %s is answered with circular-reference', (_how, definitions, members) => {
    const [release] = sealed(dictionary(definitions));
    if (release === undefined) expect.fail();
    const made = compiled(release);
    expect(made.issues().map((issue) => [issue.code, issue.at?.definition])).toEqual(
      members.map((member) => ['circular-reference', member]),
    );
    expect(made.valueSets).toHaveLength(definitions.length);
  });

  test('what a circle left incomplete is not kept for other releases', () => {
    const cache: CompileCache = new Map();
    const circle = [
      valueSet('a', { codes: [own('x')], include: [{ valueSets: ['b'] }] }),
      valueSet('b', { codes: [own('y')], include: [{ valueSets: ['a'] }] }),
    ];
    const [release] = sealed(dictionary(circle));
    if (release === undefined) expect.fail();
    expect(compiled(release, cache).issues()).toHaveLength(2);
    expect(compiled(release, cache).issues()).toHaveLength(2);
    expect(cache.size).toBe(0);
  });

  test('a hundred value sets with problems, each composed twice of the next, are compiled once each', () => {
    const sets = Array.from({ length: 100 }, (_, at) =>
      valueSet(`s${at}`, {
        include: [
          { system: 'icd', codes: [{ code: 'no such code' }, { code: 'C9' }] },
          ...(at === 99 ? [] : [{ valueSets: [`s${at + 1}`] }, { system: 'icd', valueSets: [`s${at + 1}`] }]),
        ],
      }),
    );
    const [release] = sealed(dictionary([ICD, ...sets]));
    if (release === undefined) expect.fail();
    const made = compiled(release);
    expect(made.issues().map((issue) => issue.code)).toEqual(Array.from({ length: 100 }, () => 'unknown-code'));
    expect(codesIn(made, 's0')).toEqual(['C9']);
  });

  test('the order in which definitions were read does not matter', () => {
    const definitions = [ICD, LEUKAEMIA, COLOURS, table('t', ['age']), variable('age')];
    const read = ({ cards, valueSets, codeSystems }: Snapshot) =>
      JSON.stringify([cards, valueSets.map((each) => each.shape), codeSystems.map((each) => each.shape)]);
    expect(read(snapshot(...definitions.toReversed()))).toBe(read(snapshot(...definitions)));
  });
});

describe('the language of a code system', () => {
  const languageOf = (...concepts: readonly OwnConcept[]) => snapshot(codeSystem('s', concepts)).codeSystems[0];

  test('is the first of the dictionary where there is a display in it', () => {
    const system = languageOf({ code: 'a', display: { en: 'Cell', de: 'Zelle' } }, { code: 'b', display: 'Node' });
    expect([system?.shape.language, system?.conceptAt(0)?.display]).toEqual(['en', 'Cell']);
    expect(system?.conceptAt(0)?.designations).toEqual([{ language: 'de', use: 'display', value: 'Zelle' }]);
  });

  test('is another one where every display is in that alone', () => {
    const system = languageOf({ code: 'a', display: { de: 'Zelle' } }, { code: 'b', display: { de: 'Knoten' } });
    expect([system?.shape.language, system?.conceptAt(0)?.display]).toEqual(['de', 'Zelle']);
    expect(system?.conceptAt(0)?.designations).toEqual([]);
  });
});
