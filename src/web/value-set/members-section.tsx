import type { OwnConcept } from '../../model/definitions.ts';
import type { Page } from '../../query/page.ts';
import { CodeSearch } from '../codes/code-search.tsx';
import { hrefOf, type Site } from '../site.ts';
import { MembersTable, type ShownMember } from './members-table.tsx';

interface Props {
  readonly site: Site;
  /** Path of the value set's page. */
  readonly path: string;
  readonly found: Page<ShownMember>;
  /** Words that the members shown hold. */
  readonly q: string | undefined;
  /** Codes that the value set holds itself, by code. */
  readonly own: ReadonlyMap<string, OwnConcept>;
  /** How many the value set has, whatever is searched for. */
  readonly size: number;
}

/** Fewest members that are worth a search. */
const WORTH_A_SEARCH = 20;

/** The codes of a value set, in its order, a page at a time. */
export function MembersSection({ site, path, found, own, q, size }: Props) {
  const { next } = found;
  return (
    <section aria-labelledby="codes">
      <h2 id="codes">Codes</h2>
      {size < WORTH_A_SEARCH && q === undefined ? null : <CodeSearch site={site} path={path} q={q} />}
      <MembersTable site={site} found={found} own={own} />
      {next === undefined ? null : (
        <p>
          <a rel="next" href={`${hrefOf(site, path, { q, cursor: next })}#codes`}>
            More codes
          </a>
        </p>
      )}
    </section>
  );
}
