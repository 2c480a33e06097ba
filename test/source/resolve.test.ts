import { describe, expect, test } from 'vitest';
import type { SourceFile } from '../../src/source/sources.ts';
import { BASE, check, define, found, variable } from './support.ts';

const settings = BASE[0]?.text ?? '';
const withSettings = (text: string): SourceFile => ({ path: 'dictionary.yaml', text });

describe('names', () => {
  test('an unknown owner is located, with the group that is near', () =>
    expect(check(variable('x', 'string', 'owner: wgg\n'))).toMatchObject([
      {
        code: 'unknown-reference',
        message: 'There is no working group "wgg". Did you mean "wg"?',
        at: { pointer: '/owner' },
      },
    ]));
  test('an unknown disease is located, with those there are', () =>
    expect(check(variable('x', 'string', 'diseases: [aml, prostate]\n'))).toMatchObject([
      {
        code: 'unknown-reference',
        message: 'There is no disease "prostate". Expected one of aml, any.',
        at: { file: 'variables/x.yaml', line: 11, column: 17, pointer: '/diseases/1' },
      },
    ]));
  test('two diseases of one id are refused in the settings', () =>
    expect(check(withSettings(settings.replace(/( {2}- .*\n)/, '$1$1')))).toMatchObject([
      { code: 'duplicate-id', at: { file: 'dictionary.yaml', line: 8, column: 11 } },
    ]));
  test('a value set that the settings name must exist', () =>
    expect(check(withSettings(settings.replace('missing_reason', 'missing_reasons')))).toMatchObject([
      {
        code: 'unknown-reference',
        message: 'There is no value-set "missing_reasons". Did you mean "missing_reason"?',
        at: { file: 'dictionary.yaml', line: 8, column: 17 },
      },
    ]));
});

describe('ids', () => {
  test('one id twice in a kind is refused at the second', () => {
    const { path, text } = variable('x', 'string');
    expect(check({ path, text }, { path: path.replace('/', '/lab/'), text })).toMatchObject([
      { code: 'duplicate-id', at: { file: 'variables/lab/x.yaml', line: 2, column: 5 } },
    ]);
  });
  test('a variable and a table may share an id', () =>
    expect(found(variable('x', 'string'), define('table', 'x', 'columns: [{ variable: x }]\nkey: [x]\n'))).toEqual([]));
  test('a code system and a value set with codes may not: they would be one code system', () =>
    expect(
      found(
        define('code-system', 'x', 'content: complete\nlicence: x\nconcepts: [{ code: "a", display: A }]\n'),
        define('value-set', 'x', 'codes: [{ code: "a", display: A }]\n'),
      ),
    ).toEqual(['id-collision value-set/x /id']));
  test('the id of another case, in capitals or with an accent is no id', () => {
    for (const id of ['X', 'é', '1a', 'a-b', '_a', 'a'.repeat(65)]) {
      expect(found(variable(id, 'string')), id).toEqual([`invalid-value variables/${id}.yaml /id`]);
    }
  });
  test('a definition in the folder of another kind is refused', () =>
    expect(check({ ...variable('x', 'string'), path: 'tables/x.yaml' })).toMatchObject([
      { code: 'file-name', message: 'A variable belongs into the folder variables/; found tables/x.yaml.' },
    ]));
  test('a kind that does not exist is answered with the one that is near', () =>
    expect(check({ path: 'variables/x.yaml', text: 'kind: varable\nid: x\n' })).toMatchObject([
      {
        code: 'unknown-kind',
        message: expect.stringContaining('Did you mean "variable"?'),
        at: { line: 1, column: 7 },
      },
    ]));
});

describe('files that cannot be read', () => {
  const user = variable('user', 'code', 'valueSet: colours\n');

  test.each([
    ['a syntax error', { path: 'value-sets/colours.yaml', text: 'kind: value-set\nid: "colours\n' }],
    ['a missing key', { path: 'value-sets/colours.yaml', text: 'kind: value-set\nid: colours\n' }],
    ['an unknown kind', { path: 'value-sets/colours.yaml', text: 'kind: valueset\nid: colours\n' }],
    [
      'the name of another',
      { ...define('value-set', 'colours', 'codes: [{ code: "a", display: A }]\n'), path: 'value-sets/colour.yaml' },
    ],
  ])('what refers to a file with %s has no issue of its own', (_what, broken) => {
    const issues = check(broken, user);
    expect(issues.length).toBeGreaterThan(0);
    expect(issues.filter(({ at }) => at?.file !== broken.path)).toEqual([]);
  });
  test('a reference to something else is still reported', () =>
    expect(found({ path: 'value-sets/other.yaml', text: 'kind: [\n' }, user)).toEqual([
      'yaml-syntax value-sets/other.yaml',
      'unknown-reference variable/user /valueSet',
    ]));
  test('broken settings are one issue: nothing is measured by what they would say', () =>
    expect(check(withSettings('title: [\n'), user)).toMatchObject([
      { code: 'yaml-syntax', at: { file: 'dictionary.yaml' } },
    ]));
  test('a settings file that is not there is named', () =>
    expect(check({ path: 'working-groups.yaml', text: '' })).toMatchObject([
      { at: { file: 'working-groups.yaml', line: 1 } },
    ]));
});
