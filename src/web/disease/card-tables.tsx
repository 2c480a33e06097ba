import type { Card } from '../../model/card.ts';
import { pageOfCard, StatusBadge } from '../card-list.tsx';
import type { Site } from '../site.ts';
import { counted, fieldName } from '../words.ts';

interface Props {
  readonly site: Site;
  /** Of headings, for links. */
  readonly id: string;
  readonly cards: readonly Card[];
  /** The disease that they are listed for. */
  readonly disease: string;
}

/** Definitions group by group; in each group those that name the disease first. */
export function GroupedCards({ site, id, cards, disease }: Props) {
  const groups = groupsOf(cards);
  return (
    <>
      <p class="group-links">
        {groups.map(({ group, members }) => (
          <a href={`#${id}-${group}`}>
            {fieldName(group)} <small>{members.length}</small>
          </a>
        ))}
      </p>
      {groups.map(({ group, members }) => (
        <>
          <h3 id={`${id}-${group}`}>
            {fieldName(group)} <small>{members.length}</small>
          </h3>
          <CardTable site={site} cards={members} disease={disease} />
        </>
      ))}
    </>
  );
}

interface Group {
  readonly group: string;
  readonly members: readonly Card[];
}

/** By group, in the order of the alphabet; what has none comes last. */
function groupsOf(cards: readonly Card[]): readonly Group[] {
  const groups = [...new Set(cards.map(({ group }) => group ?? OTHERS))].sort();
  const named = groups.filter((group) => group !== OTHERS);
  return [...named, ...groups.filter((group) => group === OTHERS)].map((group) => ({
    group,
    members: cards.filter((card) => (card.group ?? OTHERS) === group),
  }));
}

const OTHERS = 'others';

/** Definitions, a row each. Those for every disease are shown when they are asked for. */
export function SplitCards({ site, cards, disease }: Omit<Props, 'id'>) {
  const own = cards.filter((card) => card.diseases.includes(disease));
  const shared = cards.filter((card) => !card.diseases.includes(disease));
  return (
    <>
      <CardTable site={site} cards={own} disease={disease} />
      {shared.length === 0 ? null : (
        <details>
          <summary>{counted(shared.length, 'more')} for every disease</summary>
          <CardTable site={site} cards={shared} disease={disease} />
        </details>
      )}
    </>
  );
}

/** Definitions with their key facts and what they mean. */
export function CardTable({ site, cards, disease }: Omit<Props, 'id'>) {
  if (cards.length === 0) return null;
  return (
    <ul class="compact">
      {cards.map((card) => (
        <li id={`${card.kind}-${card.id}`}>
          <div>
            <a href={pageOfCard(site, card)}>{card.title}</a>
            {card.status === 'trial-use' || card.status === 'active' ? null : <StatusBadge card={card} />}
            <br />
            <small>
              {[...factsOf(card), ...(card.diseases.includes(disease) ? [] : ['every disease'])].join(' · ')}
            </small>
          </div>
          <p>{card.definition}</p>
        </li>
      ))}
    </ul>
  );
}

/** The level is what the list is by: its words would only repeat it. */
function factsOf({ text, coreFor }: Card): readonly string[] {
  return coreFor === undefined ? text : text.slice(0, 1);
}
