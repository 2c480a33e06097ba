import { hrefOf, type Site } from '../site.ts';
import { counted } from '../words.ts';
import { ChosenFilters } from './facet-list.tsx';
import type { NothingContent, Wanted } from './home.ts';

interface Props {
  readonly site: Site;
  readonly wanted: Wanted;
  readonly names: ReadonlyMap<string, string>;
  readonly content: NothingContent;
}

/** What to try when nothing was found. */
export function NothingFound({ site, wanted, names, content }: Props) {
  const { q } = wanted;
  const { unfiltered, codes, help } = content;
  const found = [
    ...(unfiltered === 0 ? [] : [counted(unfiltered, 'definition')]),
    ...(codes === 0 ? [] : [counted(codes, 'code')]),
  ];
  return (
    <section aria-label="What to try">
      <ChosenFilters site={site} wanted={wanted} names={names} />
      {help.instead === undefined ? null : (
        <p class="lead">
          Did you mean{' '}
          <a class="hit" href={hrefOf(site, '/', { q: help.instead })}>
            {help.instead}
          </a>
          ?
        </p>
      )}
      {found.length === 0 ? null : (
        <p>
          Without the filters:{' '}
          <a class="hit" href={hrefOf(site, '/', { q })}>
            {found.join(' and ')}
          </a>
        </p>
      )}
      <WordsAlone site={site} help={help} />
      <p>
        Every word must be found, at the beginning of a word or with one letter wrong. Try fewer or shorter words, the
        English name, an abbreviation or a code, or <a href={hrefOf(site, '/')}>browse by disease and kind</a>.
      </p>
    </section>
  );
}

function WordsAlone({ site, help: { words } }: { readonly site: Site; readonly help: NothingContent['help'] }) {
  if (words.length < 2) return null;
  return (
    <>
      <p>Each word alone:</p>
      <ul>
        {words.map(({ word, count }) => (
          <li>
            {count === 0 ? (
              <>“{word}” is nowhere</>
            ) : (
              <a class="hit" href={hrefOf(site, '/', { q: word })}>
                “{word}”: {count} found
              </a>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
