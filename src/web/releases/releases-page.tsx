import type { Manifest } from '../../model/release.ts';
import { pageOf } from '../layout.tsx';
import { addressOf, type Site } from '../site.ts';
import { pageOfRelease, ReleaseLinks, ReleaseSummary } from './release-parts.tsx';

/** All releases, newest first. */
export function releasesPage(site: Site, manifests: readonly Manifest[]): string {
  return pageOf({
    site,
    title: 'Releases',
    current: '/releases',
    children: (
      <>
        <h1>Releases</h1>
        <p>
          A release is sealed: it never changes, and its digest proves that. Name it in every address to get the same
          answer for ever. Major: data that was valid may no longer be. Minor: something was added. Patch: only texts.
        </p>
        <p class="no-print">
          <a href={addressOf(site, '/compare')}>Compare two releases</a> ·{' '}
          <a href={addressOf(site, '/releases.atom')}>News feed (Atom)</a>
        </p>
        {manifests.length === 0 ? <p>There is no release yet.</p> : null}
        {manifests.map((manifest, index) => (
          <OneRelease site={site} manifest={manifest} isLatest={index === 0} />
        ))}
      </>
    ),
  });
}

interface OneReleaseProps {
  readonly site: Site;
  readonly manifest: Manifest;
  readonly isLatest: boolean;
}

function OneRelease({ site, manifest, isLatest }: OneReleaseProps) {
  const heading = `release-${manifest.version}`;
  return (
    <section aria-labelledby={heading}>
      <h2 id={heading}>
        <a href={pageOfRelease(site, manifest.version)}>{manifest.version}</a>
      </h2>
      <ReleaseSummary manifest={manifest} isLatest={isLatest} />
      <p class="digest soft">
        Digest <code>{manifest.digest}</code>
      </p>
      <ReleaseLinks site={site} manifest={manifest} />
    </section>
  );
}
