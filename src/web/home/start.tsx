import type { Change } from '../../model/release.ts';
import type { DiseaseItem } from '../../query/disease.ts';
import type { ChangeSummary, ChangesOfKind } from '../../query/latest-changes.ts';
import { pageOfCard } from '../card-list.tsx';
import { pageOfDisease } from '../disease/disease-page.tsx';
import { hrefOf, type Site } from '../site.ts';
import { counted, fieldName, KIND_WORDS } from '../words.ts';
import type { StartContent } from './home.ts';

/** What this is, and the ways in. */
export function StartView({ site, content }: { readonly site: Site; readonly content: StartContent }) {
  return (
    <>
      <p class="lead">
        What every variable, code, classification and endpoint of {site.publisher} means: for those who collect data,
        who prepare them, and who read results.
      </p>
      <WaysIn site={site} />
      <Diseases site={site} diseases={content.diseases} />
      <Kinds site={site} counts={content.counts} />
      <Changes site={site} changes={content.changes} />
    </>
  );
}

function WaysIn({ site }: { readonly site: Site }) {
  const ways = [
    ['#diseases', 'Look it up', 'By disease, by kind, or with the search above: a name, an abbreviation or a code.'],
    [hrefOf(site, '/validate'), 'Check a file', 'Against the tables of a release, in this browser. Nothing is sent.'],
    [hrefOf(site, '/docs'), 'Build on it', 'The same content for programs: REST, FHIR R4 and R5, JSON Schema.'],
  ] as const;
  return (
    <ul class="tiles ways" aria-label="What you can do here">
      {ways.map(([href, name, about]) => (
        <li>
          <a href={href}>{name}</a>
          <p class="soft">{about}</p>
        </li>
      ))}
    </ul>
  );
}

function Diseases({ site, diseases }: { readonly site: Site; readonly diseases: readonly DiseaseItem[] }) {
  if (diseases.length === 0) return null;
  const groups = [...new Set(diseases.map(({ group }) => group))];
  return (
    <section aria-labelledby="diseases">
      <h2 id="diseases">By disease</h2>
      <div class="entries">
        {groups.map((group) => (
          <div>
            <h3 id={`group-${group}`}>{fieldName(group)}</h3>
            <ul class="plain" aria-labelledby={`group-${group}`}>
              {diseases
                .filter((disease) => disease.group === group)
                .map(({ id, label }) => (
                  <li>
                    <a href={pageOfDisease(site, id)}>{label}</a>
                  </li>
                ))}
            </ul>
          </div>
        ))}
      </div>
    </section>
  );
}

function Kinds({ site, counts }: { readonly site: Site; readonly counts: StartContent['counts'] }) {
  return (
    <section aria-labelledby="kinds">
      <h2 id="kinds">By kind</h2>
      <ul class="tiles">
        {[...counts].map(([kind, count]) => (
          <li>
            <a href={hrefOf(site, '/', { kind })}>{KIND_WORDS[kind].many}</a> <small>{count}</small>
            <p class="soft">{KIND_WORDS[kind].about}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

const CHANGE_WORDS: { readonly [C in Change['change']]: string } = {
  added: 'new',
  changed: 'changed',
  deprecated: 'out of use',
  removed: 'removed',
};

function Changes({ site, changes }: { readonly site: Site; readonly changes: ChangeSummary }) {
  const { manifest, total, kinds } = changes;
  const isSealed = manifest.version !== 'draft';
  return (
    <section aria-labelledby="changes">
      <h2 id="changes">{isSealed ? `New in release ${manifest.version}` : 'New in the draft'}</h2>
      {kinds.length === 0 ? <p>No definition changed.</p> : null}
      <ul class="plain changes">
        {kinds.map((each) => (
          <ChangesOfOneKind site={site} changes={each} />
        ))}
      </ul>
      {isSealed ? (
        <p>
          <a href={hrefOf(site, `/releases/${manifest.version}`)}>All {counted(total, 'change')}</a> of {manifest.date}
        </p>
      ) : null}
    </section>
  );
}

function ChangesOfOneKind({ site, changes }: { readonly site: Site; readonly changes: ChangesOfKind }) {
  const { kind, change, count, first } = changes;
  const name = count === 1 ? KIND_WORDS[kind].one : KIND_WORDS[kind].many;
  return (
    <li>
      <strong>
        {count} {name.toLowerCase()} {CHANGE_WORDS[change]}
      </strong>
      {first.length === 0 ? '' : ': '}
      {first.map((card, at) => (
        <>
          {at === 0 ? '' : ', '}
          <a href={pageOfCard(site, card)}>{card.title}</a>
        </>
      ))}
      {count > first.length && first.length > 0 ? ', …' : ''}
    </li>
  );
}
