import type { Card } from '../model/card.ts';
import type { Manifest, ReleaseName } from '../model/release.ts';
import type { ConceptItem } from '../query/concepts.ts';
import type { Page } from '../query/page.ts';
import type { Member } from '../query/value-set-codes.ts';
import { type AddressOf, type CardLinks, linksOfCard, queryOf } from './links.ts';
import type { AskedOfRelease } from './route.ts';

type Here = Pick<AskedOfRelease<unknown, unknown>, 'snapshot' | 'to' | 'atCursor'>;

/** How an answer names its release in its body. */
export function releaseOf({ version, digest }: ReleaseName): Pick<ReleaseName, 'version' | 'digest'> {
  return { version, digest };
}

/** A card as REST gives it: with its addresses. */
export function cardItem(
  card: Card,
  { snapshot, to }: Pick<Here, 'snapshot' | 'to'>,
): Card & { readonly links: CardLinks } {
  return { ...card, links: linksOfCard(snapshot, card, to) };
}

/** The body of a list. */
export function listBody<T>(page: Page<T>, here: Here, itemOf: (item: T) => object): object {
  return {
    release: releaseOf(here.snapshot.name),
    total: page.total,
    items: page.items.map(itemOf),
    ...(page.next === undefined ? {} : { next: here.atCursor(page.next) }),
  };
}

/** A release as lists give it. */
export function releaseItem({ version, date, digest, previous, counts }: Manifest, to: AddressOf): object {
  const links = { self: to(`/api/v1/releases/${version}`) };
  return { version, date, digest, ...(previous === undefined ? {} : { previous }), counts, links };
}

/** A concept of the code system that the definition `id` makes. */
export function conceptItem(
  { concept, children }: ConceptItem,
  id: string,
  { snapshot, to }: Pick<Here, 'snapshot' | 'to'>,
) {
  const { code, display, definition, status, abstract, parents, designations, properties } = concept;
  const address = `/api/v1/releases/${snapshot.name.version}/code-systems/${encodeURIComponent(id)}/concept`;
  return {
    code,
    display,
    ...(definition === undefined ? {} : { definition }),
    status,
    abstract,
    parents,
    children,
    designations,
    properties,
    links: { self: to(`${address}${queryOf({ code })}`) },
  };
}

/** A code of a value set. */
export function memberItem({ system, concept, display }: Member): object {
  const { url, version } = system.shape;
  return { system: url, version, code: concept.code, display, status: concept.status };
}
