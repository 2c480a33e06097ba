import { describe, expect, test } from 'vitest';
import { importLectern } from '../../src/exchange/lectern/import-lectern.ts';
import { lint } from '../../src/lint/lint.ts';
import type { Definition } from '../../src/model/definitions.ts';
import { draftRelease } from '../../src/release/plan.ts';
import { lunrSearch } from '../../src/snapshot/lunr-search.ts';
import { compileSnapshot } from '../../src/snapshot/snapshot.ts';
import { readSources } from '../../src/source/sources.ts';
import { writeSources } from '../../src/source/write-yaml.ts';

type Json = { readonly [key: string]: unknown };

function dictionary(fields: readonly Json[], more: Json = {}, schema: Json = {}): Json {
  return { name: 'Test', version: '1.0', schemas: [{ name: 'sample', fields, ...schema }], ...more };
}

function field(name: string, restrictions?: unknown, more: Json = {}): Json {
  return { name, valueType: 'string', ...(restrictions === undefined ? {} : { restrictions }), ...more };
}

function imported(document: unknown) {
  const result = importLectern(document, { file: 'test.json', base: 'https://example.org' });
  if (!result.ok) throw new Error(result.issues.map((issue) => issue.message).join('; '));
  const { definitions, issues } = result.value;
  const of = <K extends Definition['kind']>(kind: K, id: string) =>
    // The kind is what is looked for.
    definitions.find((each) => each.kind === kind && each.id === id) as Extract<Definition, { kind: K }> | undefined;
  const rule = (id: string) => {
    const found = of('rule', id);
    return found && { when: found.when, assert: found.assert, message: found.message };
  };
  return {
    ...result.value,
    of,
    rule,
    column: (name: string, table = 'sample') =>
      of('table', table)?.columns.find((each) => (each.name ?? each.variable) === name),
    lost: issues.filter(({ severity }) => severity === 'error').map(({ message }) => message),
    changed: issues.filter(({ severity }) => severity === 'information').map(({ message }) => message),
  };
}

/** What lint says of the files that the import writes. */
function linted(document: unknown): readonly string[] {
  const { settings, workingGroups, definitions } = imported(document);
  const { value: sources, issues } = readSources(writeSources(settings, workingGroups, definitions));
  if (sources.dictionary === undefined) return issues.map(({ message }) => message);
  const release = draftRelease(undefined, sources.dictionary, '2026-01-01');
  const snapshot = compileSnapshot(release, { cache: new Map(), textSearch: lunrSearch });
  return [...issues, ...lint(snapshot)].map(({ message }) => message);
}

function when(match: Json, more: Json = {}): Json {
  return conditional({ fields: ['a'], match, ...more }, { required: true });
}

/** Written as pairs, because an object with a `then` looks like a promise to the language. */
function conditional(condition: Json, yes: unknown, no?: unknown): Json {
  const parts: [string, unknown][] = [
    ['if', { conditions: [condition] }],
    ['then', yes],
  ];
  return Object.fromEntries(no === undefined ? parts : [...parts, ['else', no]]);
}

