import type { Definition } from '../../model/definitions.ts';
import { KINDS } from '../../model/kind.ts';
import { pageOfCard } from '../card-list.tsx';
import { DefinitionLink } from '../definition-link.tsx';
import { ReferenceGraph } from '../pictures/reference-graph.tsx';
import { type Site, textOf } from '../site.ts';
import { counted, KIND_WORDS } from '../words.ts';
import type { DefinitionView } from './view.ts';

interface Props {
  readonly site: Site;
  readonly view: DefinitionView;
}

/** What a definition refers to and what refers to it, as a picture and, complete, as lists. */
export function ReferencesSection({ site, view: { one, neighbours } }: Props) {
  const { uses, usedBy, usedIndirectly } = neighbours;
  if (uses.length === 0 && usedBy.length === 0) return null;
  const node = (each: Definition) => ({
    title: textOf(site, each.title),
    kind: KIND_WORDS[each.kind].one,
    href: pageOfCard(site, each),
  });
  return (
    <section aria-labelledby="references">
      <h2 id="references">What refers to what</h2>
      <section class="picture no-print" aria-label="Picture of the references" tabindex={0}>
        <ReferenceGraph self={node(one.definition)} uses={uses.map(node)} usedBy={usedBy.map(node)} />
      </section>
      <Names site={site} id="uses" name="It uses" of={uses} none="It names no other definition." />
      <Names site={site} id="used-by" name="Used by" of={usedBy} none="No other definition names it." />
      {usedIndirectly.length === 0 ? null : (
        <details>
          <summary>
            {counted(usedIndirectly.length, 'more definition')} {usedIndirectly.length === 1 ? 'uses' : 'use'} it
            through these
          </summary>
          <ByKind site={site} of={usedIndirectly} />
        </details>
      )}
    </section>
  );
}

interface NamesProps {
  readonly site: Site;
  readonly id: string;
  readonly name: string;
  readonly of: readonly Definition[];
  readonly none: string;
}

function Names({ site, id, name, of, none }: NamesProps) {
  return (
    <>
      <h3 id={id}>{name}</h3>
      {of.length === 0 ? <p>{none}</p> : <ByKind site={site} of={of} />}
    </>
  );
}

function ByKind({ site, of }: { readonly site: Site; readonly of: readonly Definition[] }) {
  const groups = KINDS.map((kind) => ({
    kind,
    members: byTitle(
      site,
      of.filter((each) => each.kind === kind),
    ),
  }));
  return (
    <dl class="facts">
      {groups
        .filter(({ members }) => members.length > 0)
        .map(({ kind, members }) => (
          <>
            <dt>{counted(members.length, KIND_WORDS[kind].one.toLowerCase(), KIND_WORDS[kind].many.toLowerCase())}</dt>
            <dd>
              <ul class={members.length > 6 ? 'columns' : 'plain'}>
                {members.map((each) => (
                  <li>
                    <DefinitionLink site={site} to={each} />
                  </li>
                ))}
              </ul>
            </dd>
          </>
        ))}
    </dl>
  );
}

function byTitle(site: Site, of: readonly Definition[]): readonly Definition[] {
  return of.toSorted((a, b) => textOf(site, a.title).localeCompare(textOf(site, b.title), site.languages[0]));
}
