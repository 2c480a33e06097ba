import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import { planRelease } from '../../src/release/plan.ts';
import { atomFeed } from '../../src/web/releases/atom.ts';
import type { Site } from '../../src/web/site.ts';
import { appOf, dictionaryOf, FIRST, get, HOSTILE, haemoglobin, response, responses, SECOND } from '../http/fixture.ts';

const planned = planRelease(
  SECOND,
  dictionaryOf(
    { ...haemoglobin, definition: 'Mass concentration of haemoglobin in venous blood.' },
    { ...response, diseases: ['mm'], notes: HOSTILE },
    { ...responses, codes: [{ code: 'cr', display: 'Complete remission' }] },
  ),
  '2026-06-01',
);
if (!planned.ok) throw new Error(JSON.stringify(planned.issues));
const THIRD = planned.value.release;

const { app } = appOf({ releases: [THIRD, SECOND, FIRST] });
const html = { Accept: 'text/html' };
const page = async (path: string) => (await get(app, path, html)).text;

describe('the list of releases', () => {
  it('says of each what changed and how grave it is, and leads to its page', async () => {
    const text = await page('/releases');
    expect(text).toContain('<h2 id="release-2.0.0"><a href="/releases/2.0.0">2.0.0</a></h2>');
    expect(text).toContain('3 changed, 3 removed. Major:');
    expect(text).toContain('href="/compare?from=1.1.0&amp;to=2.0.0"');
  });
});

describe('the page of a release', () => {
  it('has its changes, the gravest first, each with before and after', async () => {
    const text = await page('/releases/2.0.0');
    expect(text.indexOf('id="major"')).toBeGreaterThan(0);
    expect(text).toContain('href="/compare?kind=variable&amp;id=haemoglobin&amp;from=1.1.0&amp;to=2.0.0"');
    // What is gone leads to where it was.
    expect(text).toContain('href="/code-system/icd_o_3_2?release=1.1.0"');
  });

  it('is narrowed by disease, with how much other filters would leave', async () => {
    const text = await page('/releases/2.0.0?disease=mm');
    expect(text).toContain('1 of 6 changes names Multiple myeloma.');
    expect(text).toContain('href="/releases/2.0.0?disease=aml"');
    expect(text).toContain('1 more change of what is for every disease');
  });

  it('leads on to the last release that changed something for a disease', async () => {
    const young = appOf({ releases: [SECOND, FIRST] }).app;
    expect((await get(young, '/releases/1.1.0', html)).text).toContain('href="/releases/1.1.0?disease=mm"');
    const none = (await get(young, '/releases/1.1.0?disease=mm', html)).text;
    expect(none).toContain('None of 3 changes names Multiple myeloma.');
    expect(none).not.toContain('The last release before it that did');
    // What names it no more concerns it too.
    const next = planRelease(
      THIRD,
      dictionaryOf(haemoglobin, { ...response, diseases: ['aml'] }, responses),
      '2026-07-01',
    );
    if (!next.ok) throw new Error(JSON.stringify(next.issues));
    const last = planRelease(
      next.value.release,
      dictionaryOf({ ...haemoglobin, notes: 'New.' }, response, responses),
      '2026-08-01',
    );
    if (!last.ok) throw new Error(JSON.stringify(last.issues));
    const all = [last.value.release, next.value.release, THIRD, SECOND, FIRST];
    const old = appOf({ releases: all }).app;
    const { version } = last.value.release.manifest;
    const named = next.value.release.manifest.version;
    const { text } = await get(old, `/releases/${version}?disease=mm`, html);
    expect(text).toContain(`href="/releases/${named}?disease=mm">${named}, Multiple myeloma</a>`);
  });

  it('says that it is not the latest', async () => {
    expect(await page('/releases/1.0.0')).toContain('This is not the latest release.');
    expect(await page('/releases/2.0.0')).not.toContain('This is not the latest release.');
  });

  it('may be the draft: what the next release would change', async () => {
    const text = await page('/releases/draft');
    expect(text).toContain('<h1>The draft</h1>');
    expect(text).toContain('This is not released, and may change at any moment.');
  });

  it('is not found for a release that does not exist, nor for a filter that does not', async () => {
    expect((await get(app, '/releases/9.9.9', html)).status).toBe(404);
    expect((await get(app, '/releases/2.0.0?disease=none', html)).status).toBe(400);
  });
});

