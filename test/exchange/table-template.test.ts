import { beforeAll, expect, test } from 'vitest';
import type { TemplateFormat } from '../../src/exchange/formats.ts';
import { tableTemplate } from '../../src/exchange/table-template.ts';
import { LIMITS } from '../../src/model/limits.ts';
import { recordChecks } from '../../src/query/record-checks.ts';
import { readDataFile } from '../../src/records/read/read-data-file.ts';
import type { Snapshot } from '../../src/snapshot/snapshot.ts';
import { readWorkbook } from './read-workbook.ts';
import { sealedSnapshot } from './real-snapshot.ts';

let snapshot: Snapshot;

beforeAll(() => {
  snapshot = sealedSnapshot('2.1.0');
});

function written(table: string, format: TemplateFormat): string | Uint8Array {
  const file = tableTemplate(snapshot, table, format);
  if (!file.ok) throw new Error(JSON.stringify(file.issues));
  return file.value.bytes.value();
}

function headingsOf(id: string): readonly string[] | undefined {
  return snapshot.recordSchemas.find((table) => table.id === id)?.columns.map(({ name }) => name);
}

test('every table has a workbook that begins with its headings', () => {
  for (const { id } of snapshot.recordSchemas) {
    const book = readWorkbook(Buffer.from(written(id, 'xlsx')));
    expect([...book.keys()].slice(0, 2)).toEqual(['Data', 'Columns']);
    expect(book.get('Data')).toEqual([headingsOf(id)]);
    expect(
      book
        .get('Columns')
        ?.slice(1)
        .map(([name]) => name),
    ).toEqual(headingsOf(id));
  }
});

test('the lists of a workbook hold the codes in use and the missing reasons of each column', () => {
  const [headings = [], ...rows] = readWorkbook(Buffer.from(written('patient', 'xlsx'))).get('Lists') ?? [];
  const at = headings.indexOf('vital_status');
  expect(rows.flatMap((row) => row[at] ?? [])).toEqual(['alive', 'dead', 'lost', 'unknown']);
});

test('the check finds nothing wrong with the headings of a template', async () => {
  for (const { id } of snapshot.recordSchemas) {
    const run = recordChecks(snapshot).begin({ maxRows: 10, showValues: false });
    const opened = run.open({ name: `${id}.csv`, table: id, format: 'csv' });
    if (!opened.ok) throw new Error(JSON.stringify(opened.issues));
    const form = { format: 'csv', delimiter: ',', encoding: 'utf-8', isPacked: false } as const;
    const bytes = new TextEncoder().encode(String(written(id, 'csv')));
    await readDataFile(new Blob([bytes]).stream(), opened.value, { form, reading: { limits: LIMITS } });
    const { problems } = run.finish({ tool: { name: 'test', version: '0' }, at: '2026-01-01T00:00:00Z' });
    expect(problems.map(({ code }) => code)).toEqual(['file-empty']);
  }
});

test('a table that there is not is refused', () => {
  expect(tableTemplate(snapshot, 'nothing', 'csv').issues).toMatchObject([{ code: 'unknown-definition' }]);
});
