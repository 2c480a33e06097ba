import type { Child } from 'hono/jsx';
import type { DefinitionOf } from '../../model/definitions.ts';
import type { Kind } from '../../model/kind.ts';
import type { Result } from '../../model/result.ts';
import type { PageRequest } from '../../query/page.ts';
import type { Scope } from '../../query/scope.ts';
import type { Site } from '../site.ts';

/** What the page of a definition asks its kind's part to show. */
export interface KindAsked<K extends Kind = Kind> {
  readonly site: Site;
  readonly snapshot: Scope['primary'];
  readonly definition: DefinitionOf<K>;
  /** Path of the definition's page. */
  readonly path: string;
  /** What the address says beside the definition: words that the codes shown must hold, a tree's open branches, … */
  readonly query: URLSearchParams;
  readonly page: PageRequest;
  /** Address of the script that opens branches in place; undefined where this build has none. */
  readonly treeScript: string | undefined;
}

/** What only definitions of this kind show. */
export interface KindPart {
  /** Sections between the head of the page and what all kinds have. */
  readonly sections: Child;
  /** Keys of the definition that the sections show: all others are listed as the author wrote them, none is lost. */
  readonly shown: readonly string[];
}

/** Asks its questions of `query`, and shows the answers. Answers with the issues of those questions. */
export type KindPage<K extends Kind> = (asked: KindAsked<K>) => Result<KindPart>;
