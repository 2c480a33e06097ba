import { addressOf, type Site, textOf } from '../site.ts';
import { bibtexOf, type Cited, citationOf } from './citation.ts';
import type { DefinitionView } from './view.ts';

interface Props {
  readonly site: Site;
  readonly view: DefinitionView;
}

/** What is rarely wanted: how to cite it, the same for machines, its digest. */
export function TechnicalSection({ site, view }: Props) {
  return (
    <section aria-labelledby="technical" class="no-print">
      <h2 id="technical">Cite, link and fetch</h2>
      <Cite site={site} view={view} />
      <Fetch site={site} view={view} />
      <details id="digest">
        <summary>Digest</summary>
        <p>SHA-256 of the content of this definition, by which anybody can tell that it is unchanged:</p>
        <p class="digest">
          <code>{view.one.entry.digest}</code>
        </p>
      </details>
    </section>
  );
}

function Cite({ site, view }: Props) {
  const cited = citedOf(site, view);
  return (
    <details id="cite">
      <summary>How to cite, and permanent link</summary>
      {cited === undefined ? (
        <p>A draft cannot be cited: it may change at any moment.</p>
      ) : (
        <>
          <p>
            This page for this release, for ever: <a href={view.permalink}>{view.permalink}</a>
          </p>
          <p>{citationOf(cited)}</p>
          <p>BibTeX:</p>
          <pre>{bibtexOf(cited)}</pre>
        </>
      )}
    </details>
  );
}

function citedOf(site: Site, { one, permalink }: DefinitionView): Cited | undefined {
  const { release, publisher, title: dictionary } = site;
  if (release === undefined || release.version === 'draft') return undefined;
  const { kind, id, version } = one.card;
  const title = textOf(site, one.definition.title);
  return { kind, id, version, title, release, publisher, dictionary, digest: one.entry.digest, url: permalink };
}

function Fetch({ site, view: { calls } }: Props) {
  return (
    <details id="machines">
      <summary>The same by command line, REST and FHIR</summary>
      <p>On the command line:</p>
      <pre>{calls.command}</pre>
      <p>With any HTTP client:</p>
      <pre>{calls.curl}</pre>
      <ul>
        {calls.links.map(({ name, path }) => (
          <li>
            <a href={addressOf(site, path)}>{name}</a> <code class="address">{path}</code>
          </li>
        ))}
      </ul>
    </details>
  );
}
