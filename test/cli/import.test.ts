import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { type Entry, tarOf } from '../exchange/tar-archive.ts';
import type { Body } from '../fhir/fixture.ts';
import { startServer, type Workspace, workspace } from './workspace.ts';

const COLOURS = {
  resourceType: 'CodeSystem',
  url: 'http://example.org/colours',
  version: '1.0.0',
  name: 'Colours',
  status: 'active',
  content: 'complete',
  concept: [
    { code: 'red', display: 'Red' },
    { code: 'blue', display: 'Blue' },
  ],
};

const ALL_COLOURS = {
  resourceType: 'ValueSet',
  url: 'http://example.org/all-colours',
  version: '1.0.0',
  status: 'active',
  compose: { include: [{ system: COLOURS.url }] },
};

const COLOURS_TO_SHADES = {
  resourceType: 'ConceptMap',
  url: 'http://example.org/colours-to-shades',
  version: '1.0.0',
  status: 'active',
  group: [
    {
      source: COLOURS.url,
      target: 'http://example.org/shades',
      element: [{ code: 'red', target: [{ code: 'dark', relationship: 'source-is-narrower-than-target' }] }],
    },
  ],
};

function put(space: Workspace, name: string, content: string | Uint8Array | object): string {
  const isRaw = typeof content === 'string' || content instanceof Uint8Array;
  writeFileSync(join(space.folder, name), isRaw ? content : JSON.stringify(content));
  return name;
}

function packageOf(entries: readonly Entry[]): Uint8Array {
  return gzipSync(tarOf(entries));
}

const PACKAGE = packageOf([
  { path: 'package/package.json', content: '{"name":"colours"}' },
  { path: 'package/CodeSystem-colours.json', content: JSON.stringify(COLOURS) },
  { path: 'package/ValueSet-all.json', content: JSON.stringify(ALL_COLOURS) },
  { path: 'package/Patient-x.json', content: '{"resourceType":"Patient"}' },
  { path: 'package/ValueSet-example.json', content: '{"resourceType":"ValueSet"}' },
  { path: 'package/example/CodeSystem-other.json', content: JSON.stringify({ ...COLOURS, version: '9' }) },
]);

function rows(space: Workspace): readonly unknown[] {
  const sqlite = new Database(space.database, { readonly: true });
  const found = sqlite.prepare('SELECT type, url, version, origin FROM imported ORDER BY url').all();
  sqlite.close();
  return found;
}

describe('hdict import', () => {
  it('takes a package in, and says what it left out', async () => {
    const space = workspace();
    const { status, out, err } = await space.run('import', put(space, 'colours.tgz', PACKAGE));
    expect(status).toBe(0);
    expect(out).toContain('2 resources imported, 0 here already');
    expect(err).toContain('colours.tgz/package/ValueSet-example.json warning [import-format] Left out');
    expect(rows(space)).toEqual([
      { type: 'ValueSet', url: ALL_COLOURS.url, version: '1.0.0', origin: 'colours.tgz' },
      { type: 'CodeSystem', url: COLOURS.url, version: '1.0.0', origin: 'colours.tgz' },
    ]);
  });

  it('changes nothing the second time, whatever the order of keys', async () => {
    const space = workspace();
    await space.run('import', put(space, 'one.json', COLOURS));
    const turned = Object.fromEntries(Object.entries(COLOURS).reverse());
    const again = await space.run('import', put(space, 'two.json', turned), '--format', 'json');
    expect(again.status).toBe(0);
    expect(JSON.parse(again.out)).toEqual({ imported: true, added: 0, present: 1, issues: [] });
    expect(rows(space)).toHaveLength(1);
  });

  it('refuses other content of the same version, with all that came with it', async () => {
    const space = workspace();
    await space.run('import', put(space, 'one.json', COLOURS));
    put(space, 'new.json', ALL_COLOURS);
    put(space, 'other.json', { ...COLOURS, concept: [{ code: 'green' }] });
    const { status, out, err } = await space.run('import', 'new.json', 'other.json');
    expect(status).toBe(1);
    expect(err).toContain(`[import-conflict] ${COLOURS.url}|1.0.0 is here already with other content`);
    expect(out).toBe('Nothing was imported.\n');
    expect(rows(space)).toHaveLength(1);
    expect((await space.run('import', put(space, 'next.json', { ...COLOURS, version: '2.0.0' }))).status).toBe(0);
  });

  it('takes only the URLs that are asked for, and says which it did not find', async () => {
    const space = workspace();
    put(space, 'colours.tgz', PACKAGE);
    expect((await space.run('import', 'colours.tgz', '--only', COLOURS.url)).out).toContain('1 resource imported');
    const missing = await space.run('import', 'colours.tgz', '--only', `${COLOURS.url},http://example.org/none`);
    expect(missing.status).toBe(2);
    expect(missing.err).toContain('http://example.org/none');
  });

  const WRONG: readonly (readonly [string, string | Uint8Array | object, number, string])[] = [
    ['text that is not JSON', '{"resourceType"', 1, 'import-format'],
    ['JSON that is no resource', '[1]', 1, 'import-format'],
    ['bytes that are not UTF-8', Uint8Array.of(0x7b, 0xff), 1, 'import-format'],
    ['another type', { resourceType: 'Patient' }, 1, 'import-format'],
    ['a resource without url', { resourceType: 'ValueSet' }, 1, 'import-format'],
    ['a url with a version in it', { ...COLOURS, url: 'http://example.org/a|1' }, 1, 'import-format'],
    ['a version that is none', { ...COLOURS, version: 1 }, 1, 'import-format'],
    ['half a character', '{"resourceType":"CodeSystem","url":"http://a.b/c","x":"\\ud800"}', 1, 'import-format'],
    ['nesting without end', `{"resourceType":"CodeSystem","x":${'['.repeat(100_000)}`, 2, 'too-large'],
    ['a broken archive', Uint8Array.of(0x1f, 0x8b, 1, 2), 1, 'import-format'],
    ['an archive that leads out', packageOf([{ path: '../x.json', content: '{}' }]), 1, 'import-format'],
    ['an archive with a link', packageOf([{ path: 'package/x.json', type: '2' }]), 1, 'import-format'],
    ['a package with a broken file', packageOf([{ path: 'package/x.json', content: '{' }]), 1, 'import-format'],
  ];

  it.each(WRONG)('refuses %s and leaves no database behind', async (_name, content, status, code) => {
    const space = workspace();
    const ran = await space.run('import', put(space, 'file', content));
    expect(ran.err).toContain(`[${code}]`);
    expect(ran.status).toBe(status);
    expect(() => rows(space)).toThrow();
  });

  it('answers 3 for a file that is not there', async () => {
    const { status, err } = await workspace().run('import', 'nowhere.json');
    expect([status, err]).toEqual([3, expect.stringContaining('[file-missing]')]);
  });
});

