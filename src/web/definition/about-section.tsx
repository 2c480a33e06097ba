import type { Card } from '../../model/card.ts';
import { StatusBadge } from '../card-list.tsx';
import { DefinitionLink } from '../definition-link.tsx';
import { Listed } from '../listed.tsx';
import { hrefOf, type Site } from '../site.ts';
import { LinkedWords } from '../text.tsx';
import { STATUS_WORDS } from '../words.ts';
import type { DefinitionView, LicenceView } from './view.ts';

interface Props {
  readonly site: Site;
  readonly view: DefinitionView;
}

/** Who answers for a definition, what it may be used for, and where it comes from. */
export function AboutSection({ site, view }: Props) {
  const { card, definition } = view.one;
  const { source, reference = [], proposedBy, approvedBy, date } = definition.provenance;
  return (
    <section aria-labelledby="about">
      <h2 id="about">About this definition</h2>
      <dl class="facts">
        <dt>Status</dt>
        <dd>
          <StatusBadge card={card} /> {STATUS_WORDS[card.status].meaning}
        </dd>
        <dt>Version</dt>
        <dd>{versionInWords(site, card)}</dd>
        <dt>Owner</dt>
        <dd>{view.owner}</dd>
        <dt>For</dt>
        <dd>{view.diseases.join(', ')}</dd>
        <Titles site={site} view={view} />
        <dt>Licence</dt>
        <dd>
          <Licence site={site} licence={view.licence} />
        </dd>
        <dt>Sources</dt>
        <dd>{source.join(', ')}</dd>
        {reference.length === 0 ? null : (
          <>
            <dt>References</dt>
            <dd>
              <ul>
                {reference.map((each) => (
                  <li>
                    <LinkedWords site={site} text={each} />
                  </li>
                ))}
              </ul>
            </dd>
          </>
        )}
        <Fact name="Proposed by" value={proposedBy} />
        <Fact name="Approved by" value={approvedBy} />
        <Fact name="Dated" value={date} />
      </dl>
    </section>
  );
}

function versionInWords({ release }: Site, { version, since }: Card): string {
  const where =
    release === undefined || release.version === 'draft'
      ? 'the draft'
      : `release ${release.version} of ${release.date}`;
  return `${version}, as it is in ${where}; ${since === 'draft' ? 'not yet in a release' : `first in release ${since}`}`;
}

function Fact({ name, value }: { readonly name: string; readonly value: string | undefined }) {
  if (value === undefined) return null;
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  );
}

/** The title in all languages that it exists in, if they are several. */
function Titles({ view }: Props) {
  const { title } = view.one.definition;
  if (typeof title === 'string') return null;
  return (
    <>
      <dt>In other languages</dt>
      <dd>
        <ul class="plain">
          {Object.entries(title).map(([language, text]) => (
            <li>
              <small>{language}</small> <span lang={language}>{text}</span>
            </li>
          ))}
        </ul>
      </dd>
    </>
  );
}

function Licence({ site, licence }: { readonly site: Site; readonly licence: LicenceView }) {
  const { terms, own, systems } = licence;
  const about = <a href={hrefOf(site, '/about')}>{terms}</a>;
  if (own !== undefined) return <>{own}</>;
  if (systems.length === 0) return about;
  return (
    <>
      {about}; codes keep the terms of{' '}
      <Listed items={systems.map((each) => <DefinitionLink site={site} to={each} />)} />
    </>
  );
}
