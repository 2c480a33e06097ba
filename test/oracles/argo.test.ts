import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { importLectern } from '../../src/exchange/lectern/import-lectern.ts';
import { idOf } from '../../src/exchange/lectern/names.ts';
import type { Column, Table } from '../../src/model/definitions.ts';
import { type Dictionary, definitionOf } from '../../src/model/dictionary.ts';
import type { Bump, Change } from '../../src/model/release.ts';
import { worse } from '../../src/release/bump.ts';
import { diff } from '../../src/release/diff.ts';
import { readSources } from '../../src/source/sources.ts';
import { writeSources } from '../../src/source/write-yaml.ts';

/** Published versions of a Lectern dictionary, and Lectern’s own diffs of neighbours. Beside the checkout, or skipped. */
const FOLDER = join(import.meta.dirname, '../../../shared/oracles/lectern-argo');
const HERE = existsSync(FOLDER);

/** `schema.field` of each, as Lectern's diff has it. */
interface Named {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly string[];
}

interface LecternDiff {
  readonly schemas: {
    readonly [schema: string]: {
      readonly [part in 'created' | 'deleted' | 'updated']?: { readonly [field: string]: unknown };
    };
  };
}

function theirs(name: string): Named {
  const { schemas } = JSON.parse(readFileSync(join(FOLDER, 'diffs', name), 'utf8')) as LecternDiff;
  const fields = (part: 'created' | 'deleted' | 'updated') =>
    Object.entries(schemas)
      .flatMap(([schema, parts]) => Object.keys(parts[part] ?? {}).map((field) => `${schema}.${idOf(field)}`))
      .sort();
  return { added: fields('created'), removed: fields('deleted'), changed: fields('updated') };
}

const read = new Map<string, Dictionary>();

function dictionary(version: string): Dictionary {
  const known = read.get(version);
  if (known !== undefined) return known;
  const document: unknown = JSON.parse(readFileSync(join(FOLDER, `${version}.json`), 'utf8'));
  const imported = importLectern(document, { file: `${version}.json`, base: 'https://example.org' });
  if (!imported.ok) expect.fail(`${version} is not imported`);
  const { settings, workingGroups, definitions } = imported.value;
  const { value, issues } = readSources(writeSources(settings, workingGroups, definitions));
  expect(issues).toEqual([]);
  if (value.dictionary === undefined) expect.fail(`${version} is not read`);
  read.set(version, value.dictionary);
  return value.dictionary;
}

type Columns = ReadonlyMap<string, Column>;

function columnsOf({ definitions }: Dictionary): Columns {
  const tables = [...definitions.values()].filter((each): each is Table => each.kind === 'table');
  return new Map(
    tables.flatMap(({ id, columns }) => columns.map((column) => [`${id}.${column.name ?? column.variable}`, column])),
  );
}

/** What our differ says of the same fields: a field is a column with its variable, value set and rules. */
function ours(before: Dictionary, after: Dictionary): Named {
  const changes = diff(before, after);
  const [old, now] = [columnsOf(before), columnsOf(after)];
  const kept = [...old.keys()].filter((name) => now.has(name));
  return {
    added: [...now.keys()].filter((name) => !old.has(name)).sort(),
    removed: [...old.keys()].filter((name) => !now.has(name)).sort(),
    changed: kept.filter((name) => isChanged(name)).sort(),
  };

  function isChanged(name: string): boolean {
    const [table = '', column = ''] = name.split('.');
    const [then, here] = [old.get(name), now.get(name)];
    const variables = [then?.variable, here?.variable];
    const valueSets = [before, after].map((each, at) => definitionOf(each, 'variable', variables[at] ?? '')?.valueSet);
    return changes.some(({ kind, id, fields }) => {
      if (kind === 'table' && id === table) {
        return variables.some((variable) => fields.some((field) => `${field}/`.startsWith(`/columns/${variable}/`)));
      }
      if (kind === 'variable') return variables.includes(id);
      if (kind === 'value-set') return valueSets.includes(id);
      return kind === 'rule' && new RegExp(`^${table}_${column}_(?:empty|codes|range|pattern)(?:_\\d+)?$`).test(id);
    });
  }
}

function verdict(changes: readonly Change[]): Bump {
  return changes.map(({ bump }) => bump).reduce(worse, 'patch');
}

/** Versions that refuse what the one before them accepted. */
const MAJOR = ['1.2', '1.7', '1.8', '1.9', '1.10', '1.12'];

const NEIGHBOURS = (HERE ? readdirSync(join(FOLDER, 'diffs')) : []).map((name) => {
  const [from = '', to = ''] = name.replace('.json', '').split('-diff-');
  return { name, from, to };
});

describe.skipIf(!HERE)('the versions of ARGO', () => {
  test.each(NEIGHBOURS)('from $from to $to the same fields are added, removed and changed', ({ name, from, to }) => {
    expect(ours(dictionary(from), dictionary(to))).toEqual(theirs(name));
  });

  test.each(NEIGHBOURS.filter(({ from, to }) => MAJOR.includes(to) && isBefore(from, to)))(
    '$to is major',
    ({ from, to }) => {
      expect(verdict(diff(dictionary(from), dictionary(to)))).toBe('major');
    },
  );

  test('only what breaks nothing is not major: an optional field, notes, scripts that are not executed here', () => {
    const mild = NEIGHBOURS.filter(({ from, to }) => verdict(diff(dictionary(from), dictionary(to))) !== 'major');
    expect(mild.map(({ from, to }) => `${from} ${to}`).sort()).toEqual(['0.6 0.7', '1.4 1.5', '1.5 1.4']);
  });
});

function isBefore(one: string, other: string): boolean {
  const [[major = 0, minor = 0], [otherMajor = 0, otherMinor = 0]] = [one, other].map((each) =>
    each.split('.').map(Number),
  ) as [number[], number[]];
  return major < otherMajor || (major === otherMajor && minor < otherMinor);
}
