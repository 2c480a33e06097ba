import { once } from 'node:events';
import { request } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { serve } from '@hono/node-server';
import { afterAll, describe, expect, it } from 'vitest';
import { appOf } from './fixture.ts';

const server = serve({ fetch: appOf().app.fetch, port: 0, hostname: '127.0.0.1' });
await once(server, 'listening');
const { port } = server.address() as AddressInfo;
const base = `http://127.0.0.1:${port}`;

afterAll(() => {
  server.close();
  if ('closeAllConnections' in server) server.closeAllConnections();
});

interface Reply {
  readonly status: number;
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly text: string;
}

/** Sends chunks without a Content-Length and reads the answer, which may come before the last of them is sent. */
function chunked(path: string, chunk: Buffer, times: number): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const headers = { 'Content-Type': 'application/fhir+json', 'Transfer-Encoding': 'chunked' };
    const sent = request(`${base}${path}`, { method: 'POST', headers }, async (response) => {
      let text = '';
      for await (const part of response) text += part;
      resolve({ status: response.statusCode ?? 0, headers: response.headers, text });
    });
    sent.on('error', reject);
    for (let count = 0; count < times; count++) sent.write(chunk);
    sent.end();
  });
}

/** Sends bytes as they are and reads what comes back. */
async function raw(bytes: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  socket.end(bytes);
  let text = '';
  for await (const part of socket) text += part;
  return text;
}

describe('over HTTP', () => {
  it('answers with headers and body', async () => {
    const response = await fetch(`${base}/api/v1/releases/1.1.0/variables`);
    expect(response.headers.get('Content-Type')).toBe('application/json');
    expect(response.headers.get('Cache-Control')).toBe('public, max-age=86400');
    expect(response.headers.get('Content-Length')).toBe(String((await response.arrayBuffer()).byteLength));
  });

  it('answers HEAD with the length and no body', async () => {
    const response = await fetch(`${base}/api/v1/releases/1.1.0/variables`, { method: 'HEAD' });
    expect(await response.text()).toBe('');
    expect(Number(response.headers.get('Content-Length'))).toBeGreaterThan(100);
  });

  it('answers 304 without a body', async () => {
    const first = await fetch(`${base}/api/v1/releases/1.1.0/variables`);
    const tag = first.headers.get('ETag') ?? '';
    const again = await fetch(`${base}/api/v1/releases/1.1.0/variables`, { headers: { 'If-None-Match': tag } });
    expect([again.status, await again.text()]).toEqual([304, '']);
  });

  it('refuses a chunked body of 3 MB in the format of the interface', async () => {
    const { status, headers, text } = await chunked('/fhir/r4/ValueSet/$expand', Buffer.alloc(100_000, ' '), 30);
    expect(status).toBe(413);
    expect(headers['content-type']).toContain('application/fhir+json');
    expect(JSON.parse(text)).toMatchObject({ resourceType: 'OperationOutcome' });
  });

  it('cuts off a body that does not end', async () => {
    const sent = chunked('/fhir/r4/ValueSet/$expand', Buffer.alloc(1_000_000, ' '), 40);
    // Whether the answer is seen before the connection dies is the network's to say.
    const outcome = await sent.then(({ status }) => status).catch(() => 'cut off');
    expect([413, 'cut off']).toContain(outcome);
  });

  it('refuses a body where none is taken, by its method', async () => {
    const { status, text } = await chunked('/api/v1/releases', Buffer.alloc(100_000, ' '), 30);
    expect([status, JSON.parse(text).issues[0].code]).toEqual([405, 'method-not-allowed']);
  });

  it('answers after that as before', async () => {
    expect((await fetch(`${base}/health/live`)).status).toBe(200);
  });

  it.each(['%00', '%ff%fe', '..%2f..%2fetc%2fpasswd', '%0d%0aSet-Cookie:x', 'variable/%0d%0a', 'assets/..%2f'])(
    'answers 404 to the path %s and injects no header',
    async (path) => {
      const response = await fetch(`${base}/${path}`);
      expect(response.status).toBe(404);
      expect(response.headers.get('Set-Cookie')).toBeNull();
    },
  );

  it('ignores the host of an absolute request', async () => {
    const text = await raw(
      'GET http://evil.example/api/v1/releases/latest/variables?limit=1 HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n',
    );
    expect(text).toContain('HTTP/1.1 200');
    expect(text).not.toContain('evil.example');
  });

  it('answers TRACE by 405', async () => {
    const text = await raw('TRACE /api/v1/releases HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
    expect(text).toMatch(/^HTTP\/1\.1 4\d\d/);
  });
});
