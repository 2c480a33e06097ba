import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { dataApp } from './data-fixture.ts';
import type { Json } from './fixture.ts';

const EXPORT = '/api/v1/releases/latest/export';
const { app } = dataApp();

describe('a code book', () => {
  test('is a file with a name, a type and a tag', async () => {
    const response = await app.request(`${EXPORT}/code-book?format=xlsx`);
    expect(response.status).toBe(200);
    expect(response.headers.get('Content-Type')).toBe(
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    );
    expect(response.headers.get('Content-Disposition')).toBe('attachment; filename="code-book-1.0.0.xlsx"');
    expect(response.headers.get('ETag')).toMatch(/^".+"$/);
    expect(response.headers.get('Content-Location')).toContain('/releases/1.0.0/export/code-book?format=xlsx');
    const parts = unzipSync(new Uint8Array(await response.arrayBuffer()));
    expect(strFromU8(parts['xl/sharedStrings.xml'] ?? new Uint8Array())).toContain('Mass concentration of haemoglobin');
  });

  test('is not sent again to whoever has it', async () => {
    const address = '/api/v1/releases/1.0.0/export/code-book?format=xlsx';
    const first = await app.request(address);
    const again = await app.request(address, { headers: { 'If-None-Match': first.headers.get('ETag') ?? '' } });
    expect(again.status).toBe(304);
  });

  test('that many ask for at the same time is the same for all', async () => {
    const answers = await Promise.all(
      [1, 2, 3].map(() => app.request(`${EXPORT}/code-book?format=xlsx&table=patient`)),
    );
    const bodies = await Promise.all(answers.map((each) => each.arrayBuffer()));
    expect(new Set(bodies.map((body) => Buffer.from(body).toString('base64'))).size).toBe(1);
  });

  test.each([
    ['code-book', 400, 'missing-parameter'],
    ['code-book?format=ods', 400, 'invalid-parameter'],
    ['code-book?format=xlsx&disease=nothing', 400, 'invalid-parameter'],
    ['code-book?format=xlsx&table=nothing', 404, 'unknown-definition'],
    ['code-book?format=json&sheet=codes', 400, 'invalid-parameter'],
    ['template?table=nothing&format=csv', 404, 'unknown-definition'],
    ['template?table=patient&format=json', 400, 'invalid-parameter'],
  ])('%s is answered with %i', async (question, status, code) => {
    const response = await app.request(`${EXPORT}/${question}`);
    expect(response.status).toBe(status);
    const problem: Json = await response.json();
    expect(problem.issues[0].code).toBe(code);
  });
});

test('a template is the headings of its table', async () => {
  const response = await app.request(`${EXPORT}/template?table=patient&format=csv`);
  expect(response.headers.get('Content-Disposition')).toBe('attachment; filename="patient.csv"');
  const bytes = new Uint8Array(await response.arrayBuffer());
  expect(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)).toBe('\uFEFFpatient_id,haemoglobin,response\r\n');
});
