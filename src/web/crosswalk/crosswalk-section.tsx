import { LIMITS } from '../../model/limits.ts';
import { CROSSWALK_FILTERS, type Crosswalk, type CrosswalkFilter, type CrosswalkRow } from '../../query/crosswalk.ts';
import { CodeOfSide, systemTitle } from '../codes/code-name.tsx';
import { RELATIONSHIP_WORDS } from '../codes/relationship-words.ts';
import { KeptChoices } from '../kept-choices.tsx';
import { addressOf, hrefOf, type Site } from '../site.ts';
import { counted } from '../words.ts';

/** What the address asks of a map's rows. */
export interface CrosswalkAsked {
  readonly q: string | undefined;
  readonly show: CrosswalkFilter | undefined;
  /** Number of the group, from 1, as the address says it. */
  readonly group: number | undefined;
}

interface Props {
  readonly site: Site;
  /** Path of the map's page. */
  readonly path: string;
  readonly asked: CrosswalkAsked;
  readonly crosswalk: Crosswalk;
}

/** What each filter leaves, in words. */
const SHOWN: { readonly [F in CrosswalkFilter]: string } = {
  equivalent: 'means the same as one there',
  'source-is-narrower-than-target': 'is narrower than one there',
  'source-is-broader-than-target': 'is broader than one there',
  'related-to': 'is related to one there',
  'not-related-to': 'is not related to one there',
  several: 'leads to several codes',
  'no-map': 'has no code there (looked at)',
  unmapped: 'was not looked at',
  changes: 'does not come back as itself',
};

/** A concept map, both sides beside each other, searchable, paged by links. */
export function CrosswalkSection({ site, path, asked, crosswalk }: Props) {
  const { items, total, next } = crosswalk.rows;
  return (
    <section aria-labelledby="rows">
      <h2 id="rows">From code to code</h2>
      <Filters site={site} path={path} asked={asked} crosswalk={crosswalk} />
      <p role="status">
        {counted(total, 'code')}
        {items.length < total ? `, ${items.length} on this page` : ''}.
        {asked.show === 'changes' ? ' Each leads to codes that do not lead back to it alone.' : ''}
      </p>
      {inGroups(items).map((rows) => (
        <Rows site={site} rows={rows} isOneOfSeveral={crosswalk.coverage.groups.length > 1} />
      ))}
      {next === undefined ? null : (
        <p>
          <a rel="next" href={`${hrefOf(site, path, { ...asked, cursor: next })}#rows`}>
            More codes
          </a>
        </p>
      )}
    </section>
  );
}

function Filters({ site, path, asked, crosswalk: { coverage, counts } }: Props) {
  const { groups } = coverage;
  return (
    <form class="search" method="get" action={`${addressOf(site, path)}#rows`}>
      <div>
        <label for="rows-q">Search codes and names of both sides</label>
        <div class="words">
          <input id="rows-q" name="q" type="search" value={asked.q ?? ''} maxlength={LIMITS.filterLength} />
          <button type="submit">Search</button>
        </div>
      </div>
      <div class="filters">
        <div>
          <label for="rows-show">Only where the code …</label>
          <select id="rows-show" name="show">
            <option value="">all that the map names</option>
            {CROSSWALK_FILTERS.filter((each) => (counts.get(each) ?? 0) > 0 || each === asked.show).map((each) => (
              <option value={each} selected={each === asked.show}>
                {SHOWN[each]} ({counts.get(each) ?? 0})
              </option>
            ))}
          </select>
        </div>
        {groups.length === 1 ? null : (
          <div>
            <label for="rows-group">Between</label>
            <select id="rows-group" name="group">
              <option value="">all systems</option>
              {groups.map(({ source, target }, index) => (
                <option value={index + 1} selected={index + 1 === asked.group}>
                  {systemTitle(site, source)} and {systemTitle(site, target)}
                </option>
              ))}
            </select>
          </div>
        )}
      </div>
      <KeptChoices site={site} />
    </form>
  );
}

/** Rows of one group of the map after another. */
function inGroups(rows: readonly CrosswalkRow[]): readonly (readonly CrosswalkRow[])[] {
  const groups = new Map<number, CrosswalkRow[]>();
  for (const row of rows) groups.set(row.group, [...(groups.get(row.group) ?? []), row]);
  return [...groups.values()];
}

interface RowsProps {
  readonly site: Site;
  readonly rows: readonly CrosswalkRow[];
  readonly isOneOfSeveral: boolean;
}

function Rows({ site, rows, isOneOfSeveral }: RowsProps) {
  const [first] = rows;
  if (first === undefined) return null;
  return (
    <>
      <div class="crosswalk-sides">
        <p>{systemTitle(site, first.source)}</p>
        <p>{systemTitle(site, first.target)}</p>
      </div>
      <ol class="crosswalk">
        {rows.map((row) => (
          <li id={`from-${isOneOfSeveral ? `${row.group + 1}-` : ''}${encodeURIComponent(row.code.code)}`}>
            <div>
              <CodeOfSide site={site} side={row.source} code={row.code.code} />
            </div>
            <Targets site={site} row={row} />
          </li>
        ))}
      </ol>
    </>
  );
}

function Targets({
  site,
  row: { verdict, targets, target, comment },
}: {
  readonly site: Site;
  readonly row: CrosswalkRow;
}) {
  return (
    <div>
      {verdict === 'no-map' ? (
        <p>
          <strong>has no code there</strong> <small>It was looked at.</small>
        </p>
      ) : null}
      {verdict === 'unmapped' ? (
        <p>
          <strong>was not looked at</strong> <small>The map does not mention it.</small>
        </p>
      ) : null}
      {targets.map((each) => (
        <div class="crosswalk-target">
          <span class="relation">{RELATIONSHIP_WORDS[each.relationship]}</span>
          <div>
            <CodeOfSide site={site} side={target} code={each.code} />
            {each.when === undefined ? null : (
              <p class="soft">
                Only if: <span class="code">{each.when}</span>
              </p>
            )}
            {each.comment === undefined ? null : <p class="soft">{each.comment}</p>}
          </div>
        </div>
      ))}
      {comment === undefined ? null : <p class="soft">{comment}</p>}
    </div>
  );
}
