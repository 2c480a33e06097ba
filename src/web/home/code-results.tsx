import type { MapRelationship } from '../../model/definitions.ts';
import type { CodeElsewhere } from '../../query/codes-elsewhere.ts';
import type { CodeInEdition, FoundCode } from '../../query/find-codes.ts';
import type { Page } from '../../query/page.ts';
import { pageOfCode } from '../code-address.ts';
import { hrefOf, type Site, textOf } from '../site.ts';
import { counted } from '../words.ts';
import type { CodesContent, Wanted } from './home.ts';

interface Props {
  readonly site: Site;
  readonly wanted: Wanted;
}

/** The first of the codes that were found, above or below the definitions. */
export function CodeResults({ site, wanted, codes }: Props & { readonly codes: Page<FoundCode> }) {
  if (codes.total === 0) return null;
  return (
    <section aria-labelledby="found-codes">
      <h2 id="found-codes">
        Codes <small>{codes.total}</small>
      </h2>
      <CodeList site={site} codes={codes.items} />
      {codes.items.length === codes.total ? null : (
        <p>
          <a href={hrefOf(site, '/', { ...wanted, show: 'codes' })}>All {counted(codes.total, 'code')}</a>
        </p>
      )}
    </section>
  );
}

/** All codes that were found, a page at a time. */
export function CodesView({ site, wanted, content }: Props & { readonly content: CodesContent }) {
  const { show: _show, ...rest } = wanted;
  return (
    <section aria-label="Codes">
      <p>
        <a href={hrefOf(site, '/', { ...rest })}>Definitions too</a>
      </p>
      <CodeList site={site} codes={content.items} />
      {content.next === undefined ? null : (
        <p>
          <a rel="next" href={hrefOf(site, '/', { ...wanted, cursor: content.next })}>
            More codes
          </a>
        </p>
      )}
    </section>
  );
}

function CodeList({ site, codes }: { readonly site: Site; readonly codes: readonly FoundCode[] }) {
  return (
    <ul class="cards codes">
      {codes.map((code) => (
        <CodeOfList site={site} code={code} />
      ))}
    </ul>
  );
}

/** What a code is elsewhere, as many as are shown before the rest is left to its own page. */
const SHOWN_ELSEWHERE = 3;

function CodeOfList({ site, code }: { readonly site: Site; readonly code: FoundCode }) {
  const { system, concept, others, elsewhere, replacedBy } = code;
  const page = pageOfCode(site, system, concept.code);
  return (
    <li>
      <div>
        <p class="name">
          <a class="hit" href={page}>
            <code>{concept.code}</code> {concept.display}
          </a>
        </p>
        <p class="soft">
          {textOf(site, system.shape.title)}
          {concept.status === 'active' ? null : <span class={`badge ${concept.status}`}>{concept.status}</span>}
        </p>
        {replacedBy.map((each) => (
          <p class="soft">
            Use instead:{' '}
            <a href={pageOfCode(site, system, each.code)}>
              <code>{each.code}</code> {each.display}
            </a>
          </p>
        ))}
        <OtherEditions site={site} code={code} others={others} />
      </div>
      {elsewhere.length === 0 ? null : (
        <ul class="elsewhere" aria-label={`${concept.code} in other systems`}>
          {elsewhere.slice(0, SHOWN_ELSEWHERE).map((each) => (
            <Elsewhere site={site} elsewhere={each} />
          ))}
          {elsewhere.length <= SHOWN_ELSEWHERE ? null : (
            <li>
              <a href={page}>{elsewhere.length - SHOWN_ELSEWHERE} more</a>
            </li>
          )}
        </ul>
      )}
    </li>
  );
}

interface OtherEditionsProps {
  readonly site: Site;
  readonly code: CodeInEdition;
  readonly others: readonly CodeInEdition[];
}

function OtherEditions({ site, code, others }: OtherEditionsProps) {
  if (others.length === 0) return null;
  return (
    <p class="soft">
      Also in edition{' '}
      {others.map(({ system, concept }, at) => (
        <>
          {at === 0 ? '' : ', '}
          <a href={pageOfCode(site, system, concept.code)}>{system.shape.version}</a>
          {concept.display === code.concept.display ? '' : ` as “${concept.display}”`}
        </>
      ))}
    </p>
  );
}

/** What the code found is, seen from the code that was looked for. */
const FOUND_IS: { readonly [R in MapRelationship]: string } = {
  equivalent: 'means the same',
  'source-is-narrower-than-target': 'is broader',
  'source-is-broader-than-target': 'is narrower',
  'related-to': 'is related',
  'not-related-to': 'is something else',
};

function Elsewhere({ site, elsewhere }: { readonly site: Site; readonly elsewhere: CodeElsewhere }) {
  const { to, found, relationship, when } = elsewhere;
  const name = (
    <>
      <code>{found.code}</code> {found.display}
    </>
  );
  return (
    <li>
      {to.system === undefined ? name : <a href={pageOfCode(site, to.system, found.code)}>{name}</a>}{' '}
      <small>
        {to.system === undefined ? `${to.url} ${to.version}` : textOf(site, to.system.shape.title)} ·{' '}
        {FOUND_IS[relationship]}
        {when === undefined ? '' : `, if ${when}`}
      </small>
    </li>
  );
}
