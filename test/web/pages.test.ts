import { describe, expect, it } from 'vitest';
import { appOf, get, HOSTILE } from '../http/fixture.ts';

const { app } = appOf();
const page = async (path: string) => (await get(app, path, { Accept: 'text/html' })).text;

describe('the start page', () => {
  it('leads to the kinds and the diseases', async () => {
    const text = await page('/');
    expect(text).toContain('href="/?kind=variable"');
    expect(text).toContain('href="/disease/aml"');
    expect(text).toContain('<form id="search" class="search" method="get" action="/">');
  });

  it('groups what is found by kind and marks the words', async () => {
    const text = await page('/?q=respons&kind=&disease=&group=&status=');
    expect(text).toContain('id="found-variable"');
    expect(text).toContain('id="found-value-set"');
    expect(text).toContain('<mark>Response</mark>');
  });

  it('lists one kind', async () => {
    const text = await page('/?kind=value-set');
    expect(text).toContain('2 definitions');
    expect(text).toContain('href="/value-set/myeloid"');
  });

  it('lists codes alone, and leads back to the definitions', async () => {
    const text = await page('/?q=morphology&show=codes');
    expect(text).toContain('120 codes');
    expect(text).toContain('href="/code-system/icd_o_3_2?code=9900%2F3#code"');
    expect(text).toContain('href="/?q=morphology"');
  });

  it('shows the code that was asked for before the definitions', async () => {
    const text = await page('/?q=9861%2F3');
    expect(text.indexOf('id="found-codes"')).toBeGreaterThan(0);
    expect(text.indexOf('id="found-codes"')).toBeLessThan(text.indexOf('id="found-concept-map"'));
  });

  it('leads to the disease that is named', async () => {
    expect(await page('/?q=myeloma')).toContain('<a class="hit" href="/disease/mm">Multiple myeloma</a>');
  });

  it('keeps in each filter what else was chosen', async () => {
    const text = await page('/?q=respons&disease=aml&release=1.1.0');
    expect(text).toContain('href="/?q=respons&amp;disease=aml&amp;kind=variable&amp;release=1.1.0"');
    expect(text).toContain('<input type="hidden" name="disease" value="aml"/>');
  });

  it('says what there is without the filters', async () => {
    const text = await page('/?q=respons&kind=score');
    expect(text).toMatch(/Without the filters: <a class="hit" href="\/\?q=respons">\d definitions/);
  });

  it('suggests a word that is known', async () => {
    expect(await page('/?q=haemogllobinn')).toContain('<a class="hit" href="/?q=haemoglobin">haemoglobin</a>');
  });

  it('says what the release changed', async () => {
    const text = await page('/');
    expect(text).toContain('New in release 1.1.0');
    expect(text).toContain('href="/releases/1.1.0"');
  });

  it('needs words to show codes', async () => {
    expect((await get(app, '/?show=codes')).status).toBe(400);
  });

  it('says so when nothing is found', async () => {
    expect(await page('/?q=xyzzy')).toContain('Nothing was found.');
  });

  it('shows the draft as long as there is no release', async () => {
    const young = appOf({ releases: [] }).app;
    expect((await get(young, '/')).text).toContain('This is the draft.');
  });

  it('says what is wrong with a filter', async () => {
    const { status, text } = await get(app, '/?disease=none', { Accept: 'text/html' });
    expect(status).toBe(400);
    expect(text).toContain('There is no disease');
  });
});

describe('every page', () => {
  it('leads to itself in the latest release, with all that its address says', async () => {
    const text = await page('/value-set/responses?q=remission&release=1.0.0&lang=de');
    expect(text).toContain('href="/value-set/responses?q=remission&amp;lang=de">See this page in the latest, 1.1.0.');
  });

  it('leads to itself in the other language of labels, by its own name', async () => {
    const text = await page('/variable/response?release=1.0.0');
    expect(text).toContain('href="/variable/response?release=1.0.0&amp;lang=de" lang="de" hreflang="de">Deutsch</a>');
  });

  it('names the address that shows it for good', async () => {
    expect(await page('/variable/response')).toContain('href="/variable/response?release=1.1.0"');
  });

  it('has a search box', async () => {
    expect(await page('/variable/response')).toContain('aria-label="Search the dictionary"');
  });

  it('says where it stands only if the server knows', async () => {
    const known = appOf({ options: { publicUrl: 'https://dictionary.example.org/d/' } }).app;
    const { text } = await get(known, '/variable/response', { Accept: 'text/html' });
    expect(text).toContain('<link rel="canonical" href="https://dictionary.example.org/d/variable/response"/>');
    expect(await page('/variable/response')).not.toContain('canonical');
  });
});

