import { describe, expect, test } from 'vitest';
import type { Definition, Rule } from '../../src/model/definitions.ts';
import type { DictionarySettings } from '../../src/model/dictionary.ts';
import { readDefinition } from '../../src/source/read-definition.ts';
import { writeSources } from '../../src/source/write-yaml.ts';
import { realFiles } from './support.ts';

const SETTINGS: DictionarySettings = {
  title: 'T',
  publisher: 'P',
  base: 'https://example.org',
  languages: ['en'],
  licence: 'L',
  diseases: [],
};

function written(definitions: readonly Definition[]) {
  return writeSources(SETTINGS, [], definitions).slice(2);
}

describe('writeSources', () => {
  test('what is written reads as it was', () => {
    const definitions = realFiles().flatMap((file) => readDefinition(file).read?.definition ?? []);
    expect(definitions.length).toBeGreaterThan(100);
    for (const [index, file] of written(definitions).entries()) {
      const { read, issues } = readDefinition(file);
      expect(issues, file.path).toEqual([]);
      expect(read?.definition).toEqual(definitions[index]);
    }
  });

  test('long expressions, odd signs and characters beyond U+FFFF survive', () => {
    const rule: Rule = {
      kind: 'rule',
      id: 'r',
      title: '# "x": y',
      definition: `${'𝛼 beta  gamma '.repeat(20)}.`,
      status: 'draft',
      owner: 'g',
      diseases: ['any'],
      table: 't',
      when: `a in [${Array.from({ length: 30 }, (_each, at) => `"it's  ${at}"`).join(', ')}]`,
      assert: 'matchesPattern(a, "^\\\\d{2}$")',
      severity: 'error',
      message: 'line one\nline two',
      provenance: { source: ['a|1.0'] },
    };
    const [file] = written([rule]);
    expect(file?.path).toBe('rules/t/r.yaml');
    expect(file?.text).toMatch(
      /^# yaml-language-server: \$schema=\.\.\/\.\.\/schema\/rule\.schema\.json\nkind: rule\n/,
    );
    expect(file && readDefinition(file).read?.definition).toEqual(rule);
  });
});
