import type { ValueSet } from '../../model/definitions.ts';
import { ok } from '../../model/result.ts';
import { admittingClauses, compiledValueSet, otherEditions } from '../../query/value-set-clauses.ts';
import { codesOfValueSet } from '../../query/value-set-codes.ts';
import { wordsAsked } from '../codes/code-search.tsx';
import { DefinitionLink } from '../definition-link.tsx';
import { Listed } from '../listed.tsx';
import { hrefOf, textOf } from '../site.ts';
import { CompositionSection } from '../value-set/composition-section.tsx';
import { MembersSection } from '../value-set/members-section.tsx';
import type { KindAsked, KindPage } from './kind-page.ts';

/** What a value set holds, and why. Answers `invalid-parameter` for a cursor that is none. */
export const valueSetPart: KindPage<'value-set'> = (asked) => {
  const { site, snapshot, definition, path, query, page } = asked;
  const q = wordsAsked(query);
  const answer = codesOfValueSet(snapshot, definition.id, { q, page });
  if (!answer.ok) return answer;
  const compiled = compiledValueSet(snapshot, definition.id);
  const size = compiled?.enumeration().codes.length ?? 0;
  const items = answer.value.items.map((member) => ({
    member,
    clauses: compiled === undefined ? [] : admittingClauses(snapshot, compiled, member),
  }));
  const own = new Map((definition.codes ?? []).map((each) => [each.code, each]));
  return ok({
    sections: (
      <>
        <p>{useInWords(definition)}</p>
        <OfDiseases {...asked} />
        <MembersSection site={site} path={path} found={{ ...answer.value, items }} {...{ own, q, size }} />
        <CompositionSection site={site} snapshot={snapshot} valueSet={definition} />
        <OtherEditions {...asked} />
      </>
    ),
    shown: ['codes', 'include', 'exclude', 'extensible', 'ordered'],
  });
};

/** Whether data may hold other codes, and whether the order says anything. */
function useInWords({ extensible, ordered }: ValueSet): string {
  const others =
    extensible === true
      ? 'Extensible: data may hold another code where none of these fits.'
      : 'Closed: data hold one of these codes and no other.';
  return ordered === true ? `${others} The order of the codes means something.` : others;
}

function OtherEditions({ site, snapshot, definition }: KindAsked<'value-set'>) {
  const others = otherEditions(snapshot, definition);
  if (others.length === 0) return null;
  return (
    <section aria-labelledby="editions">
      <h2 id="editions">The same in other editions</h2>
      <p class="soft">Value sets about the same diseases that draw on another edition of the same classification.</p>
      <ul>
        {others.map((each) => (
          <li>
            <DefinitionLink site={site} to={each} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The diseases that these codes mean, where the dictionary says so. */
function OfDiseases({ site, snapshot, definition }: KindAsked<'value-set'>) {
  const diseases = snapshot.dictionary.settings.diseases.filter(({ valueSet }) => valueSet === definition.id);
  if (diseases.length === 0) return null;
  const links = diseases.map(({ id, label }) => (
    <a href={hrefOf(site, `/disease/${encodeURIComponent(id)}`)}>{textOf(site, label)}</a>
  ));
  return (
    <p>
      The dictionary takes these codes for <Listed items={links} />.
    </p>
  );
}
