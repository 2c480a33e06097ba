import { LIMITS } from '../model/limits.ts';
import type { Concept } from '../model/shapes.ts';
import { KeptChoices } from './kept-choices.tsx';
import { addressOf, hrefOf, type Site } from './site.ts';
import { counted } from './words.ts';

/** A code as a page shows it. */
export interface CodeRow {
  readonly code: string;
  readonly display: string;
  readonly definition?: string | undefined;
  /** Its code system, where the table mixes several. */
  readonly system?: string;
  readonly status: Concept['status'];
  readonly parents: readonly string[];
}

/** A page of the codes of a definition. */
export interface Codes {
  readonly total: number;
  readonly rows: readonly CodeRow[];
  /** Cursor of the next page. */
  readonly next: string | undefined;
  readonly q: string | undefined;
}

interface PageOf<T> {
  readonly total: number;
  readonly items: readonly T[];
  readonly next?: string;
}

/** The answer to a question for codes, as the page shows it. */
export function codesOfPage<T>(found: PageOf<T>, q: string | undefined, rowOf: (item: T) => CodeRow): Codes {
  return { total: found.total, rows: found.items.map(rowOf), next: found.next, q };
}

export function rowOfConcept({ code, display, definition, status, parents }: Concept): CodeRow {
  return { code, display, definition, status, parents };
}

/** The words that the codes shown must hold, as the address has them. */
export function wordsAsked(query: URLSearchParams): string | undefined {
  return query.get('q')?.trim().slice(0, LIMITS.filterLength) || undefined;
}

interface Props {
  readonly site: Site;
  /** Path of the definition's page. */
  readonly path: string;
  readonly codes: Codes;
}

/** The codes of a value set or code system, searchable, paged by links. */
export function CodesSection({ site, path, codes }: Props) {
  const { total, rows, next, q } = codes;
  return (
    <section aria-labelledby="codes">
      <h2 id="codes">Codes</h2>
      <CodeSearch site={site} path={path} q={q} />
      <CodesTable total={total} rows={rows} />
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

/** The box that searches the codes of a definition. */
export function CodeSearch({ site, path, q }: Omit<Props, 'codes'> & { readonly q: string | undefined }) {
  return (
    <form class="search" method="get" action={`${addressOf(site, path)}#codes`}>
      <div>
        <label for="codes-q">Search these codes</label>
        <div class="words">
          <input id="codes-q" name="q" type="search" value={q ?? ''} maxlength={LIMITS.filterLength} />
          <button type="submit">Search</button>
        </div>
      </div>
      <KeptChoices site={site} />
    </form>
  );
}

function CodesTable({ total, rows }: Pick<Codes, 'total' | 'rows'>) {
  const has = {
    system: rows.some((row) => row.system !== undefined),
    parents: rows.some((row) => row.parents.length > 0),
    status: rows.some((row) => row.status !== 'active'),
  };
  return (
    <div class="table">
      <table>
        <caption>
          {counted(total, 'code')}
          {rows.length < total ? `, ${rows.length} on this page` : ''}
        </caption>
        <thead>
          <tr>
            <th scope="col">Code</th>
            <th scope="col">Meaning</th>
            {has.parents ? <th scope="col">Below</th> : null}
            {has.system ? <th scope="col">System</th> : null}
            {has.status ? <th scope="col">Status</th> : null}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr>
              <td>
                <code>{row.code}</code>
              </td>
              <td>
                {row.display}
                {row.definition === undefined ? null : <p class="soft">{row.definition}</p>}
              </td>
              {has.parents ? <td>{row.parents.join(', ')}</td> : null}
              {has.system ? <td class="digest">{row.system}</td> : null}
              {has.status ? <td>{row.status}</td> : null}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
