import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { LIMITS } from '../../src/model/limits.ts';
import { readSources } from '../../src/source/sources.ts';
import { readYaml } from '../../src/source/yaml-text.ts';
import { BASE, check, define, realFiles } from './support.ts';

function codes(text: string): readonly string[] {
  return readYaml(text, 'x.yaml').issues.map((issue) => issue.code);
}

const DEEP = 20_000;
const nestedBlock = (depth: number): string =>
  Array.from({ length: depth }, (_each, level) => `${' '.repeat(level)}a:\n`).join('');

describe('nesting', () => {
  test.each([
    ['lists in brackets', '['.repeat(DEEP)],
    ['maps in brackets', '{a: '.repeat(DEEP)],
    ['pairs in brackets', '[a: '.repeat(DEEP)],
    ['brackets of a value', `a: ${'['.repeat(DEEP)}${']'.repeat(DEEP)}`],
    ['- - -', '- '.repeat(DEEP)],
    ['- - - with a value', `${'- '.repeat(DEEP)}x`],
    ['? ? ?', '? '.repeat(DEEP)],
    ['? ? ? behind a key', `a: ${'? '.repeat(DEEP)}`],
    [': : :', ': '.repeat(DEEP)],
    ['a: a: a:', 'a: '.repeat(DEEP)],
    ['"a": "a":', '"a": '.repeat(DEEP)],
    ['{a: a: a:', `{${'a: '.repeat(DEEP)}`],
    ['- ? - ?', '- ? '.repeat(DEEP)],
    ['- with tabs', '-\t'.repeat(DEEP)],
    ['indented keys', nestedBlock(1_000)],
    ['indented keys, Windows line ends', nestedBlock(1_000).replaceAll('\n', '\r\n')],
  ])('%s, 20,000 deep, are refused unread', (_name, text) => expect(codes(text)).toEqual(['yaml-limit']));

  test.each([
    ['- - - behind a key', `a: ${'- '.repeat(DEEP)}`],
    ['- - - behind an anchor', `&a ${'- '.repeat(DEEP)}`],
    ['- - - behind a tag', `!!seq ${'- '.repeat(DEEP)}`],
    ['- a: - a:', '- a: '.repeat(DEEP)],
    ['{? ? ?', `{${'? '.repeat(DEEP)}`],
    ['closing brackets', ']'.repeat(DEEP)],
    ['tags', `a: ${'!a '.repeat(DEEP)}`],
  ])('%s give one issue', (_name, text) => expect(codes(text)).toHaveLength(1));

  test('the depth of the limit is read, one deeper is refused', () => {
    const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
    expect(codes(nested(LIMITS.yamlDepth))).toEqual([]);
    expect(codes(nested(LIMITS.yamlDepth + 1))).toEqual(['yaml-limit']);
    expect(codes(nestedBlock(LIMITS.yamlDepth))).toEqual([]);
    expect(codes(nestedBlock(LIMITS.yamlDepth + 1))).toEqual(['yaml-limit']);
  });

  test('the issue has the line and column at which the limit is broken', () => {
    const text = `a: |\r\n  ${'['.repeat(200)}\r\nb: 1\r\nc: ${'['.repeat(100)}\r\n`;
    expect(readYaml(text, 'x.yaml').issues[0]?.at).toEqual({ file: 'x.yaml', line: 4, column: 67 });
  });

  test('400 files of random depth are refused in one process, which lives on', () => {
    const script = resolve(import.meta.dirname, 'many-deep-files.mjs');
    const { status, stdout } = spawnSync(process.execPath, ['--import', 'tsx', script], { encoding: 'utf8' });
    expect({ status, stdout }).toEqual({ status: 0, stdout: '400 refused\n' });
  }, 60_000);
});

describe('prose is not nesting', () => {
  const prose = `${' '.repeat(200)}far [[[{{{ - - - ? ? ? & * `;
  const steps = Array.from({ length: 100 }, (_each, level) => `${' '.repeat(level + 2)}- [`).join('\n');

  test.each(['|', '>', '>-', '|+', '|2-'])('a block scalar %s may hold brackets, dashes and any indentation', (sign) =>
    expect(codes(`a: ${sign}\n  x\n  ${prose}\n${steps}\nb: 1\n`)).toEqual([]),
  );
  test('a quoted text may hold them', () =>
    expect(codes(`a: "${'['.repeat(500)}"\nb: '${'- '.repeat(500)}'\n`)).toEqual([]));
  test('a plain text over many lines may be indented', () =>
    expect(codes(`a: x\n${' '.repeat(300)}- y\n`)).toEqual([]));
  test('a comment may hold them', () =>
    expect(codes(`# ${'['.repeat(500)}\n${' '.repeat(300)}# &a *a\na: 1\n`)).toEqual([]));
  test('a hundred bullets that begin with a star are no aliases', () =>
    expect(codes(`a: |\n${'  * point\n'.repeat(100)}b: 1\n`)).toEqual([]));
  test('no file of the dictionary is refused', () => {
    const refused = realFiles().flatMap((file) => readYaml(file.text, file.path).issues);
    expect(refused).toEqual([]);
  });
});

