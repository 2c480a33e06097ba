import { request } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { LIMITS } from '../../src/model/limits.ts';
import type { Report } from '../../src/records/report.ts';
import { dataServer, VALIDATE } from './data-fixture.ts';
import type { Json } from './fixture.ts';

const server = await dataServer();
afterAll(server.stop);

const GOOD = 'patient_id,haemoglobin,response\nP1,12.5,cr\nP2,9,pr\n';
const BROKEN = 'patient_id,haemoglobin,response\nP1,99,cr\nP1,9,canary-7\n';

interface Sending {
  readonly query?: string;
  readonly headers?: Record<string, string>;
  readonly url?: string;
}

function send(body: RequestInit['body'], { query = '', headers = {}, url = server.url }: Sending = {}) {
  return fetch(`${url}${VALIDATE}${query}`, {
    method: 'POST',
    body: body ?? null,
    headers: { 'Content-Type': 'text/csv', ...headers },
  });
}

async function reportOn(body: RequestInit['body'], sending: Sending = {}): Promise<Report> {
  const response = await send(body, sending);
  expect(response.status).toBe(200);
  return (await response.json()) as Report;
}

async function refusal(body: RequestInit['body'], sending: Sending = {}) {
  const response = await send(body, sending);
  const problem = (await response.json()) as Json;
  expect(response.headers.get('Content-Type')).toBe('application/problem+json');
  return { status: response.status, code: problem.issues[0].code, detail: problem.detail };
}

describe('a data file that is sent', () => {
  it('passes if it follows the table', async () => {
    const report = await reportOn(GOOD);
    expect(report.verdict.outcome).toBe('pass');
    expect(report.files).toMatchObject([{ name: 'patient.csv', table: 'patient', rows: 2, bytes: GOOD.length }]);
  });

  it('gets a report of what is wrong, without its values', async () => {
    const response = await send(BROKEN);
    const text = await response.text();
    expect(text).not.toContain('canary-7');
    const { problems } = JSON.parse(text) as Report;
    expect(problems.map(({ code, rows }) => `${code} ${rows}`)).toEqual([
      'value-range 1',
      'code-unknown 2',
      'key-duplicate 2',
    ]);
  });

  it('gets its values quoted if it asks for them', async () => {
    const { problems } = await reportOn(BROKEN, { query: '?showValues=true' });
    expect(problems.find(({ code }) => code === 'code-unknown')?.values).toEqual(['canary-7']);
  });

  it('gets as many record numbers as it asks for', async () => {
    const rows = Array.from({ length: 20 }, (_each, index) => `P${index},99,cr\n`).join('');
    const { problems, verdict } = await reportOn(`patient_id,haemoglobin,response\n${rows}`, { query: '?maxRows=3' });
    expect(problems).toMatchObject([{ count: 20, rows: [1, 2, 3] }]);
    expect(verdict.truncated).toEqual({ listed: 3, found: 20 });
  });

  it.each([
    ['text/tab-separated-values', GOOD.replaceAll(',', '\t'), 'tsv'],
    ['application/x-ndjson', '{"patient_id":"P1","haemoglobin":12.5}\n', 'ndjson'],
    ['application/json', '[{"patient_id":"P1","haemoglobin":12.5}]', 'json'],
    ['text/csv; charset=windows-1252', Buffer.from('patient_id\nM\u00fcller\n', 'latin1'), 'csv'],
    ['Text/CSV;charset="UTF-8"', GOOD, 'csv'],
  ])('is read as %s', async (type, body, format) => {
    const { verdict, files } = await reportOn(body, { headers: { 'Content-Type': type } });
    expect([verdict.outcome, files[0]?.format]).toEqual(['pass', format]);
  });

  it('may be packed with gzip, and its digest is of what was sent', async () => {
    const packed = gzipSync(GOOD);
    const { verdict, files } = await reportOn(packed, { headers: { 'Content-Encoding': 'gzip' } });
    expect([verdict.outcome, files[0]?.bytes, files[0]?.rows]).toEqual(['pass', packed.length, 2]);
  });

  it('may have another delimiter and encoding', async () => {
    const body = Buffer.from('patient_id;haemoglobin\nM\u00fcller;9\n', 'utf16le');
    const query = '?delimiter=semicolon&encoding=utf-16le';
    expect((await reportOn(body, { query })).verdict.outcome).toBe('pass');
  });

  it.each([
    ['nothing', '', 'file-empty'],
    ['no record', 'patient_id\n', 'file-empty'],
    ['bytes of another encoding', Buffer.from('patient_id\nM\u00fc\n', 'latin1'), 'file-encoding'],
    ['a workbook', Buffer.from('PK\u0003\u0004..', 'latin1'), 'file-encoding'],
  ])('is reported on even if it is %s', async (_what, body, code) => {
    const report = await reportOn(body);
    expect(report.problems.map((problem) => problem.code)).toContain(code);
    expect(report.verdict.outcome).toBe('fail');
  });

  it('is reported on if its packing is damaged', async () => {
    const report = await reportOn(gzipSync(GOOD).subarray(0, 30), { headers: { 'Content-Encoding': 'gzip' } });
    expect(report.problems[0]?.code).toBe('file-damaged');
  });
});

