import { ChangeRows } from '../releases/change-list.tsx';
import type { ReleaseView } from '../releases/release-page.tsx';
import { addressOf, type Site } from '../site.ts';
import { counted } from '../words.ts';

interface Props {
  readonly site: Site;
  /** Of the disease. */
  readonly id: string;
  readonly release: ReleaseView;
}

/** So many changes are shown here; all are on the page of the release. */
const FIRST = 5;

/** What the release that is shown changed for a disease. */
export function DiseaseChanges({ site, id, release: { manifest, log, earlier } }: Props) {
  const { version, previous } = manifest;
  const to = (release: string) => addressOf(site, `/releases/${release}`, { disease: id, lang: site.chosenLanguage });
  const name = version === 'draft' ? 'the draft' : `release ${version}`;
  return (
    <section aria-labelledby="changes">
      <h2 id="changes">What {name} changed for it</h2>
      {log.items.length === 0 ? (
        <p>
          Nothing that names it.{' '}
          {earlier === undefined ? null : (
            <>
              The last release that did is <a href={to(earlier)}>release {earlier}</a>.
            </>
          )}
        </p>
      ) : (
        <>
          <ChangeRows
            site={site}
            between={{ from: previous?.version, to: version }}
            items={log.items.slice(0, FIRST)}
          />
          {version === 'draft' ? (
            <p>{counted(log.items.length, 'change')} in all.</p>
          ) : (
            <p>
              <a href={to(version)}>
                {log.items.length === 1 ? 'The change' : `All ${log.items.length} changes`} of release {version}
              </a>
              {log.shared.length === 0 ? null : `, and ${log.shared.length} more of what is for every disease`}
            </p>
          )}
        </>
      )}
    </section>
  );
}
