import type { Status } from './definition-parts.ts';
import type { Kind } from './kind.ts';

/** What every definition looks like in a list, a search result and the head of a page. */
export interface Card {
  readonly kind: Kind;
  readonly id: string;
  readonly version: string;
  readonly since: string;
  readonly title: string;
  readonly definition: string;
  readonly status: Status;
  readonly owner: string;
  readonly diseases: readonly string[];
  /** Variables: their group. Others: what they are grouped by in lists, if anything. */
  readonly group?: string;
  /** Variables: the diseases in which every source should deliver it, or `any`. Empty: extended everywhere. */
  readonly coreFor?: readonly string[];
  /** Key facts in a few words each, for lists: `decimal g/dL`, `12 codes`. */
  readonly text: readonly string[];
}
