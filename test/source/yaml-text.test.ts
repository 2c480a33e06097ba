import { describe, expect, test } from 'vitest';
import { readYaml } from '../../src/source/yaml-text.ts';

function issues(text: string): readonly string[] {
  return readYaml(text, 'x.yaml').issues.map(({ at, code, message }) => `${at?.line}:${at?.column} ${code} ${message}`);
}

function content(text: string): unknown {
  const read = readYaml(text, 'x.yaml');
  expect(read.issues).toEqual([]);
  return read.text?.content;
}

function place(text: string, pointer: string, part?: 'key' | 'value'): string {
  const at = readYaml(text, 'x.yaml').text?.placeOf(pointer, part);
  return `${at?.line}:${at?.column}`;
}

describe('places', () => {
  const text = 'a: 1\nb:\n  - x\n  - { "c/d~": [y, z] }\n';

  test('a value has its line and column', () => expect(place(text, '/b/1/c~1d~0/1')).toBe('4:19'));
  test('a key has its line and column', () => expect(place(text, '/b/1/c~1d~0', 'key')).toBe('4:7'));
  test('what does not exist has the place of its nearest parent', () => expect(place(text, '/b/1/q/r')).toBe('4:5'));
  test('Windows line ends do not move anything', () =>
    expect(place(text.replaceAll('\n', '\r\n'), '/b/1/c~1d~0/1')).toBe('4:19'));
  test('a byte order mark does not move the first line', () => expect(place('\ufeffa: 1\n', '/a')).toBe('1:4'));
  test('a block scalar before it does not move a place', () =>
    expect(place('a: |\n  one\n\n  two\nb: 1\n', '/b')).toBe('5:4'));
  test('a place is found through an alias', () => expect(place('a: &a { x: 1 }\nb: *a\n', '/b/x')).toBe('1:12'));
  test('a number is known as it is written', () => {
    const read = readYaml('a: 1.10\nb: 012\nc: "1.10"\n', 'x.yaml').text;
    expect(['/a', '/b', '/c'].map((pointer) => read?.plainSourceOf(pointer))).toEqual(['1.10', '012', undefined]);
  });
});

describe('syntax', () => {
  test('a key that is written twice is refused where it is written again', () =>
    expect(issues('a: 1\nb: 2\na: 3\n')).toEqual([
      '3:1 yaml-syntax Not readable as YAML: the key "a" is written twice.',
    ]));
  test('each key that is written twice is named, also in flow collections', () =>
    expect(issues('a: { b: 1, b: 2 }\nc:\n  d: 1\n  d: 2\n')).toHaveLength(2));
  test('a number and a text that become the same key are the same key', () =>
    expect(issues('1: x\n"1": y\n')).toHaveLength(1));
  test('a list as a key is refused', () =>
    expect(issues('? [a]\n: b\n')).toEqual(['1:3 yaml-syntax Not readable as YAML: a key must be a plain word.']));
  test('an alias without an anchor is named', () =>
    expect(issues('a: 1\nb: *x\n')).toEqual(['2:4 yaml-syntax Not readable as YAML: there is no anchor &x above.']));
  test('an alias inside of what it names is refused', () =>
    expect(issues('a: &x [1, *x]\n')).toEqual([
      '1:11 yaml-syntax Not readable as YAML: *x stands inside of what it names.',
    ]));
  test('one mistake that confuses the rest of a file gives one issue', () =>
    expect(issues('a: [1, 2\nb: 3\nc: 4\n')).toHaveLength(1));
  test('a text that is never closed is located where it begins', () =>
    expect(issues('a: 1\nb: "x\nc: 2\n')).toEqual([
      '2:4 yaml-syntax Not readable as YAML: this text has no closing quotation mark.',
    ]));
  test('a second document is refused where it begins', () =>
    expect(issues('a: 1\n---\nb: 2\n')).toEqual([
      '2:1 yaml-syntax Not readable as YAML: a file holds one document, and here begins a second.',
    ]));
  test('a tab as indentation is refused', () => expect(issues('a:\n\tb: 1\n')[0]).toMatch(/^2:\d yaml-syntax .*Tabs/));
  test.each(['!!js/function "x"', '!!binary aGk=', '!!set {x}', '!!omap [x: 1]', '!!timestamp 2001-01-01', '!own x'])(
    'the tag of %s is refused',
    (value) => expect(issues(`a: ${value}\n`)).toEqual([expect.stringMatching(/^1:4 yaml-syntax .*Unresolved tag/)]),
  );
  test.each(['\0', '\x1f', '\x02', '\x18', '\x7f', '\ud800', '\ufffe'])(
    'the character %j, which YAML does not allow, is refused where it is',
    (character) =>
      expect(issues(`a: 1\nb: x${character}\n`)).toEqual([expect.stringMatching(/^2:5 yaml-syntax .*U\+/)]),
  );
});

describe('content', () => {
  test('an empty file is read as nothing', () => expect(content('# nothing\n')).toBeNull());
  test('NO and yes stay texts, and a merge key is a key like any other', () =>
    expect(content('a: NO\nb: yes\n<<: { c: 1 }\n')).toEqual({ a: 'NO', b: 'yes', '<<': { c: 1 } }));
  test('a directive cannot bring YAML 1.1 back', () =>
    expect(content('%YAML 1.1\n---\na: yes\nb: 1:30\n')).toEqual({ a: 'yes', b: '1:30' }));
  test('keys that JavaScript objects have are plain keys', () => {
    const read = content('__proto__: { polluted: 1 }\nconstructor: 2\ntoString: 3\n');
    expect(Object.keys(read as object)).toEqual(['__proto__', 'constructor', 'toString']);
    expect(({} as { readonly polluted?: unknown }).polluted).toBeUndefined();
  });
});

describe('invisible characters in texts', () => {
  test.each([
    ['"\\ud800"', 'U+D800'],
    ['"a\\0"', 'U+0000'],
    ['"\\e[31m"', 'U+001B'],
    ['"a\u202eb"', 'U+202E'],
    ['a\u2066b', 'U+2066'],
    ['"a\ufeffb"', 'U+FEFF'],
    ['e\u0301', 'NFC'],
  ])('the text %j is refused, located, and the file is read on', (value, what) => {
    const read = readYaml(`a: 1\nb: ${value}\n`, 'x.yaml');
    expect(read.text).toBeDefined();
    expect(read.issues).toMatchObject([{ code: 'invalid-value', at: { file: 'x.yaml', line: 2, column: 4 } }]);
    expect(read.issues[0]?.message).toContain(what);
  });
  test('they are refused in keys too', () => expect(issues('"a\u202e": 1\n')).toHaveLength(1));
  test('accents, Greek, line ends and emoji are plain text', () =>
    expect(issues('a: "Sézary, β2, 10⁹/L, ≥ 5 %\\n\\t👩‍⚕️"\n')).toEqual([]));
});
