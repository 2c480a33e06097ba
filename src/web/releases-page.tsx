import type { Manifest } from '../model/release.ts';
import { ChangeList } from './change-list.tsx';
import { pageOf } from './layout.tsx';
import { addressOf, type Site } from './site.ts';
import { counted } from './words.ts';

/** All releases, newest first, with their change logs. */
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
  const { version, date, digest, previous, changes } = manifest;
  const heading = `release-${version}`;
  return (
    <section aria-labelledby={heading}>
      <h2 id={heading}>
        {version} <small>{date}</small> {isLatest ? <span class="badge active">latest</span> : null}
      </h2>
      <dl class="facts">
        <dt>Digest</dt>
        <dd class="digest">
          <code>{digest}</code>
        </dd>
        <dt>Follows</dt>
        <dd>{previous === undefined ? 'nothing: it is the first' : previous.version}</dd>
        <dt>Read it</dt>
        <dd>
          <a href={addressOf(site, '/', { release: version })}>as pages</a>,{' '}
          <a href={addressOf(site, `/api/v1/releases/${version}`)}>as JSON</a>
        </dd>
      </dl>
      <details {...(isLatest ? { open: true } : {})}>
        <summary>{counted(changes.length, 'change')}</summary>
        <ChangeList site={site} release={version} changes={changes} />
      </details>
    </section>
  );
}