describe('hdict serve', () => {
  async function json(url: string): Promise<unknown> {
    return (await fetch(url)).json();
  }

  it('answers from what was imported, also after SIGHUP, and from releases first', async () => {
    const space = workspace();
    await space.run('release');
    await space.run('import', put(space, 'colours.tgz', PACKAGE));
    const server = await startServer(space);
    const fhir = `${server.url}/fhir/r5`;
    expect(await json(`${fhir}/ValueSet/$expand?url=${ALL_COLOURS.url}`)).toMatchObject({
      expansion: { total: 2, contains: [{ code: 'red' }, { code: 'blue' }] },
    });
    const lookup = `CodeSystem/$lookup?system=${COLOURS.url}&code=red`;
    const named = { parameter: expect.arrayContaining([{ name: 'display', valueString: 'Red' }]) };
    expect(await json(`${fhir}/${lookup}`)).toMatchObject(named);
    expect(await json(`${server.url}/fhir/r4/${lookup}`)).toMatchObject(named);
    // A question to one release sees nothing but that release: its answers must stay what they are.
    expect((await fetch(`${server.url}/releases/1.0.0/fhir/r5/${lookup}`)).status).toBe(404);
    const translate = `${fhir}/ConceptMap/$translate?url=${COLOURS_TO_SHADES.url}&system=${COLOURS.url}&sourceCode=red`;
    expect((await fetch(translate)).status).not.toBe(200);
    await space.run('import', put(space, 'map.json', COLOURS_TO_SHADES));
    server.signal('SIGHUP');
    await server.said('Loaded again.');
    expect(JSON.stringify(await json(translate))).toContain('"dark"');
  });
});

