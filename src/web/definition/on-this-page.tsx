import { raw } from 'hono/html';

/** A heading of a page: its anchor, and what stands in it as HTML without elements. */
export interface Heading {
  readonly id: string;
  readonly html: string;
}

const HEADING = /<h2 id="([^"]+)"[^>]*>(.*?)<\/h2>/gs;

/**
 * The headings of a rendered page, in its order: read off the page itself, so that no part has to say its headings
 * twice. Authors' texts are escaped there and can hold no heading.
 */
export function headingsOf(page: string): readonly Heading[] {
  return [...page.matchAll(HEADING)].map(([, id = '', inner = '']) => ({ id, html: inner.replaceAll(/<[^>]*>/g, '') }));
}

/** Fewest headings that are worth a list. */
const WORTH_A_LIST = 3;

/** The way to each section, beside a page wide enough for it. */
export function OnThisPage({ headings }: { readonly headings: readonly Heading[] }) {
  if (headings.length < WORTH_A_LIST) return null;
  return (
    <nav class="on-this-page no-print" aria-labelledby="on-this-page">
      <p id="on-this-page">On this page</p>
      <ul>
        {headings.map(({ id, html }) => (
          <li>
            {/* Escaped where it was rendered. */}
            <a href={`#${id}`}>{raw(html)}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
