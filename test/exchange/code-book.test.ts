import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, test } from 'vitest';
import { codeBookFile, type WantedFile } from '../../src/exchange/code-book/code-book-file.ts';
import { definitionsOf } from '../../src/model/dictionary.ts';
import { LIMITS } from '../../src/model/limits.ts';
import type { Snapshot } from '../../src/snapshot/snapshot.ts';
import { type ReadCell, readWorkbook } from './read-workbook.ts';
import { sealedSnapshot } from './real-snapshot.ts';

let snapshot: Snapshot;
/** The workbook of the whole release, read back once: that takes seconds. */
let whole: ReturnType<typeof readWorkbook>;

beforeAll(() => {
  snapshot = sealedSnapshot('2.1.0');
  whole = workbook();
});

function written(wanted: WantedFile): string | Uint8Array {
  const file = codeBookFile(snapshot, wanted);
  if (!file.ok) throw new Error(JSON.stringify(file.issues));
  return file.value.bytes.value();
}

function workbook(wanted: Omit<WantedFile, 'format'> = {}) {
  return readWorkbook(Buffer.from(written({ ...wanted, format: 'xlsx' })));
}

/** Rows of a sheet as objects by heading. */
function rowsOf(
  sheet: readonly (readonly ReadCell[])[] | undefined,
): readonly { readonly [heading: string]: ReadCell }[] {
  const [headings = [], ...rows] = sheet ?? [];
  return rows.map((row) => Object.fromEntries(headings.map((heading, index) => [String(heading), row[index]])));
}

function csvOf(wanted: Omit<WantedFile, 'format'>): readonly { readonly [column: string]: string }[] {
  return parse(String(written({ ...wanted, format: 'csv' })), { columns: true, bom: true });
}

describe('the code book of a release', () => {
  test('has every variable', () => {
    const ids = rowsOf(whole.get('Variables')).map(({ Id }) => Id);
    expect(ids).toEqual(definitionsOf(snapshot.dictionary, 'variable').map(({ id }) => id));
  });

  test('has every code of every value set and of every classification, as text', () => {
    const codes = rowsOf(whole.get('Codes')).map((row) => `${row['Value set']} ${row.Code}`);
    const expected = snapshot.valueSets.flatMap(({ shape, enumeration }) =>
      enumeration().codes.map(({ concept }) => `${shape.source.id} ${concept.code}`),
    );
    expect(codes.sort()).toEqual(expected.sort());
    const concepts = rowsOf(whole.get('Classifications')).map((row) => `${row['Code system']} ${row.Code}`);
    expect(concepts).toEqual(
      definitionsOf(snapshot.dictionary, 'code-system').flatMap(({ id, concepts: own }) =>
        own.map(({ code }) => `${id} ${code}`),
      ),
    );
    for (const row of rowsOf(whole.get('Codes'))) expect(typeof row.Code).toBe('string');
  });

  test('has every endpoint, score, rule and column', () => {
    for (const [sheet, kind] of [
      ['Endpoints', 'endpoint'],
      ['Scores', 'score'],
      ['Rules', 'rule'],
    ] as const) {
      expect(rowsOf(whole.get(sheet))).toHaveLength(definitionsOf(snapshot.dictionary, kind).length);
    }
    const columns = snapshot.recordSchemas.flatMap((table) => table.columns.map(({ name }) => `${table.id} ${name}`));
    expect(
      rowsOf(whole.get('Tables'))
        .map((row) => `${row.Table} ${row.Heading}`)
        .sort(),
    ).toEqual(columns.sort());
  });

  test('says which release it is, how it is cited, and the terms of every classification', () => {
    const readMe = new Map((whole.get('Read me') ?? []).map(([what, text]) => [what, String(text)]));
    const { version, digest } = snapshot.name;
    expect(readMe.get('Release')).toBe(version);
    expect(readMe.get('How to cite')).toContain(digest);
    expect(readMe.get('Copyright')).toContain('LOINC');
    for (const { title, licence } of definitionsOf(snapshot.dictionary, 'code-system')) {
      expect(readMe.get(`Terms: ${title}`)).toContain(licence);
    }
  });

  test('is the same bytes again', () => {
    expect(Buffer.from(written({ format: 'xlsx' })).equals(Buffer.from(written({ format: 'xlsx' })))).toBe(true);
  });

  test('says where a list is that is too long for a cell, and lists shorter ones with their meaning', () => {
    const rows = csvOf({});
    const sex = rows.find(({ id }) => id === 'sex_at_birth');
    expect(sex?.values).toContain('female, ');
    for (const { shape, enumeration } of snapshot.valueSets) {
      const row = rows.find(({ valueSet }) => valueSet === shape.source.id);
      const count = enumeration().codes.length;
      if (row === undefined) continue;
      if (count > LIMITS.codesInCell) expect(row.values).toContain(`${count} codes, not listed here`);
      else expect(row.values?.split(' | ')).toHaveLength(count);
    }
  });

  test('holds in JSON what the workbook holds', () => {
    const { sheets, release } = JSON.parse(String(written({ format: 'json' })));
    expect(release.digest).toBe(snapshot.name.digest);
    expect(sheets.variables).toHaveLength(rowsOf(whole.get('Variables')).length);
    expect(sheets.codes).toHaveLength(rowsOf(whole.get('Codes')).length);
  });
});

