import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { ProblemCode } from '../../src/records/problem.ts';
import type { Problem, Report } from '../../src/records/report.ts';
import { workspace } from '../cli/workspace.ts';
import { lecternFaults } from './lectern-faults.ts';
import { FOLDER, HERE, MEANT, NOT_BROKEN, reasonsOf, source, tablesIn } from './pcgl.ts';

/** The same records as whole folders through the commands: with keys, what must be unique, and references. */

interface Checked {
  readonly status: number;
  readonly report: Report;
}

/** No table of the dictionary has that heading: the mapping says that it is left out on purpose. */
const MAPPING = 'participant:\n  study_id: {}\n  Study Id: {}\n';

async function checkedBy(run: ReturnType<typeof workspace>['run'], kind: 'good' | 'bad', ...more: readonly string[]) {
  const { status, out } = await run(
    ...['validate', join(FOLDER, kind), '--release', 'draft', '--format', 'json', '--quiet', ...more],
  );
  return { status, report: JSON.parse(out) as Report } satisfies Checked;
}

function prepared() {
  const space = workspace(undefined, afterAll);
  rmSync(space.dictionary, { recursive: true });
  writeFileSync(join(space.folder, 'mapping.yaml'), MAPPING);
  const imported = space.run('import', 'lectern', join(FOLDER, 'pcgl_lectern.json'), '--out', space.dictionary);
  const checked = async (kind: 'good' | 'bad', ...more: readonly string[]) => {
    expect((await imported).status).toBe(0);
    return checkedBy(space.run, kind, ...more);
  };
  let bad: Promise<Checked> | undefined;
  return {
    good: checked,
    bad: () => {
      bad ??= checked('bad', '--mapping', 'mapping.yaml');
      return bad;
    },
  };
}

/** The field that a problem is about: the rule of a field is named by it. */
function fieldOf({ table, columns, rule }: Problem): string | undefined {
  return rule === undefined ? columns[0] : columns.find((name) => rule.startsWith(`${table}_${name}_`));
}

function errorsOf({ problems }: Report): readonly Problem[] {
  return problems.filter(({ severity }) => severity === 'error');
}

/** `table record field` of all errors. */
function placesOf(report: Report): readonly string[] {
  const places = errorsOf(report).flatMap((problem) =>
    problem.rows.map((row) => `${problem.table} ${row} ${fieldOf(problem)}`),
  );
  return [...new Set(places)].sort();
}

/** The same of Lectern’s validator. */
function theirs(kind: 'good' | 'bad'): readonly string[] {
  const faults = lecternFaults(source(), tablesIn(kind));
  return [...new Set(faults.map(({ table, row, fields }) => `${table} ${row} ${fields.join('+')}`))].sort();
}

/** What a comment says is wrong, as the codes that say so here. */
function codesOf(reason: string): readonly ProblemCode[] {
  if (/minimum/i.test(reason)) return ['value-range'];
  if (/can only|only required when|incorrect/i.test(reason)) return ['rule-broken'];
  // A pattern that is asked for on a condition is a rule.
  if (/regex/i.test(reason)) return ['value-pattern', 'rule-broken'];
  if (/invalid disease code/i.test(reason)) return ['value-pattern'];
  if (/enum|invalid/i.test(reason)) return ['code-unknown'];
  // What is left says "missing", "must be used", "must be provided" or names only the field that is missing.
  return ['value-required'];
}

describe.skipIf(!HERE)('the folders of PCGL, imported and checked by command', () => {
  const { good, bad } = prepared();

  test('every good record passes, keys and references included', async () => {
    const { status, report } = await good('good', '--mapping', 'mapping.yaml');
    expect(placesOf(report)).toEqual([]);
    expect(theirs('good')).toEqual([]);
    expect([status, report.verdict.outcome]).toEqual([0, 'pass']);
    const references = report.steps.filter(({ check }) => check === 'reference' || check === 'key');
    expect(references.filter(({ outcome }) => outcome === 'pass').length).toBeGreaterThan(10);
  });

  test('without a mapping only the heading that the dictionary does not have is refused', async () => {
    const { report } = await good('good');
    expect(errorsOf(report).map(({ code, table, rows }) => [code, table, rows])).toEqual([
      ['heading-unknown', 'participant', []],
    ]);
  });

  test('bad records are refused at the fields at which Lectern refuses them, keys and references included', async () => {
    const { status, report } = await bad();
    expect(status).toBe(1);
    expect(placesOf(report)).toEqual(theirs('bad'));
  });

  test.each(tablesIn('bad').map(({ table }) => table))(
    'every bad %s is refused for the reason of its comment',
    async (table) => {
      const { report } = await bad();
      const missed = reasonsOf(table).flatMap((reason, at) => {
        const record = `${table} ${at + 1}`;
        const meant = MEANT[record];
        const named = meant === undefined ? reason.split(/\W+/) : [meant];
        const found = errorsOf(report).filter((each) => each.table === table && each.rows.includes(at + 1));
        const codes = codesOf(reason);
        return found.some((each) => codes.includes(each.code) && named.includes(fieldOf(each) ?? '')) ? [] : [record];
      });
      expect(missed).toEqual(NOT_BROKEN.filter((record) => record.startsWith(`${table} `)));
    },
  );
});