describe('the page of a disease', () => {
  it('shows its variables by level and leads to them', async () => {
    const text = await page('/disease/aml');
    for (const part of [
      '<h1>Acute myeloid leukaemia</h1>',
      'id="core"',
      'id="extended"',
      'href="/variable/response"',
    ]) {
      expect(text).toContain(part);
    }
  });

  it('says where nobody stated its codes', async () => {
    expect(await page('/disease/aml')).toContain('does not say which codes mean this disease');
  });

  it('says what the release changed for it, and leads to all of it', async () => {
    const text = await page('/disease/aml');
    expect(text).toContain('What release 1.1.0 changed for it');
    expect(text).toContain('href="/releases/1.1.0?disease=aml"');
  });

  it('says so where the release changed nothing for it', async () => {
    expect(await page('/disease/mm')).toContain('Nothing that names it.');
  });

  it('gives its code book', async () => {
    expect(await page('/disease/aml')).toContain(
      'href="/api/v1/releases/1.1.0/export/code-book?disease=aml&amp;format=xlsx"',
    );
  });

  it('keeps the release that was named', async () => {
    expect(await page('/disease/aml?release=1.0.0')).toContain('href="/variable/response?release=1.0.0"');
  });

  it('is not found for a disease that does not exist', async () => {
    expect((await get(app, '/disease/none', { Accept: 'text/html' })).status).toBe(404);
  });
});

describe('the page of a concept map', () => {
  it('shows how far it reaches', async () => {
    const text = await page('/concept-map/responses_to_morphology');
    expect(text).toContain('<h2 id="coverage">Coverage</h2>');
    expect(text).toContain('1 were looked at and have no code there');
  });
});

describe('the page of a definition', () => {
  it('is of the kind at the beginning of its address, whatever words follow', async () => {
    expect((await get(app, '/rule/score_fits_table')).text).toContain('There is no rule');
  });

  it('says what it is and who answers for it', async () => {
    const text = await page('/variable/haemoglobin');
    for (const part of ['<h1>Haemoglobin</h1>', 'Hämoglobin', 'g/dL', 'Haematology', '718-7', 'version 1.0.0']) {
      expect(text).toContain(part);
    }
  });

  it('says in plain words what its status means', async () => {
    expect(await page('/variable/response')).toContain('The alliance has not ratified it.');
  });

  it('links what it refers to', async () => {
    expect(await page('/variable/response')).toContain('<a href="/value-set/responses">Responses</a>');
  });

  it('lists what refers to it', async () => {
    expect(await page('/value-set/responses')).toMatch(/id="used-by".*href="\/variable\/response"/s);
  });

  it('shows its codes a page at a time', async () => {
    const first = await page('/code-system/icd_o_3_2?q=morphology');
    expect(first).toContain('120 codes');
    const next = first.match(/rel="next" href="([^"]+)"/)?.[1]?.replaceAll('&amp;', '&') ?? '';
    expect(next).toContain('#codes');
    expect(await page(next)).toContain('9950/3');
  });

  it('searches its codes', async () => {
    expect(await page('/value-set/myeloid?q=nos')).toContain('1 code<');
  });

  it('has its history and the addresses for machines', async () => {
    const text = await page('/code-system/icd_o_3_2');
    expect(text).toContain('href="/releases#release-1.1.0"');
    expect(text).toContain('href="/api/v1/releases/1.1.0/code-systems/icd_o_3_2"');
    expect(text).toContain('href="/releases/1.1.0/fhir/r5/CodeSystem/icd-o-3-2"');
  });

  it('can be cited with its release, but not as long as it is a draft', async () => {
    expect(await page('/variable/haemoglobin')).toContain(
      'href="https://dictionary.example.org/variable/haemoglobin?release=1.1.0"',
    );
    expect(await page('/variable/haemoglobin?release=draft')).toContain('A draft cannot be cited');
  });

  it('says how the command line and REST give the same', async () => {
    const text = await page('/variable/haemoglobin');
    expect(text).toContain('hdict show variable/haemoglobin --release 1.1.0');
    expect(text).toContain('/api/v1/releases/1.1.0/variables/haemoglobin');
  });

  it('leads to where a problem is reported and the file edited', async () => {
    const text = await page('/variable/haemoglobin');
    expect(text).toContain('href="https://forge.example.org/issues/new?title=variable%2Fhaemoglobin');
    expect(text).toContain('href="https://forge.example.org/edit/main/dictionary/variables/haemoglobin.yaml"');
    expect(await page('/variable/response')).not.toContain('forge.example.org/edit');
  });

  it('lists its sections beside it', async () => {
    expect(await page('/variable/haemoglobin')).toContain('<a href="#history">History</a>');
  });

  it('is in the language that the reader chose', async () => {
    expect(await page('/variable/haemoglobin?lang=de')).toContain('<h1 lang="de">Hämoglobin</h1>');
  });

  it('leads only to what is there', async () => {
    const links = async (path: string) => {
      const found = (await page(path)).matchAll(/href="(\/[^"#]*)/g);
      return [...found].map(([, link = '']) => link.replaceAll('&amp;', '&'));
    };
    const paths = ['/', '/?q=re', '/value-set/responses', '/code-system/icd_o_3_2', '/releases', '/about', '/docs'];
    const all = new Set((await Promise.all(paths.map(links))).flat());
    for (const link of all) {
      if (/missing_reason|eln2017|table=patient/.test(link)) continue; // An example of the alliance's own dictionary.
      expect([link, (await get(app, link)).status]).toEqual([link, 200]);
    }
  });

  it('is a helpful page if there is no such definition', async () => {
    const { status, text } = await get(app, '/variable/hemoglobin', { Accept: 'text/html' });
    expect(status).toBe(404);
    expect(text).toContain('Did you mean &quot;haemoglobin&quot;?');
  });
});

