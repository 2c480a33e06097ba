import type { Card } from '../../model/card.ts';
import type { Status } from '../../model/definition-parts.ts';
import type { Kind } from '../../model/kind.ts';
import type { Level } from '../../query/browse.ts';
import type { DiseaseItem } from '../../query/disease.ts';
import type { Facet } from '../../query/facets.ts';
import type { FoundCode } from '../../query/find-codes.ts';
import type { ChangeSummary } from '../../query/latest-changes.ts';
import type { Page } from '../../query/page.ts';
import type { SearchItem } from '../../query/search.ts';
import type { SearchHelp } from '../../query/search-help.ts';

/** What the reader looks for. */
export interface Wanted {
  readonly q?: string;
  readonly kind?: Kind;
  readonly disease?: string;
  readonly group?: string;
  readonly level?: Level;
  readonly status?: Status;
  /** `codes`: all codes that are found, and no definitions. */
  readonly show?: 'codes';
}

/** A definition that was found, with what to use instead where it is out of use. */
export interface ShownItem extends SearchItem {
  readonly successors?: readonly Card[];
}

/** Some definitions of one kind, of all that were found. */
export interface ResultGroup {
  readonly kind: Kind;
  readonly total: number;
  readonly items: readonly ShownItem[];
}

/** What stands below the search box. */
export type HomeContent = StartContent | GroupsContent | ListContent | CodesContent | NothingContent;

export interface StartContent {
  readonly show: 'start';
  readonly counts: ReadonlyMap<Kind, number>;
  readonly diseases: readonly DiseaseItem[];
  readonly changes: ChangeSummary;
}

export interface GroupsContent {
  readonly show: 'groups';
  readonly total: number;
  readonly groups: readonly ResultGroup[];
  readonly facets: readonly Facet[];
  /** The first of the codes; absent where a filter is chosen. */
  readonly codes?: Page<FoundCode>;
  readonly diseases?: readonly DiseaseItem[];
}

export interface ListContent extends Page<ShownItem> {
  readonly show: 'list';
  readonly facets: readonly Facet[];
}

export interface CodesContent extends Page<FoundCode> {
  readonly show: 'codes';
}

export interface NothingContent {
  readonly show: 'nothing';
  /** Definitions and codes that the words find without the filters. */
  readonly unfiltered: number;
  readonly codes: number;
  readonly help: SearchHelp;
  readonly facets: readonly Facet[];
}

export interface Home {
  readonly wanted: Wanted;
  /** What the diseases are called, by id, in the dictionary's order. */
  readonly names: ReadonlyMap<string, string>;
  readonly content: HomeContent;
}
