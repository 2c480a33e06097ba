import type { Manifest } from '../../model/release.ts';
import type { ChangeFilter, ChangeLog } from '../../query/change-log.ts';
import { pageOfCard } from '../card-list.tsx';
import { pageOf } from '../layout.tsx';
import { addressOf, type Site } from '../site.ts';
import { counted } from '../words.ts';
import { ChangeFilters } from './change-filters.tsx';
import { kindInWords } from './change-list.tsx';
import { ChangesFound } from './changes-found.tsx';
import { pageOfRelease, ReleaseLinks, ReleaseSummary } from './release-parts.tsx';

/** All that the page of a release shows. */
export interface ReleaseView {
  readonly manifest: Manifest;
  /** Version of the release that is the latest now. */
  readonly latest: string;
  /** Diseases by id, as people call them. */
  readonly diseases: ReadonlyMap<string, string>;
  readonly filter: ChangeFilter;
  readonly log: ChangeLog;
  /** Where no change names the disease asked for: version of the last release before it in which one did. */
  readonly earlier: string | undefined;
}

/** One release: what it changed, and what it is. */
export function releasePage(site: Site, view: ReleaseView): string {
  const { manifest, latest } = view;
  const isDraft = manifest.version === 'draft';
  const title = isDraft ? 'The draft' : `Release ${manifest.version}`;
  return pageOf({
    site,
    title,
    current: '/releases',
    children: (
      <article>
        <p class="crumbs soft">
          <a href={addressOf(site, '/releases')}>Releases</a> / {manifest.version}
        </p>
        <h1>{title}</h1>
        {manifest.version === latest ? null : (
          <p class="warning">
            {isDraft ? 'This is not released, and may change at any moment.' : 'This is not the latest release.'}{' '}
            <a href={pageOfRelease(site, latest)}>What {latest} changed</a>
          </p>
        )}
        <ReleaseSummary manifest={manifest} isLatest={manifest.version === latest} />
        <ReleaseLinks site={site} manifest={manifest} />
        <Changes site={site} view={view} />
        <About site={site} manifest={manifest} />
      </article>
    ),
  });
}

interface Part {
  readonly site: Site;
  readonly view: ReleaseView;
}

function Changes({ site, view }: Part) {
  const { manifest, diseases, filter, log } = view;
  const between = { from: manifest.previous?.version, to: manifest.version };
  return (
    <>
      <ChangeFilters
        site={site}
        path={`/releases/${manifest.version}`}
        kept={{ lang: site.chosenLanguage }}
        {...{ filter, diseases }}
        choices={log.choices}
      />
      <ChangesFound {...{ site, between, filter, diseases, log }} />
      <Earlier site={site} view={view} />
    </>
  );
}

/** Where a release changed nothing that names the disease: the one that last did. */
function Earlier({ site, view: { filter, diseases, earlier } }: Part) {
  if (earlier === undefined || filter.disease === undefined) return null;
  const href = addressOf(site, `/releases/${earlier}`, { disease: filter.disease, lang: site.chosenLanguage });
  return (
    <p>
      The last release before it that did:{' '}
      <a href={href}>{`${earlier}, ${diseases.get(filter.disease) ?? filter.disease}`}</a>
    </p>
  );
}

function About({ site, manifest }: { readonly site: Site; readonly manifest: Manifest }) {
  const { version, digest, previous, counts, editions } = manifest;
  return (
    <section aria-labelledby="about">
      <h2 id="about">What it holds</h2>
      <dl class="facts">
        <dt>Follows</dt>
        <dd>{previous === undefined ? 'nothing: it is the first' : previous.version}</dd>
        <dt>Digest</dt>
        <dd class="digest">
          <code>{digest}</code>
        </dd>
        <dt>Definitions</dt>
        <dd>{holdingsInWords(counts)}</dd>
      </dl>
      <h3 id="editions">Editions of classifications</h3>
      <p>In this release, the address and edition of a code system mean exactly this content.</p>
      <section class="table" aria-labelledby="editions" tabindex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">Code system</th>
              <th scope="col">Edition</th>
              <th scope="col">Address</th>
            </tr>
          </thead>
          <tbody>
            {editions.map((edition) => (
              <tr>
                <td>
                  <a href={`${pageOfCard({ ...site, named: version }, { kind: 'code-system', id: edition.id })}`}>
                    {edition.id}
                  </a>
                </td>
                <td>{edition.version}</td>
                <td class="address">
                  <code>{edition.url}</code>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}

function holdingsInWords(counts: Manifest['counts']): string {
  const settings = ['dictionary', 'working-groups'];
  return Object.entries(counts)
    .filter(([kind]) => !settings.includes(kind))
    .map(([kind, count]) => {
      // The keys of the counts are kinds of entries.
      const { one, many } = kindInWords(kind as Parameters<typeof kindInWords>[0]);
      return counted(count, one.toLowerCase(), many.toLowerCase());
    })
    .join(', ');
}
