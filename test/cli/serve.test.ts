import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startServer, workspace } from './workspace.ts';

async function json(url: string): Promise<{ readonly [key: string]: unknown }> {
  return (await (await fetch(url)).json()) as { readonly [key: string]: unknown };
}

describe('hdict serve', () => {
  it('says what it loaded and where it listens, and answers there', async () => {
    const space = workspace();
    await space.run('release');
    const server = await startServer(space);
    expect(server.output()).toContain('1 release, latest 1.0.0');
    expect(await json(`${server.url}/api/v1/releases`)).toMatchObject({ total: 1, items: [{ version: '1.0.0' }] });
  });

  it('serves without any sealed release, and says that there is none', async () => {
    const server = await startServer(workspace());
    expect(server.output()).toContain('No sealed release yet');
    expect((await fetch(`${server.url}/api/v1/releases/latest`)).status).toBe(503);
    expect((await fetch(`${server.url}/api/v1/releases/draft`)).status).toBe(200);
  });

  it('loads a new release at SIGHUP while the old one answers byte for byte as before', async () => {
    const space = workspace();
    await space.run('release');
    const server = await startServer(space);
    const old = `${server.url}/api/v1/releases/1.0.0/variables/hemoglobin`;
    const before = await (await fetch(old)).text();
    space.edit('variables/lab/hemoglobin.yaml', (text) => text.replace('title: Hemoglobin', 'title: Haemoglobin'));
    await space.run('release');
    server.signal('SIGHUP');
    await server.said('Loaded again. 2 releases, latest 1.0.1');
    expect(await json(`${server.url}/api/v1/releases/latest/variables/hemoglobin`)).toMatchObject({
      title: 'Haemoglobin',
      version: '1.0.1',
    });
    expect(await (await fetch(old)).text()).toBe(before);
  });

  it('keeps serving what it had when a release file is broken at SIGHUP, and says so', async () => {
    const space = workspace();
    await space.run('release');
    const server = await startServer(space);
    writeFileSync(`${space.dictionary}/releases/1.0.1.ndjson`, '{"no":"manifest"}\n');
    server.signal('SIGHUP');
    await server.said('release-format');
    expect((await fetch(`${server.url}/api/v1/releases/latest`)).status).toBe(200);
  });

  it('outlives a release file that cannot be read at SIGHUP', async () => {
    const space = workspace();
    await space.run('release');
    const server = await startServer(space);
    mkdirSync(`${space.dictionary}/releases/1.0.1.ndjson`);
    server.signal('SIGHUP');
    await server.said('file-unreadable');
    expect((await fetch(`${server.url}/api/v1/releases/latest`)).status).toBe(200);
  });

  it('answers 409 with the issues for a draft with errors, and serves the releases', async () => {
    const space = workspace();
    await space.run('release');
    space.edit('variables/lab/hemoglobin.yaml', (text) => text.replace('plausible:', 'plausable:'));
    const server = await startServer(space);
    const answer = await fetch(`${server.url}/api/v1/releases/draft/variables`);
    expect(answer.status).toBe(409);
    const { issues } = (await answer.json()) as { issues: { code: string; at?: { line?: number } }[] };
    expect(issues.find((issue) => issue.code === 'unknown-key')?.at?.line).toBe(16);
    expect(await json(`${server.url}/health/ready`)).toMatchObject({
      ready: true,
      problems: [{ code: 'unknown-key' }],
    });
    expect((await fetch(`${server.url}/api/v1/releases/latest/variables`)).status).toBe(200);
  });

  it('reads the draft beside serving, and answers questions about it as if it had been there', async () => {
    const space = workspace();
    await space.run('release');
    space.edit('variables/lab/hemoglobin.yaml', (text) => text.replace('title: Hemoglobin', 'title: Haemoglobin'));
    const server = await startServer(space);
    const asked = [
      '/api/v1/releases/draft/variables/hemoglobin',
      '/releases/draft/fhir/r4/metadata',
      '/?release=draft',
    ];
    const answers = await Promise.all(asked.map((path) => fetch(`${server.url}${path}`)));
    expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200]);
    expect(await answers[0]?.json()).toMatchObject({ title: 'Haemoglobin', version: '1.0.1' });
    expect(await json(`${server.url}/api/v1/diff?from=latest&to=draft`)).toMatchObject({ total: 1 });
    await server.said('Draft: 1 change since 1.0.0');
  });

  it('names in readiness what keeps the draft from being read, once that is known', async () => {
    const space = workspace();
    await space.run('release');
    space.edit('variables/lab/hemoglobin.yaml', (text) => text.replace('plausible:', 'plausable:'));
    const server = await startServer(space);
    await server.said('Draft: 1 problem');
    expect(await json(`${server.url}/health/ready`)).toMatchObject({
      ready: true,
      problems: [{ code: 'unknown-key' }],
    });
  });

  it('shows the whole new draft after SIGHUP, also to who asks while it is read', async () => {
    const space = workspace();
    await space.run('release');
    const server = await startServer(space);
    await server.said('Draft: the same as 1.0.0');
    const draft = `${server.url}/api/v1/releases/draft/variables/hemoglobin`;
    expect(await json(draft)).toMatchObject({ title: 'Hemoglobin' });
    space.edit('variables/lab/hemoglobin.yaml', (text) => text.replace('title: Hemoglobin', 'title: Haemoglobin'));
    // More than one at once is one: the second waits, and the third is the second.
    for (let times = 0; times < 3; times++) server.signal('SIGHUP');
    await server.said('Loaded again. 1 release, latest 1.0.0');
    expect(await json(draft)).toMatchObject({ title: 'Haemoglobin' });
    expect(server.output()).toContain('Draft: 1 change since 1.0.0');
  });

  it('ends with 0 when asked to stop while the draft is read', async () => {
    const space = workspace();
    await space.run('release');
    const server = await startServer(space);
    server.signal('SIGHUP');
    server.signal('SIGTERM');
    expect(await server.ended).toBe(0);
    expect(server.output()).not.toContain('problem');
  });

  it('hides the draft with HDICT_DRAFT=off', async () => {
    const space = workspace();
    await space.run('release');
    const server = await startServer(space, { HDICT_DRAFT: 'off' });
    await server.said('Draft: hidden');
    expect((await fetch(`${server.url}/api/v1/releases/draft`)).status).toBe(404);
  });

  it('ends with 0 when asked to stop', async () => {
    const space = workspace();
    await space.run('release');
    const server = await startServer(space);
    server.signal('SIGTERM');
    expect(await server.ended).toBe(0);
  });

  it('starts again on the database it made', async () => {
    const space = workspace();
    await space.run('release');
    const first = await startServer(space);
    first.signal('SIGTERM');
    await first.ended;
    const second = await startServer(space);
    expect(second.output()).toContain('(nothing new)');
  });

  it('ends with 3 and leaves the file as it is when the database is something else', async () => {
    const space = workspace();
    await space.run('release');
    mkdirSync(dirname(space.database), { recursive: true });
    writeFileSync(space.database, 'this is no database, and it is longer than the header of one: '.repeat(4));
    const before = readFileSync(space.database);
    const { status, err } = await space.run('serve');
    expect(status).toBe(3);
    expect(err).toContain(space.database);
    expect(readFileSync(space.database).equals(before)).toBe(true);
  });

  it('ends with 3 and names the port when it is in use', async () => {
    const space = workspace();
    await space.run('release');
    const other = createServer();
    await new Promise<void>((settle) => void other.listen(0, '127.0.0.1', settle));
    onTestFinished(() => void other.close());
    const { port } = other.address() as AddressInfo;
    const { status, err } = await space.run('serve', '--port', String(port));
    expect(status).toBe(3);
    expect(err).toContain(`Port ${port} of 127.0.0.1 is in use`);
  });

  it('ends with 3 when there is neither a dictionary nor a release in the database', async () => {
    const { status, err } = workspace().spawn('serve', '--dictionary', '/nowhere');
    expect(status).toBe(3);
    expect(err).toContain('/nowhere');
  });
});
