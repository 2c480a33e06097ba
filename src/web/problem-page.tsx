import { pageOf } from './layout.tsx';
import { hrefOf, type Site } from './site.ts';

/** What went wrong, for a reader. */
export interface ProblemView {
  readonly status: number;
  readonly title: string;
  readonly details: readonly string[];
  readonly errorId?: string | undefined;
}

/** The page shown instead of the one asked for. */
export function problemPage(site: Site, { status, title, details, errorId }: ProblemView): string {
  return pageOf({
    site,
    title,
    children: (
      <>
        <p class="crumbs soft">Error {status}</p>
        <h1>{title}</h1>
        {details.map((detail) => (
          <p>{detail}</p>
        ))}
        {errorId === undefined ? null : (
          <p>
            Please report it with this id: <code>{errorId}</code>
          </p>
        )}
        <p>
          <a href={hrefOf({ ...site, named: undefined }, '/')}>Search and browse the dictionary</a>
        </p>
      </>
    ),
  });
}
