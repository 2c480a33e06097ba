import type { Definition } from '../model/definitions.ts';
import type { Key } from '../model/ids.ts';
import type { OneDefinition, Use } from '../query/browse.ts';
import type { HistoryItem } from '../query/history.ts';
import { pageOfCard, StatusBadge } from './card-list.tsx';
import { cardOfKey, Fields, type References } from './fields.tsx';
import type { KindPart } from './kinds/kind-page.ts';
import { pageOf } from './layout.tsx';
import { addressOf, hrefOf, type Site } from './site.ts';
import { counted, KIND_WORDS, STATUS_WORDS } from './words.ts';

/** All that the page of a definition shows. */
export interface DefinitionView {
  readonly one: OneDefinition;
  readonly ownerTitle: string;
  readonly diseases: readonly string[];
  /** What it names itself. */
  readonly uses: readonly Key[];
  readonly usedBy: readonly Use[];
  readonly history: readonly HistoryItem[];
  /** What only its kind shows. */
  readonly part: KindPart;
  /** Addresses of the same for machines, by what they give. */
  readonly machineLinks: readonly { readonly name: string; readonly path: string }[];
}

/** The page of any definition: what everybody asks of one first, then everything its authors wrote. */
export function definitionPage(site: Site, view: DefinitionView): string {
  const { card, definition } = view.one;
  const references = new Map(view.uses.map((key) => [cardOfKey(key).id, key]));
  return pageOf({
    site,
    title: card.title,
    children: (
      <article>
        <Head site={site} view={view} />
        {view.part.sections}
        <Authored site={site} definition={definition} references={references} shown={view.part.shown} />
        <UsedBy site={site} view={view} />
        <Provenance site={site} definition={definition} />
        <HistorySection site={site} items={view.history} />
        <ForMachines site={site} links={view.machineLinks} />
      </article>
    ),
  });
}

interface Part {
  readonly site: Site;
  readonly view: DefinitionView;
}

function Head({ site, view }: Part) {
  const { card, entry } = view.one;
  const words = KIND_WORDS[card.kind];
  return (
    <>
      <p class="crumbs soft">
        <a href={hrefOf(site, '/', { kind: card.kind })}>{words.many}</a> / <code>{card.id}</code>
      </p>
      <h1>{card.title}</h1>
      <ul class="badges" aria-label="Status and version">
        <li>
          <StatusBadge card={card} />
        </li>
        <li class="badge">version {card.version}</li>
        <li class="badge">since {card.since}</li>
      </ul>
      <p class="lead">{card.definition}</p>
      <dl class="facts">
        <dt>Status</dt>
        <dd>{STATUS_WORDS[card.status].meaning}</dd>
        {card.text.length === 0 ? null : (
          <>
            <dt>Key facts</dt>
            <dd>{card.text.join(' · ')}</dd>
          </>
        )}
        <dt>Owner</dt>
        <dd>{view.ownerTitle}</dd>
        <dt>Diseases</dt>
        <dd>{view.diseases.join(', ')}</dd>
        <dt>Digest</dt>
        <dd class="digest">
          <code>{entry.digest}</code>
        </dd>
      </dl>
    </>
  );
}

/** Shown elsewhere on the page. */
const SHOWN = ['kind', 'id', 'status', 'owner', 'diseases', 'since', 'provenance'];

interface AuthoredProps {
  readonly site: Site;
  readonly definition: Definition;
  readonly references: References;
  /** Keys that the sections above show. */
  readonly shown: readonly string[];
}

function Authored({ site, definition, references, shown }: AuthoredProps) {
  const fields = Object.entries(definition).filter(([key, value]) => {
    if (SHOWN.includes(key) || shown.includes(key)) return false;
    // One language is in the head already; several are worth a list.
    return !(typeof value === 'string' && (key === 'title' || key === 'definition'));
  });
  if (fields.length === 0) return null;
  return (
    <section aria-labelledby="details">
      <h2 id="details">Details</h2>
      <Fields site={site} value={Object.fromEntries(fields)} references={references} />
    </section>
  );
}

function UsedBy({ site, view: { usedBy } }: Part) {
  if (usedBy.length === 0) return null;
  const direct = usedBy.filter((use) => use.distance === 1);
  const indirect = usedBy.filter((use) => use.distance > 1);
  return (
    <section aria-labelledby="used-by">
      <h2 id="used-by">Used by</h2>
      <Uses site={site} uses={direct} />
      {indirect.length === 0 ? null : (
        <details>
          <summary>{counted(indirect.length, 'definition')} indirectly</summary>
          <Uses site={site} uses={indirect} />
        </details>
      )}
    </section>
  );
}

function Uses({ site, uses }: { readonly site: Site; readonly uses: readonly Use[] }) {
  return (
    <ul>
      {uses.map(({ card }) => (
        <li>
          <a href={pageOfCard(site, card)}>{card.title}</a> <small>{KIND_WORDS[card.kind].one.toLowerCase()}</small>
        </li>
      ))}
    </ul>
  );
}

function Provenance({ site, definition }: { readonly site: Site; readonly definition: Definition }) {
  return (
    <section aria-labelledby="provenance">
      <h2 id="provenance">Provenance</h2>
      <Fields site={site} value={definition.provenance} references={new Map()} />
    </section>
  );
}

function HistorySection({ site, items }: { readonly site: Site; readonly items: readonly HistoryItem[] }) {
  if (items.length === 0) return null;
  return (
    <section aria-labelledby="history">
      <h2 id="history">History</h2>
      <ul>
        {items.map(({ release, date, change }) => (
          <li>
            <a href={`${addressOf(site, '/releases')}#release-${release}`}>Release {release}</a> of {date}:{' '}
            {change.summary}
            {change.version === undefined ? null : <small> version {change.version}</small>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function ForMachines({ site, links }: { readonly site: Site; readonly links: DefinitionView['machineLinks'] }) {
  return (
    <section aria-labelledby="machines" class="no-print">
      <h2 id="machines">For machines</h2>
      <ul>
        {links.map(({ name, path }) => (
          <li>
            <a href={addressOf(site, path)}>{name}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}
