import { LIMITS } from '../../model/limits.ts';
import { KeptChoices } from '../kept-choices.tsx';
import { addressOf, type Site } from '../site.ts';
import type { Wanted } from './home.ts';

/**
 * The search box of the start page. A plain form: it works without JavaScript, and its answer can be bookmarked. What is
 * chosen beside stays chosen.
 */
export function SearchForm({ site, wanted }: { readonly site: Site; readonly wanted: Wanted }) {
  const { q, ...chosen } = wanted;
  return (
    <search>
      <form id="search" class="search" method="get" action={addressOf(site, '/')}>
        <label for="q">Search by name, abbreviation, code or meaning</label>
        <div class="words">
          <input id="q" name="q" type="search" value={q ?? ''} maxlength={LIMITS.filterLength} autocomplete="off" />
          <button type="submit">Search</button>
        </div>
        {Object.entries(chosen).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <KeptChoices site={site} />
      </form>
    </search>
  );
}

/** The search box in the head of all other pages. */
export function HeaderSearch({ site }: { readonly site: Site }) {
  return (
    <search class="header-search">
      <form method="get" action={addressOf(site, '/')}>
        <input
          name="q"
          type="search"
          aria-label="Search the dictionary"
          placeholder="Search"
          maxlength={LIMITS.filterLength}
          autocomplete="off"
        />
        <button type="submit">Search</button>
        <KeptChoices site={site} />
      </form>
    </search>
  );
}
