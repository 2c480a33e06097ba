import type { Definition } from '../../model/definitions.ts';
import { DefinitionLink } from '../definition-link.tsx';
import { RulesSection } from '../rules-section.tsx';
import type { Site } from '../site.ts';
import { KIND_WORDS } from '../words.ts';

interface Props {
  readonly site: Site;
  readonly readers: readonly Definition[];
}

/** The rules that check it, in their own words, and the outcomes that are computed from it. */
export function ReadersSection({ site, readers }: Props) {
  const rules = readers.filter((each) => each.kind === 'rule');
  const outcomes = readers.filter((each) => each.kind !== 'rule');
  return (
    <>
      {rules.length === 0 ? null : <RulesSection site={site} rules={rules} name="Rules that check it" />}
      {outcomes.length === 0 ? null : (
        <section aria-labelledby="outcomes">
          <h2 id="outcomes">Endpoints and scores computed from it</h2>
          <ul class={outcomes.length > 6 ? 'columns' : ''}>
            {outcomes.map((each) => (
              <li>
                <DefinitionLink site={site} to={each} /> <small>{KIND_WORDS[each.kind].one.toLowerCase()}</small>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
