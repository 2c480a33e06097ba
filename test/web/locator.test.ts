import { describe, expect, test } from 'vitest';
import { locatorParts } from '../../src/web/locator.tsx';

const linksOf = (locator: string) => locatorParts(locator).flatMap(({ href }) => href ?? []);

describe('a locator', () => {
  test.each([
    ['PMC5291965 table T7', ['https://www.ncbi.nlm.nih.gov/pmc/articles/PMC5291965/']],
    [
      'doi:10.1136/bmjopen-2017-018850 PMC5855445',
      ['https://doi.org/10.1136/bmjopen-2017-018850', 'https://www.ncbi.nlm.nih.gov/pmc/articles/PMC5855445/'],
    ],
    ['http://ashpublications.com/view-large/10723170', ['http://ashpublications.com/view-large/10723170']],
    ['PMID 12345678', ['https://pubmed.ncbi.nlm.nih.gov/12345678/']],
    ['doi/haematol.2023.284282', []],
    ['Blood 125(8):1333', []],
    ['github NCI-GDC/gdcdictionary @5c3ab29', []],
    ['javascript:alert(1)', []],
  ])('%s leads to %o', (locator, links) => {
    expect(linksOf(locator)).toEqual(links);
  });

  test('keeps all its words', () => {
    const locator = 'see doi:10.1038/sj.leu.2404284; nature.com/articles and PMC7251906.';
    expect(
      locatorParts(locator)
        .map(({ text }) => text)
        .join(''),
    ).toBe(locator);
  });
});