describe('fields', () => {
  test.each([
    ['string', 'string'],
    ['integer', 'integer'],
    ['number', 'decimal'],
    ['boolean', 'boolean'],
  ])('a %s is a variable of type %s', (valueType, type) => {
    expect(imported(dictionary([{ name: 'a', valueType }])).of('variable', 'a')?.type).toBe(type);
  });

  test('a code list is a value set, and required is required', () => {
    const made = imported(dictionary([field('a', { codeList: ['x', 'y z'], required: true })]));
    expect(made.of('value-set', 'a')?.codes?.map(({ code }) => code)).toEqual(['x', 'y z']);
    expect(made.of('variable', 'a')).toMatchObject({ type: 'code', valueSet: 'a' });
    expect(made.column('a')).toEqual({ variable: 'a', required: true });
  });

  test('codes that are none here are kept letter by letter in a rule', () => {
    const made = imported(dictionary([field('a', { codeList: ['mg/m²', 'g '] })]));
    expect(made.rule('sample_a_codes')).toMatchObject({ when: 'known(a)', assert: 'a in ["mg/m²", "g"]' });
    expect(made.lost).toEqual([]);
    expect(made.changed).toHaveLength(2);
  });

  test('a code list of numbers is a rule', () => {
    const made = imported(dictionary([{ name: 'a', valueType: 'integer', restrictions: { codeList: [1, 2] } }]));
    expect(made.rule('sample_a_codes')?.assert).toBe('a in [1, 2]');
  });

  test('a range is a range; open bounds of whole numbers are the next ones', () => {
    const made = imported(
      dictionary([{ name: 'a', valueType: 'integer', restrictions: { range: { exclusiveMin: 0, max: 90 } } }]),
    );
    expect(made.of('variable', 'a')?.range).toEqual({ min: 1, max: 90 });
  });

  test('an open bound of other numbers is exact by a rule', () => {
    const made = imported(
      dictionary([{ name: 'a', valueType: 'number', restrictions: { range: { exclusiveMin: 0 } } }]),
    );
    expect(made.of('variable', 'a')?.range).toEqual({ min: 0 });
    expect(made.rule('sample_a_range')).toMatchObject({ assert: 'a > 0', message: 'a must be above 0.' });
  });

  test('of several patterns the first is the variable’s, the others are rules', () => {
    const made = imported(dictionary([field('a', { regex: ['^x', 'y$'] })]));
    expect(made.of('variable', 'a')?.pattern).toBe('^x(?s:.*)');
    expect(made.rule('sample_a_pattern')?.assert).toBe('matchesPattern(a, "y$")');
  });

  test('look-around is listed, not dropped', () => {
    expect(imported(dictionary([field('a', { regex: '^(?!x)' })])).lost).toEqual([
      'sample.a: its regex is not checked: the pattern ^(?!x) cannot be used: it needs look-around, back-references or something else that linear-time patterns do not have.',
    ]);
  });

  test('a script is noted by its digest, so that another script is seen as a change', () => {
    const notes = (script: string) => imported(dictionary([field('a', { script })])).of('variable', 'a')?.notes;
    expect(notes('() => true')).toMatch(/^The source checks it by a script too.*SHA-256 [0-9a-f]{16}/);
    expect(notes('() => true')).not.toEqual(notes('() => false'));
  });

  test('a pattern that cannot be used is noted', () => {
    expect(imported(dictionary([field('a', { regex: '^(?!x)' })])).of('variable', 'a')?.notes).toContain('^(?!x)');
  });

  test('the next version of a dictionary changes only what changed', () => {
    const [one, other] = ['1.0', '2.0'].map((version) => imported(dictionary([field('a')], { version })).definitions);
    expect(one).toEqual(other);
  });

  test('scripts are listed', () => {
    expect(imported(dictionary([field('a', { script: ['() => true'] })])).lost).toEqual([
      'sample.a: its script is not checked: JavaScript of the source is not executed.',
    ]);
  });

  test('unknown keys are listed', () => {
    expect(imported(dictionary([field('a', { codelist: ['x'] })])).lost).toEqual([
      'sample.a: the key "codelist" is none that Lectern has: ["x"].',
    ]);
  });

  test('references are resolved, however deep', () => {
    const references = { lists: { all: ['#/lists/some', 'z'], some: ['x', 'y'] } };
    const made = imported(dictionary([field('a', { codeList: '#/lists/all' })], { references }));
    expect(made.of('value-set', 'a')?.codes?.map(({ code }) => code)).toEqual(['x', 'y', 'z']);
  });

  test('a reference that leads nowhere or in a circle is listed', () => {
    const references = { a: '#/b', b: '#/a' };
    const made = imported(
      dictionary([field('a', { regex: '#/a' }), field('b', { codeList: ['#/none'] })], { references }),
    );
    expect(made.lost).toEqual([
      'sample.a: its regex cannot be read: the reference #/a runs in a circle.',
      'sample.b: its codeList cannot be read: there is no reference #/none.',
    ]);
  });
});

