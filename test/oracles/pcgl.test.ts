import { parseRecordValues, validateRecord } from '@overture-stack/lectern-validation';
import { describe, expect, test } from 'vitest';
import { importLectern } from '../../src/exchange/lectern/import-lectern.ts';
import type { RecordPlan } from '../../src/records/plan.ts';
import { draftRelease } from '../../src/release/plan.ts';
import { lunrSearch } from '../../src/snapshot/lunr-search.ts';
import { compileSnapshot } from '../../src/snapshot/snapshot.ts';
import { readSources } from '../../src/source/sources.ts';
import { writeSources } from '../../src/source/write-yaml.ts';
import { planOf, reportOn } from '../records/support.ts';
import type { Table } from './lectern-faults.ts';
import { HERE, MEANT, NOT_BROKEN, reasonsOf, source, tablesIn } from './pcgl.ts';

let made: RecordPlan | undefined;
function plan(): RecordPlan {
  if (made !== undefined) return made;
  const imported = importLectern(source(), { file: 'pcgl_lectern.json', base: 'https://example.org' });
  if (!imported.ok) expect.fail('not imported');
  const { settings, workingGroups, definitions, issues } = imported.value;
  expect(issues.filter(({ severity }) => severity === 'error')).toEqual([]);
  const read = readSources(writeSources(settings, workingGroups, definitions));
  expect(read.issues).toEqual([]);
  if (read.value.dictionary === undefined) expect.fail('not read');
  const release = draftRelease(undefined, read.value.dictionary, '2026-01-01');
  made = planOf(compileSnapshot(release, { cache: new Map(), textSearch: lunrSearch }));
  return made;
}

/** `row field` of all that our engine finds wrong with records themselves, neither with keys nor references. */
function ours({ table, headings, rows }: Table): readonly string[] {
  const unknown = headings.filter((name) => !known(table).includes(name));
  const mapping = Object.fromEntries(unknown.map((name) => [name, {}]));
  const { problems } = reportOn(plan(), [{ table, headings, rows, mapping }]);
  const found = problems.flatMap(({ code, severity, columns, rule, rows: records }) => {
    if (severity !== 'error' || /^(key-duplicate|unique|reference)/.test(code)) return [];
    // The rule of a field is named by it.
    const field = rule === undefined ? columns[0] : columns.find((name) => rule.startsWith(`${table}_${name}_`));
    return records.map((record) => `${record} ${field}`);
  });
  return [...new Set(found)].sort();
}

function known(table: string): readonly string[] {
  return (
    plan()
      .tables.find(({ id }) => id === table)
      ?.columns.map(({ name }) => name) ?? []
  );
}

/** The same of Lectern's validator. */
function theirs({ table, headings, rows }: Table): readonly string[] {
  const schema = source().schemas.find(({ name }) => name === table);
  if (schema === undefined) expect.fail(table);
  const fields = schema.fields.map(({ name }) => name);
  const found = rows.flatMap((row, index) => {
    const record = Object.fromEntries(
      headings.flatMap((name, at) => (fields.includes(name) ? [[name, row[at] ?? '']] : [])),
    );
    // The library's types want its own dictionary type, which this JSON is.
    const parsed = parseRecordValues(record, schema as never);
    const checked = validateRecord(parsed.data.record, schema as never);
    const names = [...(parsed.success ? [] : parsed.data.errors), ...(checked.valid ? [] : checked.details)].map(
      ({ fieldName }) => fieldName,
    );
    return names.map((name) => `${index + 1} ${name}`);
  });
  return [...new Set(found)].sort();
}

describe.skipIf(!HERE)('the dictionary and records of PCGL', () => {
  test.each(tablesIn('good').map((each) => [each.table, each] as const))('every good %s passes', (_name, table) => {
    expect(ours(table)).toEqual([]);
    expect(theirs(table)).toEqual([]);
  });

  const bad = tablesIn('bad').map((each) => [each.table, each] as const);
  test.each(bad)('bad %s is refused at the fields at which Lectern refuses it', (_name, table) => {
    expect(ours(table)).toEqual(theirs(table));
  });

  test.each(bad)('every bad %s is refused at a field that its comment names', (_name, table) => {
    const found = ours(table);
    const missed = reasonsOf(table.table).flatMap((reason, index) => {
      const record = `${table.table} ${index + 1}`;
      const meant = MEANT[record];
      const named = meant === undefined ? reason.split(/\W+/) : [meant];
      return named.some((name) => found.includes(`${index + 1} ${name}`)) ? [] : [record];
    });
    expect(missed).toEqual(NOT_BROKEN.filter((record) => record.startsWith(`${table.table} `)));
    for (const record of missed)
      expect(theirs(table).some((each) => each.startsWith(`${record.split(' ')[1]} `))).toBe(false);
  });
});