describe('the comparison of two releases', () => {
  it('lets the reader choose first', async () => {
    const text = await page('/compare');
    expect(text).toContain('<option value="1.1.0" selected="">1.1.0 of 2026-04-01</option>');
    expect(text).not.toContain('id="major"');
  });

  it('lists what changed over several releases', async () => {
    const text = await page('/compare?from=1.0.0&to=2.0.0');
    expect(text).toContain('href="/variable/haemoglobin?release=2.0.0"');
    // It came and went in between.
    expect(text).not.toContain('icd_o_3_2');
  });

  it('shows one definition before and after, word by word', async () => {
    const text = await page('/compare?from=1.0.0&to=2.0.0&kind=variable&id=haemoglobin');
    expect(text).toContain('haemoglobin in <ins>venous </ins>blood.');
  });

  it('shows codes that went as such', async () => {
    const text = await page('/compare?from=1.1.0&to=2.0.0&kind=value-set&id=responses');
    expect(text).toContain('0 codes more, 2 codes less.');
  });

  it('says where only one release holds a definition', async () => {
    const text = await page('/compare?from=1.0.0&to=1.1.0&kind=value-set&id=myeloid');
    expect(text).toContain('Release 1.0.0 does not hold it, 1.1.0 does.');
  });

  it('is not found for a definition that neither holds, and asks for the kind', async () => {
    expect((await get(app, '/compare?from=1.0.0&to=1.1.0&kind=variable&id=none', html)).status).toBe(404);
    expect((await get(app, '/compare?from=1.0.0&to=1.1.0&id=none', html)).status).toBe(400);
    expect((await get(app, '/compare?from=1.0.0&to=9.9.9', html)).status).toBe(404);
  });

  it('lets no text of an author become markup', async () => {
    const text = await page('/compare?from=1.1.0&to=2.0.0&kind=variable&id=response');
    expect(text).toContain('&lt;script&gt;');
    expect(text).not.toMatch(/<script>alert|<img/);
  });
});

describe('the feed of releases', () => {
  const parser = new XMLParser({ ignoreAttributes: false, isArray: (name) => name === 'entry' || name === 'link' });

  it('has an entry a release, newest first, with ids that do not depend on where it is served', async () => {
    const { text, headers } = await get(app, '/releases.atom');
    expect(headers.get('Content-Type')).toBe('application/atom+xml; charset=utf-8');
    expect(XMLValidator.validate(text)).toBe(true);
    const { feed } = parser.parse(text);
    expect([feed.id, feed.updated]).toEqual(['https://dictionary.example.org/releases', '2026-06-01T00:00:00Z']);
    expect(feed.entry.map((entry: { id: string }) => entry.id)).toEqual(
      ['2.0.0', '1.1.0', '1.0.0'].map((version) => `https://dictionary.example.org/releases/${version}`),
    );
    expect(feed.entry[1].updated).toBe('2026-04-01T00:00:00Z');
    expect(feed.entry[1].link[0]['@_href']).toBe('/releases/1.1.0');
  });

  it('has absolute links where the server knows its public address', async () => {
    const served = appOf({ options: { publicUrl: 'https://example.org/dictionary/' } }).app;
    const { feed } = parser.parse((await get(served, '/releases.atom')).text);
    expect(feed.link.map((link: Record<string, string>) => link['@_href'])).toEqual([
      'https://example.org/dictionary/releases.atom',
      'https://example.org/dictionary/releases',
    ]);
  });

  it('is not there as long as there is no release', async () => {
    expect((await get(appOf({ releases: [] }).app, '/releases.atom')).status).toBe(503);
  });

  it('escapes hostile words, and holds no character that XML cannot', () => {
    const site = { title: `${HOSTILE}\u0000\u0008\ud800`, publisher: HOSTILE } as Site;
    const text = atomFeed({ site, base: 'https://e.org/"><x', to: (path) => path, manifests: [SECOND.manifest] });
    expect(XMLValidator.validate(text)).toBe(true);
    expect(parser.parse(text).feed.author.name).toContain('<script>');
    expect(text).not.toContain('<script>');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these must not be there.
    expect(text).not.toMatch(/[\u0000-\u0008]|[\ud800-\udfff]/);
  });
});