describe('the report', () => {
  it.each([
    ['application/json', /^\{\s*"reportFormat": 1/],
    ['application/x-ndjson', /^\{.*\}\n\{/],
    ['text/csv', /^severity,file,table/],
    ['text/html', /^<!doctype html>/],
    ['application/sarif+json', /^\{[\s\S]*sarif/],
    ['application/xml', /^<\?xml/],
    ['text/plain', /patient\.csv/],
    ['image/png, text/html;q=0.5, */*;q=0.1', /^<!doctype html>/],
  ])('is written as %s', async (accept, expected) => {
    const response = await send(BROKEN, { headers: { Accept: accept } });
    expect(response.status).toBe(200);
    expect(await response.text()).toMatch(expected);
  });

  it('is never kept, and names its release', async () => {
    const { headers } = await send(GOOD);
    expect(headers.get('Cache-Control')).toBe('no-store');
    expect(headers.get('X-Harmony-Release')).toBe('1.0.0');
    expect(headers.get('Access-Control-Allow-Origin')).toBe('*');
  });
});

describe('what is refused', () => {
  it.each([
    ['a type that is no data file', { headers: { 'Content-Type': 'application/pdf' } }, 415, 'unsupported-media-type'],
    ['another packing', { headers: { 'Content-Encoding': 'br' } }, 415, 'unsupported-media-type'],
    ['another charset', { headers: { 'Content-Type': 'text/csv; charset=koi8-r' } }, 415, 'unsupported-media-type'],
    [
      'two charsets',
      { headers: { 'Content-Type': 'text/csv; charset=utf-8' }, query: '?encoding=utf-16le' },
      400,
      'invalid-parameter',
    ],
    ['a delimiter of two', { query: '?delimiter=%3B%3B' }, 400, 'invalid-parameter'],
    [
      'a delimiter of JSON',
      { headers: { 'Content-Type': 'application/json' }, query: '?delimiter=%3B' },
      400,
      'invalid-parameter',
    ],
    ['a report as an image', { headers: { Accept: 'image/png' } }, 406, 'not-acceptable'],
    ['a misspelt parameter', { query: '?maxrows=1' }, 400, 'unknown-parameter'],
  ])('is %s', async (_what, sending, status, code) => {
    expect(await refusal(BROKEN, sending as Sending)).toMatchObject({ status, code });
  });

  it('names what it takes instead', async () => {
    const { detail } = await refusal(BROKEN, { headers: { 'Content-Type': 'application/pdf' } });
    expect(detail).toContain('text/csv, text/tab-separated-values, application/x-ndjson, application/json');
  });

  it.each([
    ['/api/v1/releases/latest/tables/nothing/validate', 404, 'unknown-definition'],
    ['/api/v1/releases/9.9.9/tables/patient/validate', 404, 'unknown-release'],
    ['/api/v1/releases/draft/tables/patient/validate', 404, 'draft-hidden'],
  ])('is %s', async (path, status, code) => {
    const response = await fetch(`${server.url}${path}`, {
      method: 'POST',
      body: BROKEN,
      headers: { 'Content-Type': 'text/csv' },
    });
    expect([response.status, ((await response.json()) as Json).issues[0].code]).toEqual([status, code]);
  });

  it('is every method but POST', async () => {
    const got = await fetch(`${server.url}${VALIDATE}`);
    expect([got.status, got.headers.get('Allow')]).toEqual([405, 'POST, OPTIONS']);
    const preflight = await fetch(`${server.url}${VALIDATE}`, { method: 'OPTIONS' });
    expect([preflight.status, preflight.headers.get('Access-Control-Allow-Methods')]).toEqual([204, 'POST, OPTIONS']);
  });
});

/** A body that is sent piece by piece by hand. */
function open(url: string) {
  const outcome = { status: 0, text: '', retryAfter: '' };
  const sent = request(`${url}${VALIDATE}`, { method: 'POST', headers: { 'Content-Type': 'text/csv' } });
  const done = new Promise<typeof outcome>((settle) => {
    sent.on('response', async (response) => {
      outcome.status = response.statusCode ?? 0;
      outcome.retryAfter = String(response.headers['retry-after']);
      for await (const part of response) outcome.text += part;
      settle(outcome);
    });
    sent.on('error', () => settle(outcome));
  });
  return { sent, done };
}

const PIECE = 'P,9,cr\n'.repeat(9_000);

describe('limits', () => {
  it('refuse a file that is too large, and name the limit', async () => {
    const small = await dataServer({ limits: { ...LIMITS, dataBytes: 1_000 } });
    const { status, detail } = await refusal(PIECE, { url: small.url });
    expect([status, detail]).toEqual([413, 'The file is larger than 1000 bytes as it comes, the limit dataBytes.']);
    small.stop();
  });

  it('refuse a file that never ends by the time that it takes', async () => {
    const hasty = await dataServer({ limits: { ...LIMITS, dataTimeoutMs: 50, requestTimeoutMs: 50 } });
    const { sent, done } = open(hasty.url);
    sent.write(GOOD);
    const { status, text } = await done;
    expect([status, JSON.parse(text).issues[0].code]).toEqual([408, 'too-slow']);
    hasty.stop();
  });

  it('give a place to so many, and tell the next when to come again', async () => {
    const narrow = await dataServer({ limits: { ...LIMITS, dataChecks: 1 } });
    const first = open(narrow.url);
    first.sent.write(GOOD);
    const answered = await untilStatus(narrow.url, 503);
    expect(answered.headers.get('Retry-After')).toBe('10');
    first.sent.end();
    expect((await first.done).status).toBe(200);
    expect((await send(GOOD, { url: narrow.url })).status).toBe(200);
    narrow.stop();
  });

  it('free the place of a client that hangs up: its file is read no further', async () => {
    const narrow = await dataServer({ limits: { ...LIMITS, dataChecks: 1 } });
    const { sent, done } = open(narrow.url);
    sent.write(GOOD);
    await untilStatus(narrow.url, 503);
    sent.destroy();
    await done;
    expect((await untilStatus(narrow.url, 200)).status).toBe(200);
    narrow.stop();
  });
});

/** Asks until the answer has this status. The test's own time limit ends what hangs. */
async function untilStatus(url: string, status: number): Promise<Response> {
  for (;;) {
    const response = await send(GOOD, { url });
    if (response.status === status) return response;
    await response.arrayBuffer();
  }
}

describe('a large file', () => {
  it('keeps nobody from their answers', async () => {
    const { sent, done } = open(server.url);
    sent.write('patient_id,haemoglobin,response\n');
    let lookUps = 0;
    let isSent = false;
    const sending = (async () => {
      // 10 MB, or the 200 MB of a full run.
      for (let piece = 0; piece < (process.env.HDICT_FULL === '1' ? 3_200 : 160); piece++) {
        if (!sent.write(PIECE)) await new Promise((settle) => sent.once('drain', settle));
      }
      isSent = true;
      sent.end();
    })();
    while (!isSent) {
      expect((await fetch(`${server.url}/health/live`)).status).toBe(200);
      lookUps++;
    }
    await sending;
    const { status, text } = await done;
    expect(status).toBe(200);
    expect((JSON.parse(text) as Report).files[0]?.rows).toBeGreaterThan(1_000_000);
    expect(lookUps).toBeGreaterThan(20);
  });
});

describe('the log', () => {
  it('knows the address and nothing of the file', async () => {
    await send(BROKEN);
    const text = JSON.stringify(server.log);
    expect(text).toContain(VALIDATE);
    expect(text).not.toContain('canary-7');
  });
});
