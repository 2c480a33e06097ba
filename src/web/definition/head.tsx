import { StatusBadge } from '../card-list.tsx';
import { DefinitionLink } from '../definition-link.tsx';
import { addressOf, hrefOf, type Site, textOf } from '../site.ts';
import { LinkedWords, languageOf, Words } from '../text.tsx';
import { fieldName, KIND_WORDS } from '../words.ts';
import type { DefinitionView } from './view.ts';

interface Props {
  readonly site: Site;
  readonly view: DefinitionView;
}

/** What a definition is, in the words of its authors, and whether it may be used. */
export function Head({ site, view }: Props) {
  const { card, definition } = view.one;
  const { aliases = [] } = definition;
  return (
    <header>
      <Crumbs site={site} view={view} />
      <h1 lang={languageOf(site, definition.title)}>{textOf(site, definition.title)}</h1>
      <ul class="badges" aria-label="Status and version">
        <li>
          <StatusBadge card={card} />
        </li>
        <li class="badge">version {card.version}</li>
        <li class="badge">
          <Since site={site} release={card.since} />
        </li>
      </ul>
      <Deprecated site={site} view={view} />
      <p class="lead">
        <LinkedWords site={site} text={definition.definition} />
      </p>
      {aliases.length === 0 ? null : <p class="soft">Also called {aliases.join(', ')}.</p>}
    </header>
  );
}

function Since({ site, release }: { readonly site: Site; readonly release: string }) {
  if (release === 'draft') return <>new in the draft</>;
  return (
    <>
      since release <a href={`${addressOf(site, '/releases')}#release-${release}`}>{release}</a>
    </>
  );
}

function Crumbs({ site, view: { one } }: Props) {
  const { kind, id, group } = one.card;
  return (
    <p class="crumbs soft">
      <a href={hrefOf(site, '/', { kind })}>{KIND_WORDS[kind].many}</a> /{' '}
      {group === undefined ? null : (
        <>
          <a href={hrefOf(site, '/', { kind, group })}>{fieldName(group)}</a> /{' '}
        </>
      )}
      <code>{id}</code>
    </p>
  );
}

/** Why it is out of use, and what to take instead. */
function Deprecated({ site, view: { one, instead } }: Props) {
  const { deprecated } = one.definition;
  if (deprecated === undefined) return null;
  return (
    <div class="warning">
      <p>
        <strong>Not for new data.</strong> <Words site={site} text={deprecated.reason} />
        {deprecated.removeAfter === undefined ? null : ` It may be removed after ${deprecated.removeAfter}.`}
      </p>
      {instead.length === 0 ? null : (
        <p>
          {deprecated.replacedBy === undefined ? 'Consider instead: ' : 'Use instead: '}
          {instead.map((each, index) => (
            <>
              {index === 0 ? '' : ', '}
              <DefinitionLink site={site} to={each} />
            </>
          ))}
        </p>
      )}
    </div>
  );
}
