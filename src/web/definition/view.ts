import type { Definition } from '../../model/definitions.ts';
import type { OneDefinition } from '../../query/browse.ts';
import type { HistoryItem } from '../../query/history.ts';
import type { Neighbours } from '../../query/neighbours.ts';
import type { KindPart } from '../kinds/kind-page.ts';

/** All that the page of a definition shows. */
export interface DefinitionView {
  readonly one: OneDefinition;
  readonly owner: string;
  readonly diseases: readonly string[];
  readonly licence: LicenceView;
  /** What replaces it or may, where it is out of use. */
  readonly instead: readonly Definition[];
  readonly neighbours: Neighbours;
  readonly history: readonly Past[];
  /** What only its kind shows. */
  readonly part: KindPart;
  readonly calls: Calls;
  readonly forge: ForgeLinks;
  /** Absolute address of this page for this release, as papers cite it. */
  readonly permalink: string;
}

/** A change, and the release to compare with; absent where there is nothing before it. */
export interface Past extends HistoryItem {
  readonly previous: string | undefined;
}

export interface LicenceView {
  /** Terms of the dictionary. */
  readonly terms: string;
  /** Terms of what the definition takes from others, where it says so itself. */
  readonly own: string | undefined;
  /** Code systems that it takes codes from, with terms of their own. */
  readonly systems: readonly Definition[];
}

/** The same for machines. */
export interface Calls {
  /** Addresses by what they give. */
  readonly links: readonly { readonly name: string; readonly path: string }[];
  readonly command: string;
  readonly curl: string;
}

/** Where to say that something is wrong; each absent where it is not set up. */
export interface ForgeLinks {
  readonly report: string | undefined;
  readonly propose: string | undefined;
}
