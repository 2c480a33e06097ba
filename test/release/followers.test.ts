import { describe, expect, it } from 'vitest';
import type { CodeSystem, Definition, ValueSet } from '../../src/model/definitions.ts';
import type { Dictionary } from '../../src/model/dictionary.ts';
import { keyOf } from '../../src/model/ids.ts';
import { diff } from '../../src/release/diff.ts';

const common = {
  title: 'Title',
  definition: 'Definition.',
  status: 'trial-use',
  owner: 'wg_core',
  diseases: ['any'],
  provenance: { source: ['TEST'] },
} as const;

function letters(...codes: readonly string[]): CodeSystem {
  const concepts = codes.map((code) => ({ code, display: `Letter ${code}` }));
  return { ...common, kind: 'code-system', id: 'letters', content: 'fragment', licence: 'test', concepts };
}

const wholeSystem: ValueSet = { ...common, kind: 'value-set', id: 'whole', include: [{ system: 'letters' }] };
const ofAnother: ValueSet = { ...common, kind: 'value-set', id: 'of_another', include: [{ valueSets: ['whole'] }] };
const apart: ValueSet = { ...common, kind: 'value-set', id: 'apart', codes: [{ code: 'x', display: 'X' }] };

function dictionary(...definitions: readonly Definition[]): Dictionary {
  return {
    settings: {
      title: 'Test',
      publisher: 'Test',
      base: 'https://example.org',
      languages: ['en'],
      licence: 'test',
      diseases: [],
    },
    workingGroups: [],
    definitions: new Map(definitions.map((each) => [keyOf(each), each])),
  };
}

function changed(before: CodeSystem, after: CodeSystem): readonly string[] {
  const changes = diff(
    dictionary(before, wholeSystem, ofAnother, apart),
    dictionary(after, wholeSystem, ofAnother, apart),
  );
  return changes.map((change) => `${change.kind}/${change.id} ${change.bump}`);
}

describe('what resolves to something else', () => {
  it('is listed beside what changed, also through other value sets', () => {
    expect(changed(letters('A'), letters('A', 'B'))).toEqual([
      'code-system/letters minor',
      'value-set/of_another minor',
      'value-set/whole minor',
    ]);
  });

  it('is major where a code is gone', () => {
    expect(changed(letters('A', 'B'), letters('A'))[0]).toBe('code-system/letters major');
  });

  it('is judged as its cause is', () => {
    const renamed = { ...letters('A'), title: 'Another title' };
    expect(changed(letters('A'), renamed)).toEqual([
      'code-system/letters patch',
      'value-set/of_another patch',
      'value-set/whole patch',
    ]);
  });

  it('is nothing when nothing changed', () => {
    expect(changed(letters('A'), letters('A'))).toEqual([]);
  });
});
