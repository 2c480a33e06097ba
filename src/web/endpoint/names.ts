import type { Endpoint } from '../../model/definitions.ts';
import type { Text } from '../../model/text.ts';
import type { Scope } from '../../query/scope.ts';
import { pageOfCard } from '../card-list.tsx';
import { type Site, textOf } from '../site.ts';

/** How a page about an endpoint names what the endpoint names. */
export interface EndpointNames {
  /** In the reader's language, else in the first there is; empty if there is none. */
  readonly textOf: (text: Text | undefined) => string;
  /** Title of a variable; of one that the release does not hold, its id. */
  readonly titleOf: (variable: string) => string;
  /** Address of the page of a variable that the endpoint names; of any other word undefined. */
  readonly pageOf: (variable: string) => string | undefined;
}

/** The names that one endpoint of a release uses. */
export function endpointNames(site: Site, snapshot: Scope['primary'], { id }: Pick<Endpoint, 'id'>): EndpointNames {
  const inSite = (text: Text | undefined) => textOf(site, text);
  const uses = new Set<string>(snapshot.graph.uses.get(`endpoint/${id}`) ?? []);
  return {
    textOf: inSite,
    titleOf: (variable) => inSite(snapshot.dictionary.definitions.get(`variable/${variable}`)?.title) || variable,
    pageOf: (word) => (uses.has(`variable/${word}`) ? pageOfCard(site, { kind: 'variable', id: word }) : undefined),
  };
}
