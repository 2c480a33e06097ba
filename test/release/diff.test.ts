import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import type { Definition, Variable } from '../../src/model/definitions.ts';
import type { Dictionary } from '../../src/model/dictionary.ts';
import type { Bump, Change } from '../../src/model/release.ts';
import { diff } from '../../src/release/diff.ts';
import {
  codeSystem,
  dictionary,
  own,
  realDictionary,
  rule,
  table,
  valueSet,
  variable,
} from '../snapshot/dictionaries.ts';
import { anyDraft, dictionaryOf } from './drafts.ts';

// Long work, on machines that do other work too.
vi.setConfig({ testTimeout: 60_000 });

/** The one change between a dictionary with `before` and one with `after`. */
function change(before: Definition | undefined, after: Definition | undefined): Change {
  const list = (each: Definition | undefined) => (each === undefined ? [] : [each]);
  const changes = diff(dictionary(list(before)), dictionary(list(after)));
  expect(changes).toHaveLength(1);
  const [first] = changes;
  if (first === undefined) expect.fail();
  return first;
}

const bumps = (before: Definition, after: object): string => change(before, { ...before, ...after } as Definition).bump;

describe('the differ', () => {
  test('finds nothing between a dictionary and itself', () => {
    fc.assert(
      fc.property(anyDraft, (draft) => {
        const same = dictionaryOf(structuredClone(draft));
        expect(diff(dictionaryOf(draft), same)).toEqual([]);
      }),
    );
    expect(diff(realDictionary(), realDictionary())).toEqual([]);
  });

  test('does not depend on the order in which definitions were read', () => {
    const shuffled = ({ definitions, ...rest }: Dictionary): Dictionary => ({
      ...rest,
      definitions: new Map([...definitions].reverse()),
    });
    fc.assert(
      fc.property(anyDraft, anyDraft, (one, other) => {
        const [before, after] = [dictionaryOf(one), dictionaryOf(other)];
        expect(diff(shuffled(before), shuffled(after))).toEqual(diff(before, after));
      }),
    );
  });

  test('orders changes by kind and id, settings first', () => {
    const before = dictionary([variable('b'), codeSystem('z', [])]);
    const after = { ...dictionary([variable('a')]), settings: { ...before.settings, contact: 'x' } };
    expect(diff(before, after).map((each) => `${each.kind}/${each.id}`)).toEqual([
      'dictionary/dictionary',
      'code-system/z',
      'variable/a',
      'variable/b',
    ]);
  });
});

describe('a definition', () => {
  test('that is new is minor, and one that is gone is major', () => {
    expect(change(undefined, variable('a'))).toMatchObject({ change: 'added', bump: 'minor', fields: [] });
    expect(change(variable('a'), undefined)).toMatchObject({ change: 'removed', bump: 'major', fields: [] });
  });

  const reason = { reason: 'There is a better one.' };

  test.each<[string, Partial<Variable>, Bump]>([
    ['owner', { owner: 'another' }, 'patch'],
    ['cross-reference more', { mappings: [{ to: 'loinc', code: '718-7' }] }, 'minor'],
    ['accepted unit more', { acceptedUnits: [{ unit: 'g/L', factor: 0.1 }] }, 'minor'],
    ['missing reason more', { missing: ['unknown'] }, 'minor'],
    ['unit', { unit: 'g/dL' }, 'major'],
    ['level', { level: 'extended' }, 'major'],
  ])('that has one %s is judged by what was there before: %s', (_what, more, bump) => {
    expect(change(variable('a'), { ...variable('a'), ...more }).bump).toBe(bump);
  });

  test('that gains a column is minor if nobody must fill it, else major', () => {
    const before = table('t', ['a']);
    const withColumn = (column: object) => ({ ...before, columns: [...before.columns, { variable: 'b', ...column }] });
    expect(change(before, withColumn({})).bump).toBe('minor');
    expect(change(before, withColumn({ required: true })).bump).toBe('major');
    expect(change(before, withColumn({ requiredWhen: 'a == "x"' })).bump).toBe('major');
  });

  test('that loses a cross-reference is major', () => {
    const mapped = { ...variable('a'), mappings: [{ to: 'loinc', code: '718-7' }] };
    expect(change(mapped, variable('a')).bump).toBe('major');
  });

  test('that becomes deprecated is minor', () => {
    const after = { ...variable('a'), status: 'deprecated', deprecated: reason } as const;
    expect(change(variable('a'), after)).toMatchObject({
      change: 'deprecated',
      bump: 'minor',
      fields: ['/status', '/deprecated'],
      summary: 'Deprecated: There is a better one.',
    });
  });

  test('that becomes deprecated and changes beside is judged by the change beside', () => {
    const after = { ...variable('a'), status: 'deprecated', deprecated: reason } as const;
    expect(change(variable('a'), { ...after, title: 'T' }).bump).toBe('minor');
    expect(change(variable('a'), { ...after, unit: 'g/L' })).toMatchObject({ change: 'deprecated', bump: 'major' });
  });

  test('that comes back from deprecated or retired is major', () => {
    const deprecated = { ...variable('a'), status: 'deprecated', deprecated: reason } as const;
    expect(change(deprecated, variable('a')).bump).toBe('major');
    expect(change({ ...variable('a'), status: 'retired' }, deprecated)).toMatchObject({
      change: 'changed',
      bump: 'major',
    });
  });

  test('that stays deprecated and explains it better is a patch, and one that names another successor is major', () => {
    const before = { ...variable('a'), status: 'deprecated', deprecated: reason } as const;
    expect(bumps(before, { deprecated: { reason: 'Clearer.' } })).toBe('patch');
    expect(bumps(before, { deprecated: { ...reason, replacedBy: 'b' } })).toBe('major');
  });
});

