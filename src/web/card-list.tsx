import type { Card } from '../model/card.ts';
import type { SearchItem } from '../query/search.ts';
import type { ShownItem } from './home/home.ts';
import { Marked } from './marked.tsx';
import { hrefOf, type Site } from './site.ts';
import { KIND_WORDS, STATUS_WORDS } from './words.ts';

type Field = SearchItem['highlights'][number]['field'];

/** Cards in a list, with the words of a search marked. */
export function CardList({ site, items }: { readonly site: Site; readonly items: readonly ShownItem[] }) {
  return (
    <ul class="cards">
      {items.map((item) => (
        <CardOfList site={site} item={item} />
      ))}
    </ul>
  );
}

function CardOfList({ site, item }: { readonly site: Site; readonly item: ShownItem }) {
  const { card, highlights, successors = [] } = item;
  const at = (field: Field) => highlights.find((each) => each.field === field)?.positions ?? [];
  const elsewhere = highlights.filter((each) => each.text === '').map((each) => ELSEWHERE[each.field]);
  return (
    <li>
      <p class="name">
        <a class="hit" href={pageOfCard(site, card)}>
          <Marked text={card.title} positions={at('title')} />
        </a>{' '}
        <StatusBadge card={card} />
      </p>
      <p class="soft">
        <code>
          <Marked text={card.id} positions={at('id')} />
        </code>{' '}
        {[KIND_WORDS[card.kind].one, ...card.text].join(' · ')}
      </p>
      <p class="about">
        <Marked text={card.definition} positions={at('definition')} />
      </p>
      {successors.length === 0 ? null : (
        <p class="soft">
          Use instead:{' '}
          {successors.map((each, at) => (
            <>
              {at === 0 ? '' : ' or '}
              <a href={pageOfCard(site, each)}>{each.title}</a>
            </>
          ))}
        </p>
      )}
      {elsewhere.length === 0 ? null : <p class="soft">Found in its {elsewhere.join(' and ')}.</p>}
    </li>
  );
}

const ELSEWHERE: { readonly [F in Field]: string } = {
  id: 'id',
  title: 'title',
  definition: 'definition',
  synonyms: 'other names',
  content: 'codes',
};

/** Address of a definition's page. */
export function pageOfCard(site: Site, card: Pick<Card, 'kind' | 'id'>): string {
  return hrefOf(site, `/${card.kind}/${encodeURIComponent(card.id)}`);
}

/** The status as a word, never as a colour alone. */
export function StatusBadge({ card }: { readonly card: Pick<Card, 'status'> }) {
  return <span class={`badge ${card.status}`}>{STATUS_WORDS[card.status].label}</span>;
}
