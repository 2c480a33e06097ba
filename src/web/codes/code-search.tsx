import { LIMITS } from '../../model/limits.ts';
import { KeptChoices } from '../kept-choices.tsx';
import { addressOf, type Site } from '../site.ts';

/** The words that the codes shown must hold, as the address has them. */
export function wordsAsked(query: URLSearchParams): string | undefined {
  return query.get('q')?.trim().slice(0, LIMITS.filterLength) || undefined;
}

interface Props {
  readonly site: Site;
  /** Path of the definition's page. */
  readonly path: string;
  readonly q: string | undefined;
}

/** The box that searches the codes of a definition. */
export function CodeSearch({ site, path, q }: Props) {
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
