import type { Definition } from '../model/definitions.ts';
import { pageOfCard } from './card-list.tsx';
import { type Site, textOf } from './site.ts';
import { languageOf } from './text.tsx';

type Named = Pick<Definition, 'kind' | 'id' | 'title' | 'status'>;

interface Props {
  readonly site: Site;
  readonly to: Named;
}

/** A definition by its title in the reader's language, as a link to its page; one out of use says so. */
export function DefinitionLink({ site, to }: Props) {
  const outOfUse = to.status === 'deprecated' || to.status === 'retired';
  return (
    <>
      <a href={pageOfCard(site, to)} lang={languageOf(site, to.title)}>
        {textOf(site, to.title)}
      </a>
      {outOfUse ? <small> ({to.status})</small> : null}
    </>
  );
}
