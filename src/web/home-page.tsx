import type { Kind } from '../model/kind.ts';
import type { SearchItem } from '../query/search.ts';
import { CardList } from './card-list.tsx';
import { pageOfDisease } from './disease-page.tsx';
import { pageOf } from './layout.tsx';
import { type Choices, SearchForm, type Wanted } from './search-form.tsx';
import { hrefOf, type Site } from './site.ts';
import { counted, KIND_WORDS } from './words.ts';

/** Some definitions of one kind, of all that were found. */
export interface ResultGroup {
  readonly kind: Kind;
  readonly total: number;
  readonly items: readonly SearchItem[];
}

/** What the start page shows below the search box. */
export type HomeContent =
  | { readonly show: 'start'; readonly counts: ReadonlyMap<Kind, number> }
  | { readonly show: 'groups'; readonly total: number; readonly groups: readonly ResultGroup[] }
  | {
      readonly show: 'list';
      readonly total: number;
      readonly items: readonly SearchItem[];
      readonly next: string | undefined;
    };

export interface HomeChoices extends Choices {
  readonly diseases: readonly { readonly id: string; readonly label: string; readonly count: number }[];
}

export interface Home {
  readonly wanted: Wanted;
  readonly choices: HomeChoices;
  readonly content: HomeContent;
}

/** The start page: search box, and either the ways in, or what was found. */
export function homePage(site: Site, { wanted, choices, content }: Home): string {
  return pageOf({
    site,
    title: content.show === 'start' ? site.title : titleOf(wanted),
    current: '/',
    children: (
      <>
        <h1>{content.show === 'start' ? site.title : titleOf(wanted)}</h1>
        <SearchForm site={site} wanted={wanted} choices={choices} />
        <Content site={site} wanted={wanted} choices={choices} content={content} />
      </>
    ),
  });
}

function titleOf({ q, kind }: Wanted): string {
  const many = kind === undefined ? 'Definitions' : KIND_WORDS[kind].many;
  return q === undefined ? many : `${many} for “${q}”`;
}

function Content({ site, wanted, choices, content }: Home & { readonly site: Site }) {
  if (content.show === 'start') return <WaysIn site={site} choices={choices} counts={content.counts} />;
  if (content.total === 0) return <NothingFound site={site} />;
  if (content.show === 'groups') return <Groups site={site} wanted={wanted} content={content} />;
  return (
    <section aria-label="Results">
      <p role="status">{counted(content.total, 'definition')}</p>
      <CardList site={site} items={content.items} />
      {content.next === undefined ? null : (
        <p>
          <a rel="next" href={hrefOf(site, '/', { ...wanted, cursor: content.next })}>
            More definitions
          </a>
        </p>
      )}
    </section>
  );
}

function NothingFound({ site }: { readonly site: Site }) {
  return (
    <section aria-label="Results">
      <p role="status">Nothing was found.</p>
      <p>
        Every word must be found, at the beginning of a word. Try fewer or shorter words, take filters away, or{' '}
        <a href={hrefOf(site, '/')}>browse all definitions</a>.
      </p>
    </section>
  );
}

interface GroupsProps {
  readonly site: Site;
  readonly wanted: Wanted;
  readonly content: HomeContent & { readonly show: 'groups' };
}

function Groups({ site, wanted, content }: GroupsProps) {
  return (
    <>
      <p role="status">{counted(content.total, 'definition')}</p>
      {content.groups.map(({ kind, total, items }) => (
        <section aria-labelledby={`found-${kind}`}>
          <h2 id={`found-${kind}`}>
            {KIND_WORDS[kind].many} <small>{total}</small>
          </h2>
          <CardList site={site} items={items} />
          {items.length === total ? null : (
            <p>
              <a href={hrefOf(site, '/', { ...wanted, kind })}>
                All {total} {KIND_WORDS[kind].many.toLowerCase()}
              </a>
            </p>
          )}
        </section>
      ))}
    </>
  );
}

interface WaysInProps {
  readonly site: Site;
  readonly choices: HomeChoices;
  readonly counts: ReadonlyMap<Kind, number>;
}

function WaysIn({ site, choices, counts }: WaysInProps) {
  return (
    <>
      <section aria-labelledby="kinds">
        <h2 id="kinds">By kind</h2>
        <ul class="tiles">
          {[...counts].map(([kind, count]) => (
            <li>
              <a href={hrefOf(site, '/', { kind })}>{KIND_WORDS[kind].many}</a> <small>{count}</small>
              <p class="soft">{KIND_WORDS[kind].about}</p>
            </li>
          ))}
        </ul>
      </section>
      {choices.diseases.length === 0 ? null : (
        <section aria-labelledby="diseases">
          <h2 id="diseases">By disease</h2>
          <ul class="tiles">
            {choices.diseases.map(({ id, label, count }) => (
              <li>
                <a href={pageOfDisease(site, id)}>{label}</a> <small>{count}</small>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
