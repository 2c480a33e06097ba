import { expect, test } from 'vitest';
import { downloadsPage } from '../../src/web/downloads-page.tsx';
import type { Site } from '../../src/web/site.ts';

const SITE: Site = {
  root: '/sub',
  title: 'A dictionary',
  publisher: 'Somebody',
  languages: ['en'],
  software: { name: 'x', version: '1' },
  release: { version: '1.2.0', date: '2026-01-15', digest: 'd', latest: '1.3.0' },
  named: '1.2.0',
  chosenLanguage: undefined,
  here: { path: '/downloads', values: {} },
  publicUrl: undefined,
};

test('every file is of exactly the release that the page shows, whatever is the latest', () => {
  const html = downloadsPage(SITE, {
    whole: { variables: 2, codes: 3 },
    diseases: [{ id: 'one', label: 'Disease <one>', variables: 2, core: 1 }],
    tables: [{ id: 'visit', title: 'Visit', columns: 4, rules: 0 }],
  });
  const links = [...html.matchAll(/href="([^"]*\/export\/[^"]*)"/g)].map(([, href]) => href?.replaceAll('&amp;', '&'));
  expect(links.length).toBeGreaterThan(8);
  for (const link of links) expect(link).toMatch(/^\/sub\/api\/v1\/releases\/1\.2\.0\/export\//);
  expect(links).toContain('/sub/api/v1/releases/1.2.0/export/code-book?format=xlsx&disease=one');
  expect(links).toContain('/sub/api/v1/releases/1.2.0/export/template?table=visit&format=xlsx');
  expect(html).toContain('Disease &lt;one&gt;');
});
