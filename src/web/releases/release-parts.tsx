import type { Manifest } from '../../model/release.ts';
import { changeCounts } from '../../query/change-log.ts';
import { addressOf, type Site } from '../site.ts';
import { BUMP_WORDS } from './change-list.tsx';

/** Address of a release's page. */
export function pageOfRelease(site: Site, version: string): string {
  return addressOf(site, `/releases/${version}`, { lang: site.chosenLanguage });
}

/** `12 added, 3 changed`. */
export function changesInWords({ changes }: Pick<Manifest, 'changes'>): string {
  const counts = changeCounts(changes).byChange.filter(({ count }) => count > 0);
  return counts.map(({ value, count }) => `${count.toLocaleString('en')} ${value}`).join(', ') || 'nothing changed';
}

/** What the gravest change of a release asks of its users; of a first release, that it is the first. */
export function verdictInWords({ changes, previous }: Pick<Manifest, 'changes' | 'previous'>): string {
  const { bump } = changeCounts(changes);
  if (previous === undefined) return 'The first release.';
  return bump === undefined ? 'Nothing changed.' : `${BUMP_WORDS[bump].label}: ${BUMP_WORDS[bump].meaning}`;
}

interface SummaryProps {
  readonly manifest: Manifest;
  readonly isLatest: boolean;
}

/** Day, changes and verdict of a release. */
export function ReleaseSummary({ manifest, isLatest }: SummaryProps) {
  return (
    <p>
      {isLatest ? <span class="badge active">latest</span> : null} Of{' '}
      <time datetime={manifest.date}>{manifest.date}</time>: {changesInWords(manifest)}. {verdictInWords(manifest)}
    </p>
  );
}

interface LinksProps {
  readonly site: Site;
  readonly manifest: Manifest;
}

/** Where a release is read, compared and fetched. */
export function ReleaseLinks({ site, manifest: { version, previous } }: LinksProps) {
  return (
    <ul class="actions no-print">
      <li>
        <a href={addressOf(site, '/', { release: version, lang: site.chosenLanguage })}>Browse it</a>
      </li>
      {previous === undefined ? null : (
        <li>
          <a href={addressOf(site, '/compare', { from: previous.version, to: version })}>
            Compare with {previous.version}
          </a>
        </li>
      )}
      <li>
        <a href={addressOf(site, '/downloads', { release: version, lang: site.chosenLanguage })}>Downloads</a>
      </li>
      <li>
        <a href={addressOf(site, `/api/v1/releases/${version}`)}>JSON</a>
      </li>
      <li>
        <a href={addressOf(site, `/releases/${version}/fhir/r4/metadata`)}>FHIR R4</a>
      </li>
      <li>
        <a href={addressOf(site, `/releases/${version}/fhir/r5/metadata`)}>FHIR R5</a>
      </li>
    </ul>
  );
}