const CODES = valueSet('s', { codes: [own('a'), own('b'), own('c')], ordered: true });
const withCodes = (...codes: readonly object[]) => ({ codes });
const CASE = { id: 'one', given: { title: 1 }, expect: { ok: true } };

describe('a change of text for people is a patch:', () => {
  test.each<[string, Definition, object]>([
    ['title', variable('a'), { title: 'Another' }],
    ['title in one more language', variable('a'), { title: { en: 'Variable a', de: 'Größe a' } }],
    ['notes', variable('a'), { notes: 'New.' }],
    ['aliases and their order', { ...variable('a'), aliases: ['x', 'y'] }, { aliases: ['y', 'x', 'z'] }],
    ['provenance', variable('a'), { provenance: { source: ['other'] } }],
    ['examples', variable('a'), { examples: [1] }],
    ['where a limit comes from', { ...variable('a'), range: { min: 1 } }, { range: { min: 1, source: 'X' } }],
    ['display of a code', CODES, withCodes({ ...own('a'), display: 'A!' }, own('b'), own('c'))],
    ['synonyms of a code', CODES, withCodes({ ...own('a'), synonyms: ['x'] }, own('b'), own('c'))],
    ['notes of a concept', codeSystem('s', [own('a')]), { concepts: [{ ...own('a'), notes: 'n' }] }],
    ['message’s story', rule('r', 't', 'x', { cases: [CASE] }), { cases: [{ ...CASE, story: 'Once.' }] }],
    [
      'display in an include, also where no include has a name',
      valueSet('v', { include: [{ system: 's' }, { system: 's', codes: [{ code: 'a' }] }] }),
      { include: [{ system: 's' }, { system: 's', codes: [{ code: 'a', display: 'A' }] }] },
    ],
  ])('%s', (_what, before, after) => {
    expect(bumps(before, after)).toBe('patch');
  });

  test('dozens of displays at once', () => {
    const list = (display: string) => Array.from({ length: 50 }, (_, at) => ({ code: `c${at}`, display }));
    const before = valueSet('v', { codes: list('old') });
    const found = change(before, { ...before, codes: list('new') });
    expect(found).toMatchObject({ bump: 'patch', summary: 'Changed codes' });
    expect(found.fields).toHaveLength(50);
  });
});

