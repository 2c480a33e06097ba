import type { Coverage, GroupCoverage } from '../../query/coverage.ts';
import type { CrosswalkFilter } from '../../query/crosswalk.ts';
import { systemTitle } from '../codes/code-name.tsx';
import { type BarPart, CoverageBar } from '../pictures/coverage-bar.tsx';
import { hrefOf, type Site } from '../site.ts';
import { counted } from '../words.ts';

interface Props {
  readonly site: Site;
  /** Path of the map's page. */
  readonly path: string;
  readonly coverage: Coverage;
}

/** How far a concept map reaches, in numbers that lead to the codes behind them. */
export function CoverageSection({ site, path, coverage: { groups } }: Props) {
  return (
    <section aria-labelledby="coverage">
      <h2 id="coverage">Coverage</h2>
      {groups.map((group, index) => (
        <GroupSection site={site} path={path} group={group} {...(groups.length > 1 ? { number: index + 1 } : {})} />
      ))}
    </section>
  );
}

interface GroupProps {
  readonly site: Site;
  readonly path: string;
  readonly group: GroupCoverage;
  /** Which group of the map it is, where there are several. */
  readonly number?: number;
}

interface Figure extends BarPart {
  readonly words: string;
  readonly show: CrosswalkFilter | undefined;
}

function GroupSection({ site, path, group, number }: GroupProps) {
  const figures = figuresOf(group);
  return (
    <>
      <h3>
        {systemTitle(site, group.source)} to {systemTitle(site, group.target)}
      </h3>
      <p>{counted(group.sources, 'code')} to map:</p>
      <CoverageBar parts={figures} />
      <ul class="legend">
        {figures.map(({ name, count, words, show }) => (
          <li>
            <span class={`swatch ${name}`} aria-hidden="true" />
            {count === 0 || show === undefined ? (
              <>
                {count} {words}
              </>
            ) : (
              <a href={`${hrefOf(site, path, { show, group: number })}#rows`}>
                {count} {words}
              </a>
            )}
          </li>
        ))}
      </ul>
      <RoundTripText site={site} path={path} group={group} {...(number === undefined ? {} : { number })} />
    </>
  );
}

/** Each code is in one of them, so together they are all. */
function figuresOf({ mapped, oneToMany, noMap, unmapped }: GroupCoverage): readonly Figure[] {
  const one = mapped.length - oneToMany.length;
  return [
    { name: 'bar-one', count: one, words: 'lead to one code', show: undefined },
    { name: 'bar-several', count: oneToMany.length, words: 'lead to several codes', show: 'several' },
    { name: 'bar-none', count: noMap.length, words: 'were looked at and have no code there', show: 'no-map' },
    { name: 'bar-silent', count: unmapped.length, words: 'were not looked at', show: 'unmapped' },
  ];
}

function RoundTripText({ site, path, group: { roundTrip, mapped }, number }: GroupProps) {
  if (mapped.length === 0) return null;
  const { by, kept, lost } = roundTrip;
  const back =
    by === undefined ? (
      'by this map, read from right to left'
    ) : (
      <>
        by{' '}
        <a href={hrefOf(site, `/concept-map/${encodeURIComponent(by)}`)}>
          <code>{by}</code>
        </a>
      </>
    );
  return (
    <p>
      There and back ({back}):{' '}
      {lost.length === 0 ? (
        `all ${kept} come back as themselves alone.`
      ) : (
        <>
          {kept} come back as themselves alone;{' '}
          <a href={`${hrefOf(site, path, { show: 'changes', group: number })}#rows`}>{lost.length} do not</a>: recoding
          them and back loses what they said.
        </>
      )}
    </p>
  );
}