describe('the code book of a part', () => {
  test('of a disease has its variables and those for every disease, with the codes that they take', () => {
    const cards = snapshot.cards.filter(({ diseases }) => diseases.includes('cll') || diseases.includes('any'));
    const ids = cards.filter(({ kind }) => kind === 'variable').map(({ id }) => id);
    const rows = csvOf({ disease: 'cll' });
    expect(rows.map(({ id }) => id)).toEqual(ids);
    const listed = new Set(csvOf({ disease: 'cll', sheet: 'codes' }).map(({ valueSet }) => valueSet));
    for (const { valueSet } of rows) if (valueSet !== '') expect(listed).toContain(valueSet);
    expect(listed).toContain('cll_codes');
    expect(listed).toContain(snapshot.dictionary.settings.missingReasons);
  });

  test('of a table has its columns and its rules, and says that outcomes are not in it', () => {
    const book = workbook({ table: 'patient' });
    const table = snapshot.recordSchemas.find(({ id }) => id === 'patient');
    expect(rowsOf(book.get('Tables')).map(({ Heading }) => Heading)).toEqual(table?.columns.map(({ name }) => name));
    expect(new Set(rowsOf(book.get('Rules')).map(({ Table }) => Table))).toEqual(new Set(['patient']));
    expect(book.has('Endpoints')).toBe(false);
    expect(JSON.stringify(book.get('Read me'))).toContain('no endpoints and scores');
  });

  test.each([
    [{ format: 'csv', disease: 'nothing' }, 'invalid-parameter'],
    [{ format: 'csv', table: 'nothing' }, 'unknown-definition'],
    [{ format: 'xlsx', sheet: 'codes' }, 'invalid-parameter'],
    [{ format: 'csv', table: 'patient', sheet: 'scores' }, 'invalid-parameter'],
  ] as const)('%o is refused', (wanted, code) => {
    expect(codeBookFile(snapshot, wanted).issues).toMatchObject([{ code }]);
  });
});

test('no cell of CSV begins a formula', () => {
  for (const sheet of ['variables', 'codes', 'endpoints'] as const) {
    const cells = parse(String(written({ format: 'csv', sheet })), { bom: true }).flat();
    const dangerous = cells.filter((cell: string) => /^[=+\-@\t\r]/.test(cell) && !/^[+-]?[\d.]+$/.test(cell));
    expect(dangerous).toEqual([]);
  }
});
