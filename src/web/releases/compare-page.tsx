import type { EntryKind } from '../../model/release.ts';
import type { ChangeFilter, ChangeLog } from '../../query/change-log.ts';
import type { DefinitionComparison } from '../../query/compare-definitions.ts';
import { pageOf } from '../layout.tsx';
import { addressOf, type Site } from '../site.ts';
import { ChangeFilters } from './change-filters.tsx';
import { ChangesFound } from './changes-found.tsx';
import { ComparedDefinition } from './compared-definition.tsx';

export type ComparedContent =
  /** The reader has to choose releases first. */
  | { readonly show: 'choice' }
  | { readonly show: 'list'; readonly log: ChangeLog }
  | {
      readonly show: 'definition';
      readonly kind: EntryKind;
      readonly id: string;
      readonly comparison: DefinitionComparison;
    };

/** All that the page that compares two releases shows. */
export interface CompareView {
  /** Newest first. */
  readonly releases: readonly { readonly version: string; readonly date: string }[];
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly filter: ChangeFilter;
  readonly id: string | undefined;
  readonly diseases: ReadonlyMap<string, string>;
  readonly content: ComparedContent;
}

/** Two releases side by side: what changed, or one definition before and after. */
export function comparePage(site: Site, view: CompareView): string {
  const { content, from, to } = view;
  const title = content.show === 'choice' ? 'Compare two releases' : `Release ${from} and ${to} compared`;
  return pageOf({
    site,
    title: content.show === 'definition' ? `${content.id}, ${title}` : title,
    current: '/releases',
    children: (
      <article>
        <p class="crumbs soft">
          <a href={addressOf(site, '/releases')}>Releases</a> / compare
        </p>
        <h1>{title}</h1>
        <ChooseReleases site={site} view={view} />
        <Content site={site} view={view} />
      </article>
    ),
  });
}

interface Part {
  readonly site: Site;
  readonly view: CompareView;
}

/** A plain form. What else was asked stays asked, so that one definition is followed from release to release. */
function ChooseReleases({ site, view: { releases, from, to, filter, id } }: Part) {
  const kept = { ...filter, id, lang: site.chosenLanguage };
  return (
    <form class="choices no-print" method="get" action={addressOf(site, '/compare')}>
      <Choice name="from" label="Before" value={from} releases={releases} />
      <Choice name="to" label="After" value={to} releases={releases} />
      {Object.entries(kept).map(([name, value]) =>
        value === undefined ? null : <input type="hidden" name={name} value={value} />,
      )}
      <button type="submit">Compare</button>
    </form>
  );
}

interface ChoiceProps {
  readonly name: string;
  readonly label: string;
  readonly value: string | undefined;
  readonly releases: CompareView['releases'];
}

function Choice({ name, label, value, releases }: ChoiceProps) {
  const isDraft = value === 'draft';
  return (
    <div>
      <label for={`compare-${name}`}>{label}</label>
      <select id={`compare-${name}`} name={name}>
        {isDraft ? (
          <option value="draft" selected>
            draft
          </option>
        ) : null}
        {releases.map(({ version, date }) => (
          <option value={version} selected={version === value}>
            {version} of {date}
          </option>
        ))}
      </select>
    </div>
  );
}

function Content({ site, view }: Part) {
  const { content, from, to, filter, diseases } = view;
  if (content.show === 'choice' || from === undefined || to === undefined) {
    return <p>Choose a release before and one after: every definition that is not the same in both is listed.</p>;
  }
  const between = { from, to };
  if (content.show === 'definition') return <ComparedDefinition site={site} between={between} {...content} />;
  const { log } = content;
  if (log.total === 0) return <p>Nothing differs between these two.</p>;
  return (
    <>
      <ChangeFilters
        {...{ site, filter, diseases }}
        path="/compare"
        kept={{ from, to, lang: site.chosenLanguage }}
        choices={log.choices}
      />
      <ChangesFound {...{ site, between, filter, diseases, log }} />
    </>
  );
}
