import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Issue } from '../../src/model/issue.ts';
import { readDefinition } from '../../src/source/read-definition.ts';
import { check, realFiles } from './support.ts';

const files = realFiles().filter(({ path }) => path.includes('/'));
const runs = process.env.HDICT_FULL === '1' ? 20_000 : 500;

/** What an author, an editor or an attacker may put into a file. */
const inserted = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 5 }),
  fc.constantFrom(
    ...'\0 \t \r \n : - ? [ ] { } & * ! | > \' " # % @ `'.split(' '),
    '\n---\n',
    '\n...\n',
    '\ufeff',
    '\ud800',
  ),
  fc.constantFrom(
    '<<: ',
    '&a ',
    '*a ',
    '!!set ',
    '__proto__: ',
    'null',
    '012',
    '1.10',
    '.inf',
    '- '.repeat(99),
    '['.repeat(99),
  ),
);

interface Edit {
  readonly at: number;
  readonly removed: number;
  readonly inserted: string;
}

const edit: fc.Arbitrary<Edit> = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  removed: fc.oneof({ weight: 4, arbitrary: fc.nat(3) }, { weight: 1, arbitrary: fc.nat(300) }),
  inserted,
});

const mutated = fc
  .tuple(fc.constantFrom(...files), fc.array(edit, { minLength: 1, maxLength: 4 }))
  .map(([{ path, text }, edits]) => ({ path, text: edits.reduce(apply, text) }));

function apply(text: string, { at, removed, inserted }: Edit): string {
  const offset = Math.floor(at * text.length);
  return text.slice(0, offset) + inserted + text.slice(offset + removed);
}

function located(issue: Issue, { path, text }: { readonly path: string; readonly text: string }): boolean {
  const { file, line = 0, column = 0 } = issue.at ?? {};
  const lines = text.replace(/^\ufeff/, '').split('\n');
  return (
    file === path && line >= 1 && line <= lines.length && column >= 1 && column <= (lines[line - 1]?.length ?? 0) + 1
  );
}

test('a mutated file is a definition, or has issues that all lie within it', () => {
  fc.assert(
    fc.property(mutated, (file) => {
      const { read, issues } = readDefinition(file);
      return (read !== undefined || issues.length > 0) && issues.every((issue) => located(issue, file));
    }),
    { numRuns: runs },
  );
});

test('a dictionary with a mutated file is checked to the end, and each issue says where', () => {
  fc.assert(
    fc.property(mutated, (file) => check(file).every(({ at }) => at?.file !== undefined && (at.line ?? 0) >= 1)),
    { numRuns: runs / 10 },
  );
});

test('any text is refused or read, never thrown at', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      const { read, issues } = readDefinition({ path: 'variables/x.yaml', text });
      return read === undefined && issues.length > 0;
    }),
    { numRuns: runs },
  );
});

test('fuzzing leaves every object as it was', () => {
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect('polluted' in {}).toBe(false);
});
