import type { Child } from 'hono/jsx';
import type { DiseaseItem } from '../../query/disease.ts';
import { CardList } from '../card-list.tsx';
import { pageOfDisease } from '../disease/disease-page.tsx';
import { hrefOf, type Site } from '../site.ts';
import { KIND_WORDS } from '../words.ts';
import { CodeResults } from './code-results.tsx';
import { ChosenFilters, FacetList } from './facet-list.tsx';
import type { GroupsContent, ListContent, Wanted } from './home.ts';

interface Props<C> {
  readonly site: Site;
  readonly wanted: Wanted;
  readonly names: ReadonlyMap<string, string>;
  readonly content: C;
}

/** What was found, by kind, with the codes before it if they are what was asked for, and after it if not. */
export function GroupsView({ site, wanted, names, content }: Props<GroupsContent>) {
  const { groups, codes, diseases = [] } = content;
  const isCodeAsked = codes?.items.some(({ by }) => by !== 'words') ?? false;
  const found = codes === undefined ? null : <CodeResults site={site} wanted={wanted} codes={codes} />;
  return (
    <WithFacets site={site} wanted={wanted} names={names} content={content}>
      <Diseases site={site} diseases={diseases} />
      {isCodeAsked ? found : null}
      {groups.map(({ kind, total, items }) => (
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
      {isCodeAsked ? null : found}
    </WithFacets>
  );
}

function Diseases({ site, diseases }: { readonly site: Site; readonly diseases: readonly DiseaseItem[] }) {
  if (diseases.length === 0) return null;
  return (
    <section aria-labelledby="found-diseases">
      <h2 id="found-diseases">Diseases</h2>
      <ul class="chips">
        {diseases.map(({ id, label }) => (
          <li>
            <a class="hit" href={pageOfDisease(site, id)}>
              {label}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Definitions one below the other, a page at a time. */
export function ListView({ site, wanted, names, content }: Props<ListContent>) {
  return (
    <WithFacets site={site} wanted={wanted} names={names} content={content}>
      <section aria-label="Results">
        <CardList site={site} items={content.items} />
        {content.next === undefined ? null : (
          <p>
            <a rel="next" href={hrefOf(site, '/', { ...wanted, cursor: content.next })}>
              More definitions
            </a>
          </p>
        )}
      </section>
    </WithFacets>
  );
}

type WithFacetsProps = Props<GroupsContent | ListContent> & { readonly children?: Child };

function WithFacets({ site, wanted, names, content, children }: WithFacetsProps) {
  return (
    <div class="with-aside">
      <div>
        <p class="to-filters">
          <a href="#filters">Filters</a>
        </p>
        <ChosenFilters site={site} wanted={wanted} names={names} />
        {children}
      </div>
      <FacetList site={site} wanted={wanted} names={names} facets={content.facets} />
    </div>
  );
}