describe('size', () => {
  test('a file larger than the limit is refused unread', () =>
    expect(codes(`# ${'ü'.repeat(LIMITS.yamlBytes / 2)}`)).toEqual(['yaml-limit']));
  test('a line as long as the limit is read', () =>
    expect(codes(`a: ${'x'.repeat(LIMITS.yamlBytes - 3)}`)).toEqual([]));
  test.each([['- \n'], ['a:\n'], ['? \n'], ['[],'], ['!\n'], ['%\n'], ['---\n'], ["''\n"], [']'], ['\n'], ['#\n']])(
    'a file full of %j is refused by the number of its signs, or for its first mistake',
    (sign) => expect(codes(sign.repeat(LIMITS.yamlBytes / sign.length - 1))).toHaveLength(1),
  );
  test('100,000 keys are refused', () => {
    const text = Array.from({ length: 100_000 }, (_each, index) => `k${index}: 1`).join('\n');
    expect(codes(text)).toEqual(['yaml-limit']);
  });
  test('20,000 anchors are refused', () => {
    const text = Array.from({ length: 20_000 }, (_each, index) => `- &a${index} x`).join('\n');
    expect(codes(text)).toEqual(['yaml-limit']);
  });
  test('of 30,000 unknown keys the first are reported, and that there are more', () => {
    const keys = Array.from({ length: 30_000 }, (_each, index) => `k${index}: 1`).join('\n');
    const found = check(define('variable', 'x', keys));
    expect(found).toHaveLength(LIMITS.yamlProblems + 1);
    expect(found.at(-1)).toMatchObject({ code: 'yaml-limit', message: expect.stringContaining('more than 100') });
  });
  test('of 30,000 keys written twice the first are reported, and that there are more', () =>
    expect(check(define('variable', 'x', 'k: 1\n'.repeat(30_000)))).toHaveLength(LIMITS.yamlProblems + 1));
  test('10,000 concepts in a chain of parents, last first, are checked', () => {
    const concepts = Array.from(
      { length: 10_000 },
      (_each, i) => `- {code: "${i}", display: x, parents: ["${i + 1}"]}\n`,
    );
    const body = `content: complete\nhierarchy: is-a\nlicence: x\nconcepts:\n${concepts.join('')}`;
    expect(check(define('code-system', 'x', `${body}- {code: "10000", display: x}\n`))).toEqual([]);
  });
});

describe('aliases', () => {
  const laughs = (each: number): string =>
    [
      'a: &a [x]',
      ...['b', 'c', 'd', 'e'].map((name, i) => `${name}: &${name} [${`*${'abcd'[i]},`.repeat(each)}]`),
    ].join('\n');

  test('an alias bomb is refused', () => expect(codes(laughs(9))).toEqual(['yaml-syntax']));
  test('a billion laughs are refused', () => expect(codes(laughs(100))).toEqual(['yaml-limit']));
  test('a kind that contains itself is refused', () =>
    expect(check({ path: 'variables/x.yaml', text: 'kind: &x [*x]\nid: x\n' })).toMatchObject([
      { code: 'yaml-syntax' },
    ]));
});

describe('names that JavaScript objects have', () => {
  const before = Object.getOwnPropertyNames(Object.prototype).sort();

  test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', '<<', '1', 'null', 'true', '""'])(
    'the key %s is unknown like any other',
    (key) =>
      expect(check(define('variable', 'x', `type: string\nlevel: core\ngroup: g\n${key}: { a: 1 }\n`))).toMatchObject([
        { code: 'unknown-key', at: { file: 'variables/x.yaml', line: 12, column: 1 } },
      ]),
  );
  test.each(['__proto__', 'constructor', 'toString'])('the kind, the id and the code %s do no harm', (name) => {
    expect(check({ path: 'variables/x.yaml', text: `kind: ${name}\nid: ${name}\n` })).toMatchObject([
      { code: 'unknown-kind' },
    ]);
    expect(check(define('value-set', 'x', `codes:\n  - { code: "${name}", display: ${name} }\n`))).toEqual([]);
    expect(
      check(define('value-set', 'x', `include:\n  - { system: missing_reason, codes: [{ code: "${name}" }] }\n`)),
    ).toMatchObject([{ code: 'unknown-code' }]);
  });
  test('a definition may be called constructor', () => {
    const { value } = readSources([
      ...BASE,
      define('variable', 'constructor', 'type: string\nlevel: core\ngroup: g\n'),
    ]);
    expect(value.dictionary?.definitions.get('variable/constructor')?.id).toBe('constructor');
  });
  test('nothing was added to every object', () => {
    expect(Object.getOwnPropertyNames(Object.prototype).sort()).toEqual(before);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
});
