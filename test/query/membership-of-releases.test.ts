import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { scopeOf } from '../../src/query/scope.ts';
import { openTerminology } from '../../src/query/terminology-request.ts';
import { validateCodings } from '../../src/query/validate-codings.ts';
import { readReleaseFile } from '../../src/release/release-file.ts';
import type { CompileCache } from '../../src/snapshot/compile.ts';
import { lunrSearch } from '../../src/snapshot/lunr-search.ts';
import { compileSnapshot, type Snapshot } from '../../src/snapshot/snapshot.ts';
import { conceptsOf } from '../../src/terminology/code-system.ts';
import type { CompiledValueSet } from '../../src/terminology/value-set.ts';
import { good, REAL_FOLDER } from '../snapshot/dictionaries.ts';

// Every code of every system that a value set draws on.
vi.setConfig({ testTimeout: 120_000 });

const FOLDER = join(REAL_FOLDER, 'releases');
const FILES = readdirSync(FOLDER).filter((name) => name.endsWith('.ndjson'));
const cache: CompileCache = new Map();

const SNAPSHOTS = FILES.map((name): readonly [string, Snapshot] => {
  const release = good(readReleaseFile(readFileSync(join(FOLDER, name), 'utf8'), name));
  return [name, compileSnapshot(release, { cache, textSearch: lunrSearch })];
});

const nameOf = ({ shape }: CompiledValueSet): string => `${shape.url}|${shape.version}`;

/** What a value set says of each code of its systems when asked one by one, and when asked for all. */
function answersOf(valueSet: CompiledValueSet, isMember: (system: string, version: string, code: string) => boolean) {
  const { codes, systems } = valueSet.enumeration();
  const listed = codes.map(({ system, concept }) => `${system.shape.url}|${system.shape.version}#${concept.code}`);
  const asked = systems.flatMap((system) => {
    const { url, version } = system.shape;
    const members = [...conceptsOf(system)].filter(({ code }) => isMember(url, version, code));
    return members.map(({ code }) => `${url}|${version}#${code}`);
  });
  return { listed: listed.sort(), asked: [...new Set(asked)].sort() };
}

const seen = new Set<CompiledValueSet>();
/** The value sets that a release does not share with the ones before it. */
const NEWS = SNAPSHOTS.map(([name, snapshot]) => {
  const valueSets = snapshot.valueSets.filter((each) => !seen.has(each));
  for (const each of valueSets) seen.add(each);
  return { name, snapshot, valueSets };
});

describe.each(NEWS)('every value set of release $name', ({ snapshot, valueSets }) => {
  test('has no issues', () => {
    expect(snapshot.issues()).toEqual([]);
  });

  test('holds the codes that it lists, asked of each code alone', () => {
    for (const valueSet of valueSets) {
      const systems = valueSet.enumeration().systems;
      const { listed, asked } = answersOf(valueSet, (url, version, code) => {
        const system = systems.find(({ shape }) => shape.url === url && shape.version === version);
        return system !== undefined && valueSet.member(system, code) !== undefined;
      });
      expect([nameOf(valueSet), asked]).toEqual([nameOf(valueSet), listed]);
    }
  });

  test('validates the codes that it lists, and no others', () => {
    for (const valueSet of valueSets) {
      const request = openTerminology(scopeOf(snapshot));
      const { listed, asked } = answersOf(valueSet, (system, version, code) => {
        const placed = [{ coding: { system, version, code }, path: 'Coding' }];
        const options = { mode: 'coding', membershipOnly: true } as const;
        return good(validateCodings(placed, { request, valueSet: valueSet.shape, options })).result;
      });
      expect([nameOf(valueSet), asked]).toEqual([nameOf(valueSet), listed]);
    }
  });
});