describe('conditions', () => {
  const a = field('a');
  test.each([
    [{ value: 'X' }, 'known(a) && a.lowerAscii() == "x"'],
    [{ value: 'Île 1.' }, String.raw`known(a) && matchesPattern(a, "^[îÎ][lL][eE] 1\\.$")`],
    [{ codeList: ['x', 'y'] }, 'known(a) && a in ["x", "y"]'],
    [{ regex: '^x' }, 'known(a) && matchesPattern(a, "^x")'],
    [{ exists: true }, 'known(a)'],
    [{ exists: false }, '!known(a)'],
    [{ range: { min: 1 } }, 'false'],
    [{ count: 1 }, 'false'],
  ])('%j of a text is %s', (match, cel) => {
    expect(imported(dictionary([a, field('b', when(match))])).column('b')?.requiredWhen).toBe(cel);
  });

  test.each([
    [{ value: 'X' }, 'false'],
    [
      { value: ['x', 'y'] },
      'known(a) && size(a) == 2 && a.exists(each, each.lowerAscii() == "x") && a.exists(each, each.lowerAscii() == "y")',
    ],
    [{ codeList: ['x', 'y'] }, 'known(a) && a.exists(each, each in ["x", "y"])'],
    [{ count: 0 }, '!known(a) || size(a) == 0'],
    [{ count: { min: 2 } }, 'known(a) && size(a) >= 2'],
  ])('%j of a list is %s', (match, cel) => {
    const list = field('a', undefined, { isArray: true });
    expect(imported(dictionary([list, field('b', when(match))])).column('b')?.requiredWhen).toBe(cel);
  });

  test('a value is compared with the code that it is, whatever its case', () => {
    const coded = field('a', { codeList: ['Yes', 'No'] });
    const made = imported(dictionary([coded, field('b', when({ value: ' yes ' }))]));
    expect(made.column('b')?.requiredWhen).toBe('known(a) && a == "Yes"');
  });

  test('then and else are rules, and what is required is said with the column', () => {
    const restrictions = { ...when({ exists: true }), else: { empty: true } };
    const made = imported(dictionary([a, field('b', restrictions)]));
    expect(made.column('b')).toEqual({ variable: 'b', requiredWhen: 'known(a)' });
    expect(made.rule('sample_b_empty')).toEqual({
      when: '!known(a)',
      assert: '!known(b)',
      message: 'b must be empty unless a has a value.',
    });
  });

  test('nested conditions add up', () => {
    const inner = conditional({ fields: ['b'], match: { exists: true } }, { codeList: ['x'] });
    const outer = conditional({ fields: ['a'], match: { exists: true } }, {}, inner);
    const made = imported(dictionary([a, field('b'), field('c', outer)]));
    expect(made.rule('sample_c_codes')).toEqual({
      when: 'known(c) && !known(a) && known(b)',
      assert: 'c in ["x"]',
      message: 'c must be "x" unless a has a value, and when b has a value.',
    });
  });

  test.each([
    ['all', 'known(a) && known(b)'],
    ['any', 'known(a) || known(b)'],
    ['none', '!(known(a) || known(b))'],
  ])('%s of several fields', (quantifier, cel) => {
    const condition = { fields: ['a', 'b'], match: { exists: true }, case: quantifier };
    const made = imported(dictionary([a, field('b'), field('c', conditional(condition, { required: true }))]));
    expect(made.column('c')?.requiredWhen).toBe(cel);
  });

  test('a misspelt match, which Lectern takes as always true, is listed', () => {
    expect(imported(dictionary([a, field('b', when({ codelist: ['x'] }))])).lost).toEqual([
      'sample.b: it is required on a condition, and the condition has the unknown key "codelist", which Lectern ignores.',
    ]);
  });

  test('a condition on a field that does not exist is listed', () => {
    expect(imported(dictionary([field('b', when({ exists: true }))])).lost[0]).toMatch(/names the field "a"/);
  });
});

