/** A part of a locator: text, or something that leads to a publication. */
interface LocatorPart {
  readonly text: string;
  readonly href?: string;
}

/** Web addresses, DOIs and ids of PubMed Central and PubMed. */
const LINKED = /(https?:\/\/[^\s;,]+)|\bdoi:(10\.\d{4,9}\/[^\s;,]+)|\b(PMC\d{4,})\b|\bPMID:?\s?(\d{4,})\b/g;

/** Where a publication is found, its addresses apart from its words. What only looks like one stays text. */
export function locatorParts(locator: string): readonly LocatorPart[] {
  const parts: LocatorPart[] = [];
  let end = 0;
  for (const match of locator.matchAll(LINKED)) {
    if (match.index > end) parts.push({ text: locator.slice(end, match.index) });
    parts.push({ text: match[0], href: addressOf(match) });
    end = match.index + match[0].length;
  }
  return end < locator.length ? [...parts, { text: locator.slice(end) }] : parts;
}

function addressOf([text, web, doi, central, pubmed]: RegExpExecArray | RegExpMatchArray): string {
  if (web !== undefined) return web;
  if (doi !== undefined) return `https://doi.org/${doi.split('/').map(encodeURIComponent).join('/')}`;
  if (central !== undefined) return `https://www.ncbi.nlm.nih.gov/pmc/articles/${central}/`;
  return pubmed === undefined ? (text ?? '') : `https://pubmed.ncbi.nlm.nih.gov/${pubmed}/`;
}

/** A locator with links to what it names. */
export function Locator({ locator }: { readonly locator: string }) {
  return (
    <>
      {locatorParts(locator).map(({ text, href }) =>
        href === undefined ? (
          text
        ) : (
          <a href={href} rel="external noreferrer">
            {text}
          </a>
        ),
      )}
    </>
  );
}
