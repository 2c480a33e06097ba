import { gunzipSync } from 'node:zlib';
import { describe, expect, it, test } from 'vitest';
import { takesGzip } from '../../src/http/packing.ts';
import { appOf } from './fixture.ts';

const { app } = appOf();
const LONG = '/releases/1.1.0/fhir/r5/metadata';
const SHORT = '/api/v1/releases/1.1.0/variables?limit=1';

async function answer(path: string, headers: Record<string, string>) {
  const response = await app.request(path, { headers });
  return { response, bytes: Buffer.from(await response.arrayBuffer()) };
}

describe('answers are packed', () => {
  it.each([LONG, '/', '/fhir/r4/metadata', '/openapi.json'])('%s: the same text in fewer bytes', async (path) => {
    const plain = await answer(path, {});
    const { response, bytes } = await answer(path, { 'Accept-Encoding': 'gzip, deflate, br' });
    expect(response.headers.get('Content-Encoding')).toBe('gzip');
    expect(Number(response.headers.get('Content-Length'))).toBe(bytes.byteLength);
    expect(bytes.byteLength).toBeLessThan(plain.bytes.byteLength / 2);
    expect(gunzipSync(bytes).equals(plain.bytes)).toBe(true);
  });

  it('not where it saves nothing', async () => {
    const { response } = await answer(SHORT, { 'Accept-Encoding': 'gzip' });
    expect(response.headers.get('Content-Encoding')).toBeNull();
    expect(response.headers.get('Vary')).toBeNull();
  });

  it('under a tag of their own, by which they are known again', async () => {
    const plain = (await answer(LONG, {})).response.headers;
    const packed = (await answer(LONG, { 'Accept-Encoding': 'gzip' })).response.headers;
    expect(packed.get('ETag')).not.toBe(plain.get('ETag'));
    for (const { headers, encoding } of [
      { headers: plain, encoding: 'identity' },
      { headers: packed, encoding: 'gzip' },
    ]) {
      const again = await answer(LONG, { 'Accept-Encoding': encoding, 'If-None-Match': headers.get('ETag') ?? '' });
      expect(again.response.status).toBe(304);
      expect(again.response.headers.get('ETag')).toBe(headers.get('ETag'));
      expect(again.response.headers.get('Content-Encoding')).toBeNull();
      expect(again.response.headers.get('Vary')).toContain('Accept-Encoding');
    }
  });
});

test.each([
  ['gzip', true],
  ['br, GZIP;q=0.5', true],
  ['*', true],
  ['*;q=0.1, gzip;q=0', false],
  ['gzip;q=0', false],
  ['identity', false],
  ['', false],
  [null, false],
] as const)('Accept-Encoding %s takes gzip: %s', (header, taken) => {
  expect(takesGzip(header)).toBe(taken);
});