describe('the release of a page', () => {
  it('is named on every page', async () => {
    for (const path of ['/', '/variable/response', '/releases', '/about', '/docs', '/nothing']) {
      expect(await page(path)).toContain('Release 1.1.0 of 2026-04-01');
    }
  });

  it('is kept by the links once it is named', async () => {
    const text = await page('/?release=1.0.0&kind=variable');
    expect(text).toContain('href="/variable/haemoglobin?release=1.0.0"');
    expect(text).toContain('<input type="hidden" name="release" value="1.0.0"/>');
  });

  it('is noted if it is not the latest', async () => {
    expect(await page('/?release=1.0.0')).toContain('It is not the latest.');
    expect(await page('/')).not.toContain('It is not the latest.');
  });

  it('is noted if it is the draft', async () => {
    expect(await page('/variable/hostile?release=draft')).toContain('This is the draft.');
  });

  it('is a page of the problem if it does not exist', async () => {
    expect((await get(app, '/?release=9.9.9', { Accept: 'text/html' })).status).toBe(404);
  });
});

describe('text of authors and readers', () => {
  const PATHS = [
    '/variable/hostile?release=draft',
    '/?release=draft&q=script',
    '/?release=draft&kind=variable',
    `/?q=${encodeURIComponent(HOSTILE)}`,
    `/value-set/responses?q=${encodeURIComponent(HOSTILE)}`,
    `/?release=${encodeURIComponent(HOSTILE)}`,
    `/variable/${encodeURIComponent(HOSTILE)}`,
    `/${encodeURIComponent(HOSTILE)}`,
  ];

  it.each(PATHS)('never becomes markup at %s', async (path) => {
    const text = await page(path);
    expect(text).not.toMatch(/<script(?! type="module" src="\/assets\/)|<img|onerror="/i);
    expect(text).toContain('</html>');
  });

  it('never becomes a link that runs something', async () => {
    expect(await page('/variable/hostile?release=draft')).not.toMatch(/href="javascript:/i);
  });

  it('needs no inline style or script', async () => {
    for (const path of ['/', '/variable/response', '/docs'])
      expect(await page(path)).not.toMatch(/<script(?! type="module" src="\/assets\/[^"]+"><\/script>)|style="|<style/);
  });
});

describe('the reference page', () => {
  it('shows every address and every problem code', async () => {
    const text = await page('/docs');
    const { body } = await get(app, '/openapi.json');
    for (const path of Object.keys(body.paths)) expect(text).toContain(path);
    expect(text).toContain('id="problem-unknown-release"');
  });
});

describe('the page about the dictionary', () => {
  it('names the terms of every code system', async () => {
    const text = await page('/about');
    for (const part of ['CC-BY-4.0', 'Only with the permission of the WHO', 'World Health Organization']) {
      expect(text).toContain(part);
    }
  });
});
