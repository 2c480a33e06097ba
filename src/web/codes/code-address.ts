import type { CompiledCodeSystem } from '../../query/concepts.ts';
import { pageOfCard } from '../card-list.tsx';
import { hrefOf, type Site } from '../site.ts';

type Shape = CompiledCodeSystem['shape'];

/** Address of what is said of a code. Only code systems have a view of each code; codes of a value set are on its page. */
export function pageOfCode(site: Site, { source }: Pick<Shape, 'source'>, code: string): string {
  if (source.kind !== 'code-system') return pageOfCard(site, source);
  return `${hrefOf(site, `/code-system/${encodeURIComponent(source.id)}`, { code })}#code`;
}

/** No code holds two spaces in a row, so they part the codes of a list in an address. */
const PARTING = '  ';

/** The codes of a list in an address; undefined where there is no such list. */
export function codesInAddress(query: URLSearchParams, name: string): readonly string[] | undefined {
  return query.get(name)?.split(PARTING).filter(Boolean);
}

/** A list of codes as it stands in an address; the empty list, too, is one. */
export function codesForAddress(codes: readonly string[]): string {
  return codes.length === 0 ? PARTING : codes.join(PARTING);
}
