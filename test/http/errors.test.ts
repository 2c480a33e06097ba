import { describe, expect, it } from 'vitest';
import { STATUS } from '../../src/http/status.ts';
import { ISSUE_CODES } from '../../src/model/issue.ts';
import { appOf, get } from './fixture.ts';

const { app, options } = appOf();
const broken = appOf({
  options: {
    diff: () => {
      throw new Error('secret detail at /home/someone');
    },
  },
});

describe('problems', () => {
  it('are problem details with our issues', async () => {
    const { headers, body } = await get(app, '/api/v1/releases/9.9.9');
    expect(headers.get('Content-Type')).toBe('application/problem+json');
    expect(body).toMatchObject({
      type: '/docs#problem-unknown-release',
      title: 'Unknown release',
      status: 404,
      issues: [{ severity: 'error', code: 'unknown-release', at: { parameter: 'release' } }],
    });
    expect(body.detail).toBe(body.issues[0].message);
  });

  it('have a status for every code there is', () => {
    expect(Object.keys(STATUS).sort()).toEqual([...ISSUE_CODES].sort());
  });

  it('are told for an unknown address', async () => {
    const { status, body } = await get(app, '/api/v1/nothing');
    expect([status, body.issues[0].code]).toEqual([404, 'unknown-path']);
  });

  it('are a page for a browser at an address of the site', async () => {
    const { status, headers, text } = await get(app, '/nothing', { Accept: 'text/html,*/*;q=0.8' });
    expect(status).toBe(404);
    expect(headers.get('Content-Type')).toBe('text/html; charset=utf-8');
    expect(headers.get('Vary')).toMatch(/^Accept(,|$)/);
    expect(text).toContain('<h1>Unknown path</h1>');
  });

  it('are JSON for a browser at an address of the interface', async () => {
    const { headers } = await get(app, '/api/v1/nothing', { Accept: 'text/html' });
    expect(headers.get('Content-Type')).toBe('application/problem+json');
  });

  it('are JSON for others at an address of the site', async () => {
    const { headers } = await get(app, '/variable/nothing', { Accept: '*/*' });
    expect(headers.get('Content-Type')).toBe('application/problem+json');
  });

  it('lead to an explanation on the reference page', async () => {
    const docs = (await get(app, '/docs')).text;
    for (const path of ['/api/v1/x', '/api/v1/releases/x', '/api/v1/releases/latest/x', '/api/v1/releases?x=1']) {
      const { body } = await get(app, path);
      expect(docs).toContain(`id="${body.type.split('#')[1]}"`);
    }
  });
});

describe('a bug', () => {
  it('is answered with an id and nothing else', async () => {
    const { status, text, body } = await get(broken.app, '/api/v1/diff?from=1.0.0&to=1.1.0');
    expect([status, body.errorId]).toEqual([500, 'error-1']);
    expect(text).not.toContain('secret');
    expect(text).not.toContain('.ts');
  });

  it('is logged with that id and what was thrown', async () => {
    await get(broken.app, '/api/v1/diff?from=1.0.0&to=1.1.0');
    expect(broken.log.at(-1)).toMatchObject({ status: 500, failure: { id: 'error-1' } });
  });
});

describe('methods', () => {
  it.each(['POST', 'PUT', 'DELETE', 'PATCH'])('refuses %s and says what is possible', async (method) => {
    for (const path of ['/api/v1/releases', '/api/v1/releases/latest/search', '/', '/health/live']) {
      const response = await app.request(path, { method });
      expect([response.status, response.headers.get('Allow')]).toEqual([405, 'GET, HEAD, OPTIONS']);
    }
  });

  it('answers OPTIONS with what is possible', async () => {
    const response = await app.request('/api/v1/releases', { method: 'OPTIONS' });
    expect([response.status, response.headers.get('Allow')]).toEqual([204, 'GET, HEAD, OPTIONS']);
  });

  it('answers HEAD like GET without the body', async () => {
    const head = await app.request('/api/v1/releases', { method: 'HEAD' });
    const { headers, text } = await get(app, '/api/v1/releases');
    expect(await head.text()).toBe('');
    expect([...head.headers]).toEqual([...headers]);
    expect(head.headers.get('Content-Length')).toBe(String(Buffer.byteLength(text)));
  });
});

describe('headers', () => {
  it.each(['/', '/api/v1/releases', '/nothing', '/api/v1/nothing', '/health/live'])('are safe at %s', async (path) => {
    const { headers } = await get(app, path);
    expect(headers.get('Content-Security-Policy')).toContain("default-src 'none'; style-src 'self'");
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
    expect(headers.get('Referrer-Policy')).toBe('no-referrer');
    expect(headers.get('Strict-Transport-Security')).toBeNull();
  });

  it('let scripts of any origin read the interfaces, problems included, and not the pages', async () => {
    for (const path of ['/api/v1/releases', '/api/v1/nothing', '/openapi.json']) {
      expect((await get(app, path)).headers.get('Access-Control-Allow-Origin')).toBe('*');
    }
    expect((await get(app, '/')).headers.get('Access-Control-Allow-Origin')).toBeNull();
  });

  it('answer a preflight with the headers that FHIR clients send', async () => {
    const response = await app.request('/fhir/r4/ValueSet/$expand', { method: 'OPTIONS' });
    expect(response.headers.get('Access-Control-Allow-Headers')).toBe(
      'Accept, Content-Type, Content-Encoding, Authorization, If-None-Match, Prefer, X-Cache-Id',
    );
    expect(response.headers.get('Access-Control-Allow-Methods')).toContain('POST');
  });

  it('vary at most by their packing where nothing else was asked of the headers', async () => {
    expect((await get(app, '/api/v1/releases/1.0.0/variables?limit=1')).headers.get('Vary')).toBeNull();
    expect((await get(app, '/')).headers.get('Vary')).toBe('Accept-Encoding');
  });
});

describe('addresses', () => {
  it('are never made from the request', async () => {
    const { text } = await get(app, 'http://evil.example/api/v1/releases/latest/variables?limit=1', {
      Host: 'evil.example',
      'X-Forwarded-Host': 'evil.example',
    });
    expect(text).not.toContain('evil.example');
  });

  it('are absolute if the server knows its public one', async () => {
    const other = appOf({ options: { publicUrl: 'https://dict.example.org/d/' } }).app;
    const { body } = await get(other, '/api/v1/releases/latest/variables?limit=1');
    expect(body.next).toMatch(/^https:\/\/dict\.example\.org\/d\/api\/v1\/releases\/1\.1\.0\/variables\?/);
    const page = await get(other, '/');
    expect(page.text).toContain('href="/d/assets/style-');
  });
});

describe('health', () => {
  it('lives', async () => {
    expect((await get(app, '/health/live')).body).toEqual({ status: 'live' });
  });

  it('is 503 with the problems when no release is served', async () => {
    const ill = appOf({ options: { health: () => ({ ready: false, problems: [] }) } }).app;
    expect((await get(ill, '/health/ready')).status).toBe(503);
    expect(options.health().ready).toBe(true);
  });
});

describe('the log', () => {
  it('has a line a request, without the query', async () => {
    const { app: logged, log } = appOf();
    await get(logged, '/api/v1/releases/latest/search?q=canary%0d%0a');
    expect(log).toMatchObject([{ method: 'GET', path: '/api/v1/releases/latest/search', status: 200 }]);
    expect(JSON.stringify(log)).not.toContain('canary');
  });

  it('cannot be broken by a path', async () => {
    const { app: logged, log } = appOf();
    await get(logged, '/x%0d%0ay');
    expect(log[0]?.path).toBe('/x%0d%0ay');
  });
});