describe('what was imported, over FHIR', () => {
  const LARGE = {
    ...COLOURS,
    url: 'http://example.org/large',
    concept: Array.from({ length: 6_000 }, (_, at) => ({ code: `c${at}`, display: `Shade ${at} ${'x'.repeat(200)}` })),
  };

  async function served() {
    const space = workspace();
    await space.run('release');
    put(space, 'colours.tgz', PACKAGE);
    put(space, 'map.json', COLOURS_TO_SHADES);
    put(space, 'large.json', LARGE);
    expect((await space.run('import', 'colours.tgz', 'map.json', 'large.json')).status).toBe(0);
    return startServer(space);
  }

  async function json(url: string): Promise<Body> {
    const response = await fetch(url);
    expect([url, response.status]).toEqual([url, 200]);
    return response.json();
  }

  it('is found by its URL and read by its id, as it came', async () => {
    const { url } = await served();
    const found = await json(`${url}/fhir/r4/CodeSystem?url=${COLOURS.url}`);
    const [{ fullUrl, resource }] = found.entry;
    expect([found.total, resource]).toEqual([1, expect.objectContaining(COLOURS)]);
    expect(fullUrl).toBe(`${url}/fhir/r4/CodeSystem/${resource.id}`);
    expect(resource.id).toMatch(/^[A-Za-z0-9.-]{1,64}$/);
    expect(await json(fullUrl)).toEqual(resource);
    expect(await json(`${fullUrl}/_history/${resource.meta.versionId}`)).toEqual(resource);
    const history = await json(`${fullUrl}/_history`);
    const response = { status: '201', etag: `W/"${resource.meta.versionId}"`, lastModified: resource.meta.lastUpdated };
    expect([history.total, history.entry]).toEqual([1, [expect.objectContaining({ resource, response })]]);
    expect((await fetch(`${url}/releases/1.0.0/fhir/r4/CodeSystem/${resource.id}/_history`)).status).toBe(404);
    expect((await json(`${url}/fhir/r5/ValueSet?url=${ALL_COLOURS.url}`)).entry[0].resource).toMatchObject(ALL_COLOURS);
    expect((await json(`${url}/releases/1.0.0/fhir/r4/CodeSystem?url=${COLOURS.url}`)).total).toBe(0);
    expect((await fetch(`${url}/releases/1.0.0/fhir/r4/CodeSystem/${resource.id}`)).status).toBe(404);
  });

  it('is in the terminology capabilities', async () => {
    const { url } = await served();
    const { codeSystem } = await json(`${url}/fhir/r5/metadata?mode=terminology`);
    const uris = codeSystem.map((each: { uri: string }) => each.uri);
    expect(uris).toEqual(expect.arrayContaining([COLOURS.url, LARGE.url]));
  });

  it('is a map of the FHIR version that is asked, and says where that is not all', async () => {
    const { url } = await served();
    const ask = async (version: string) =>
      (await json(`${url}/fhir/${version}/ConceptMap?url=${COLOURS_TO_SHADES.url}`)).entry[0].resource;
    expect((await ask('r5')).group).toEqual(COLOURS_TO_SHADES.group);
    const { group, meta } = await ask('r4');
    expect(group[0].element[0].target).toEqual([{ code: 'dark', equivalence: 'wider' }]);
    expect(meta.tag[0].code).toBe('SUBSETTED');
  });

  it('is searched without the concepts of a large system, and read with them', async () => {
    const { url } = await served();
    const search = `${url}/fhir/r4/CodeSystem?url=${LARGE.url}`;
    const { resource } = (await json(search)).entry[0];
    expect([resource.concept, resource.meta.tag[0].code]).toEqual([undefined, 'SUBSETTED']);
    expect((await json(`${search}&_summary=false`)).entry[0].resource.concept).toHaveLength(6_000);
    expect((await json(`${url}/fhir/r4/CodeSystem/${resource.id}`)).concept).toEqual(LARGE.concept);
    const expand = `${url}/fhir/r4/ValueSet/$expand?url=${LARGE.url}?fhir_vs&filter=shade%2059&count=2`;
    const { total, contains } = (await json(expand)).expansion;
    expect([total, contains[0].code]).toEqual([111, 'c59']);
  });
});

describe('hdict import --list and --withdraw', () => {
  it('list what was imported, withdraw one, and let it be imported anew', async () => {
    const space = workspace();
    await space.run('import', put(space, 'one.json', COLOURS));
    expect((await space.run('import', '--list')).out).toContain(`CodeSystem ${COLOURS.url}|1.0.0\n  from one.json`);
    const withdrawn = await space.run('import', '--withdraw', `${COLOURS.url}|1.0.0`);
    expect([withdrawn.status, withdrawn.out]).toEqual([0, expect.stringContaining('is withdrawn')]);
    put(space, 'other.json', { ...COLOURS, concept: [{ code: 'green' }] });
    expect((await space.run('import', 'other.json')).status).toBe(0);
    const { imports } = JSON.parse((await space.run('import', '--list', '--format', 'json')).out);
    expect(imports.map((each: { withdrawn?: string }) => each.withdrawn !== undefined)).toEqual([true, false]);
  });

  it('refuse what was never imported, and both or neither of files and questions', async () => {
    const space = workspace();
    const none = await space.run('import', '--withdraw', `${COLOURS.url}|1.0.0`);
    expect([none.status, none.err]).toEqual([2, expect.stringContaining('There is no import')]);
    expect((await space.run('import')).status).toBe(2);
    expect((await space.run('import', 'one.json', '--list')).status).toBe(2);
  });
});
