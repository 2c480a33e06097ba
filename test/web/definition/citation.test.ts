import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bibtexOf, type Cited, citationOf } from '../../../src/web/definition/citation.ts';

const cited: Cited = {
  kind: 'variable',
  id: 'flt3_itd',
  version: '1.0.1',
  title: 'FLT3-ITD & more',
  release: { version: '2.1.0', date: '2026-11-22' },
  publisher: 'HARMONY Alliance',
  dictionary: 'Data Dictionary',
  digest: 'abc',
  url: 'https://dictionary.example.org/variable/flt3_itd?release=2.1.0',
};

describe('how a definition is cited', () => {
  it('names publisher, year, title, id, version, release, address and digest', () => {
    expect(citationOf(cited)).toBe(
      'HARMONY Alliance (2026). FLT3-ITD & more [variable flt3_itd, version 1.0.1]. In: Data Dictionary, release 2.1.0 ' +
        'of 2026-11-22. https://dictionary.example.org/variable/flt3_itd?release=2.1.0 (SHA-256 abc)',
    );
  });

  it('is an entry of BibTeX that TeX can read', () => {
    const entry = bibtexOf(cited);
    expect(entry).toContain('@misc{variable_flt3_itd_2_1_0,');
    expect(entry).toContain('title = {{FLT3-ITD \\& more}}');
    expect(entry).toContain('year = {2026}');
  });

  it('closes every brace that it opens, whatever a title holds', () => {
    fc.assert(
      fc.property(fc.string(), (title) => {
        const entry = bibtexOf({ ...cited, title }).replaceAll(/\\[{}]/g, '');
        expect(entry.split('{').length).toBe(entry.split('}').length);
      }),
    );
  });
});
