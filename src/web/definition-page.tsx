import { raw } from 'hono/html';
import type { Definition } from '../model/definitions.ts';
import { keyOf } from '../model/ids.ts';
import { AboutSection } from './definition/about-section.tsx';
import { Head } from './definition/head.tsx';
import { HistorySection } from './definition/history-section.tsx';
import { headingsOf, OnThisPage } from './definition/on-this-page.tsx';
import { ProposeSection } from './definition/propose-section.tsx';
import { ReferencesSection } from './definition/references-section.tsx';
import { TechnicalSection } from './definition/technical-section.tsx';
import type { DefinitionView } from './definition/view.ts';
import { Fields, type References } from './fields.tsx';
import { pageOf } from './layout.tsx';
import { type Site, textOf } from './site.ts';
import { LinkedWords } from './text.tsx';

/** The page of any definition: what it says, then what its kind shows, then what everybody asks of one. */
export function definitionPage(site: Site, view: DefinitionView): string {
  const { definition } = view.one;
  const article = (
    <article>
      <Head site={site} view={view} />
      {view.part.sections}
      <Notes site={site} definition={definition} />
      <Authored site={site} view={view} />
      <ReferencesSection site={site} view={view} />
      <AboutSection site={site} view={view} />
      <HistorySection site={site} view={view} />
      <ProposeSection forge={view.forge} />
      <TechnicalSection site={site} view={view} />
    </article>
  ).toString();
  // No part of a page awaits anything, so it is text and not a promise of it.
  const rendered = String(article);
  return pageOf({
    site,
    title: textOf(site, definition.title),
    children: (
      <div class="definition">
        {raw(rendered)}
        <OnThisPage headings={headingsOf(rendered)} />
      </div>
    ),
  });
}

function Notes({ site, definition: { notes } }: { readonly site: Site; readonly definition: Definition }) {
  if (notes === undefined) return null;
  return (
    <section aria-labelledby="notes">
      <h2 id="notes">Notes</h2>
      <p class="lines">
        <LinkedWords site={site} text={notes} />
      </p>
    </section>
  );
}

/** Shown elsewhere on the page of any kind. */
const SHOWN: readonly string[] = [
  'kind',
  'id',
  'title',
  'definition',
  'status',
  'owner',
  'diseases',
  'since',
  'deprecated',
  'provenance',
  'notes',
  'aliases',
];

/** What else its authors wrote: nothing of it is lost, whatever the kind. */
function Authored({ site, view }: { readonly site: Site; readonly view: DefinitionView }) {
  const { one, part, neighbours } = view;
  const references: References = new Map(neighbours.uses.map((each) => [each.id, keyOf(each)]));
  const fields = Object.entries(one.definition).filter(([key]) => !SHOWN.includes(key) && !part.shown.includes(key));
  if (fields.length === 0) return null;
  return (
    <section aria-labelledby="details">
      <h2 id="details">Details</h2>
      <Fields site={site} value={Object.fromEntries(fields)} references={references} />
    </section>
  );
}
