import { pageOf } from '../layout.tsx';
import type { Site } from '../site.ts';
import { counted, KIND_WORDS } from '../words.ts';
import { CodesView } from './code-results.tsx';
import type { Home, Wanted } from './home.ts';
import { NothingFound } from './nothing-found.tsx';
import { GroupsView, ListView } from './results.tsx';
import { SearchForm } from './search-form.tsx';
import { StartView } from './start.tsx';

/**
 * The start page: search box, and either the ways in, or what was found. Its script swaps the parts `title`, `said` and
 * `results` for those of the same page with other words.
 */
export function homePage(site: Site, home: Home, script: string | undefined): string {
  const { wanted, content } = home;
  const title = content.show === 'start' ? site.title : titleOf(wanted);
  return pageOf({
    site,
    title,
    current: '/',
    children: (
      <>
        <h1 id="title">{title}</h1>
        <SearchForm site={site} wanted={wanted} />
        <p id="said" role="status" class="said">
          {saidOf(home)}
        </p>
        <div id="results">
          <Content site={site} {...home} />
        </div>
        {script === undefined ? null : <script type="module" src={script} />}
      </>
    ),
  });
}

function titleOf({ q, kind, show }: Wanted): string {
  const many = show === 'codes' ? 'Codes' : kind === undefined ? 'Definitions' : KIND_WORDS[kind].many;
  if (q === undefined) return many;
  return kind === undefined && show === undefined ? `Results for “${q}”` : `${many} for “${q}”`;
}

/** How much was found, in one line that is read out when it changes. */
function saidOf({ content }: Home): string {
  switch (content.show) {
    case 'start':
      return '';
    case 'nothing':
      return 'Nothing was found.';
    case 'codes':
      return counted(content.total, 'code');
    case 'list':
      return counted(content.total, 'definition');
    case 'groups': {
      const codes = content.codes?.total ?? 0;
      const definitions = counted(content.total, 'definition');
      return codes === 0 ? definitions : `${definitions} and ${counted(codes, 'code')}`;
    }
  }
}

function Content({ site, wanted, names, content }: Home & { readonly site: Site }) {
  switch (content.show) {
    case 'start':
      return <StartView site={site} content={content} />;
    case 'groups':
      return <GroupsView site={site} wanted={wanted} names={names} content={content} />;
    case 'list':
      return <ListView site={site} wanted={wanted} names={names} content={content} />;
    case 'codes':
      return <CodesView site={site} wanted={wanted} content={content} />;
    case 'nothing':
      return <NothingFound site={site} wanted={wanted} names={names} content={content} />;
  }
}
