import { describe, expect, it } from 'vitest';
import { appOf, get, SECOND } from './fixture.ts';

const { app } = appOf();
const EXACT = '/api/v1/releases/1.1.0/variables?limit=1';

describe('caching', () => {
  it('lets an answer from a release named exactly be kept for a day', async () => {
    const { headers } = await get(app, EXACT);
    expect(headers.get('Cache-Control')).toBe('public, max-age=86400');
    expect(headers.get('ETag')).toMatch(/^"[\w-]{27}"$/);
    expect(headers.get('Content-Location')).toBeNull();
  });

  it.each(['latest', '2026-04-30'])('says what %s resolved to and keeps it shortly', async (name) => {
    const { headers } = await get(app, EXACT.replace('1.1.0', name));
    expect(headers.get('Cache-Control')).toBe('public, max-age=60');
    expect(headers.get('Content-Location')).toBe(EXACT);
  });

  it('gives the same bytes at the Content-Location', async () => {
    const latest = await get(app, '/api/v1/releases/latest/search?q=response&kind=variable');
    const exact = await get(app, latest.headers.get('Content-Location') ?? '');
    expect(exact.text).toBe(latest.text);
    expect(exact.headers.get('ETag')).toBe(latest.headers.get('ETag'));
  });

  it('keeps no answer from the draft', async () => {
    const { headers } = await get(app, '/api/v1/releases/draft/variables');
    expect(headers.get('Cache-Control')).toBe('no-store');
    expect(headers.get('ETag')).toBeNull();
  });

  it('keeps no problem', async () => {
    expect((await get(app, '/api/v1/releases/9.9.9')).headers.get('Cache-Control')).toBe('no-store');
  });

  it('names the release and digest of every answer', async () => {
    for (const path of [EXACT, '/', '/variable/response', '/api/v1/diff?from=1.0.0&to=1.1.0']) {
      const { headers } = await get(app, path);
      expect(headers.get('X-Harmony-Release')).toBe('1.1.0');
      expect(headers.get('X-Harmony-Digest')).toBe(SECOND.manifest.digest);
    }
  });

  it.each([
    ['the tag', (tag: string) => tag],
    ['a weak form of the tag', (tag: string) => `W/${tag}`],
    ['a list with the tag', (tag: string) => `"other", ${tag}`],
    ['any tag', () => '*'],
  ])('answers 304 without a body to %s', async (_what, wanted) => {
    const first = await get(app, EXACT);
    const again = await get(app, EXACT, { 'If-None-Match': wanted(first.headers.get('ETag') ?? '') });
    expect([again.status, again.text]).toEqual([304, '']);
    expect(again.headers.get('ETag')).toBe(first.headers.get('ETag'));
    expect(again.headers.get('Cache-Control')).toBe('public, max-age=86400');
  });

  it('answers in full to another tag', async () => {
    expect((await get(app, EXACT, { 'If-None-Match': '"other"' })).status).toBe(200);
  });

  it('has pages asked for again each time, with a tag', async () => {
    const { headers } = await get(app, '/variable/response');
    expect(headers.get('Cache-Control')).toBe('no-cache');
    const again = await get(app, '/variable/response', { 'If-None-Match': headers.get('ETag') ?? '' });
    expect(again.status).toBe(304);
  });

  it('lets the stylesheet be kept for ever under the hash in its name', async () => {
    const [path = ''] = (await get(app, '/')).text.match(/\/assets\/style-[0-9a-f]{16}\.css/) ?? [];
    const { status, headers } = await get(app, path);
    expect([status, headers.get('Content-Type')]).toEqual([200, 'text/css; charset=utf-8']);
    expect(headers.get('Cache-Control')).toBe('public, max-age=31536000, immutable');
  });

  it.each([EXACT, '/', '/docs', '/openapi.json', '/variable/response', '/releases'])(
    'gives the same bytes for %s twice, from two servers',
    async (path) => {
      const other = appOf().app;
      expect((await get(other, path)).text).toBe((await get(app, path)).text);
    },
  );
});