describe('a change of anything else is major:', () => {
  test.each<[string, Definition, object]>([
    ['definition text', variable('a'), { definition: 'Something else.' }],
    ['type', variable('a'), { type: 'decimal' }],
    ['a limit', { ...variable('a'), range: { min: 1 } }, { range: { min: 2 } }],
    ['the group', variable('a'), { group: 'other' }],
    ['a mapping', { ...variable('a'), mappings: [{ to: 'loinc', code: '1' }] }, { mappings: [] }],
    ['a field that nobody knows yet', variable('a'), { unheardOf: 1 }],
    ['a field that nobody knows yet, with a harmless name inside', variable('a'), { unheardOf: { title: 'x' } }],
    ['a code added at the end', CODES, withCodes(own('a'), own('b'), own('c'), own('d'))],
    ['a code inserted', CODES, withCodes(own('a'), own('x'), own('b'), own('c'))],
    ['a code removed', CODES, withCodes(own('a'), own('c'))],
    ['the order of codes', CODES, withCodes(own('b'), own('a'), own('c'))],
    ['the order of codes and their displays', CODES, withCodes(own('b'), { ...own('a'), display: 'A' }, own('c'))],
    [
      'a code replaced under the same display',
      CODES,
      withCodes({ ...own('x'), display: 'Display a' }, own('b'), own('c')),
    ],
    ['the definition of a code', CODES, withCodes({ ...own('a'), definition: 'd' }, own('b'), own('c'))],
    ['the parents of a code', CODES, withCodes(own('a'), own('b', 'a'), own('c'))],
    ['the status of a code', CODES, withCodes({ ...own('a'), status: 'retired' }, own('b'), own('c'))],
    [
      'a property of a code that is called like a text',
      codeSystem('s', [{ ...own('a'), properties: { title: 'x', display: 'y' } }]),
      { concepts: [{ ...own('a'), properties: { title: 'z', display: 'y' } }] },
    ],
    [
      'the order in an include',
      valueSet('v', { include: [{ valueSets: ['a', 'b'] }] }),
      { include: [{ valueSets: ['b', 'a'] }] },
    ],
    [
      'the references of a table, which are its keys',
      table('t', ['a'], { references: [{ columns: ['a'], table: 'u', to: ['a'] }] }),
      { references: [] },
    ],
    ['what must be unique in a table', table('t', ['a', 'b']), { unique: [['b']] }],
    [
      'a child table that is called like a text',
      rule('r', 't', 'true', { children: { notes: 'u' } }),
      { children: { notes: 'v' } },
    ],
    [
      'what a worked case gives for a variable that is called like a text',
      rule('r', 't', 'true', { cases: [CASE] }),
      { cases: [{ ...CASE, given: { title: 2 } }] },
    ],
    ['the message of a rule', rule('r', 't', 'true'), { message: 'Other.' }],
    ['the columns of a table', table('t', ['a', 'b']), { columns: [{ variable: 'b' }, { variable: 'a' }] }],
  ])('%s', (_what, before, after) => {
    expect(bumps(before, after)).toBe('major');
  });

  test('an inserted code is reported as that one code', () => {
    const after = { ...CODES, codes: [own('a'), own('x'), own('b'), own('c')] };
    expect(change(CODES, after).fields).toEqual(['/codes/x']);
  });

  test('one change of meaning among dozens of displays is not overlooked', () => {
    const list = Array.from({ length: 50 }, (_, at) => own(`c${at}`));
    const before = valueSet('v', { codes: list });
    const codes = list.map((each, at) => ({ ...each, display: 'new', abstract: at === 30 }));
    const after = valueSet('v', { codes });
    expect(change(before, after).bump).toBe('major');
  });
});

describe('a change of the settings', () => {
  const before = dictionary([]);
  const settings = (more: object): string => {
    const [only, ...others] = diff(before, { ...before, settings: { ...before.settings, ...more } });
    expect(others).toEqual([]);
    expect(only?.kind).toBe('dictionary');
    return only?.bump ?? 'none';
  };
  const disease = (id: string, label = id) => ({ id, label, group: 'leukaemia' });
  const aml = before.settings.diseases[0] ?? disease('aml');

  test.each<[string, object, string]>([
    ['its title', { title: 'Other' }, 'patch'],
    ['a contact that was not there', { contact: 'a@example.org' }, 'patch'],
    ['the label of a disease', { diseases: [{ ...aml, label: 'AML' }] }, 'patch'],
    ['a disease more', { diseases: [aml, disease('all')] }, 'minor'],
    ['a disease more, before the others', { diseases: [disease('all'), aml] }, 'minor'],
    ['a disease more and another label', { diseases: [disease('all'), { ...aml, label: 'AML' }] }, 'minor'],
    ['a language more', { languages: ['en', 'de', 'fr'] }, 'minor'],
    ['another first language, that of all plain texts', { languages: ['de', 'en'] }, 'major'],
    ['a language before the others', { languages: ['fr', 'en', 'de'] }, 'major'],
    ['a language less', { languages: ['en'] }, 'major'],
    ['a disease less', { diseases: [] }, 'major'],
    [
      'the codes that mean a disease, where nobody had said',
      { diseases: [{ ...aml, valueSet: 'aml_codes' }] },
      'minor',
    ],
    ['the group of a disease', { diseases: [{ ...aml, group: 'x' }] }, 'major'],
    ['the base of all addresses', { base: 'https://example.com' }, 'major'],
    ['the missing reasons', { missingReasons: 'missing' }, 'major'],
    ['the licence', { licence: 'MIT' }, 'major'],
    ['a setting that nobody knows yet', { unheardOf: ['title'] }, 'major'],
  ])('%s: %j is %s', (_what, more, bump) => {
    expect(settings(more)).toBe(bump);
  });

  test('a working group more is minor, its folders are a patch, one less is major', () => {
    const groups = (workingGroups: Dictionary['workingGroups']) => diff(before, { ...before, workingGroups });
    const [core] = before.workingGroups;
    if (core === undefined) expect.fail();
    const other = { id: 'other', title: 'Other', owns: [] };
    expect(groups([other, core])).toMatchObject([{ bump: 'minor', fields: ['/workingGroups/other'] }]);
    expect(groups([{ ...core, owns: ['rules'] }])).toMatchObject([
      { bump: 'patch', fields: ['/workingGroups/core/owns'] },
    ]);
    expect(groups([])).toMatchObject([{ bump: 'major', fields: ['/workingGroups/core'] }]);
  });
});
