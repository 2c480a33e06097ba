import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { fhirServer } from '../../src/cli/fhir-server.ts';
import { terminologiesOf } from '../../src/exchange/fhir-server.ts';
import { LIMITS } from '../../src/model/limits.ts';
import type { Body } from '../fhir/fixture.ts';
import { startServer, type Workspace, workspace } from './workspace.ts';

const REAL = join(import.meta.dirname, '../../dictionary');
const ICD_O = 'http://terminology.hl7.org/CodeSystem/icd-o-3';
const COLOURS = 'http://example.org/colours';

/** A server that answers as it is told, and the paths that it was asked for. */
async function stub(answer: RequestListener): Promise<{ readonly url: string; readonly asked: readonly string[] }> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(decodeURIComponent(request.url ?? ''));
    answer(request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

/** A server of whole answers by path; a path without its query stands for all its queries. */
function serving(answers: { readonly [path: string]: unknown }) {
  return stub(({ url = '' }, response) => {
    const body = answers[url] ?? answers[url.replace(/\?.*/, '')];
    response.writeHead(body === undefined ? 404 : 200, { 'Content-Type': 'application/fhir+json' });
    response.end(typeof body === 'string' ? body : JSON.stringify(body ?? outcome('There is none <here>.')));
  });
}

const outcome = (text: string) => ({ resourceType: 'OperationOutcome', issue: [{ details: { text } }] });

const colours = (id: string, version: string) => ({
  resourceType: 'CodeSystem',
  id,
  url: COLOURS,
  version,
  status: 'active',
  content: 'complete',
  concept: [{ code: 'red' }],
});

const bundle = (resources: readonly object[], next?: string) => ({
  resourceType: 'Bundle',
  type: 'searchset',
  link: next === undefined ? [] : [{ relation: 'next', url: next }],
  entry: resources.map((resource) => ({ resource })),
});

const without = ({ concept: _concept, meta, ...rest }: Body) => ({
  ...rest,
  meta: { ...meta, tag: [{ code: 'SUBSETTED' }] },
});

const one = colours('one', '1.0');

function rows(space: Workspace): readonly unknown[] {
  const sqlite = new Database(space.database, { readonly: true });
  const found = sqlite.prepare('SELECT url, version, origin FROM imported ORDER BY url').all();
  sqlite.close();
  return found;
}

const importColours = (space: Workspace, url: string, canonical = COLOURS) =>
  space.run('import', '--from', url, '--code-system', canonical);

describe('hdict import --from', () => {
  it('takes terminologies of another server of ours, and answers from them', { timeout: 120_000 }, async () => {
    const other = await startServer(workspace(REAL), { HDICT_DRAFT: 'off' });
    for (const version of ['r4', 'r5']) {
      const space = workspace();
      await space.run('release');
      const from = `${other.url}/fhir/${version}`;
      const set = 'https://dictionary.harmony-alliance.eu/ValueSet/icd-o-mpn';
      const named = ['--code-system', `${ICD_O}|3.2`, '--value-set', `${set}|1.0.1`];
      const ran = await space.run('import', '--from', from, ...named);
      expect([ran.status, ran.err, ran.out.split('\n')[0]]).toEqual([0, '', '2 resources imported, 0 here already']);
      expect(rows(space)).toContainEqual({ url: ICD_O, version: '3.2', origin: `${from}/CodeSystem/icd-o-3-2` });
      expect((await space.run('import', '--from', from, ...named)).out).toBe('0 resources imported, 2 here already\n');

      const server = await startServer(space, { HDICT_DRAFT: 'off' });
      for (const own of ['r4', 'r5']) {
        const ask = async (question: string): Promise<Body> =>
          (await fetch(`${server.url}/fhir/${own}/${question}`)).json();
        const coded = `CodeSystem/$validate-code?url=${ICD_O}&version=3.2&code=9861/3`;
        expect((await ask(coded)).parameter).toContainEqual({ name: 'result', valueBoolean: true });
        const here = await ask(`ValueSet/$expand?url=${set}`);
        const there: Body = await (await fetch(`${from}/ValueSet/$expand?url=${set}&valueSetVersion=1.0.1`)).json();
        expect(here.expansion.total).toBeGreaterThan(0);
        expect(here.expansion.contains).toEqual(there.expansion.contains);
      }
      server.signal('SIGTERM');
      await server.ended;
    }
  });

  it('takes the version that is named, also where one id has several', async () => {
    const space = workspace();
    const [older, newer] = [
      { ...one, meta: { versionId: '1' } },
      { ...colours('one', '2.0'), meta: { versionId: '2' } },
    ];
    const { url } = await serving({
      '/fhir/CodeSystem': bundle([newer, older].map(without)),
      '/fhir/CodeSystem/one': newer,
      '/fhir/CodeSystem/one/_history/1': older,
    });
    const several = await importColours(space, `${url}/fhir`);
    expect(several.status).toBe(2);
    expect(several.err).toContain(`${COLOURS}|2.0 (CodeSystem/one), ${COLOURS}|1.0 (CodeSystem/one)`);
    expect((await importColours(space, `${url}/fhir/`, `${COLOURS}|1.0`)).status).toBe(0);
    expect(rows(space)).toEqual([{ url: COLOURS, version: '1.0', origin: `${url}/fhir/CodeSystem/one/_history/1` }]);
  });

  it('goes through all pages, and reads as a whole what a search gave in part', async () => {
    const space = workspace();
    const { url, asked } = await serving({
      '/CodeSystem': bundle([{ ...one, url: `${COLOURS}-not` }], 'CodeSystem?page=2'),
      '/CodeSystem?page=2': bundle([outcome('a word')], '/CodeSystem?page=3'),
      '/CodeSystem?page=3': bundle([without(one)]),
      '/CodeSystem/one': one,
    });
    expect((await importColours(space, url)).status).toBe(0);
    expect(asked).toEqual([
      `/CodeSystem?url=${COLOURS}&_summary=true`,
      '/CodeSystem?page=2',
      '/CodeSystem?page=3',
      '/CodeSystem/one',
    ]);
  });

  it('says which versions there are where the one named is not, and goes on to say what else is missing', async () => {
    const space = workspace();
    const { url } = await serving({ '/CodeSystem': bundle([one]), '/ValueSet': bundle([]), '/CodeSystem/one': one });
    const args = ['--code-system', `${COLOURS}|9`, '--code-system', COLOURS, '--value-set', 'http://example.org/v'];
    const { status, out, err } = await space.run('import', '--from', url, ...args);
    expect([status, out]).toEqual([2, 'Nothing was imported.\n']);
    expect(err).toContain(`--code-system error [invalid-parameter] The server has no CodeSystem ${COLOURS}|9.`);
    expect(err).toContain(`It has ${COLOURS}|1.0 (CodeSystem/one).`);
    expect(err).toContain('--value-set error [invalid-parameter] The server has no ValueSet http://example.org/v.');
    expect(() => rows(space)).toThrow();
  });

  it('refuses other content of the same version, as with files', async () => {
    const space = workspace();
    const first = await serving({ '/CodeSystem': bundle([one]), '/CodeSystem/one': one });
    const changed = { ...one, concept: [{ code: 'green' }] };
    const second = await serving({ '/CodeSystem': bundle([one]), '/CodeSystem/one': changed });
    await importColours(space, first.url);
    const again = await importColours(space, second.url);
    expect(again.status).toBe(1);
    expect(again.err).toContain('[import-conflict]');
    expect(rows(space)).toHaveLength(1);
  });

  const ELSEWHERE = 'http://127.0.0.2:9/CodeSystem';

  const FAILURES: readonly (readonly [string, { readonly [path: string]: unknown }, string])[] = [
    ['answers with an error', {}, 'answered with status 404: "There is none <here>."'],
    ['is no FHIR server', { '/CodeSystem': '<html>' }, 'is no FHIR: The answer is not JSON'],
    ['answers with another resource', { '/CodeSystem': one }, 'answered a search with a resource of type "CodeSystem"'],
    ['has its next page elsewhere', { '/CodeSystem': bundle([], ELSEWHERE) }, 'other servers are not asked'],
    ['has pages without end', { '/CodeSystem': bundle([], 'CodeSystem?again') }, 'comes back to the page'],
    ['finds an id that leads elsewhere', { '/CodeSystem': bundle([colours('../a', '1')]) }, 'no id or version'],
    ['loses what it found', { '/CodeSystem': bundle([one]) }, '/CodeSystem/one answered with status 404'],
    [
      'reads another version',
      { '/CodeSystem': bundle([one]), '/CodeSystem/one': colours('one', '2') },
      'its search says',
    ],
    ['gives out a part', { '/CodeSystem': bundle([one]), '/CodeSystem/one': without(one) }, 'in part only'],
  ];

  it.each(FAILURES)('imports nothing from a server that %s, and answers 3', async (_name, answers, message) => {
    const space = workspace();
    const { url } = await serving(answers);
    const { status, out, err } = await importColours(space, url);
    expect(err).toContain('[server-failed]');
    expect(err).toContain(message);
    expect([status, out]).toEqual([3, 'Nothing was imported.\n']);
    expect(() => rows(space)).toThrow();
  });

  it('answers 3 where nobody listens', async () => {
    const space = workspace();
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    await new Promise((settle) => server.close(settle));
    const { status, err } = await importColours(space, `http://127.0.0.1:${port}/fhir`);
    expect([status, err]).toEqual([3, expect.stringContaining('ECONNREFUSED')]);
  });

  it('follows redirects on the same server, and to no other', async () => {
    const space = workspace();
    const { url } = await stub(({ url: path = '' }, response) => {
      const to = { '/a/CodeSystem/one': '/b/one', '/c/CodeSystem/one': 'http://127.0.0.2:9/one' }[path];
      if (to !== undefined) response.writeHead(302, { Location: to }).end();
      else response.end(JSON.stringify(path.includes('?') ? bundle([one]) : one));
    });
    const away = await importColours(space, `${url}/c`);
    expect([away.status, away.err]).toEqual([3, expect.stringContaining('leads to "http://127.0.0.2:9/one"')]);
    expect((await importColours(space, `${url}/a`)).status).toBe(0);
    expect(rows(space)).toEqual([{ url: COLOURS, version: '1.0', origin: `${url}/b/one` }]);
  });

  it('ends what is too large, takes too long, redirects for ever or has too many pages, and names the limit', async () => {
    let page = 0;
    const { url } = await stub(({ url: path = '' }, response) => {
      if (path.startsWith('/large')) response.end('x'.repeat(1_001));
      else if (path.startsWith('/round')) response.writeHead(302, { Location: path }).end();
      else if (path.startsWith('/pages')) response.end(JSON.stringify(bundle([], `CodeSystem?${page++}`)));
      else response.write('{');
    });
    const small = { importResourceBytes: 1_000, importTimeoutMs: 200, importRedirects: 2, importPages: 3 };
    const limits = { ...LIMITS, ...small };
    const say = () => undefined;
    const wanted = [{ type: 'CodeSystem' as const, url: COLOURS, parameter: '--code-system' }];
    const cases = {
      large: 'importResourceBytes',
      slow: 'importTimeoutMs',
      round: 'importRedirects',
      pages: 'importPages',
    };
    for (const [path, limit] of Object.entries(cases)) {
      const server = fhirServer(new URL(`${url}/${path}`), { limits, say });
      const { value, issues } = await terminologiesOf(wanted, { server, limits, say });
      expect([path, value, issues.map(({ message }) => message)]).toEqual([path, [], [expect.stringContaining(limit)]]);
    }
    expect(page).toBe(3);
  });

  it.each(['ftp://example.org', 'here', 'http://user:secret@127.0.0.1/', 'http://127.0.0.1/?a=b'])(
    'refuses %s as a base, without repeating it',
    async (base) => {
      const { status, err } = await importColours(workspace(), base);
      expect(status).toBe(2);
      expect(err).toContain('--from error [invalid-parameter]');
      expect(err).not.toContain(base);
    },
  );

  it.each([
    ['import', '--from', 'http://127.0.0.1'],
    ['import', '--code-system', COLOURS],
    ['import', 'file', '--from', 'http://127.0.0.1', '--code-system', COLOURS],
    ['import', '--from', 'http://127.0.0.1', '--code-system', COLOURS, '--only', COLOURS],
  ])('is used wrongly as %s %s %s %s', async (...args) => {
    expect((await workspace().run(...args.filter(Boolean))).status).toBe(2);
  });
});