describe('tables', () => {
  test('a unique key of required fields is the key', () => {
    const made = imported(
      dictionary([field('a', { required: true }), field('b')], {}, { restrictions: { uniqueKey: ['a'] } }),
    );
    expect(made.of('table', 'sample')).toMatchObject({ key: ['a'] });
  });

  test('what is unique twice is said once', () => {
    const made = imported(
      dictionary([field('a', undefined, { unique: true })], {}, { restrictions: { uniqueKey: ['a'] } }),
    );
    expect(made.of('table', 'sample')).toMatchObject({ key: [], unique: [['a']] });
  });

  test('a unique key with parts that may be empty, which Lectern compares, is listed', () => {
    const made = imported(dictionary([field('a'), field('b')], {}, { restrictions: { uniqueKey: ['a', 'b'] } }));
    expect(made.lost).toEqual([
      'sample: records that lack a part of its uniqueKey (a, b) are not compared; Lectern compares empty parts like values.',
    ]);
  });

  test('a table in which nothing is unique has no key', () => {
    expect(imported(dictionary([field('a')])).of('table', 'sample')?.key).toEqual([]);
  });

  test('a foreign key of a text to a number, which Lectern never finds equal, is listed', () => {
    const restrictions = { foreignKey: [{ schema: 'donor', mappings: [{ local: 'a', foreign: 'id' }] }] };
    const schemas = [
      { name: 'donor', fields: [field('id', undefined, { valueType: 'integer' })] },
      { name: 'sample', fields: [field('a')], restrictions },
    ];
    const made = imported({ name: 'Test', version: '1.0', schemas });
    expect(made.of('table', 'sample')?.references).toBeUndefined();
    expect(made.lost).toEqual([
      'sample.a: its foreignKey compares a string with a number, which Lectern never finds equal.',
    ]);
  });

  test('each field of a foreign key is a reference', () => {
    const restrictions = { foreignKey: [{ schema: 'donor', mappings: [{ local: 'a', foreign: 'id' }] }] };
    const schemas = [
      { name: 'donor', fields: [field('id')] },
      { name: 'sample', fields: [field('a')], restrictions },
    ];
    expect(imported({ name: 'Test', version: '1.0', schemas }).of('table', 'sample')?.references).toEqual([
      { columns: ['a'], table: 'donor', to: ['id'] },
    ]);
  });

  test('lists of one table with two separators are listed', () => {
    const list = { isArray: true };
    const made = imported(
      dictionary([field('a', undefined, list), field('b', undefined, { ...list, delimiter: '|' })]),
    );
    expect(made.of('table', 'sample')?.separator).toBe(',');
    expect(made.lost[0]).toMatch(/^sample\.b: its values are separated by "\|"/);
  });

  test('a field that says the same in two schemas is one variable, another one has another id', () => {
    const schemas = [
      { name: 'one', fields: [field('a')] },
      { name: 'two', fields: [field('a')] },
      { name: 'three', fields: [field('a', { regex: 'x' })] },
    ];
    const made = imported({ name: 'Test', version: '1.0', schemas });
    expect(made.column('a', 'one')).toEqual({ variable: 'a' });
    expect(made.column('a', 'two')).toEqual({ variable: 'a' });
    expect(made.column('a', 'three')).toEqual({ variable: 'three_a', name: 'a' });
    expect(made.changed).toEqual(['three.a: its variable is called three_a.']);
  });

  test('names that are no ids are changed, and stay as aliases', () => {
    const made = imported(dictionary([field('fileName'), field('pd-l1'), field('in'), field('File_Name')]));
    expect(made.of('table', 'sample')?.columns).toEqual([
      { variable: 'file_name' },
      { variable: 'pd_l1' },
      { variable: 'in_value' },
      { variable: 'sample_file_name', name: 'file_name_2' },
    ]);
    expect(made.of('variable', 'pd_l1')?.aliases).toEqual(['pd-l1']);
  });
});

describe('the whole', () => {
  test('what is no dictionary is refused', () => {
    expect(importLectern({ name: 'x' }, { file: 'x.json' })).toMatchObject({ ok: false });
    expect(importLectern([], { file: 'x.json' })).toMatchObject({ ok: false });
  });

  test('is without findings, also with every oddity', () => {
    const odd = dictionary(
      [
        field('a', { codeList: ['Yes', 'No', 'Not applicable'] }, { meta: { examples: ['Yes'], core: true, x: 1 } }),
        field('b', [when({ value: 'yes' }), { regex: ['^[[\\]a-z]+$', '\\s'] }], {
          meta: { examples: ['[a]', '1'], exact_mappings: { loinc: 'x', fhir: 'A.b c' }, units: 'cm' },
          description: 'Two\r\nlines\u200e',
        }),
        { name: 'c', valueType: 'number', isArray: true, restrictions: { range: { exclusiveMax: 3 } } },
        {
          name: 'd',
          valueType: 'integer',
          meta: { units: 'days' },
          restrictions: when({ codeList: ['No'] }, { case: 'none' }),
        },
        { name: 'each', valueType: 'boolean', restrictions: when({ value: 'No' }) },
      ],
      {},
      { meta: { parent: 'x' } },
    );
    expect(linted(odd)).toEqual([]);
  });

  test('gives the same files for the same dictionary', () => {
    const document = dictionary([field('a', when({ exists: true })), field('b')]);
    const once = JSON.stringify(imported(document).definitions);
    expect(JSON.stringify(imported(document).definitions)).toBe(once);
  });
});
